import Linguistics

/// A parsed text as CoNLL-U.
///
/// Words only: white space that the model sees as tokens goes to the word before it, and what hangs on it to its head.
/// Source: universaldependencies.org/format.html.
enum CoNLLU {
  static func text(_ document: Document, article: String, field: String) -> String {
    let entities = entityMarks(document)
    var lines = ["# newdoc id = \(oneLine(article))", "# field = \(field)"]
    var number = 0
    for sentence in document.sentences {
      let words = sentence.tokens.filter { !$0.isSpace }
      guard let first = words.first, let last = words.last else { continue }
      number += 1
      lines.append("# sent_id = \(oneLine(article))-\(field)-\(number)")
      lines.append("# text = \(oneLine(document.text(first.bytes.lowerBound..<last.bytes.upperBound)))")
      var places: [Int: Int] = [:]
      for (place, word) in words.enumerated() { places[word.index] = place + 1 }
      for word in words {
        lines.append(line(word, places: places, entity: entities[word.index], document: document))
      }
      lines.append("")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ word: Token, places: [Int: Int], entity: String?, document: Document) -> String {
    let head = head(of: word, places: places)
    let columns = [
      String(places[word.index] ?? 0), oneLine(word.text), filled(oneLine(word.lemma)),
      filled(word.partOfSpeech.rawValue), filled(word.tag), filled(word.morphology), String(head),
      head == 0 ? "root" : filled(word.relation), "_", miscellany(word, entity: entity, document: document),
    ]
    return columns.joined(separator: "\t")
  }

  /// The place of the nearest word above, 0 where there is none.
  private static func head(of word: Token, places: [Int: Int]) -> Int {
    var current = word
    var steps = 0
    while !current.isRoot, steps < places.count + 8 {
      current = current.head
      steps += 1
      if let place = places[current.index] { return place }
    }
    return 0
  }

  private static func miscellany(_ word: Token, entity: String?, document: Document) -> String {
    var parts = ["Start=\(word.bytes.lowerBound)", "End=\(word.bytes.upperBound)"]
    if let entity { parts.append("Entity=\(entity)") }
    let next = word.index + 1
    if !word.isFollowedBySpace, next < document.count, !document.tokens[next].isSpace { parts.append("SpaceAfter=No") }
    if next < document.count, document.tokens[next].isSpace {
      let spaces = (word.isFollowedBySpace ? " " : "") + document.tokens[next].text
      parts.append("SpacesAfter=" + spaces.map(escape).joined())
    }
    return parts.joined(separator: "|")
  }

  private static func escape(_ character: Character) -> String {
    switch character {
    case " ": "\\s"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\r\n": "\\r\\n"
    case "\t": "\\t"
    default: "\\s"
    }
  }

  /// `B-GPE` on an entity's first token, `I-GPE` on the others.
  private static func entityMarks(_ document: Document) -> [Int: String] {
    var marks: [Int: String] = [:]
    for entity in document.entitySpans {
      for token in entity.range { marks[token] = (token == entity.range.lowerBound ? "B-" : "I-") + entity.label }
    }
    return marks
  }

  /// Line feeds and tabs would break the table; other control characters could move a terminal's cursor.
  private static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.isControl || $0.value == 0x2028 || $0.value == 0x2029 ? " " : $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func filled(_ column: String) -> String { column.isEmpty ? "_" : column }
}
