#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Processor time by stage of an article's journey, as spent by the thread that did the work.
///
/// For benchmarks and for whoever wants to know what an extraction costs: stages of one run are measured beside each
/// other, so that their shares stand however busy the machine is. Reading the clock costs a quarter of a microsecond.
public struct StageTimes: Sendable, Hashable {
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// From bytes to an article.
    case decode
    /// Which language it is in.
    case identify
    /// The language model: tokens, tags, trees, entities, lemmas.
    case language
    /// The columns that finders work on.
    case fields
    case places
    case times
    case actors
    /// Numbers, weapons, casualties.
    case quantities
    /// Triggers, roles, factuality, merging, coding.
    case events
    /// From events to bytes.
    case encode
  }

  /// By stage, in the order of the cases.
  private var nanoseconds = [Int64](repeating: 0, count: Stage.allCases.count)

  public init() {}

  /// Nanoseconds.
  public subscript(stage: Stage) -> Int64 {
    Stage.allCases.firstIndex(of: stage).map { nanoseconds[$0] } ?? 0
  }

  public mutating func add(_ time: Int64, to stage: Stage) {
    guard let index = Stage.allCases.firstIndex(of: stage) else { return }
    nanoseconds[index] += time
  }

  public mutating func add(_ other: StageTimes) {
    for index in nanoseconds.indices { nanoseconds[index] += other.nanoseconds[index] }
  }

  /// Nanoseconds that the calling thread has worked.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension StageTimes? {
  /// Does some work and adds its time to a stage; nil measures nothing.
  public mutating func measure<Value>(_ stage: StageTimes.Stage, _ work: () -> Value) -> Value {
    guard self != nil else { return work() }
    let start = StageTimes.now()
    let result = work()
    self?.add(StageTimes.now() - start, to: stage)
    return result
  }
}
