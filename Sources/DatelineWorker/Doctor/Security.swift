import KafkaClient

/// How the connection is secured.
enum Security {
  /// Of a cluster that has answered.
  static func finding(_ cluster: KafkaConfiguration) -> Finding {
    let mechanism = cluster["sasl.mechanism"] ?? cluster["sasl.mechanisms"] ?? "GSSAPI"
    let certificate = cluster["ssl.certificate.location"] != nil || cluster["ssl.certificate.pem"] != nil
      || cluster["ssl.keystore.location"] != nil
    let mutual = certificate ? " with a certificate of this client" : ""
    switch (cluster["security.protocol"] ?? "plaintext").lowercased() {
    case "ssl": return verified(cluster, "TLS\(mutual)")
    case "sasl_ssl": return verified(cluster, "TLS\(mutual), SASL \(mechanism)")
    case "sasl_plaintext":
      return Finding(
        "security", .warning, "SASL \(mechanism) without TLS: whoever sees the network reads the articles",
        remedy: "security.protocol=sasl_ssl, where the brokers offer it")
    default:
      return Finding(
        "security", .warning, "neither TLS nor SASL: anybody on the network may read and write",
        remedy: "security.protocol=ssl or sasl_ssl, where the brokers offer it")
    }
  }

  private static func verified(_ cluster: KafkaConfiguration, _ message: String) -> Finding {
    if cluster["enable.ssl.certificate.verification"]?.lowercased() == "false" {
      return Finding(
        "security", .warning, "\(message), and any certificate is believed",
        remedy: "set ssl.ca.location, and take enable.ssl.certificate.verification=false away")
    }
    if cluster["ssl.endpoint.identification.algorithm"]?.lowercased() == "none" {
      return Finding(
        "security", .warning, "\(message), and a certificate of any host is believed",
        remedy: "take ssl.endpoint.identification.algorithm=none away")
    }
    return Finding("security", .right, message)
  }
}
