import Foundation
import Linguistics

/// A parsed text as one JSON object. Token numbers count from 0; ranges are half-open; offsets are UTF-8 bytes.
struct ParsedField: Encodable {
  struct Word: Encodable {
    var start: Int
    var end: Int
    var text: String
    var norm: String
    var lemma: String
    var pos: String
    var tag: String
    var morph: String
    /// The token's own number for a root.
    var head: Int
    var dep: String
  }

  struct Range: Encodable {
    var start: Int
    var end: Int
    var label: String?
    var text: String?
  }

  var article: String
  var field: String
  var model: String
  var tokens: [Word]
  var sentences: [Range]
  var entities: [Range]

  init(_ document: Document, article: String, field: String, model: String) {
    self.article = article
    self.field = field
    self.model = model
    tokens = document.tokens.map { token in
      Word(
        start: token.bytes.lowerBound, end: token.bytes.upperBound, text: token.text, norm: token.norm,
        lemma: token.lemma, pos: token.partOfSpeech.rawValue, tag: token.tag, morph: token.morphology,
        head: token.headIndex, dep: token.relation)
    }
    sentences = document.sentenceRanges.map { Range(start: $0.lowerBound, end: $0.upperBound) }
    entities = document.entitySpans.map {
      Range(start: $0.range.lowerBound, end: $0.range.upperBound, label: $0.label, text: $0.text)
    }
  }

  /// With its line feed. Everything in it is text and whole numbers, which JSON always holds.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
