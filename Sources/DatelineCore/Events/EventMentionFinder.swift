/// Finds every mention of an event in one field of an article, each with what its sentence tells of it.
struct EventMentionFinder {
  let reader: ClauseReader
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  init(marked: MarkedField, ontology: Ontology) {
    reader = ClauseReader(marked: marked, ontology: ontology)
    violence = ViolenceContext(marked: marked, vocabulary: ontology.vocabulary)
  }

  func mentions() -> [EventMention] {
    var found: [EventMention] = []
    var speaker = RunningSpeaker()
    let casualties = casualtiesBySentence()
    for number in marked.field.sentences.indices {
      for view in SentenceView.views(of: number, in: marked, ontology.vocabulary) {
        let followsViolence = found.suffix(6).contains {
          ontology.types[$0.type].isViolent && number - $0.sentence <= 3
        }
        let attribution = AttributionFinder(reader: reader, view: view)
        let carried = speaker.carried(into: view, attribution)
        found += mentions(in: view, casualties[number], attribution, carried, followsViolence)
      }
    }
    inheritPlaces(&found)
    return found
  }

  // MARK: One sentence

  private func mentions(
    in view: SentenceView, _ casualties: [Int], _ attribution: AttributionFinder,
    _ carried: AttributionFinder.Statement?, _ followsViolence: Bool
  ) -> [EventMention] {
    var mentions = TriggerReader(reader: reader, view: view, violence: violence, attribution: attribution)
      .mentions(carried: carried)
    let own = casualties.filter { view.tokens.contains(marked.mentions.casualties[$0].tokens.lowerBound) }
    CasualtyBinder(
      reader: reader, view: view, attribution: attribution, violence: violence, followsViolence: followsViolence
    )
    .bind(own, to: &mentions)
    CompositionBinder(reader: reader).bind(&mentions)
    CauseBinder(reader: reader).bind(&mentions)
    for index in mentions.indices {
      let statements = attribution.statements(over: mentions[index].anchor)
      CircumstanceBinder(reader: reader, view: view, statements: statements).bind(&mentions[index])
    }
    return mentions
  }

  private func casualtiesBySentence() -> [[Int]] {
    var bySentence = [[Int]](repeating: [], count: marked.field.sentences.count)
    for (index, mention) in marked.mentions.casualties.enumerated() {
      guard marked.field.sentenceOf.indices.contains(mention.tokens.lowerBound) else { continue }
      bySentence[Int(marked.field.sentenceOf[mention.tokens.lowerBound])].append(index)
    }
    return bySentence
  }

  // MARK: Places from the sentences before

  /// An event that names no place is where its paragraph's last sentences are.
  private func inheritPlaces(_ found: inout [EventMention]) {
    let physical: Set = ["ASSAULT", "COERCE", "PROTEST"]
    let first = firstLocations()
    for index in found.indices where found[index].place == nil && found[index].unknownPlace == nil {
      guard physical.contains(ontology.types[found[index].type].event), !found[index].background else { continue }
      let sentence = found[index].sentence
      let paragraph = marked.field.sentences[sentence].paragraph
      for before in (sentence - 2..<sentence).clamped(to: marked.field.sentences.indices).reversed()
      where marked.field.sentences[before].paragraph == paragraph {
        guard let place = first[before] else { continue }
        found[index].place = place
        found[index].placeIsOwn = false
        break
      }
    }
  }

  /// By sentence: the first place named in it that is no whole country.
  private func firstLocations() -> [Int: Int] {
    var first: [Int: Int] = [:]
    for (index, place) in marked.mentions.places.enumerated() where place.use == .location {
      if case .resolved(let resolved) = place.resolution, resolved.precision == .country { continue }
      guard marked.field.sentenceOf.indices.contains(place.tokens.lowerBound) else { continue }
      let sentence = Int(marked.field.sentenceOf[place.tokens.lowerBound])
      if first[sentence] == nil { first[sentence] = index }
    }
    return first
  }
}
