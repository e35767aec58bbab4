/// How a sentence of harm goes on with a toll that the text has given.
enum HarmSequel: Sendable {
  /// "Nine others were wounded", "a bystander also died", "another three": harm beside that told before.
  case further
  /// "Eleven bodies were recovered": those killed before, counted where they were found.
  case bodies

  private static let dead: Set = ["bodies", "body", "corpses", "corpse", "remains", "cadavers"]
  private static let others: Set = ["other", "others", "another", "further", "additional", "more"]
  private static let also: Set = ["also", "too"]
  /// How much of a phrase is looked at.
  private static let longest = 24

  /// nil where a mention's harm stands by itself, or where it tells more than harm that nobody is said to have done.
  init?(_ mention: EventMention, in reading: FieldReading) {
    let mentions = reading.marked.mentions
    guard mention.fillers(.actor).isEmpty, let casualty = mention.casualties.first.map({ mentions.casualties[$0.mention] }) else {
      return nil
    }
    let field = reading.marked.field
    let counted = casualty.victims ?? casualty.tokens
    if counted.prefix(Self.longest).contains(where: { Self.dead.contains(field.word($0)) }) {
      self = .bodies
    } else if counted.prefix(Self.longest).contains(where: { Self.others.contains(field.word($0)) })
      || casualty.harm.map({ harm in field.tree.children(of: harm).contains { Self.also.contains(field.word(Int($0))) } }) == true
    {
      self = .further
    } else {
      return nil
    }
  }
}
