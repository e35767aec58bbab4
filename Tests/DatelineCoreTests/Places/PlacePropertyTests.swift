import DatelineTesting
import Linguistics
import Testing

@testable import DatelineCore

@Suite struct PlacePropertyTests {
  private static let words = [
    "Paris", ",", "Texas", "New", "York", "north", "of", "30", "km", "the", "village", "of", "Kyiv", "denied", "’s",
    "-", "St.", "John", "Lake", "County", "Ivanivske", "near", "Goma", "(", ")", "U.S.", "-led", "Georgia", "Jordan", "in",
    "Mr", "Road", "West", "Virginia", "Port-au-Prince", "al-Bab", "N’Djamena", "Donetsk", "region", "and", ".", "\n\n",
  ]

  private static func text(_ random: inout SeededGenerator, _ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      if Int.random(in: 0..<5, using: &random) > 0, let word = words.randomElement(using: &random) {
        text += word + (Bool.random(using: &random) ? " " : "")
      } else {
        text += random.text(upTo: 5)
      }
    }
    return text
  }

  /// What is wrong with a reading; one look at the whole, since an article may hold a hundred thousand names.
  private func faults(_ reading: PlaceReading, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var ends: [Int: Int] = [:]
    var faults: [String] = []
    if reading.names.count != reading.resolutions.count { faults.append("counts differ") }
    for (name, resolution) in zip(reading.names, reading.resolutions) {
      let span = name.span
      guard span.start >= 0, span.start < span.end, span.end <= bytes.count else {
        faults.append("\(name.text): \(span) is outside")
        continue
      }
      if String(validating: bytes[span.start..<span.end], as: UTF8.self) != name.text { faults.append("\(name.text): other bytes") }
      if span.start < ends[name.field ?? -1] ?? 0 { faults.append("\(name.text) overlaps the name before it") }
      ends[name.field ?? -1] = span.end
      if !name.containers.allSatisfy(reading.names.indices.contains) { faults.append("\(name.text): no such container") }
      switch resolution {
      case .resolved(let place):
        if abs(place.latitude) > 90 || abs(place.longitude) > 180 { faults.append("\(place.name): no point on the globe") }
        if !(0...1).contains(place.confidence) || place.reasons.isEmpty { faults.append("\(place.name): no reason") }
      case .unresolved(let reason): if reason.isEmpty { faults.append("\(name.text): no reason") }
      }
    }
    return faults
  }

  @Test(arguments: 0..<12)
  func `Whatever the text, spans are valid, do not overlap, and every name has a point or a reason`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      let text = Self.text(&random, Int.random(in: 0...60, using: &random))
      #expect(faults(try ReadPlaces(text).reading, text) == [])
    }
  }

  @Test(arguments: 0..<6)
  func `Whatever the spans given, the answer is one for each that holds a letter`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    let text = Self.text(&random, 40)
    let article = try ParsedText.article(text)
    let count = text.utf8.count
    let spans = (0..<30).map { _ in
      Span(Int.random(in: -3...(count + 3), using: &random), Int.random(in: -3...(count + 3), using: &random))
    }
    let reading = try ReadPlaces.reader().read(article, spans: spans)
    #expect(reading.names.count == reading.resolutions.count && reading.names.count <= spans.count)
    #expect(reading.names.allSatisfy { $0.span.start >= 0 && $0.span.end <= count })
  }

  /// A field made by hand, every capitalised word a place to the model: what a gazetteer pasted into an article looks like.
  private func field(_ words: [String]) throws -> ParsedField {
    var labels = Labels()
    let added = labels.add("GPE")
    let gpe = try #require(added)
    var sentences: [Range<Int>] = []
    for start in stride(from: 0, to: words.count, by: 40) { sentences.append(start..<min(words.count, start + 40)) }
    var document = Linguistics.Document(words: words, sentences: sentences, labels: labels)
    document.entities = words.indices.filter { words[$0].isCapitalized }.map {
      Linguistics.Document.Entity(tokens: $0..<$0 + 1, label: gpe)
    }
    return ParsedField(document, field: .text, paragraphs: [0..<sentences.count], tag: [], relation: [])
  }

  @Test func `A megabyte of place names is read to its end`() throws {
    let names = [
      "Springfield", "San", "Antonio", "Paris", "Georgia", ",", "Victoria", "Santa", "Maria", "and", "London", "Salem",
      "Ontario", "Newport", "in", "Richmond",
    ]
    var words: [String] = []
    var bytes = 0
    while bytes < 1 << 20 {
      let word = names[words.count % names.count]
      words.append(word)
      bytes += word.utf8.count + 1
    }
    let field = try self.field(words)
    let article = Article(
      id: "long", title: nil, text: words.joined(separator: " "), publishedAt: nil, url: nil, publisher: nil,
      language: nil, bodyStart: 0, dateline: nil)
    let reading = try ReadPlaces.reader().read(ParsedArticle(article: article, title: nil, text: field))
    #expect(reading.names.count > 50_000)
    #expect(faults(reading, article.text) == [])
  }

  @Test func `An article of many different names is read to its end`() throws {
    let gazetteer = try ReadPlaces.reader().gazetteer
    var words: [String] = []
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for name in gazetteer.names(prefix: String(letter), limit: 60) {
        words += name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() } + [","]
      }
    }
    let field = try self.field(words)
    let article = Article(
      id: "names", title: nil, text: words.joined(separator: " "), publishedAt: nil, url: nil, publisher: nil,
      language: nil, bodyStart: 0, dateline: nil)
    let reading = try ReadPlaces.reader().read(ParsedArticle(article: article, title: nil, text: field))
    #expect(faults(reading, article.text) == [])
  }
}
