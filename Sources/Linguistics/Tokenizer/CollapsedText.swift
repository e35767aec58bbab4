/// A part of a text in which every run of white space is one plain space and characters that were read with the wrong
/// code page are what was meant, with the way back to the bytes as received.
struct CollapsedText {
  let bytes: [UInt8]
  /// Where the part begins in its text.
  private let base: Int
  /// By collapsed byte: its offset in the part; empty where nothing was collapsed.
  private let origins: [Int32]

  init(_ part: ArraySlice<UInt8>) {
    base = part.startIndex
    guard Self.needsCollapsing(part) else {
      bytes = Array(part)
      origins = []
      return
    }
    var bytes: [UInt8] = []
    var origins: [Int32] = []
    bytes.reserveCapacity(part.count)
    origins.reserveCapacity(part.count)
    var position = part.startIndex
    var isAfterSpace = true
    while position < part.endIndex {
      let width = Self.spaceWidth(part, at: position)
      if width == 0, let misread = Mojibake.character(in: part, at: position) {
        let first = Int32(truncatingIfNeeded: position - part.startIndex)
        let last = first &+ Int32(truncatingIfNeeded: misread.width) &- 1
        bytes += misread.meant
        // A token ends one byte behind the origin of its last: see `end`.
        origins += misread.meant.indices.map { $0 == misread.meant.count - 1 ? last : first &+ Int32(truncatingIfNeeded: $0) }
        isAfterSpace = false
        position += misread.width
        continue
      }
      if width == 0 || !isAfterSpace {
        bytes.append(width == 0 ? part[position] : 0x20)
        origins.append(Int32(truncatingIfNeeded: position - part.startIndex))
      }
      isAfterSpace = width > 0
      position += max(1, width)
    }
    if bytes.last == 0x20 {
      bytes.removeLast()
      origins.removeLast()
    }
    self.bytes = bytes
    self.origins = origins
  }

  /// The offset in the whole text of a token's first byte.
  func start(_ index: Int) -> Int32 {
    Int32(truncatingIfNeeded: base) &+ (origins.indices.contains(index) ? origins[index] : Int32(truncatingIfNeeded: index))
  }

  /// The offset in the whole text after a token's last byte.
  func end(_ index: Int) -> Int32 { start(index - 1) &+ 1 }

  private static func needsCollapsing(_ part: ArraySlice<UInt8>) -> Bool {
    var isAfterSpace = true
    var position = part.startIndex
    while position < part.endIndex {
      let isSpace = part[position] == 0x20
      if isSpace ? isAfterSpace : spaceWidth(part, at: position) > 0 { return true }
      if part[position] == 0xC3, Mojibake.character(in: part, at: position) != nil { return true }
      isAfterSpace = isSpace
      position += 1
    }
    return isAfterSpace
  }

  /// How many bytes of white space stand at a position: 0 for any other character.
  ///
  /// Unicode's White_Space, and the characters without width that pages put between words.
  private static func spaceWidth(_ part: ArraySlice<UInt8>, at position: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { position + offset < part.endIndex ? part[position + offset] : 0 }
    switch byte(0) {
    case 0x20, 0x09...0x0D, 0x1C...0x1F: return 1
    case 0xC2: return byte(1) == 0xA0 || byte(1) == 0x85 ? 2 : 0
    // "Â" before a space, with and without the mark of a space that cannot be broken: one such, misread.
    case 0xC3:
      guard byte(1) == 0x82 else { return 0 }
      if byte(2) == 0xC2, byte(3) == 0xA0 { return 4 }
      return byte(2) == 0x20 ? 3 : 0
    case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
    case 0xE2:
      if byte(1) == 0x80 { return (0x80...0x8B).contains(byte(2)) || [0xA8, 0xA9, 0xAF].contains(byte(2)) ? 3 : 0 }
      return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0
    case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
    case 0xEF: return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
