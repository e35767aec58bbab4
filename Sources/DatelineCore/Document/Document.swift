/// Names what an article's text is divided into.
enum Document {
  /// The part of an article that offsets count in.
  enum Field: String, Sendable, Hashable, Codable {
    case title, text
  }
}
