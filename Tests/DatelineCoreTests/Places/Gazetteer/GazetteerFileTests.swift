import DatelineTesting
import Foundation
import Testing

@testable import DatelineCore

@Suite struct GazetteerFileTests {
  private let sources: SmallSources
  private let bytes: [UInt8]

  init() throws {
    sources = try SmallSources()
    _ = try sources.gazetteer()
    bytes = Array(try Data(contentsOf: URL(filePath: sources.path("gazetteer"))))
  }

  private func open(_ bytes: [UInt8]) throws(GazetteerError) -> Gazetteer {
    let path = sources.path("damaged")
    do { try Data(bytes).write(to: URL(filePath: path)) } catch {
      throw GazetteerError(.unreadable, file: path, "the test cannot write")
    }
    return try Gazetteer(path: path)
  }

  @Test func `The same sources give the same bytes`() throws {
    let again = try SmallSources()
    _ = try again.gazetteer()
    #expect(try Data(contentsOf: URL(filePath: again.path("gazetteer"))) == Data(bytes))
  }

  @Test(arguments: [0, 1, 7, 8, 31, 32, 100, 191, 192, 1000])
  func `A file that is cut short is an error`(length: Int) {
    #expect(throws: GazetteerError.self) { try open(Array(bytes.prefix(length))) }
    #expect(throws: GazetteerError.self) { try open(Array(bytes.dropLast(1))) }
  }

  @Test func `A changed byte anywhere is an error`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      var damaged = bytes
      let position = Int.random(in: 0..<damaged.count, using: &random)
      damaged[position] ^= UInt8.random(in: 1...255, using: &random)
      // Within the table of sections and in the padding between them a change may go without consequence, never with one.
      if position < GazetteerFormat.headerBytes { _ = try? use(open(damaged)) } else {
        #expect(throws: GazetteerError.self, "byte \(position)") { try open(damaged) }
      }
    }
  }

  @Test func `Another version, another file and no file are told apart`() {
    var other = bytes
    other[8] = 9
    let version = #expect(throws: GazetteerError.self) { try open(other) }
    #expect(version?.code == .unsupported && version?.message.contains("version 9") == true)
    let text = #expect(throws: GazetteerError.self) { try open(Array("name\tlat\tlon\n and more than thirty-two bytes".utf8)) }
    #expect(text?.code == .unsupported)
    let missing = #expect(throws: GazetteerError.self) { try Gazetteer(path: sources.path("nowhere")) }
    #expect(missing?.code == .unreadable)
    let folder = #expect(throws: GazetteerError.self) { try Gazetteer(path: sources.path("tables")) }
    #expect(folder?.code == .unreadable)
  }

  @Test func `Damage with a right checksum gives wrong answers at worst, and never a trap`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        damaged[Int.random(in: GazetteerFormat.headerBytes..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      var checksum = GazetteerChecksum()
      damaged.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[GazetteerFormat.headerBytes...])) }
      for index in 0..<8 { damaged[24 + index] = UInt8(truncatingIfNeeded: checksum.value >> (8 * index)) }
      if let gazetteer = try? open(damaged) { use(gazetteer) }
    }
  }

  private func use(_ gazetteer: Gazetteer) {
    for name in ["Strelsau", "Zenda", "Hentzau", "Ruritania", "nowhere"] {
      for match in gazetteer.places(named: name) { _ = gazetteer.places(inside: match.place) }
    }
    _ = gazetteer.names(prefix: "z", limit: 20)
    _ = gazetteer.places(near: GeoPoint(latitude: 50, longitude: 20), radius: 500)
    _ = gazetteer.notice
  }
}
