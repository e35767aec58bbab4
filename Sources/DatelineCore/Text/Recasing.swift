/// Gives a headline's common words their small letters before it is parsed.
///
/// "Rebels Seize Border Town" reads to a tagger like a row of names; "Rebels seize border town" reads like a sentence.
/// Only what the language model reads changes: offsets and quotations are those of the text as received.
struct Recasing: Sendable {
  /// Folded words that are no names.
  private let common: Set<String>

  /// Words that are names or acronyms as often as not, whatever a table says of them.
  private static let ambiguous: Set = ["us", "who", "may", "march", "august", "turkey", "it", "pm", "am"]

  init(commonWords: some Sequence<String> = []) {
    common = Set(commonWords.filter { $0.utf8.count > 1 }).subtracting(Self.ambiguous)
  }

  /// Changes letters, never the number of bytes. Text that is neither in title case nor in capitals stays as it is.
  func apply(_ text: inout [UInt8]) {
    guard !common.isEmpty, text.count < 2048 else { return }
    let words = Self.words(of: text)
    let spellings = words.map { String(decoding: text[$0], as: UTF8.self) }
    let casing = Casing.of(words: spellings[...], documentIsLower: false)
    guard casing == .title || casing == .upper else { return }
    for (range, spelling) in zip(words, spellings) {
      if casing == .title, spelling.isAllUpperCase, range.count > 1 { continue }
      if common.contains(Folding.fold(spelling)) {
        for index in range { text[index] = text[index].lowercasedLetter }
      } else if casing == .upper, range.count > 3 {
        for index in range.dropFirst() { text[index] = text[index].lowercasedLetter }
      }
    }
  }

  /// Runs of letters; "Yesterday's" is two, "cease-fire" is two.
  private static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (index, byte) in text.enumerated() {
      if byte.isLetter {
        start = start ?? index
      } else if let first = start {
        words.append(first..<index)
        start = nil
      }
    }
    if let first = start { words.append(first..<text.count) }
    return words
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { self >= 0x80 || (self | 0x20) &- 0x61 < 26 }
  fileprivate var lowercasedLetter: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
