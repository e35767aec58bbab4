/// What the headings of a text are about.
extension EventMerger {
  /// The first event that is told where the text of a title or a heading begins. Those of the text stand in its order.
  func firstEvent(in events: [GatheredEvent]) -> Int {
    var (low, high) = (0, min(ordered, events.count))
    while lead > 0, low < high {
      let middle = (low + high) / 2
      if events[middle].mentions.first.map({ $0.sentence >= lead }) ?? true { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The sentence at which the text begins that a heading or a list of points before the story speaks of; nil for what is
  /// told in the text itself. Both tell in short what is told in full below, as a title does.
  func lead(of mention: EventMention, in text: FieldReading, story: Int?) -> Int? {
    let sentences = text.marked.field.sentences
    if let story, mention.sentence < story, sentences[mention.sentence].isItem, !isLabelled(mention.sentence, sentences) { return story }
    guard sentences[mention.sentence].role == .heading || sentences[mention.sentence].role == .headline,
      let next = sentences[(mention.sentence + 1)...].firstIndex(where: { $0.paragraph != sentences[mention.sentence].paragraph })
    else { return nil }
    return sentences[next].role == .prose && !sentences[next].isItem ? next : nil
  }

  /// "Homs: …": an item of a list, which tells its own news.
  private func isLabelled(_ sentence: Int, _ sentences: [ParsedField.Sentence]) -> Bool {
    sentences[..<sentence].last { $0.paragraph != sentences[sentence].paragraph }?.role == .label
  }

  /// Where prose begins behind headings and points; nil in a text without it.
  func story(in text: FieldReading) -> Int? {
    text.marked.field.sentences.firstIndex { $0.role == .prose && !$0.isItem }
  }

  /// "Gas blast in X; 6 dead": the dead of a title are those of the accident with which the text begins; "carnage"
  /// is a word for accidents as well.
  func harmOfLead(_ mention: EventMention, _ events: [GatheredEvent]) -> EventMention {
    let told = ontology.types[mention.type]
    if told.mode == "raid", let protest = protestOfLead(events) {
      var storming = mention
      storming.type = protest
      return storming
    }
    guard told.isHarm || told.mode == "massacre", mention.fillers(.actor).isEmpty,
      let lead = events.first(where: { $0.mentions.first?.factuality == .asserted }),
      let sentence = lead.mentions.first?.sentence, sentence <= 1
    else { return mention }
    let type = lead.type(in: ontology)
    guard ontology.types[type].isHazard else { return mention }
    var harm = mention
    harm.type = type
    harm.tellsHarmOnly = true
    return harm
  }
}
