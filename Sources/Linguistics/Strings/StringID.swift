/// The number by which spaCy's models know a string: 0 for the empty string, a small number for a built-in symbol,
/// else the string's hash.
///
/// The same string has the same number in every model, so that nothing needs to be remembered to compute one.
enum StringID {
  static func of(_ string: String) -> UInt64 {
    var string = string
    return string.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }

  static func of(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
    if utf8.isEmpty { return 0 }
    if utf8.count <= Symbols.longest, let symbol = Symbols.byName[String(decoding: utf8, as: UTF8.self)] {
      return symbol
    }
    return murmurHash64A(utf8)
  }
}
