import DatelineTesting
import Foundation
import Testing

@testable import DatelineCore

@Suite struct ExternalSorterTests {
  private let folder = FileManager.default.temporaryDirectory.path

  private func entry(_ key: String, _ value: String?) -> SpillEntry {
    SpillEntry(key: Array(key.utf8), value: value.map { Array($0.utf8) })
  }

  private func all(_ sorter: consuming ExternalSorter) throws -> [SpillEntry] {
    var sorted = try sorter.sorted()
    var entries: [SpillEntry] = []
    while let entry = try sorted.next() { entries.append(entry) }
    return entries
  }

  /// One byte of memory puts every entry on disk by itself, and makes runs be merged on the way.
  @Test(arguments: [1, 700, 1 << 20], [UInt64(1), 2, 3])
  func `any number of runs gives the order of one sort, equal keys in the order of their coming`(
    memory: Int, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let entries = (0..<150).map { number in
      entry(
        String(Int.random(in: 0...60, using: &random), radix: 2),
        Bool.random(using: &random) ? "\(number)" : nil)
    }
    var sorter = ExternalSorter(folder: folder, memory: memory)
    for entry in entries { try sorter.add(entry) }
    let expected = entries.enumerated().sorted {
      let order = SpillEntry.order($0.element.key, $1.element.key)
      return order == 0 ? $0.offset < $1.offset : order < 0
    }.map(\.element)
    #expect(try all(sorter) == expected)
  }

  @Test(arguments: [1, 1 << 20]) func `of equal keys the newest entry counts, also one without a value`(memory: Int) throws {
    var sorter = ExternalSorter(folder: folder, memory: memory)
    for (key, value) in [("b", "1"), ("a", "1"), ("b", "2"), ("a", nil), ("c", "")] { try sorter.add(entry(key, value)) }
    var sorted = try sorter.sorted()
    var newest: [SpillEntry] = []
    while let entry = try sorted.nextNewest() { newest.append(entry) }
    #expect(newest == [entry("a", nil), entry("b", "2"), entry("c", "")])
  }

  @Test func `nothing gives nothing`() throws {
    #expect(try all(ExternalSorter(folder: folder)).isEmpty)
  }

  @Test func `temporary files have no names`() throws {
    let own = FileManager.default.temporaryDirectory.appending(path: "sorter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: own) }
    var sorter = ExternalSorter(folder: own.path, memory: 1)
    for number in 0..<9 { try sorter.add(entry("\(number)", "v")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: own.path).isEmpty)
    #expect(try all(sorter).count == 9)
  }

  @Test func `a folder that is not there is one clear error`() throws {
    var sorter = ExternalSorter(folder: "/nowhere/at/all", memory: 1)
    let error = #expect(throws: ComparisonError.self) { try sorter.add(entry("a", "b")) }
    #expect(error?.message.contains("/nowhere/at/all") == true)
    #expect(error?.message.contains("--temporary") == true)
  }
}
