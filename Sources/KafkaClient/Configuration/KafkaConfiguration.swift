/// Properties of librdkafka, by name. All that librdkafka knows can be set.
///
/// Printing one shows the secrets as `***`.
public struct KafkaConfiguration: Sendable, Hashable {
  package private(set) var properties: [String: String]

  public init(_ properties: [String: String] = [:]) {
    self.properties = properties
  }

  public subscript(_ property: String) -> String? {
    get { properties[property] }
    set { properties[property] = newValue }
  }

  /// Both; where both set a property, `other` wins.
  public func merging(_ other: KafkaConfiguration) -> KafkaConfiguration {
    KafkaConfiguration(properties.merging(other.properties) { $1 })
  }

  /// Checks names and single values, and throws one error that lists all failures.
  ///
  /// An unknown property is answered with the nearest known name. What properties mean together
  /// is checked when a client is made.
  public func validate() throws(KafkaError) {
    _ = try NativeConfiguration(self, for: nil)
  }

  /// Whether librdkafka has a property of this name.
  public static func isKnown(_ property: String) -> Bool { KnownProperties.scopes[property] != nil }
}
