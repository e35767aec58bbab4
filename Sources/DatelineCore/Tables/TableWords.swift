import Linguistics

/// Cuts the phrases of tables as text is cut, so that they are found in it.
struct TableWords: Sendable {
  let model: LanguageModel

  /// As written: "U.N.", "al", "-", "Shabaab".
  func words(_ phrase: String) -> [String] { model.words(of: phrase) }

  /// Folded: the key of a phrase.
  func key(_ phrase: String) -> [String] { words(phrase).map(Folding.fold) }
}
