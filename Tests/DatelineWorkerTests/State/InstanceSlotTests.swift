import DatelineWorker
import Foundation
import Testing

@Suite struct InstanceSlotTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("slots-\(UUID().uuidString)").path

  private func take(_ group: String = "news") throws -> InstanceSlot {
    try InstanceSlot.take(group: group, role: "run", host: "host.example", folder: folder)
  }

  @Test func `workers of one host differ, and one that comes back has its name again`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try take()
    var second: InstanceSlot? = try take()
    #expect(first.name == "dateline.news.run.host_example.0")
    #expect(second?.name == "dateline.news.run.host_example.1")
    second = nil
    let third = try take()
    #expect(third.name == "dateline.news.run.host_example.1")
    #expect(try take("other").name == "dateline.other.run.host_example.0")
    withExtendedLifetime((first, third)) {}
  }

  @Test func `names are safe for files and brokers`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try take("../../étc passwd").name == "dateline._______tc_passwd.run.host_example.0")
  }

  @Test func `a folder that cannot be written says so, and names the way out`() {
    let error = #expect(throws: WorkerError.self) {
      try InstanceSlot.take(group: "news", role: "run", host: "h", folder: "/dev/null/locks")
    }
    #expect(error?.message.contains("--instance-id") == true)
  }
}
