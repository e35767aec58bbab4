/// How good a name a place is known by. Raw values are those of the gazetteer file.
public enum NameStanding: UInt8, Sendable, Hashable, CaseIterable {
  /// The usual name, in its language or in English.
  case usual = 0
  /// A spelling close to the usual name: Kiev for Kyiv, Odessa for Odesa.
  case variant = 1
  /// Another name, in some language or of some time: Peking, Londres, Bombay.
  case other = 2
}
