/// Reads the `needs` and `unless` cells of a trigger.
struct ConditionParser {
  let row: TableRow

  func needs(_ cell: String?, vocabulary: inout Vocabulary) throws(TableError) -> [[Condition]] {
    guard let cell else { return [] }
    var alternatives: [[Condition]] = []
    for alternative in cell.split(separator: "|") {
      var conditions: [Condition] = []
      for term in alternative.split(separator: "&") {
        conditions.append(try condition(String(term), vocabulary: &vocabulary))
      }
      alternatives.append(conditions)
    }
    return alternatives
  }

  func unless(_ cell: String?, vocabulary: inout Vocabulary) throws(TableError) -> [Exclusion] {
    guard let cell else { return [] }
    var exclusions: [Exclusion] = []
    for term in cell.split(separator: " ") {
      exclusions.append(try exclusion(String(term), vocabulary: &vocabulary))
    }
    return exclusions
  }

  private func condition(_ term: String, vocabulary: inout Vocabulary) throws(TableError) -> Condition {
    switch term {
    case "place": return .place
    case "time": return .time
    case "weapon": return .weapon
    case "casualty": return .casualty
    case "number": return .number
    case "mod": return .modifier
    case "between": return .between
    case "light": return .light
    case "complement": return .complement
    case "violent": return .violent
    case "violent-subject": return .violentSubject
    case "befalls": return .befalls
    default: break
    }
    if let role = Frame.Role(name: term) { return .role(role) }
    let sides = term.split(separator: ":").map(String.init)
    guard sides.count == 2 else { throw row.error("\"\(term)\" is no condition") }
    if sides[0] == "near" { return .nearWord(vocabulary.number(sides[1])) }
    if sides[0] == "close" {
      guard let words = WordClass(name: sides[1]) else { throw row.error("\"\(sides[1])\" is no class of words.tsv") }
      return .close(words)
    }
    let fillerClass = try fillerClass(sides[1])
    switch sides[0] {
    case "subj": return .subject(fillerClass)
    case "oblique": return .oblique(fillerClass)
    default:
      guard let role = Frame.Role(name: sides[0]) else { throw row.error("\"\(term)\" names no role") }
      return .filler(role, fillerClass)
    }
  }

  private func fillerClass(_ name: String) throws(TableError) -> FillerClass {
    switch name {
    case "place": return .place
    case "person": return .person
    case "force": return .force
    case "state-force": return .stateForce
    case "actor": return .actor
    default:
      guard let words = WordClass(name: name) else { throw row.error("\"\(name)\" is no class of words.tsv") }
      return .words(words)
    }
  }

  private func exclusion(_ term: String, vocabulary: inout Vocabulary) throws(TableError) -> Exclusion {
    if term == "capitalized" { return .capitalized }
    if term == "bare" { return .bare }
    if term.hasPrefix("@") {
      guard let group = WordClass(name: term.dropFirst()) else {
        throw row.error("\"\(term)\" is no class of words.tsv")
      }
      return .group(group)
    }
    let sides = term.split(separator: "=", maxSplits: 1)
    guard sides.count == 2 else { throw row.error("\"\(term)\" is no exclusion") }
    let words = Set(sides[1].split(separator: "|").map { vocabulary.number(String($0)) })
    switch sides[0] {
    case "prev": return .previous(words)
    case "next": return .next(words)
    case "near": return .near(words)
    default: throw row.error("\"\(term)\" is no exclusion: prev, next or near is expected before =")
    }
  }
}
