/// A word of harm: a row of `harms.tsv`, where the forms are explained.
struct Harm: Sendable, Hashable {
  struct Forms: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let active = Forms(rawValue: 1)
    static let passive = Forms(rawValue: 2)
    static let adjective = Forms(rawValue: 4)
    static let intransitive = Forms(rawValue: 8)
    static let noun = Forms(rawValue: 16)
    static let toll = Forms(rawValue: 32)
    static let resultative = Forms(rawValue: 64)
    static let loss = Forms(rawValue: 128)

    static let names: [String: Forms] = [
      "active": .active, "passive": .passive, "adjective": .adjective, "intransitive": .intransitive, "noun": .noun,
      "toll": .toll, "resultative": .resultative, "loss": .loss,
    ]
  }

  /// nil: says no more than that somebody was harmed.
  var kind: CasualtyMention.Kind?
  var forms: Forms

  static func load(_ row: TableRow) throws(TableError) -> Harm {
    var forms: Forms = []
    for name in row.list("forms") {
      guard let form = Forms.names[name] else { throw row.error("unknown form \"\(name)\"") }
      forms.insert(form)
    }
    guard !forms.isEmpty else { throw row.error("column \"forms\" is empty") }
    if try row.text("kind") == "any" { return Harm(kind: nil, forms: forms) }
    return Harm(kind: try row.choice("kind"), forms: forms)
  }
}
