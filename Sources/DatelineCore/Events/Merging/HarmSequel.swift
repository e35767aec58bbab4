/// How a sentence of harm goes on with a toll that the text has given.
enum HarmSequel: Sendable {
  /// "Nine others were wounded", "a bystander also died", "his son was hurt": harm beside that told before.
  case further
  /// "Eleven bodies were recovered": those killed before, counted where they were found.
  case bodies

  private static let dead: Set = ["bodies", "body", "corpses", "corpse", "remains", "cadavers"]
  private static let others: Set = ["other", "others", "another", "further", "additional", "more"]
  private static let also: Set = ["also", "too"]
  /// "his son was hurt", "she was taken to hospital": of or about those who were told of before.
  private static let ofThem: Set = ["his", "her", "their", "its", "he", "she"]
  /// How much of a phrase is looked at.
  private static let longest = 24

  /// "two of the wounded died": those whom the text has counted before.
  private static func isOfWounded(_ token: Int, _ field: ParsedField) -> Bool {
    ["wounded", "injured", "hostages", "victims"].contains(field.word(token)) && ["the", "those"].contains(field.word(token - 1))
      && field.word(token - 2) == "of"
  }

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
    } else if counted.prefix(Self.longest).contains(where: { Self.others.contains(field.word($0)) || Self.isOfWounded($0, field) })
      || Self.ofThem.contains(field.word(counted.lowerBound))
      || casualty.harm.map({ harm in field.tree.children(of: harm).contains { Self.also.contains(field.word(Int($0))) } }) == true
    {
      self = .further
    } else {
      return nil
    }
  }
}
