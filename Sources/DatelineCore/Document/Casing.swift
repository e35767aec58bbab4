/// What capitals mean in a sentence.
enum Casing: Sendable, Hashable {
  /// Names are capitalised and other words are not: capitals are evidence.
  case mixed
  /// A headline in Which Most Words Have Capitals.
  case title
  case upper
  case lower
}
