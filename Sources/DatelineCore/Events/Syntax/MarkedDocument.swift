/// A document with its words looked up once and its mentions laid over its tokens.
///
/// A class, because every reader of the document holds it: one reference instead of a dozen.
final class MarkedDocument: Sendable {
  let document: Document
  let mentions: Mentions
  /// The vocabulary's number of each token's word; -1 for words that no table names.
  let words: [Int32]
  /// The mention that covers each token, as an index into `mentions`; -1 where there is none.
  let actorAt: [Int32]
  let placeAt: [Int32]
  let timeAt: [Int32]
  let weaponAt: [Int32]

  init(document: Document, mentions: Mentions, vocabulary: Vocabulary) {
    self.document = document
    self.mentions = mentions
    words = document.tokens.map { vocabulary.lookUp($0.folded) }
    let count = document.tokens.count
    actorAt = Self.cover(count, mentions.actors.map(\.tokens))
    placeAt = Self.cover(count, mentions.places.map(\.tokens))
    timeAt = Self.cover(count, mentions.times.map(\.tokens))
    weaponAt = Self.cover(count, mentions.weapons.map(\.tokens))
  }

  /// Which range covers each token; where ranges overlap, the longest.
  private static func cover(_ count: Int, _ ranges: [Range<Int>]) -> [Int32] {
    var cover = [Int32](repeating: -1, count: count)
    for (index, range) in ranges.enumerated() {
      // A mention longer than any noun phrase covers its first words only: the cost stays linear in the text.
      for token in range.prefix(64) where token < count {
        let other = Int(cover[token])
        if other < 0 || ranges[other].count < range.count { cover[token] = Int32(index) }
      }
    }
    return cover
  }
}
