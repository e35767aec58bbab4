import Foundation
import Testing

@testable import DatelineCore

@Suite struct SortedFileTests {
  private let folder = FileManager.default.temporaryDirectory.path

  /// Values so long that three articles fill a block.
  private func file(articles: Int, events: Int) throws -> SortedFile {
    try SortedFile(folder: folder) { add in
      for article in 0..<articles {
        for event in 0..<events {
          try add(SpillEntry(key: key(article, event), value: [UInt8](repeating: 0x78, count: 9_000)))
        }
      }
    }
  }

  private func prefix(_ article: Int) -> [UInt8] { Array(String(format: "a%04d", article).utf8) + [0xFF] }
  private func key(_ article: Int, _ event: Int) -> [UInt8] { prefix(article) + [UInt8(event)] }

  @Test func `every prefix finds its entries, wherever blocks begin`() throws {
    let file = try file(articles: 40, events: 3)
    for article in 0..<40 {
      #expect(try file.entries(withPrefix: prefix(article)).map(\.key) == (0..<3).map { key(article, $0) })
    }
  }

  @Test func `a prefix that is not there finds nothing`() throws {
    let file = try file(articles: 10, events: 1)
    for text in ["a", "zz"] {
      #expect(try file.entries(withPrefix: Array(text.utf8) + [0xFF]).isEmpty)
    }
    #expect(try SortedFile(folder: folder) { _ in }.entries(withPrefix: prefix(1)).isEmpty)
  }

  @Test func `entries of one prefix may fill several blocks`() throws {
    let file = try file(articles: 2, events: 30)
    #expect(try file.entries(withPrefix: prefix(1)).count == 30)
  }
}
