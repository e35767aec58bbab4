import ArgumentParser

/// An offset for each of some partitions: `0:1200,3:40`.
struct PartitionOffsets: ExpressibleByArgument, Sendable, Hashable {
  var offsets: [Int32: Int64] = [:]

  init?(argument: String) {
    for pair in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let numbers = pair.split(separator: ":", omittingEmptySubsequences: false)
      guard numbers.count == 2, let partition = Int32(numbers[0]), let offset = Int64(numbers[1]), partition >= 0,
        offset >= 0, offsets.updateValue(offset, forKey: partition) == nil
      else { return nil }
    }
  }
}

/// Some partitions: `0,3,5-7`.
struct PartitionSet: ExpressibleByArgument, Sendable, Hashable {
  var partitions: Set<Int32> = []

  private static let most = 100_000

  init?(argument: String) {
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
      guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 0,
        first <= last, Int(last) - Int(first) < Self.most
      else { return nil }
      partitions.formUnion(first...last)
    }
  }
}
