/// Who acts where the text names only his people, or nobody.
extension TriggerReader {
  /// "Troops were deployed": where nobody sends them, they are who acts.
  func deployThemselves(_ mention: inout EventMention) {
    guard ontology.types[mention.type].event == "MOBILIZE", mention.fillers(.actor).isEmpty else { return }
    let checker = ConditionChecker(reader: reader, view: view, violence: violence)
    for index in mention.participants.indices where mention.participants[index].role == .target {
      if checker.belongs(mention.participants[index].filler, to: .words([.armed, .police, .military])) {
        mention.participants[index].role = .actor
      }
    }
  }
}
