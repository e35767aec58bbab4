/// Takes the secret values of a configuration out of texts, for librdkafka may repeat what it was given.
struct SecretFilter: Sendable {
  /// Longest first, so that a secret inside another one does not leave its rest behind.
  private let secrets: [String]

  /// Values under four bytes stay: replacing them would garble texts and hide nothing that is worth it.
  init(_ configuration: KafkaConfiguration) {
    secrets = configuration.properties
      .filter { KafkaConfiguration.isSecret($0.key) && $0.value.utf8.count >= 4 }.values
      .sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  /// `text` with every secret value replaced by `***`.
  func redact(_ text: String) -> String {
    var redacted = text
    for secret in secrets where redacted.contains(secret) {
      redacted = redacted.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
    }
    return redacted
  }

  func redact(_ error: KafkaError) -> KafkaError {
    var redacted = error
    redacted.message = redact(error.message)
    return redacted
  }
}
