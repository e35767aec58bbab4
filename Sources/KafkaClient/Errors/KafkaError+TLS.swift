extension KafkaError {
  /// The same failure, where it is one side's refusal of the other's certificate: with the remedy for that, and as
  /// something that no waiting mends. Nil for anything else.
  ///
  /// To be asked by who has not begun yet. For one who runs, the same is a fault of a broker that may pass, as when its
  /// certificate is renewed too late.
  public var tlsRefusal: KafkaError? {
    guard kind == .brokerUnavailable || kind == .timedOut else { return nil }
    let text = message.lowercased()
    guard let row = Self.refusals.first(where: { row in row.signs.allSatisfy { text.contains($0) } }) else { return nil }
    var refusal = self
    refusal.kind = row.kind
    refusal.disposition = .reject
    refusal.message = "\(row.meaning): \(row.remedy) (\(message))"
    return refusal
  }

  /// The same failure, with why the broker's certificate is not believed, where it is that which failed. librdkafka
  /// calls it `_SSL`, or `_TRANSPORT` where a broker answers before its first look at the handshake has ended.
  func explained(byCertificate reason: String?) -> KafkaError {
    guard let reason, message.contains("certificate verify failed") else { return self }
    var explained = self
    explained.message += " The certificate: \(reason)."
    return explained
  }

  private struct Refusal: Sendable {
    /// All of them are in the message, in lower case.
    var signs: [String]
    var kind: Kind
    var meaning: String
    var remedy: String
  }

  /// The first that fits. Source: the texts of OpenSSL 3 (x509_txt.c, ssl_err.c) as librdkafka passes them on.
  private static let refusals: [Refusal] = [
    Refusal(
      signs: ["certificate verify failed", "certificate: it has expired"], kind: .configuration,
      meaning: "The broker's certificate has expired", remedy: "renew it on the broker, and compare the clocks"),
    Refusal(
      signs: ["certificate verify failed", "certificate: it is not yet valid"], kind: .configuration,
      meaning: "The broker's certificate is not valid yet", remedy: "compare the clocks"),
    Refusal(
      signs: ["certificate verify failed", "certificate: it is for another"], kind: .configuration,
      meaning: "The broker's certificate is for another host",
      remedy: "connect by a name that stands in it, or give the broker one with this name"),
    Refusal(
      signs: ["certificate verify failed"], kind: .configuration,
      meaning: "The broker's certificate is of an authority that this client does not trust",
      remedy: "set ssl.ca.location to the certificate of the authority that signed it"),
    Refusal(
      signs: ["alert certificate required"], kind: .notAuthorized,
      meaning: "The broker wants a certificate of this client",
      remedy: "set ssl.certificate.location and ssl.key.location"),
    Refusal(
      signs: ["alert certificate expired"], kind: .notAuthorized,
      meaning: "The certificate of this client has expired", remedy: "renew the file of ssl.certificate.location"),
    Refusal(
      signs: ["alert unknown ca"], kind: .notAuthorized,
      meaning: "The broker does not trust the authority of this client's certificate",
      remedy: "set ssl.certificate.location to one that the broker's authority signed"),
    Refusal(
      signs: ["alert bad certificate"], kind: .notAuthorized,
      meaning: "The broker refuses this client's certificate",
      remedy: "set ssl.certificate.location and ssl.key.location to those that the broker expects"),
    Refusal(
      signs: ["alert handshake failure"], kind: .notAuthorized,
      meaning: "The broker refuses this client",
      remedy: """
        set ssl.certificate.location and ssl.key.location, if it asks for a certificate, and compare ssl.cipher.suites
        """),
    Refusal(
      signs: ["wrong version number"], kind: .configuration,
      meaning: "The broker does not speak TLS on this port",
      remedy: "set security.protocol to plaintext or sasl_plaintext, or name the port of its TLS listener"),
    // A broker that hangs up on a plain client may be one that speaks TLS, or one that is about to stop: that is waited
    // for, and librdkafka's words name both.
  ]
}
