/// The two kinds of client that librdkafka knows. An admin client is a producer that produces nothing.
enum ClientRole: String, Sendable, CustomStringConvertible {
  case consumer
  case producer

  var description: String { rawValue }

  /// Whether such a client takes notice of a property; unknown ones are left for librdkafka to refuse.
  func uses(_ property: String) -> Bool {
    switch KnownProperties.scopes[property] {
    case .consumer: self == .consumer
    case .producer: self == .producer
    case .both, nil: true
    }
  }
}
