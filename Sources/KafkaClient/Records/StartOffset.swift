/// Where reading of a partition begins.
public enum StartOffset: Sendable, Hashable {
  case beginning
  case end
  /// The group's committed offset; where there is none, as `auto.offset.reset` says.
  case committed
  case offset(Int64)
  /// So many records before the end.
  case tail(Int64)
}
