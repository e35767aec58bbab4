/// How a key's capitals bind the text: "US" is no "us", "Reform" no "reform".
struct CapitalRule: Sendable, Hashable {
  /// Whether each word of the key has a capital, and so must the text's where capitals mean something.
  private let capitals: [Bool]
  /// A single word of capitals alone, like "US".
  private let isAcronym: Bool

  /// - Parameter words: the key, cut as text is, as the table writes it.
  init(_ words: [String]) {
    capitals = words.map(\.hasUpperCase)
    isAcronym =
      words.count == 1 && words[0].utf8.count > 1 && words[0].utf8.count < 9 && words[0].isAllUpperCase
  }

  /// Whether words of a sentence can be meant by the key.
  func allows(_ words: ArraySlice<String>, in casing: Casing) -> Bool {
    switch casing {
    case .upper: return !isAcronym || words.first.map { $0.utf8.count > 2 || $0 == "US" || $0 == "UN" } ?? false
    case .lower: return !isAcronym || words.first.map { $0.utf8.count > 2 } ?? false
    case .title: return !isAcronym || words.first?.isAllUpperCase ?? false
    case .mixed:
      if isAcronym { return words.first.map(Self.isWrittenAsInitials) ?? false }
      return zip(words, capitals).allSatisfy { word, capital in !capital || word.hasUpperCase }
    }
  }

  /// "UNHCR", also "Unhcr" as some papers write what is spoken as a word; for two letters only capitals will do.
  private static func isWrittenAsInitials(_ word: String) -> Bool {
    word.isAllUpperCase || (word.count > 3 && word.isCapitalized)
  }
}
