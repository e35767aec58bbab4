import Foundation

/// Writes drafts as a gazetteer file. The same drafts give the same bytes.
struct GazetteerWriter {
  private let drafts: [PlaceDraft]
  private let notice: String
  /// The drafts in the order of the file, and the row of each draft.
  private let order: [Int]
  private var rows: [UInt32]

  init(drafts: [PlaceDraft], notice: String) {
    self.drafts = drafts
    self.notice = notice
    let cells = drafts.map { GazetteerFormat.cell(latitude: $0.latitude, longitude: $0.longitude) }
    order = drafts.indices.sorted { cells[$0] != cells[$1] ? cells[$0] < cells[$1] : $0 < $1 }
    rows = [UInt32](repeating: 0, count: drafts.count)
    for (row, draft) in order.enumerated() { rows[draft] = UInt32(row) }
  }

  func write(to path: String) throws(GazetteerError) -> GazetteerBuilder.Summary {
    let names = self.names()
    let keys = self.keys()
    let sections: [[UInt8]] = [
      places(nameStarts: names.starts), names.bytes, cells(), keys.bytes, keys.starts, keys.postStarts, keys.postings,
      slots(of: keys.names), members(), Array(notice.utf8),
    ]
    let file = Self.assemble(sections)
    do {
      // Atomic: written beside, then renamed.
      try Data(file).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw GazetteerError(.unreadable, file: path, "cannot be written: \(error.localizedDescription)")
    }
    return GazetteerBuilder.Summary(places: drafts.count, names: keys.names.count, bytes: file.count)
  }

  private static func assemble(_ sections: [[UInt8]]) -> [UInt8] {
    var body: [UInt8] = []
    var table: [UInt8] = []
    for section in sections {
      while (body.count + GazetteerFormat.headerBytes) % 8 != 0 { body.append(0) }
      table += bytes(UInt64(GazetteerFormat.headerBytes + body.count)) + bytes(UInt64(section.count))
      body += section
    }
    var checksum = GazetteerChecksum()
    body.withUnsafeBytes { checksum.add($0) }
    return GazetteerFormat.magic + bytes(GazetteerFormat.version) + bytes(UInt32(sections.count))
      + bytes(UInt64(GazetteerFormat.headerBytes + body.count)) + bytes(checksum.value) + table + body
  }

  // MARK: Sections

  private func names() -> (bytes: [UInt8], starts: [UInt32]) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = []
    for draft in order {
      starts.append(UInt32(bytes.count))
      let name = Self.bounded(drafts[draft].name)
      bytes.append(UInt8(name.utf8.count))
      bytes += name.utf8
    }
    return (bytes, starts)
  }

  /// The name, or as much of it as a length byte can count.
  private static func bounded(_ name: String) -> String {
    var name = name
    while name.utf8.count > 255 { name.removeLast() }
    return name
  }

  private func places(nameStarts: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(drafts.count * GazetteerFormat.rowBytes)
    for (row, index) in order.enumerated() {
      let draft = drafts[index]
      bytes += Self.bytes(Self.coordinate(draft.latitude)) + Self.bytes(Self.coordinate(draft.longitude))
      bytes += Self.bytes(UInt32(clamping: draft.geonamesID ?? 0)) + Self.bytes(UInt32(clamping: draft.population))
      bytes += Self.bytes(nameStarts[row]) + Self.bytes(unit(draft.admin1)) + Self.bytes(unit(draft.admin2))
      let country = Array((draft.country ?? "").utf8)
      bytes += country.count == 2 ? country : [0, 0]
      bytes.append(draft.kind.rawValue)
      bytes.append(
        (draft.isCapital ? GazetteerFormat.Flag.capital : 0)
          | (draft.hasPointOfUnit ? GazetteerFormat.Flag.pointOfUnit : 0))
    }
    return bytes
  }

  private func unit(_ draft: Int?) -> UInt32 {
    guard let draft, rows.indices.contains(draft) else { return GazetteerFormat.none }
    return rows[draft]
  }

  private func cells() -> [UInt8] {
    var starts = [UInt32](repeating: 0, count: GazetteerFormat.cellColumns * GazetteerFormat.cellRows + 1)
    for draft in drafts {
      starts[GazetteerFormat.cell(latitude: draft.latitude, longitude: draft.longitude) + 1] += 1
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    return starts.flatMap(Self.bytes)
  }

  private struct Keys {
    var names: [String] = []
    var bytes: [UInt8] = []
    var starts: [UInt8] = []
    var postStarts: [UInt8] = []
    var postings: [UInt8] = []
  }

  private func keys() -> Keys {
    var postings: [String: [UInt32]] = [:]
    for (row, index) in order.enumerated() {
      for (key, standing) in drafts[index].keys {
        postings[key, default: []].append(UInt32(row) | UInt32(standing.rawValue) << 28)
      }
    }
    var keys = Keys()
    keys.names = postings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var count: UInt32 = 0
    for name in keys.names {
      keys.starts += Self.bytes(UInt32(keys.bytes.count))
      keys.postStarts += Self.bytes(count)
      keys.bytes += name.utf8
      for posting in (postings[name] ?? []).sorted(by: { $0 & GazetteerFormat.postingRowMask < $1 & GazetteerFormat.postingRowMask }) {
        keys.postings += Self.bytes(posting)
        count += 1
      }
    }
    keys.starts += Self.bytes(UInt32(keys.bytes.count))
    keys.postStarts += Self.bytes(count)
    return keys
  }

  private func slots(of names: [String]) -> [UInt8] {
    var count = 16
    while count < names.count * 3 / 2 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for (number, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: GazetteerFormat.hash(name.utf8)) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(number + 1)
    }
    return slots.flatMap(Self.bytes)
  }

  private func members() -> [UInt8] {
    let keyed = order.compactMap { index -> (key: MemberKey, population: Int, row: UInt32)? in
      let draft = drafts[index]
      guard let country = draft.country, draft.kind != .country else { return nil }
      return (
        MemberKey(
          country: country, admin1: draft.admin1.map { Int(rows[$0]) }, admin2: draft.admin2.map { Int(rows[$0]) }),
        draft.population, rows[index]
      )
    }
    let sorted = keyed.sorted { first, second in
      if first.key.precedes(second.key) { return true }
      if second.key.precedes(first.key) { return false }
      return first.population != second.population ? first.population > second.population : first.row < second.row
    }
    return sorted.flatMap { Self.bytes($0.row) }
  }

  // MARK: Numbers

  private static func coordinate(_ degrees: Double) -> UInt32 {
    UInt32(bitPattern: Int32((degrees * GazetteerFormat.coordinateScale).rounded()))
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number >> 16),
      UInt8(truncatingIfNeeded: number >> 24)]
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    bytes(UInt32(truncatingIfNeeded: number)) + bytes(UInt32(truncatingIfNeeded: number >> 32))
  }
}
