import CoreMetrics
import Foundation
import FoundationNetworking
import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct AdminTests {
  private let lines = LogLines()

  private func observatory() -> Observatory {
    var configuration = WorkerConfiguration(
      input: .names(["articles"]), output: "events", deadLetters: "dead", group: "dateline", concurrency: 1,
      kafka: KafkaConfiguration())
    configuration.admin = AdminAddress("127.0.0.1:0")
    return Observatory(
      configuration, versions: ["version": "1.0.0"], logger: lines.logger(), next: NOOPMetricsHandler.instance)
  }

  @Test(arguments: [
    ("127.0.0.1:9464", "127.0.0.1:9464"), ("9464", "127.0.0.1:9464"), (":9464", "127.0.0.1:9464"),
    ("localhost:9464", "127.0.0.1:9464"), ("[::1]:9464", "[::1]:9464"), ("0.0.0.0:80", "0.0.0.0:80"),
    ("[::]:80", "[::]:80"),
  ])
  func `an address is an IP address and a port; a port alone is loopback`(written: String, meant: String) {
    #expect(AdminAddress(written)?.description == meant)
  }

  @Test(arguments: ["", "host:9464", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:9464", "[::1]", "1.2.3:80", "-1", "0x50"])
  func `anything else is refused`(written: String) {
    #expect(AdminAddress(written) == nil)
  }

  @Test func `only loopback addresses are closed to others`() {
    #expect(["9464", "127.0.0.7:1", "[::1]:1"].allSatisfy { AdminAddress($0)?.isLoopback == true })
    #expect(["0.0.0.0:1", "[::]:1", "10.0.0.1:1"].allSatisfy { AdminAddress($0)?.isLoopback == false })
  }

  @Test func `there are three paths, to be read only`() {
    let responder = AdminResponder(telemetry: observatory())
    #expect(responder.answer(method: "GET", path: "/metrics", accept: nil).status == 200)
    #expect(responder.answer(method: "GET", path: "/health/live", accept: nil).status == 200)
    #expect(responder.answer(method: "GET", path: "/health/ready", accept: nil).status == 503)
    for path in ["/", "/metrics/", "/health", "/debug", "/../metrics", ""] {
      #expect(responder.answer(method: "GET", path: path, accept: nil).status == 404)
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
      #expect(responder.answer(method: method, path: "/metrics", accept: nil).status == 405)
    }
  }

  @Test func `metrics and health are served while the worker runs, and the rest of the world is warned of`() async throws {
    let observatory = observatory()
    let address = try #require(AdminAddress("127.0.0.1:0"))
    let server = AdminServer(
      address: address, responder: AdminResponder(telemetry: observatory), telemetry: observatory.telemetry)
    let lines = lines
    try await server.serving {
      let line = try #require(lines.all.first { $0.contains("metrics and health at") })
      let url = try #require(line.split(separator: " ").first { $0.hasPrefix("http://") }.map(String.init))
      let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: url + "/metrics")))
      #expect((response as? HTTPURLResponse)?.statusCode == 200)
      #expect(String(decoding: data, as: UTF8.self).contains("dateline_build_info{version=\"1.0.0\""))
      let (_, missing) = try await URLSession.shared.data(from: try #require(URL(string: url + "/secrets")))
      #expect((missing as? HTTPURLResponse)?.statusCode == 404)
    }
  }

  @Test func `an address that is taken ends the worker before it begins`() async throws {
    let observatory = observatory()
    func server(_ address: String) throws -> AdminServer {
      AdminServer(
        address: try #require(AdminAddress(address)), responder: AdminResponder(telemetry: observatory),
        telemetry: observatory.telemetry)
    }
    let lines = lines
    try await server("127.0.0.1:0").serving {
      let line = try #require(lines.all.first { $0.contains("http://") })
      let taken = try #require(line.split(separator: "/").last.map { $0.prefix { $0 != " " } })
      await #expect(throws: WorkerError.self) {
        try await server(String(taken)).serving { Issue.record("the body was begun") }
      }
    }
  }
}
