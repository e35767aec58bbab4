/// Replaces "I" and "we" among an event's participants by who speaks: "“We condemn the attack,” the minister said".
struct FirstPerson {
  let reader: ClauseReader
  let attribution: AttributionFinder
  let speaker: RunningSpeaker.Turn

  private static let pronouns: Set = ["i", "we", "us", "me", "my", "our", "ourselves", "myself"]

  func resolve(in mention: inout EventMention) {
    for index in mention.participants.indices {
      let filler = mention.participants[index].filler
      guard filler.tokens.count == 1, Self.pronouns.contains(reader.field.word(filler.head)),
        let who = attribution.statements(over: filler.head).first?.source ?? speaker.carried?.source ?? speaker.narrator,
        who != filler, !mention.participants.contains(where: { $0.filler.head == who.head })
      else { continue }
      mention.participants[index].filler = who
    }
  }
}
