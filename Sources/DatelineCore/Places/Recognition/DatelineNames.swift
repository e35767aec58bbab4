/// The names of a dateline: "KYIV, UKRAINE". It stands before the parsed text, so they have a span and no tokens.
struct DatelineNames {
  let tables: PlaceTables

  func names(of article: Article, _ lookup: inout PlaceLookup) -> [PlaceName] {
    guard let dateline = article.dateline else { return [] }
    let bytes = Array(article.text.utf8)
    var names: [PlaceName] = []
    var start = dateline.start
    for end in dateline.start...max(dateline.start, min(dateline.end, bytes.count)) {
      let isEnd = end >= dateline.end || end >= bytes.count
      guard isEnd || Self.separators.contains(bytes[end]) else { continue }
      if let name = name(start..<end, bytes, &lookup) { names.append(name) }
      start = end + 1
      if isEnd { break }
    }
    for index in names.indices.dropLast() {
      names[index].containers = [index + 1]
      if names[index + 1].candidates.contains(where: { $0.place.kind.isUnit }) { names[index + 1].isContainer = true }
    }
    return names
  }

  private static let separators: Set<UInt8> = [0x2C, 0x28, 0x29, 0x2F]

  private func name(_ range: Range<Int>, _ bytes: [UInt8], _ lookup: inout PlaceLookup) -> PlaceName? {
    var range = range
    while let first = range.first, bytes[first].isJSONBlank { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last].isJSONBlank { range = range.lowerBound..<last }
    guard !range.isEmpty else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    var name = PlaceName(
      field: nil, tokens: 0..<0, span: Span(range.lowerBound, range.upperBound), text: text,
      key: GazetteerKey.fold(text))
    guard !name.key.isEmpty else { return nil }
    if let short = tables.abbreviations[text] {
      name.key = short.key
      name.country = short.country
      name.candidates = lookup.matches(short.key).filter { $0.place.country == short.country }
    } else {
      name.candidates = lookup.matches(name.key)
    }
    name.isEntity = true
    CandidateFinder(tables: tables).complete(&name, &lookup)
    return name
  }
}
