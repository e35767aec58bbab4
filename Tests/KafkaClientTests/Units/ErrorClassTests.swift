import CRdKafka
import Testing

@testable import KafkaClient

@Suite struct ErrorClassTests {
  @Test(
    "codes have the kind and disposition that callers act on",
    arguments: [
      ("_ALL_BROKERS_DOWN", .brokerUnavailable, .retry), ("_TRANSPORT", .brokerUnavailable, .retry),
      ("_AUTHENTICATION", .notAuthorized, .reject), ("TOPIC_AUTHORIZATION_FAILED", .notAuthorized, .reject),
      ("GROUP_AUTHORIZATION_FAILED", .notAuthorized, .reject),
      ("CLUSTER_AUTHORIZATION_FAILED", .notAuthorized, .reject),
      ("TRANSACTIONAL_ID_AUTHORIZATION_FAILED", .notAuthorized, .reject),
      ("SASL_AUTHENTICATION_FAILED", .notAuthorized, .reject), ("UNKNOWN_TOPIC_OR_PART", .unknownTopic, .reject),
      ("_UNKNOWN_TOPIC", .unknownTopic, .reject), ("MSG_SIZE_TOO_LARGE", .recordTooLarge, .reject),
      ("_QUEUE_FULL", .queueFull, .retry), ("_TIMED_OUT", .timedOut, .retry), ("_MSG_TIMED_OUT", .timedOut, .retry),
      ("FENCED_INSTANCE_ID", .fenced, .stop), ("INVALID_PRODUCER_EPOCH", .fenced, .stop), ("_FATAL", .fatal, .stop),
      ("NOT_ENOUGH_REPLICAS", .other, .retry), ("ILLEGAL_GENERATION", .other, .reject),
      ("SOMETHING_NEW", .other, .reject),
    ] as [(String, KafkaError.Kind, KafkaError.Disposition)])
  func meaning(code: String, kind: KafkaError.Kind, disposition: KafkaError.Disposition) {
    let meaning = ErrorClass(code: code)
    #expect(meaning.kind == kind)
    #expect(meaning.disposition == disposition)
  }

  @Test(
    "a fatal error stops, whatever its code", arguments: ["OUT_OF_ORDER_SEQUENCE_NUMBER", "TOPIC_AUTHORIZATION_FAILED"])
  func fatal(code: String) {
    #expect(ErrorClass(code: code, fatal: true).disposition == .stop)
  }

  @Test("a fenced client stays fenced when that is fatal")
  func fencedFatal() {
    #expect(ErrorClass(code: "FENCED_INSTANCE_ID", fatal: true).kind == .fenced)
  }

  @Test("a message says what failed, why, with which code, and what to do")
  func message() {
    let error = KafkaError(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "Reading x[0] has failed")
    #expect(error.code == "TOPIC_AUTHORIZATION_FAILED")
    #expect(error.message.hasPrefix("Reading x[0] has failed: "))
    #expect(error.message.contains("[TOPIC_AUTHORIZATION_FAILED]"))
    #expect(error.message.contains("Grant this user"))
    #expect("\(error)" == error.message)
  }

  @Test("an error of a later broker keeps its number")
  func unknownNumber() {
    let error = KafkaError(rd_kafka_resp_err_t(rawValue: 31_000), "Fetching has failed")
    #expect(error.kind == .other)
    #expect(error.message.contains("31000"))
  }

  @Test("a time-out takes over the connection's reason, other errors do not")
  func explained() {
    let cause = KafkaError(RD_KAFKA_RESP_ERR__AUTHENTICATION, "The connection to Kafka has failed")
    let explained = KafkaError.timedOut("Describing the cluster has failed").explained(by: cause)
    #expect(explained.kind == .notAuthorized)
    #expect(explained.disposition == .reject)
    #expect(explained.message.contains("_AUTHENTICATION"))
    #expect(explained.underlying != nil)
    let other = KafkaError(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, "x").explained(by: cause)
    #expect(other.kind == .recordTooLarge)
  }
}
