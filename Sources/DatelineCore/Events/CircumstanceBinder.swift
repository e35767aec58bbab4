/// Finds an event's place, time and weapons in its sentence, and whether it lies in the past that the article recalls.
struct CircumstanceBinder {
  let reader: ClauseReader
  let view: SentenceView
  let statements: [AttributionFinder.Statement]

  var marked: MarkedField { reader.marked }
  var ontology: Ontology { reader.ontology }

  func bind(_ mention: inout EventMention) {
    bindPlaceOfPurpose(&mention)
    if mention.place == nil { bindTargetPlace(&mention) }
    if ontology.types[mention.type].isHazard { leavePlaces(&mention) }
    if ontology.types[mention.type].group == "verdict" { bindCourtPlace(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindPlace(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindThere(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindPlaceOfWords(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindPlaceOfSpeaking(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindCourtPlace(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { mention.isInCapital = namesCapital(mention) }
    if mention.place == nil, mention.unknownPlace == nil { mention.isHere = isHere(mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindTargetCountry(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindScene(&mention) }
    bindTime(&mention)
    bindInterval(&mention)
    bindWeapons(&mention)
    mention.background = mention.background || isRecalled(mention)
    mention.isRunningTotal = isRunningTotal(mention)
    mention.isWidespread = isWidespread(mention)
  }

  /// How far from the trigger, in tokens, a circumstance is looked for.
  static let farthest = 40

  func window(_ mention: EventMention) -> Range<Int> {
    (mention.anchor - Self.farthest..<mention.anchor + Self.farthest).clamped(to: view.tokens)
  }
}
