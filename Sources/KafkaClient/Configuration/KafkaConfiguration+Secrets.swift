extension KafkaConfiguration {
  /// Whether a property's value must never be shown.
  ///
  /// By name, and wide rather than narrow, so that a property of a later librdkafka is covered too.
  public static func isSecret(_ property: String) -> Bool {
    let name = property.lowercased()
    return name == "sasl.oauthbearer.config" || name == "sasl.jaas.config"
      || secretParts.contains { name.contains($0) }
  }

  private static let secretParts = [
    "secret", "password", "passphrase", "token", "key.pem", "private.key", "credential",
  ]

}

extension KafkaConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    let shown = properties.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.isSecret($0.key) ? "***" : $0.value)" }
    return "{\(shown.joined(separator: ", "))}"
  }

  public var debugDescription: String { description }

  /// Without this, `dump` would print the stored dictionary.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
