/// Characters that someone read with the wrong code page: "â€œ" where the text had "“", "Ã©" where it had "é".
///
/// Feeds and archives hold UTF-8 that was taken for Windows-1252 and written as UTF-8 again: every byte of a character
/// became a character of its own. Only sequences that no text has on purpose are read back: those of two bytes that begin
/// with "Â" or "Ã", and those of three that begin with "â€", "â‚" or "â„": quotation marks, dashes, currencies.
///
/// Source: the code page's table at unicode.org (Mappings, Vendors, MICSFT, WINDOWS, CP1252).
public enum Mojibake {
  /// What was meant by the bytes at a position, and how many of them stand for it; nil for any other text.
  static func character(in text: ArraySlice<UInt8>, at position: Int) -> (meant: [UInt8], width: Int)? {
    guard position + 1 < text.endIndex, text[position] == 0xC3 else { return nil }
    var meant: [UInt8]
    switch text[position + 1] {
    case 0x82: meant = [0xC2]
    case 0x83: meant = [0xC3]
    case 0xA2: meant = [0xE2]
    default: return nil
    }
    var next = position + 2
    for _ in 0..<(meant[0] == 0xE2 ? 2 : 1) {
      guard let (byte, width) = original(in: text, at: next, after: meant) else { return nil }
      meant.append(byte)
      next += width
    }
    return isMeant(meant) ? (meant, next - position) : nil
  }

  /// A word as it was meant.
  public static func repaired(_ word: String) -> String {
    guard word.utf8.contains(0xC3) else { return word }
    let bytes = Array(word.utf8)
    var meant: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if let character = character(in: bytes[...], at: position) {
        meant += character.meant
        position += character.width
      } else {
        meant.append(bytes[position])
        position += 1
      }
    }
    return meant.count == bytes.count ? word : String(decoding: meant, as: UTF8.self)
  }

  private static func isMeant(_ meant: [UInt8]) -> Bool {
    switch meant[0] {
    case 0xC2: meant[1] >= 0xA0
    case 0xE2: [0x80, 0x82, 0x84].contains(meant[1])
    default: true
    }
  }

  /// The byte of which the character at a position was made.
  private static func original(in text: ArraySlice<UInt8>, at position: Int, after meant: [UInt8]) -> (byte: UInt8, width: Int)? {
    func byte(_ offset: Int) -> UInt8 { position + offset < text.endIndex ? text[position + offset] : 0 }
    switch byte(0) {
    case 0xC2: return (0x80...0xBF).contains(byte(1)) ? (byte(1), 2) : nil
    case 0xC5, 0xC6, 0xCB:
      let scalar = UInt16(byte(0) & 0x1F) << 6 | UInt16(byte(1) & 0x3F)
      return table[scalar].map { ($0, 2) }
    case 0xE2:
      let scalar = UInt16(2) << 12 | UInt16(byte(1) & 0x3F) << 6 | UInt16(byte(2) & 0x3F)
      return table[scalar].map { ($0, 3) }
    // The code page has nothing at 9D, the last byte of "”": it was written as the character for what is unknown.
    case 0xEF: return byte(1) == 0xBF && byte(2) == 0xBD && meant == [0xE2, 0x80] ? (0x9D, 3) : nil
    default: return nil
    }
  }

  /// The characters of the code page's bytes 80 to 9F.
  private static let table: [UInt16: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
