import Foundation

/// What the control group of this process allows it: in a container, less than the machine has.
public struct ContainerLimits: Sendable, Hashable {
  /// Bytes; nil for no limit.
  public var memory: Int?
  /// Processors' worth of time; nil for no limit.
  public var cores: Double?

  public init(memory: Int? = nil, cores: Double? = nil) {
    self.memory = memory
    self.cores = cores
  }

  /// Of this process. A container sees its own group at the root; a service of systemd has a folder below it. Both
  /// versions of control groups are read.
  public static var current: ContainerLimits {
    func content(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .ascii) }
    let own = group(content("/proc/self/cgroup") ?? "")
    return read { content("/sys/fs/cgroup\(own)/\($0)") ?? content("/sys/fs/cgroup/\($0)") }
  }

  /// The folder of version 2, out of /proc/self/cgroup: `0::/system.slice/dateline@1.service`; empty for the root.
  static func group(_ text: String) -> String {
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("0::/") }) else { return "" }
    let path = line.dropFirst(3)
    return path == "/" || path.contains("..") ? "" : String(path)
  }

  /// - Parameter file: the content of a file below the root of the control groups; nil where there is none.
  static func read(_ file: (String) -> String?) -> ContainerLimits {
    var limits = ContainerLimits()
    let memory = file("memory.max") ?? file("memory/memory.limit_in_bytes")
    // Version 1 says "no limit" as a number near the highest.
    if let bytes = memory.flatMap(number), bytes < 1 << 60 { limits.memory = bytes }
    if let words = file("cpu.max")?.split(whereSeparator: \.isWhitespace), words.count == 2 {
      limits.cores = cores(quota: Int(words[0]), period: Int(words[1]))
    } else if let quota = file("cpu/cpu.cfs_quota_us").flatMap(number) {
      limits.cores = cores(quota: quota, period: file("cpu/cpu.cfs_period_us").flatMap(number))
    }
    return limits
  }

  private static func number(_ text: String) -> Int? { Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) }

  private static func cores(quota: Int?, period: Int?) -> Double? {
    guard let quota, let period, quota > 0, period > 0 else { return nil }
    return Double(quota) / Double(period)
  }

  /// Articles that are worth extracting at a time: no more than there is processor time for.
  public func concurrency(processors: Int) -> Int {
    guard let cores else { return max(1, processors) }
    return max(1, min(processors, Int(cores.rounded(.up))))
  }

  /// - Parameters:
  ///   - concurrency: articles in extraction at a time.
  ///   - bytesInFlight: ceiling on the records that are received and not finished.
  func findings(concurrency: Int, bytesInFlight: Int, processors: Int, machine: Int) -> [Finding] {
    [memoryFinding(concurrency, bytesInFlight, machine), coresFinding(concurrency, processors)]
  }

  /// What a worker takes at most, in bytes: the program with its tables, the articles in extraction, and the records
  /// in flight, each of which stands in memory about twice while it is delivered.
  ///
  /// Measured: 63 MiB with the model loaded, 180 to 190 MiB resident with two articles at a time under ten times the
  /// load it can take (`scripts/bench memory`).
  static func memoryNeeded(concurrency: Int, bytesInFlight: Int) -> Int {
    (128 << 20) + concurrency * (16 << 20) + 2 * bytesInFlight
  }

  private func memoryFinding(_ concurrency: Int, _ bytesInFlight: Int, _ machine: Int) -> Finding {
    let needed = Self.memoryNeeded(concurrency: concurrency, bytesInFlight: bytesInFlight)
    let available = min(memory ?? machine, machine)
    let whose = memory == nil ? "the machine has" : "this container may use"
    let message = "a worker takes up to \(Self.mebibytes(needed)), \(whose) \(Self.mebibytes(available))"
    guard available < needed else { return Finding("memory", .right, message) }
    return Finding(
      "memory", .warning, message,
      remedy: "raise the limit, or lower --max-in-flight-bytes (\(Self.mebibytes(bytesInFlight)) now) and --concurrency")
  }

  private func coresFinding(_ concurrency: Int, _ processors: Int) -> Finding {
    let available = min(cores ?? Double(processors), Double(processors))
    let text = available == available.rounded() ? "\(Int(available))" : String(format: "%.1f", available)
    let message = "\(concurrency) articles at a time, \(text) processors"
    if Double(concurrency) > available.rounded(.up) {
      return Finding(
        "processors", .warning, message,
        remedy: "--concurrency \(Int(available.rounded(.up))): more take memory and give nothing")
    }
    return Finding("processors", .right, message)
  }

  private static func mebibytes(_ bytes: Int) -> String { "\(bytes >> 20) MiB" }
}
