/// The languages of a text, as far as they can be told.
public struct LanguageGuess: Sendable, Hashable {
  public struct Share: Sendable, Hashable {
    /// ISO 639: `fr`, `zh`; of a regional form only the language.
    public var language: String
    /// Of the text's letters, 0 to 100.
    public var percent: Int

    public init(language: String, percent: Int) {
      self.language = language
      self.percent = percent
    }
  }

  /// The most frequent first. Empty where the text is too short or too strange to tell.
  public var shares: [Share]
  /// Whether the detector stands by the first.
  public var isReliable: Bool

  public init(shares: [Share], isReliable: Bool) {
    self.shares = shares
    self.isReliable = isReliable
  }

  public func percent(of language: String) -> Int {
    shares.filter { $0.language == language }.reduce(0) { $0 + $1.percent }
  }

  /// Whether a text should be passed over by a model of `language`.
  ///
  /// Only on good grounds: another language leads reliably, and `language` has less than a quarter of the text. So a
  /// story with long quotations, a mixed text and a text that is too short to judge are all read.
  public func isForeign(to language: String) -> Bool {
    guard isReliable, let first = shares.first, first.language != language else { return false }
    return percent(of: language) < 25
  }
}
