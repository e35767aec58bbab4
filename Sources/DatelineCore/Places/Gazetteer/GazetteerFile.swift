/// A gazetteer file, open for look-ups. See ``GazetteerFormat`` for its form.
///
/// Opening checks magic, version, length, the borders of the sections and the checksum of every byte. Whatever passes
/// that is still read with bounds, so that a damaged file gives errors or nothing, and never a trap.
struct GazetteerFile: Sendable {
  let path: String
  private let file: MappedFile
  private let starts: [Int]
  private let lengths: [Int]
  let rowCount: Int
  let keyCount: Int
  private let slotMask: Int

  init(path: String) throws(GazetteerError) {
    self.path = path
    file = try MappedFile(path: path)
    (starts, lengths) = try Self.sections(of: file, path: path)
    func corrupt(_ what: String) -> GazetteerError {
      GazetteerError(.corrupt, file: path, "\(what); build it again with `dateline data build`")
    }
    typealias Section = GazetteerFormat.Section
    rowCount = lengths[Section.places.rawValue] / GazetteerFormat.rowBytes
    keyCount = lengths[Section.keyStarts.rawValue] / 4 - 1
    let slots = lengths[Section.slots.rawValue] / 4
    slotMask = slots - 1
    guard slots > 0, slots & slotMask == 0, keyCount >= 0, keyCount < slots,
      lengths[Section.places.rawValue] % GazetteerFormat.rowBytes == 0,
      lengths[Section.postStarts.rawValue] == (keyCount + 1) * 4,
      lengths[Section.cells.rawValue] == (GazetteerFormat.cellColumns * GazetteerFormat.cellRows + 1) * 4,
      lengths[Section.members.rawValue] <= rowCount * 4
    else { throw corrupt("its sections do not fit each other") }
    guard Self.checksum(of: file) == file.u64(24) else { throw corrupt("its checksum is wrong: bytes have changed") }
  }

  private static func sections(of file: MappedFile, path: String) throws(GazetteerError) -> ([Int], [Int]) {
    guard file.count >= 32, Array(file.bytes(0..<8)) == GazetteerFormat.magic else {
      throw GazetteerError(.unsupported, file: path, "is no gazetteer; build one with `dateline data build`")
    }
    let version = file.u32(8)
    guard version == GazetteerFormat.version, file.u32(12) == UInt32(GazetteerFormat.Section.allCases.count) else {
      throw GazetteerError(
        .unsupported, file: path,
        "has version \(version), this program reads \(GazetteerFormat.version); build it again with `dateline data build`")
    }
    guard file.u64(16) == UInt64(file.count), file.count >= GazetteerFormat.headerBytes else {
      throw GazetteerError(
        .corrupt, file: path,
        "has \(file.count) bytes instead of \(file.u64(16)): it is cut short; build it again with `dateline data build`")
    }
    var starts: [Int] = []
    var lengths: [Int] = []
    for section in GazetteerFormat.Section.allCases {
      let start = file.u64(32 + section.rawValue * 16)
      let length = file.u64(40 + section.rawValue * 16)
      guard let first = Int(exactly: start), let count = Int(exactly: length), first <= file.count,
        count <= file.count - first
      else {
        throw GazetteerError(.corrupt, file: path, "section \(section) lies outside the file")
      }
      starts.append(first)
      lengths.append(count)
    }
    return (starts, lengths)
  }

  private static func checksum(of file: MappedFile) -> UInt64 {
    var checksum = GazetteerChecksum()
    checksum.add(file.bytes(GazetteerFormat.headerBytes..<file.count))
    return checksum.value
  }

  // MARK: Rows

  /// The row's place; nil past the last row or where its bytes make no sense.
  func place(_ row: Int) -> GazetteerPlace? {
    guard row >= 0, row < rowCount else { return nil }
    let base = starts[GazetteerFormat.Section.places.rawValue] + row * GazetteerFormat.rowBytes
    guard let kind = PlaceKind(rawValue: file.u8(base + 30)) else { return nil }
    let flags = file.u8(base + 31)
    let id = file.u32(base + 8)
    return GazetteerPlace(
      id: row, name: name(file.u32(base + 16)), latitude: latitude(row), longitude: longitude(row), kind: kind,
      country: country(row), admin1: unit(file.u32(base + 20)), admin2: unit(file.u32(base + 24)),
      population: Int(file.u32(base + 12)), geonamesID: id == 0 ? nil : Int(id),
      isCapital: flags & GazetteerFormat.Flag.capital != 0,
      hasPointOfUnit: flags & GazetteerFormat.Flag.pointOfUnit != 0)
  }

  private func latitude(_ row: Int) -> Double { coordinate(row, 0) }
  private func longitude(_ row: Int) -> Double { coordinate(row, 4) }

  private func coordinate(_ row: Int, _ offset: Int) -> Double {
    let base = starts[GazetteerFormat.Section.places.rawValue] + row * GazetteerFormat.rowBytes
    return Double(Int32(bitPattern: file.u32(base + offset))) / GazetteerFormat.coordinateScale
  }

  private func country(_ row: Int) -> String? {
    let base = starts[GazetteerFormat.Section.places.rawValue] + row * GazetteerFormat.rowBytes
    let letters = [file.u8(base + 28), file.u8(base + 29)]
    return letters[0] == 0 ? nil : String(decoding: letters, as: UTF8.self)
  }

  private func unit(_ row: UInt32) -> Int? { row < UInt32(rowCount) ? Int(row) : nil }

  private func name(_ offset: UInt32) -> String {
    let section = GazetteerFormat.Section.names.rawValue
    guard Int(offset) < lengths[section] else { return "" }
    let start = starts[section] + Int(offset)
    let length = min(Int(file.u8(start)), lengths[section] - Int(offset) - 1)
    return file.text(start + 1..<start + 1 + length)
  }

  /// The version of the form and the checksum of the content: `1-9f86d081884c7d65`.
  var version: String {
    let checksum = String(file.u64(24), radix: 16)
    return "\(GazetteerFormat.version)-" + String(repeating: "0", count: max(0, 16 - checksum.count)) + checksum
  }

  var notice: String {
    let section = GazetteerFormat.Section.notice.rawValue
    return file.text(starts[section]..<starts[section] + lengths[section])
  }

  // MARK: Names

  /// Rows that bear a folded name, in the order of the file.
  func rows(named key: String) -> [(row: Int, standing: NameStanding)] {
    var key = key
    return key.withUTF8 { bytes in
      guard let number = keyNumber(UnsafeRawBufferPointer(bytes)) else { return [] }
      return postings(of: number)
    }
  }

  /// Whether any row bears the folded name.
  func isName(_ key: UnsafeRawBufferPointer) -> Bool { keyNumber(key) != nil }

  private func keyNumber(_ key: UnsafeRawBufferPointer) -> Int? {
    let slots = starts[GazetteerFormat.Section.slots.rawValue]
    var slot = Int(truncatingIfNeeded: GazetteerFormat.hash(key)) & slotMask
    // At most once around, however damaged the slots are.
    for _ in 0...slotMask {
      let entry = file.u32(slots + slot * 4)
      if entry == 0 { return nil }
      let number = Int(entry) - 1
      if number < keyCount, isKey(number, key) { return number }
      slot = (slot + 1) & slotMask
    }
    return nil
  }

  /// Lengths differ most often, and looking at them alone leaves the key's bytes out of the cache.
  private func isKey(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    bounds(.keyStarts, number).count == key.count && self.key(number).elementsEqual(key)
  }

  private func key(_ number: Int) -> UnsafeRawBufferPointer {
    let keys = starts[GazetteerFormat.Section.keys.rawValue]
    let length = lengths[GazetteerFormat.Section.keys.rawValue]
    let range = bounds(.keyStarts, number)
    guard range.upperBound <= length else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return file.bytes(keys + range.lowerBound..<keys + range.upperBound)
  }

  private func postings(of number: Int) -> [(row: Int, standing: NameStanding)] {
    let postings = starts[GazetteerFormat.Section.postings.rawValue]
    let range = bounds(.postStarts, number).clamped(to: 0..<lengths[GazetteerFormat.Section.postings.rawValue] / 4)
    return range.compactMap { index in
      let posting = file.u32(postings + index * 4)
      let row = Int(posting & GazetteerFormat.postingRowMask)
      guard row < rowCount, let standing = NameStanding(rawValue: UInt8(posting >> 28)) else { return nil }
      return (row, standing)
    }
  }

  /// A pair of neighbouring entries of a section of starts, as a range.
  private func bounds(_ section: GazetteerFormat.Section, _ number: Int) -> Range<Int> {
    let base = starts[section.rawValue] + number * 4
    let first = Int(file.u32(base))
    return first..<max(first, Int(file.u32(base + 4)))
  }

  /// The folded names that begin with `prefix`, sorted, at most `limit`.
  func keys(prefix: String, limit: Int) -> [String] {
    let wanted = Array(prefix.utf8)
    var low = 0
    var high = keyCount
    while low < high {
      let middle = (low + high) / 2
      if key(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    var found: [String] = []
    while low < keyCount, found.count < limit, key(low).starts(with: wanted) {
      found.append(String(decoding: key(low), as: UTF8.self))
      low += 1
    }
    return found
  }

  // MARK: Space and units

  /// Rows within `radius` km of a point, nearest first.
  func rows(near point: GeoPoint, radius: Double) -> [(row: Int, distance: Double)] {
    guard radius >= 0, radius.isFinite, abs(point.latitude) <= 90, abs(point.longitude) <= 180 else { return [] }
    let span = min(180, radius / 111.2 + 0.001)
    let south = Int((max(-90, point.latitude - span) + 90).rounded(.down))
    let north = Int((min(90, point.latitude + span) + 90).rounded(.down))
    let steepest = max(abs(point.latitude - span), abs(point.latitude + span))
    let narrowing = GeoPoint.cosine(min(89.9, steepest))
    let width = min(180, span / narrowing)
    let west = Int((point.longitude - width + 180).rounded(.down))
    let east = min(west + GazetteerFormat.cellColumns - 1, Int((point.longitude + width + 180).rounded(.down)))
    var found: [(row: Int, distance: Double)] = []
    for cellRow in max(0, south)...min(GazetteerFormat.cellRows - 1, max(0, north)) {
      for column in west...east {
        let wrapped = (column % GazetteerFormat.cellColumns + GazetteerFormat.cellColumns) % GazetteerFormat.cellColumns
        for row in rows(inCell: cellRow * GazetteerFormat.cellColumns + wrapped) {
          let distance = point.distance(to: GeoPoint(latitude: latitude(row), longitude: longitude(row)))
          if distance <= radius { found.append((row, distance)) }
        }
      }
    }
    return found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.row < $1.row }
  }

  private func rows(inCell cell: Int) -> Range<Int> { bounds(.cells, cell).clamped(to: 0..<rowCount) }

  /// The rows of a unit, or of a whole country, largest first within each second-level unit.
  func rows(inCountry country: String, admin1: Int? = nil, admin2: Int? = nil) -> [Int] {
    let wanted = MemberKey(country: country, admin1: admin1, admin2: admin2)
    var low = 0
    var high = lengths[GazetteerFormat.Section.members.rawValue] / 4
    while low < high {
      let middle = (low + high) / 2
      if memberKey(middle).precedes(wanted) { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < lengths[GazetteerFormat.Section.members.rawValue] / 4, memberKey(low).belongs(to: wanted) {
      found.append(member(low))
      low += 1
    }
    return found
  }

  private func member(_ index: Int) -> Int {
    Int(file.u32(starts[GazetteerFormat.Section.members.rawValue] + index * 4))
  }

  private func memberKey(_ index: Int) -> MemberKey {
    let row = member(index)
    let base = starts[GazetteerFormat.Section.places.rawValue] + row * GazetteerFormat.rowBytes
    guard row < rowCount else { return MemberKey(country: "", admin1: nil, admin2: nil) }
    return MemberKey(
      country: country(row) ?? "", admin1: unit(file.u32(base + 20)), admin2: unit(file.u32(base + 24)))
  }
}
