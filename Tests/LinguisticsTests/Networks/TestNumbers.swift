@testable import Linguistics

/// Numbers that look random and are the same in every run.
struct TestNumbers: RandomNumberGenerator {
  private var state: UInt64 = 0x1234_5678_9abc_def1

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
  }

  /// A text of `count` tokens whose words come from a vocabulary of `words`.
  mutating func features(_ count: Int, words: UInt64) -> TokenFeatures {
    var features = TokenFeatures()
    for _ in 0..<count {
      let word = next() % words
      features.orth.append(word)
      features.norm.append(word)
      features.lower.append(word)
      features.prefix.append(word % 26)
      features.suffix.append(word % 31)
      features.shape.append(word % 5)
      features.spacy.append(next() % 4 > 0)
      features.isSpace.append(word == 0)
    }
    return features
  }
}
