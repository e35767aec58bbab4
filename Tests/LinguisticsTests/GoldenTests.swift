import Foundation
import Testing

@testable import Linguistics

/// What spaCy 3.8 makes of the project's own sentences, written by `scripts/parity --golden`.
@Suite struct GoldenTests {
  struct Golden: Decodable, CustomTestStringConvertible {
    struct Token: Decodable, Equatable {
      var start, end: Int
      var norm, tag, pos, lemma, morph: String
      var head: Int
      var dep: String
      var startsSentence: Bool
    }

    struct Entity: Decodable, Hashable {
      var start, end: Int
      var label: String

      init(from decoder: any Decoder) throws {
        var fields = try decoder.unkeyedContainer()
        (start, end) = (try fields.decode(Int.self), try fields.decode(Int.self))
        label = try fields.decode(String.self)
      }

      init(start: Int, end: Int, label: String) { (self.start, self.end, self.label) = (start, end, label) }
    }

    var text: String
    var tokens: [Token]
    var entities: [Entity]
    var testDescription: String { text }
  }

  static let all: [Golden] = {
    let file = ModelFixture.root.appendingPathComponent("Tests/Fixtures/linguistics/golden.jsonl")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { try? JSONDecoder().decode(Golden.self, from: Data($0.utf8)) }
  }()

  @Test("The golden sentences hold every entity label, non-projective trees and texts of several sentences")
  func coverage() throws {
    #expect(Self.all.count >= 40)
    #expect(Set(Self.all.flatMap(\.entities).map(\.label)).count == 18)
    #expect(Self.all.filter { !Self.isProjective($0.tokens.map(\.head)) }.count >= 3)
    #expect(Self.all.filter { $0.tokens.filter(\.startsSentence).count > 1 }.count >= 4)
  }

  @Test("Tokens, tags, lemmas, trees and sentences equal spaCy's", arguments: all)
  func tokens(golden: Golden) throws {
    let document = try ModelFixture.model().parse(golden.text)
    let starts = Set(document.sentenceRanges.map(\.lowerBound))
    let found = document.tokens.map { token in
      Golden.Token(
        start: token.bytes.lowerBound, end: token.bytes.upperBound, norm: token.norm, tag: token.tag,
        pos: token.partOfSpeech.rawValue, lemma: token.lemma, morph: token.morphology, head: token.headIndex,
        dep: token.relation, startsSentence: starts.contains(token.index))
    }
    #expect(found == golden.tokens)
  }

  @Test("Entities equal spaCy's", arguments: all)
  func entities(golden: Golden) throws {
    let document = try ModelFixture.model().parse(golden.text)
    let found = document.entitySpans.map {
      Golden.Entity(start: $0.range.lowerBound, end: $0.range.upperBound, label: $0.label)
    }
    #expect(found == golden.entities)
  }

  private static func isProjective(_ heads: [Int]) -> Bool {
    heads.indices.allSatisfy { token in
      let arc = min(token, heads[token])...max(token, heads[token])
      return arc.dropFirst().dropLast().allSatisfy { arc.contains(heads[$0]) }
    }
  }
}

extension GoldenTests.Golden.Token {
  /// A row of the file: the attributes in the order in which `scripts/parity.py` writes them.
  init(from decoder: any Decoder) throws {
    var fields = try decoder.unkeyedContainer()
    start = try fields.decode(Int.self)
    end = try fields.decode(Int.self)
    norm = try fields.decode(String.self)
    tag = try fields.decode(String.self)
    pos = try fields.decode(String.self)
    lemma = try fields.decode(String.self)
    morph = try fields.decode(String.self)
    head = try fields.decode(Int.self)
    dep = try fields.decode(String.self)
    startsSentence = try fields.decode(Bool.self)
  }
}
