import Foundation
import KafkaClient

/// Looks at everything outside that a worker depends on, as that worker would, and changes nothing.
///
/// The one exception is the transactional id, which can only be tried by taking it: see `takesOver`.
public struct Doctor: Sendable {
  private let configuration: WorkerConfiguration
  /// How long to wait for a first answer, and for each later one.
  private let timeout: Duration
  /// Take the transactional id even from a worker that may be using it.
  private let takesOver: Bool
  private let brokers = BrokerProtocolLog()

  public init(_ configuration: WorkerConfiguration, timeout: Duration, takesOver: Bool) {
    self.configuration = configuration
    self.timeout = timeout
    self.takesOver = takesOver
  }

  /// - Parameter found: is called with each finding as it is made.
  public func examine(_ found: @Sendable (Finding) async -> Void) async {
    for finding in machine() { await found(finding) }
    await found(ClockCheck.kernel)
    let source: Admin
    let metadata: ClusterMetadata
    do throws(KafkaError) {
      try wrong()
      source = try admin(configuration.kafka)
      metadata = try await source.metadata(timeout: timeout)
    } catch {
      return await found(Self.unreachable(error))
    }
    for finding in connected(metadata, configuration.kafka) { await found(finding) }
    var target = (source, metadata)
    if let other = configuration.outputKafka {
      do throws(KafkaError) {
        let admin = try admin(other)
        target = (admin, try await admin.metadata(timeout: timeout))
        for finding in connected(target.1, other) { await found(finding) }
      } catch {
        return await found(Self.unreachable(error))
      }
    }
    for finding in topics(metadata, target.1) { await found(finding) }
    for finding in await rights(source, metadata, target.0, target.1) { await found(finding) }
    let group = await group(source, metadata, found)
    await found(await transactionalID(group))
    if let finding = await newestRecord(metadata) { await found(finding) }
  }

  // MARK: - Steps

  private func wrong() throws(KafkaError) {
    do throws(WorkerError) { try configuration.check() } catch {
      throw KafkaError(code: error.code, kind: error.kind, message: error.message, disposition: .reject)
    }
  }

  private func machine() -> [Finding] {
    let information = ProcessInfo.processInfo
    return ContainerLimits.current.findings(
      concurrency: configuration.concurrency, bytesInFlight: configuration.maximumBytesInFlight,
      processors: information.activeProcessorCount, machine: Int(clamping: information.physicalMemory))
  }

  private func admin(_ cluster: KafkaConfiguration) throws(KafkaError) -> Admin {
    var noting = cluster
    noting["debug"] = cluster["debug"].map { $0 + ",feature" } ?? "feature"
    let brokers = brokers
    return try Admin(configuration: noting) { brokers.read($0.text) }
  }

  private static func unreachable(_ error: KafkaError) -> Finding {
    .failure("connection", error.tlsRefusal ?? error)
  }

  private func connected(_ metadata: ClusterMetadata, _ cluster: KafkaConfiguration) -> [Finding] {
    let names = metadata.brokers.map { "\($0.host):\($0.port)" }.joined(separator: ", ")
    let id = metadata.clusterID.map { ", cluster \($0)" } ?? ""
    return [
      Security.finding(cluster),
      Finding("brokers", .right, "\(metadata.brokers.count) (\(names))\(id)"),
      BrokerCheckup.finding(
        brokers.found, delivery: configuration.delivery, groupProtocol: configuration.groupProtocol),
    ]
  }

  private func topics(_ source: ClusterMetadata, _ target: ClusterMetadata) -> [Finding] {
    var outputs = [("--output", configuration.output), ("--dead-letters", configuration.deadLetters)]
    if let receipts = configuration.receipts { outputs.append(("--receipts", receipts)) }
    return TopicsCheckup.findings(inputs.map { ("--input", $0) }, in: Self.byName(source))
      + TopicsCheckup.findings(outputs, in: Self.byName(target))
  }

  private var inputs: [String] {
    if case .names(let names) = configuration.input { names } else { [] }
  }

  private static func byName(_ metadata: ClusterMetadata) -> [String: TopicDescription] {
    Dictionary(metadata.topics.map { ($0.name, $0) }) { first, _ in first }
  }

  private func rights(
    _ source: Admin, _ sourceMetadata: ClusterMetadata, _ target: Admin, _ targetMetadata: ClusterMetadata
  ) async -> [Finding] {
    await rights(NeededRights.reading(configuration), source, sourceMetadata)
      + rights(NeededRights.writing(configuration), target, targetMetadata)
  }

  /// A topic that is not shown has been reported already.
  private func rights(_ needs: [NeededRights.Need], _ admin: Admin, _ metadata: ClusterMetadata) async -> [Finding] {
    let shown = Set(metadata.topics.map(\.name))
    let needs = needs.filter { shown.contains($0.topic) }
    do throws(KafkaError) {
      let given = try await admin.authorizedOperations(onTopics: needs.map(\.topic), timeout: timeout)
      return NeededRights.findings(needs, given: given)
    } catch {
      return [Finding("rights", .unknown, "rights on topics: \(error.message)")]
    }
  }

  private func group(
    _ admin: Admin, _ metadata: ClusterMetadata, _ found: @Sendable (Finding) async -> Void
  ) async -> GroupDescription? {
    do throws(KafkaError) {
      let group = try await admin.describeGroup(configuration.group, timeout: timeout)
      let topics = Self.byName(metadata)
      let partitions = inputs.isEmpty ? nil : inputs.reduce(0) { $0 + (topics[$1]?.partitions.count ?? 0) }
      await found(GroupCheckup.finding(group, partitions: partitions, strategy: configuration.assignmentStrategy.rawValue))
      await found(NeededRights.finding(group: configuration.group, group.authorized))
      return group
    } catch {
      await found(
        error.kind == .notAuthorized
          ? Finding(
            "rights", .failure, error.message,
            remedy: NeededRights.command(["READ"], "--group \(configuration.group)"), kind: .notAuthorized)
          : Finding("group", .unknown, error.message))
      return nil
    }
  }

  /// Taking the id ends whoever has it, so it is tried only where nobody can.
  private func transactionalID(_ group: GroupDescription?) async -> Finding {
    guard configuration.delivery == .exactlyOnce else {
      return Finding("transactions", .right, "none: --delivery at-least-once")
    }
    let name = configuration.instanceID
    guard configuration.isInstanceLocked || takesOver || group?.isAbandoned == true else {
      return Finding(
        "transactions", .unknown,
        "transactional id \(name) is not tried: the group may have members, and trying ends the worker of that name",
        remedy: "stop that worker, or say --take-over")
    }
    do throws(TransactionError) {
      let producer: Producer
      do throws(KafkaError) { producer = try Producer(configuration: configuration.producer) } catch {
        return .failure("transactions", error)
      }
      try await producer.initTransactions(timeout: timeout)
      await producer.close(timeout: .seconds(2))
      return Finding("transactions", .right, "transactional id \(name) can be taken")
    } catch {
      return Finding(
        "transactions", .failure, error.cause.message,
        remedy: "grant it: \(NeededRights.command(["WRITE", "DESCRIBE"], "--transactional-id \(name)"))",
        kind: error.cause.kind)
    }
  }

  private func newestRecord(_ metadata: ClusterMetadata) async -> Finding? {
    let topics = Self.byName(metadata)
    let partitions = inputs.flatMap { name in
      (topics[name]?.partitions ?? []).map { TopicPartition(topic: name, partition: $0.id) }
    }
    return await NewestRecord(configuration: configuration, timeout: timeout).finding(Array(partitions.prefix(64)))
  }
}
