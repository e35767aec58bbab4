/// The body that speaks for itself in a communiqué: "The United States condemns … We extend our condolences".
///
/// Known by the first sentence: its verb is in the present tense, its subject a country, a government or an
/// organization. Reports tell in the past, or say who says so.
struct CommuniqueAuthor {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private static let longest = 400

  var author: Filler? {
    guard marked.field.field == .text, let first = marked.field.sentences.first, first.casing == .mixed else { return nil }
    let tokens = first.tokens.prefix(Self.longest)
    guard let root = tokens.first(where: { reader.relation($0) == .root }), reader.isVerb(root), isPresent(root),
      reader.verbWord(root)?.stance != .reports, let subject = reader.child(of: root, .nsubj),
      let filler = reader.filler(subject), let actor = filler.actor
    else { return nil }
    let mention = marked.mentions.actors[actor]
    let isBody = mention.kind == .organization && mention.named && !mention.isPronoun
    return isBody && !tokens.contains(where: { ["“", "\"", "``"].contains(marked.field.words[$0]) }) ? filler : nil
  }

  private func isPresent(_ verb: Int) -> Bool {
    (reader.tag(verb) == .verbPresent || reader.tag(verb) == .verbPresentThird)
      && reader.children(of: verb, .aux, .auxpass).isEmpty
  }
}
