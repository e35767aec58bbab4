/// Which part of the input is replayed, as it was asked for.
///
/// Half open: `from` belongs to it, `to` does not. By time, a record belongs when its own timestamp does, wherever it
/// stands: timestamps that producers set need not rise with the offsets. The first record that is not older than
/// `from` is where reading begins, because everything before it is older. Where `to` stops reading cannot be looked
/// up: a record from before `to` may stand behind one from after it. So everything up to the end is read and its
/// timestamps are looked at, unless `lateness` says how late a record may be.
public struct ReplayRange: Sendable, Hashable {
  /// Milliseconds since 1970.
  public var from: Int64?
  public var to: Int64?
  /// Milliseconds: a record older than `to` stands before the first one that is so much younger than `to`.
  public var lateness: Int64?
  /// By partition; those that are not named begin with their first record and end with their last.
  public var fromOffsets: [Int32: Int64] = [:]
  public var toOffsets: [Int32: Int64] = [:]
  /// `from` was counted back from now: it is another each time, and the first one holds.
  public var isRelative = false

  public init() {}

  var hasTimes: Bool { from != nil || to != nil }

  /// - Throws: ``ReplayError`` when it is empty or contradicts itself.
  public func check() throws(ReplayError) {
    if let from, let to, from >= to {
      throw ReplayError(.usage, "--from is not before --to, which is not part of the range itself")
    }
    if hasTimes, !fromOffsets.isEmpty || !toOffsets.isEmpty {
      throw ReplayError(.usage, "a range is given by times or by offsets, not by both")
    }
    if lateness != nil, to == nil { throw ReplayError(.usage, "--lateness goes with --to") }
    for (partition, from) in fromOffsets.sorted(by: { $0.key < $1.key }) {
      if let to = toOffsets[partition], from > to {
        throw ReplayError(.usage, "--from-offsets \(partition):\(from) is after --to-offsets \(partition):\(to)")
      }
    }
  }

  /// Whether a record's time belongs to the range; one without a time belongs to none.
  func holds(_ timestamp: Int64?) -> Bool {
    guard hasTimes else { return true }
    guard let timestamp else { return false }
    return timestamp >= from ?? .min && timestamp < to ?? .max
  }
}
