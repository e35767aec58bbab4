import Testing

@testable import DatelineWorker

@Suite struct ContainerLimitsTests {
  private func limits(_ files: [String: String]) -> ContainerLimits { ContainerLimits.read { files[$0] } }

  @Test(arguments: [
    (["memory.max": "536870912\n", "cpu.max": "150000 100000\n"], ContainerLimits(memory: 512 << 20, cores: 1.5)),
    (["memory.max": "max\n", "cpu.max": "max 100000\n"], ContainerLimits()),
    (
      ["memory/memory.limit_in_bytes": "1073741824", "cpu/cpu.cfs_quota_us": "200000", "cpu/cpu.cfs_period_us": "100000"],
      ContainerLimits(memory: 1 << 30, cores: 2)
    ),
    (["memory/memory.limit_in_bytes": "9223372036854771712", "cpu/cpu.cfs_quota_us": "-1"], ContainerLimits()),
    (["cpu.max": "nonsense", "memory.max": ""], ContainerLimits()), ([:], ContainerLimits()),
  ])
  func `both versions of control groups are read`(files: [String: String], expected: ContainerLimits) {
    #expect(limits(files) == expected)
  }

  @Test(arguments: [
    ("0::/system.slice/dateline@1.service\n", "/system.slice/dateline@1.service"), ("0::/\n", ""), ("", ""),
    ("0::/../outside\n", ""), ("4:memory:/docker/x\n0::/user.slice\n", "/user.slice"),
  ])
  func `the group of a service is found`(text: String, expected: String) {
    #expect(ContainerLimits.group(text) == expected)
  }

  @Test(arguments: [(nil, 8, 8), (1.5, 8, 2), (0.2, 8, 1), (16, 4, 4)] as [(Double?, Int, Int)])
  func `no more articles at a time than there is processor time for`(cores: Double?, processors: Int, expected: Int) {
    #expect(ContainerLimits(cores: cores).concurrency(processors: processors) == expected)
  }

  @Test func `a limit of memory below the need is a warning with a remedy`() {
    let found = ContainerLimits(memory: 128 << 20).findings(
      concurrency: 2, bytesInFlight: 64 << 20, processors: 2, machine: 8 << 30)
    #expect(found.map(\.status) == [.warning, .right])
    #expect(found[0].remedy?.contains("--max-in-flight-bytes") == true)
  }

  @Test func `more articles at a time than processors is a warning`() {
    let found = ContainerLimits(cores: 1).findings(
      concurrency: 8, bytesInFlight: 1 << 20, processors: 8, machine: 8 << 30)
    #expect(found[1].status == .warning)
    #expect(found[1].remedy?.hasPrefix("--concurrency 1") == true)
  }
}
