/// The form of a gazetteer file, version 1.
///
/// All numbers are little-endian and unsigned where nothing else is said; every section begins at a multiple of eight.
///
/// ```
/// header   0  8 bytes  magic "DATELGAZ"
///          8  u32      version
///         12  u32      number of sections
///         16  u64      length of the file
///         24  u64      checksum of everything after the header
///         32  per section: u64 first byte, u64 length, in the order of `Section`
/// places      32 bytes a row, ordered by cell: i32 latitude and i32 longitude in 1/100,000 of a degree, u32 GeoNames
///             id (0: none), u32 population, u32 offset into `names`, u32 row of the first-level unit and u32 of the
///             second-level one (0xFFFFFFFF: none), two letters of the country (0: none), u8 kind, u8 flags
/// names       a length byte and that many bytes of UTF-8, for each row
/// cells       u32 × 64,801: the first row of each cell of one degree, from the south-west corner eastwards and then
///             northwards; the last entry is the number of rows
/// keys        the folded names, sorted by their bytes, one after another
/// keyStarts   u32 × (keys + 1): first byte of each key
/// postStarts  u32 × (keys + 1): first posting of each key
/// postings    u32 each: row in the low 28 bits, `NameStanding` in the high 4
/// slots       u32 × a power of two: key number + 1 by hash, linear probing; 0 is empty
/// members     u32: rows in the order of country, first-level unit, second-level unit, population (largest first)
/// notice      UTF-8: where the data come from and under which licence
/// ```
///
/// Why not SQLite: the recogniser asks for several phrases at every capitalised word. Measured over the names of one file
/// (538,746 of them; 200,000 questions, a quarter of them hits; one core, data in memory), a prepared statement on a
/// WITHOUT ROWID table took 5.6 microseconds a question, the hash table below 0.11.
enum GazetteerFormat {
  static let magic: [UInt8] = Array("DATELGAZ".utf8)
  static let version: UInt32 = 1
  static let none = UInt32.max
  static let rowBytes = 32
  static let cellColumns = 360
  static let cellRows = 180
  static let coordinateScale = 100_000.0
  static let postingRowMask: UInt32 = 0x0FFF_FFFF

  enum Section: Int, CaseIterable {
    case places, names, cells, keys, keyStarts, postStarts, postings, slots, members, notice
  }

  static var headerBytes: Int { 32 + 16 * Section.allCases.count }

  enum Flag {
    static let capital: UInt8 = 1
    static let pointOfUnit: UInt8 = 2
  }

  /// The cell of a point: 0..<64,800.
  static func cell(latitude: Double, longitude: Double) -> Int {
    let row = min(cellRows - 1, max(0, Int((latitude + 90).rounded(.down))))
    let column = min(cellColumns - 1, max(0, Int((longitude + 180).rounded(.down))))
    return row * cellColumns + column
  }

  /// FNV-1a, 64 bits, with the high bits folded in.
  static func hash(_ key: some Sequence<UInt8>) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return value ^ (value >> 29)
  }
}
