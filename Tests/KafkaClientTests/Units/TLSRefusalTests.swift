import Testing

@testable import KafkaClient

@Suite struct TLSRefusalTests {
  private func failure(_ reason: String) -> KafkaError {
    KafkaError.timedOut("Describing the cluster has failed")
      .explained(by: KafkaError(code: "_SSL", whatFailed: "Connection", reason: reason))
  }

  @Test(arguments: [
    ("SSL handshake failed: certificate verify failed. The certificate: it has expired", KafkaError.Kind.configuration, "expired"),
    ("SSL handshake failed: certificate verify failed. The certificate: it is for another address", .configuration, "another host"),
    ("SSL handshake failed: certificate verify failed: self-signed certificate", .configuration, "ssl.ca.location"),
    ("ssl/tls alert certificate required: SSL alert number 116", .notAuthorized, "ssl.certificate.location"),
    ("tlsv1 alert unknown ca: SSL alert number 48", .notAuthorized, "does not trust"),
    ("ssl3_get_record:wrong version number", .configuration, "security.protocol"),
  ])
  func `a refused certificate has its remedy, and is not waited for`(reason: String, kind: KafkaError.Kind, words: String) {
    let refusal = failure(reason).tlsRefusal
    #expect(refusal?.kind == kind)
    #expect(refusal?.disposition == .reject)
    #expect(refusal?.message.contains(words) == true)
  }

  @Test(arguments: ["_SSL", "_TRANSPORT"])
  func `why a certificate is not believed is told whichever step of the handshake fails`(code: String) {
    let lost = KafkaError(
      code: code, whatFailed: "Connection", reason: "error:0A000086:SSL routines::certificate verify failed (after 2ms)")
    let failure = KafkaError.timedOut("Describing the cluster has failed")
      .explained(by: lost.explained(byCertificate: "it has expired"))
    #expect(failure.tlsRefusal?.message.contains("renew it on the broker") == true)
  }

  @Test func `another failure has nothing to do with a certificate refused before`() {
    let lost = KafkaError(code: "_SSL", whatFailed: "Connection", reason: "SSL handshake timed out")
    #expect(lost.explained(byCertificate: "it has expired").message == lost.message)
  }

  @Test(arguments: ["Connection refused", "SSL handshake timed out", "Disconnected (connecting to a SSL listener?)"])
  func `what may pass is no refusal`(reason: String) {
    #expect(failure(reason).tlsRefusal == nil)
  }
}
