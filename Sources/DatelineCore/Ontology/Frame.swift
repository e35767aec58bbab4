/// Where the participants of a trigger stand in its clause: a row of `frames.tsv`.
struct Frame: Sendable, Hashable {
  /// What a participant is to the event.
  enum Role: Int, Sendable, Hashable, CaseIterable {
    case actor, target, victim, instrument, thing, topic, source, place
    /// A building or a vehicle in, at or near which it happens: its target; no town and no country.
    case site

    /// As the tables spell it; nil where it names no role.
    init?(name: String) {
      guard let role = Self.byName[name] else { return nil }
      self = role
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
  }

  struct Preposition: Sendable, Hashable {
    /// The vocabulary's number of the word.
    var word: Int32
    var role: Role
  }

  var subject: Role?
  var object: Role?
  /// A possessive or an adjective before a noun: "Russia's attack", "Russian attack".
  var modifier: Role?
  /// A person's possessive before a noun, where nobody else is said to suffer it: "the mayor's murder".
  var possessor: Role?
  var prepositions: [Preposition] = []
  var passive: Bool
  var reciprocal: Bool

  var hasActor: Bool {
    subject == .actor || modifier == .actor || prepositions.contains { $0.role == .actor }
  }

  func role(ofPreposition word: Int) -> Role? {
    prepositions.first { Int($0.word) == word }?.role
  }

  static func load(_ tables: OntologyTables, vocabulary: inout Vocabulary) throws(TableError) -> [String: Frame] {
    let rows = try tables.rows("frames", required: ["frame", "slots", "passive", "reciprocal"])
    var frames: [String: Frame] = [:]
    var files: [String: String] = [:]
    for row in rows {
      let name = try row.text("frame")
      var frame = Frame(passive: try row.flag("passive"), reciprocal: try row.flag("reciprocal"))
      for part in row.list("slots") {
        let sides = part.split(separator: ":")
        guard sides.count == 2, let role = Role(name: String(sides[1])) else {
          throw row.error("\"\(part)\" is not SLOT:ROLE with a role of \(Role.allCases)")
        }
        switch sides[0] {
        case "subj": frame.subject = role
        case "obj": frame.object = role
        case "mod": frame.modifier = role
        case "poss": frame.possessor = role
        default: frame.prepositions.append(Preposition(word: vocabulary.number(String(sides[0])), role: role))
        }
      }
      if let file = files[name] {
        guard file != row.file else { throw row.error("frame \(name) stands twice") }
        continue
      }
      files[name] = row.file
      frames[name] = frame
    }
    return frames
  }
}
