/// One header of a record.
///
/// Names are text by convention only, so the bytes are what is kept: a name that is not UTF-8 is
/// passed on as it came. librdkafka ends a received name at its first NUL byte.
public struct Header: Sendable, Hashable {
  public var nameBytes: Bytes
  /// `nil` is a header without a value, which is not the same as an empty one.
  public var value: Bytes?

  /// The name as text, with U+FFFD for what is not UTF-8.
  public var name: String {
    get { String(decoding: nameBytes, as: UTF8.self) }
    set { nameBytes = Bytes(newValue.utf8) }
  }

  public init(name: String, value: Bytes?) {
    self.init(nameBytes: Bytes(name.utf8), value: value)
  }

  public init(nameBytes: Bytes, value: Bytes?) {
    self.nameBytes = nameBytes
    self.value = value
  }
}
