/// Replaces "I" and "we" among a trigger's participants by who speaks: "“We condemn the attack,” the minister said".
struct FirstPerson {
  let reader: ClauseReader
  let attribution: AttributionFinder
  let speaker: RunningSpeaker.Turn

  private static let pronouns: Set = ["i", "we", "us", "me", "my", "our", "ourselves", "myself"]

  /// - Parameter isViolent: of violence only the subject of its own verb is taken for the speaker's: what a speaker
  ///   sees others do is not his.
  func resolve(in arguments: inout Arguments, of anchor: Int, isViolent: Bool) {
    guard Frame.Role.allCases.contains(where: { arguments[$0].contains(where: isFirstPerson) }) else { return }
    let all = arguments.fillers
    let replace = { (filler: Filler) -> Filler in
      guard isFirstPerson(filler), !isViolent || isOwn(filler, anchor), let who = who(speaks: filler),
        !all.contains(where: { $0.head == who.head })
      else { return filler }
      return who
    }
    for role in Frame.Role.allCases { arguments[role] = arguments[role].map(replace) }
    arguments.subject = arguments.subject.map(replace)
  }

  private func isFirstPerson(_ filler: Filler) -> Bool {
    filler.tokens.count == 1 && Self.pronouns.contains(reader.field.word(filler.head))
  }

  private func who(speaks filler: Filler) -> Filler? {
    let source = attribution.statements(over: filler.head).first?.source ?? speaker.carried?.source ?? speaker.narrator ?? represented
    return source == filler ? nil : source
  }

  /// "On behalf of the president, I congratulate": for whom someone speaks who is not named.
  private var represented: Filler? {
    guard let behalf = attribution.view.tokens.first(where: { reader.field.word($0) == "behalf" }) else { return nil }
    return reader.children(of: behalf, .prep).flatMap { reader.children(of: $0, .pobj) }.compactMap(reader.filler).first { $0.actor != nil }
  }

  private func isOwn(_ filler: Filler, _ anchor: Int) -> Bool {
    let verb = reader.tree.head(filler.head)
    return verb == anchor || verb == reader.tree.head(anchor) && [.conj, .xcomp, .dobj].contains(reader.relation(anchor))
  }
}
