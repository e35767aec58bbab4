import FlyingFox
import FlyingSocks
import Foundation
import KafkaClient

/// Serves metrics and health over HTTP while the worker runs, from its very beginning.
struct AdminServer: Sendable {
  let address: AdminAddress
  let responder: AdminResponder
  let telemetry: Telemetry

  /// Seconds that an answer may take, and a start.
  private static let timeout = 5.0
  private static let pause = Duration.seconds(1)

  /// Opens the endpoint, runs `body`, and closes it again.
  ///
  /// - Throws: `WorkerError` when the address cannot be had, before `body` is begun; else what `body` throws.
  func serving(_ body: () async throws -> Void) async throws {
    let first = try makeServer()
    let task = try await open(first)
    let keeper = Task { await keepOpen(task) }
    defer { keeper.cancel() }
    try await body()
  }

  /// The running server, once it listens.
  private func open(_ server: HTTPServer) async throws(WorkerError) -> Task<Void, any Error> {
    let (signals, signal) = AsyncStream<(any Error)?>.makeStream()
    let running = Task {
      do { try await server.run() } catch {
        signal.yield(error)
        throw error
      }
    }
    let waiting = Task {
      do {
        try await server.waitUntilListening(timeout: Self.timeout)
        signal.yield(nil)
      } catch { signal.yield(error) }
    }
    defer { waiting.cancel() }
    for await failure in signals {
      guard let failure else { break }
      running.cancel()
      throw refused(failure)
    }
    telemetry.record(.listening(address: await bound(server), isExposed: !address.isLoopback))
    return running
  }

  /// A server that ends by itself, because the process had no descriptors left, is opened again.
  private func keepOpen(_ first: Task<Void, any Error>) async {
    var running = first
    while true {
      let end = await withTaskCancellationHandler { await running.result } onCancel: { [running] in running.cancel() }
      if Task.isCancelled { return }
      let reason = if case .failure(let error) = end { "\(error)" } else { "it was closed" }
      telemetry.record(.listeningFailed(address: address.description, reason: reason))
      repeat {
        do { try await Task.sleep(for: Self.pause) } catch { return }
        guard let server = try? makeServer(), let opened = try? await open(server) else { continue }
        running = opened
        break
      } while !Task.isCancelled
    }
  }

  private func makeServer() throws(WorkerError) -> HTTPServer {
    let handler = ClosureHTTPHandler { [responder] request in
      let answer = responder.answer(
        method: request.method.rawValue, path: request.path, accept: request.headers[HTTPHeader("Accept")])
      return Self.response(answer, to: request)
    }
    do {
      let configuration: HTTPServer.Configuration =
        address.isIPv6
        ? .init(address: try sockaddr_in6.inet6(ip6: address.host, port: address.port), timeout: Self.timeout, logger: .disabled)
        : .init(address: try sockaddr_in.inet(ip4: address.host, port: address.port), timeout: Self.timeout, logger: .disabled)
      return HTTPServer(config: configuration, handler: handler)
    } catch {
      throw refused(error)
    }
  }

  private static func response(_ answer: AdminResponder.Answer, to request: HTTPRequest) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    guard request.method == .HEAD else {
      return HTTPResponse(statusCode: status(answer.status), headers: headers, body: Data(answer.body))
    }
    headers[.contentLength] = String(answer.body.count)
    return HTTPResponse(statusCode: status(answer.status), headers: headers, body: Data())
  }

  private static func status(_ code: Int) -> HTTPStatusCode {
    switch code {
    case 200: .ok
    case 404: .notFound
    case 405: .methodNotAllowed
    default: .serviceUnavailable
    }
  }

  /// With the port that the system chose, where it was asked to.
  private func bound(_ server: HTTPServer) async -> String {
    switch await server.listeningAddress {
    case .ip4(_, let port), .ip6(_, let port): AdminAddress(host: address.host, port: port).description
    default: address.description
    }
  }

  private func refused(_ error: any Error) -> WorkerError {
    WorkerError(
      code: "admin-address", kind: .configuration,
      message: """
        the admin endpoint cannot listen on \(address) (\(error)): give --admin another port, or an address of this \
        machine
        """,
      underlying: error)
  }
}
