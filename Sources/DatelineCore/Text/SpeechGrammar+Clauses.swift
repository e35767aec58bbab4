/// What is said, where a participle was taken for part of a noun: "claimed that Ukrainian forces counterattacked near X".
extension SpeechGrammar {
  /// A clause behind "that" has a verb of its own: the participle on its noun.
  func mendReportedClause(of noun: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let governor = columns.head(noun)
    guard governor < noun, columns.tags[governor].isVerb else { return }
    let own = children(of: noun, columns, around(noun, in: sentence))
    guard let mark = own.first(where: { columns.relations[$0] == .mark && $0 < noun }),
      let verb = own.first(where: { $0 > noun && columns.relations[$0] == .acl }), columns.tags[verb] == .verbPastParticiple,
      folded[verb].hasSuffix("ed"), !own.contains(where: { columns.tags[$0].isVerb && $0 != verb })
    else { return }
    columns.begin()
    columns.tag(verb, as: .verbPast)
    columns.attach(verb, to: governor, .ccomp)
    columns.attach(noun, to: verb, .nsubj)
    columns.attach(mark, to: verb, .mark)
    columns.settle([verb], within: sentence.count)
  }

  /// "The union accused the company; it rejected the charge": by the parsers' guidelines the first clause is the complement
  /// of the second, whose verb would govern it. What a semicolon parts stands side by side.
  func mendParataxis(of verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let next = columns.head(verb)
    guard verb < next, next - verb <= Self.longestClause, columns.tags[verb].isVerb, (verb..<next).contains(where: { folded[$0] == ";" && columns.head($0) == next }) else { return }
    columns.attach(verb, to: next, .parataxis)
  }

  private static let longestClause = 120

  /// "Detectives on Monday *pounced* on the official": a main verb with a subject and no auxiliary is a past, whatever the
  /// tagger says. Of what is done to people the participle may stand for a passive: "Six soldiers killed in ambush".
  func mendMainVerb(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard !harms.contains(folded[verb]), columns.tags[sentence.upperBound - 1] == .stop else { return }
    let own = children(of: verb, columns, around(verb, in: sentence))
    guard own.contains(where: { columns.relations[$0] == .nsubj && $0 < verb }),
      own.allSatisfy({ ![.aux, .auxpass, .agent].contains(columns.relations[$0]) })
    else { return }
    columns.tag(verb, as: .verbPast)
  }
}
