import KafkaClient

/// The faults that a test asks this process for. Without the variables below there are none, and they cost nothing.
///
/// | variable | meaning |
/// | --- | --- |
/// | `DATELINE_FAULT_POINTS` | `NAME=ACTION[:PROBABILITY],…`: what happens at a ``FaultPoint``, each time or so often |
/// | `DATELINE_FAULT_SEED` | number from which the draws follow; 0 without it |
/// | `DATELINE_FAULT_ARTICLES` | `ACTION:SUBSTRING,…`: what happens to articles whose id holds the substring |
/// | `DATELINE_FAULT_MUTANT` | a ``FaultMutant``: a mistake planted on purpose, which a fault suite must find |
public struct FaultPlan: Sendable, Hashable {
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// SIGKILL to this process.
    case kill
    /// SIGSTOP to this process: it stands still until someone continues it.
    case stop
    /// The step that comes next fails without being tried.
    case fail
  }

  public enum ArticleAction: String, Sendable, Hashable, CaseIterable {
    /// The extractor throws.
    case fail
    /// It never returns.
    case hang
    /// It ends the process, as a bad memory access does.
    case crash
  }

  public struct PointFault: Sendable, Hashable {
    public var action: Action
    /// 0…1.
    public var probability: Double

    public init(action: Action, probability: Double) {
      self.action = action
      self.probability = probability
    }
  }

  public struct ArticleFault: Sendable, Hashable {
    public var action: ArticleAction
    public var substring: String

    public init(action: ArticleAction, substring: String) {
      self.action = action
      self.substring = substring
    }
  }

  public var points: [FaultPoint: PointFault] = [:]
  public var articles: [ArticleFault] = []
  public var mutant: FaultMutant?
  public var seed: UInt64 = 0

  public static let none = FaultPlan()

  public var isEmpty: Bool { points.isEmpty && articles.isEmpty && mutant == nil }

  public init() {}

  /// - Throws: `WorkerError` that names the entry which cannot be read: a fault that is not injected would pass
  ///   for one that was survived.
  public init(environment: [String: String]) throws(WorkerError) {
    for entry in Self.entries(environment["DATELINE_FAULT_POINTS"]) {
      let (name, rest) = try Self.split(entry, at: "=")
      let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard let point = FaultPoint(rawValue: name), let action = parts.first.flatMap(Action.init(rawValue:)),
        parts.count <= 2, let probability = parts.count == 2 ? Double(parts[1]) : 1, (0...1).contains(probability)
      else { throw Self.unreadable(entry) }
      points[point] = PointFault(action: action, probability: probability)
    }
    for entry in Self.entries(environment["DATELINE_FAULT_ARTICLES"]) {
      let (name, substring) = try Self.split(entry, at: ":")
      guard let action = ArticleAction(rawValue: name), !substring.isEmpty else { throw Self.unreadable(entry) }
      articles.append(ArticleFault(action: action, substring: substring))
    }
    if let name = environment["DATELINE_FAULT_MUTANT"], !name.isEmpty {
      guard let known = FaultMutant(rawValue: name) else { throw Self.unreadable(name) }
      mutant = known
    }
    if let text = environment["DATELINE_FAULT_SEED"], !text.isEmpty {
      guard let number = UInt64(text) else { throw Self.unreadable(text) }
      seed = number
    }
  }

  private static func entries(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map(String.init)
  }

  private static func split(_ entry: String, at separator: Character) throws(WorkerError) -> (String, String) {
    guard let index = entry.firstIndex(of: separator) else { throw unreadable(entry) }
    return (String(entry[..<index]), String(entry[entry.index(after: index)...]))
  }

  private static func unreadable(_ entry: String) -> WorkerError {
    WorkerError(
      code: "fault-plan", kind: .configuration,
      message: "'\(entry)' is no fault that can be asked for with DATELINE_FAULT_POINTS, _ARTICLES, _SEED or _MUTANT")
  }
}
