/// What a verb of violence is done to, where parsers make it the subject of the participle behind it.
extension SpeechGrammar {
  /// "killed 17 people sheltering there".
  func mendObject(of verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let window = around(verb, in: sentence)
    let own = children(of: verb, columns, window)
    guard !own.contains(where: { [.dobj, .auxpass, .nsubjpass].contains(columns.relations[$0]) }) else { return }
    for clause in own
    where clause > verb && columns.tags[clause] == .verbGerund && [.advcl, .ccomp, .xcomp].contains(columns.relations[clause]) {
      guard let noun = (verb + 1..<clause).first(where: { columns.head($0) == clause && columns.relations[$0] == .nsubj }),
        (verb + 1..<noun).allSatisfy({ isUnder($0, noun, columns) })
      else { continue }
      columns.begin()
      columns.attach(noun, to: verb, .dobj)
      columns.attach(clause, to: noun, .acl)
      if !columns.reachesRoot(clause, within: sentence.count) { columns.undo() }
      return
    }
  }

  private func isUnder(_ token: Int, _ noun: Int, _ columns: Columns) -> Bool {
    var current = token
    for _ in 0..<8 {
      let head = columns.head(current)
      if head == noun { return true }
      if head == current { return false }
      current = head
    }
    return false
  }
}
