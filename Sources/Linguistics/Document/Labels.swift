/// The names that a model gives to tokens and spans: tags, relations, morphological features, entity types.
///
/// Made when a model is loaded and shared by all its documents, which hold two bytes a label instead of a string.
public struct Labels: Sendable {
  /// A label's place in the table; 0 is the empty label.
  public struct ID: Sendable, Hashable {
    /// The label's place in `names`.
    public let index: UInt16
    public static let none = ID(index: 0)
  }

  /// By index.
  public private(set) var names: [String] = [""]
  private var ids: [String: ID] = ["": .none]

  public init() {}

  public subscript(id: ID) -> String { names.indices.contains(Int(id.index)) ? names[Int(id.index)] : "" }

  /// Nil for a name that the model never gives.
  public func id(_ name: String) -> ID? { ids[name] }

  /// The name's id, after adding it where it is new. Nil once the table holds 65,536 names.
  public mutating func add(_ name: String) -> ID? {
    if let id = ids[name] { return id }
    guard let index = UInt16(exactly: names.count) else { return nil }
    let id = ID(index: index)
    names.append(name)
    ids[name] = id
    return id
  }
}
