/// What a verb of violence is done to, where the word between them tells what became of it.
extension SpeechGrammar {
  /// "a sniper *shot dead* two soldiers": parsers hang the soldiers on "dead", and take "sniper shot" for one noun.
  func mendShotDead(_ shot: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let dead = shot + 1
    guard shot > sentence.lowerBound, dead + 1 < sentence.upperBound, columns.relations[shot] != .amod else { return }
    let window = around(shot, in: sentence)
    guard let object = object(behind: dead, window, columns) else { return }
    columns.begin()
    if !columns.tags[shot].isVerb {
      guard let subject = (window.lowerBound..<shot).last(where: { columns.head($0) == shot && columns.relations[$0] == .compound }),
        subject == shot - 1, columns.relations[shot] == .nsubj, columns.head(shot) == dead
      else { return }
      for token in children(of: shot, columns, window) where token < subject {
        columns.attach(token, to: subject, columns.relations[token])
      }
      columns.attach(shot, to: columns.head(dead) == dead ? shot : columns.head(dead), columns.relations[dead])
      columns.attach(subject, to: shot, .nsubj)
      columns.tag(shot, as: .verbPast)
    }
    for token in children(of: dead, columns, window) where token != shot { columns.attach(token, to: shot, columns.relations[token]) }
    columns.attach(dead, to: shot, .oprd)
    columns.attach(object, to: shot, .dobj)
    columns.settle([shot, dead, object], within: sentence.count)
  }

  /// The head of the noun phrase that begins right behind a word; nil where none does.
  private func object(behind token: Int, _ window: Range<Int>, _ columns: Columns) -> Int? {
    var head = token + 1
    guard window.contains(head) else { return nil }
    for _ in 0..<10 {
      let above = columns.head(head)
      guard above > head, window.contains(above) else { break }
      head = above
    }
    return columns.tags[head].isNoun && [.dobj, .nsubj].contains(columns.relations[head]) ? head : nil
  }
}
