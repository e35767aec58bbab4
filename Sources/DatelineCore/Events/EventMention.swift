/// One place in one field of an article where an event is told, with everything that is told of it there.
struct EventMention: Sendable {
  struct Participant: Sendable, Hashable {
    var role: Event.Actor.Role
    var filler: Filler
  }

  struct Casualty: Sendable, Hashable {
    /// Index into the document's casualty mentions.
    var mention: Int
    var source: Source?
  }

  /// Index into the ontology's types.
  var type: Int
  /// Index into the ontology's triggers; nil where no trigger tells it, but its harm or an obligation.
  var row: Int?
  var field: Document.Field
  /// The sentence's number in its document.
  var sentence: Int
  /// The sentence, or the piece of a very long one.
  var sentenceTokens: Range<Int>
  /// The words that tell it, auxiliaries included.
  var trigger: Range<Int>
  /// The verb or the noun that tells it.
  var anchor: Int
  /// The verb of its clause.
  var clause: Int
  /// Other verbs that tell the same event: those over its noun, those of the harm that it did.
  var ownVerbs: [Int] = []
  /// The words by which the sentence tells the harm that it did.
  var harms: [Int] = []
  var factuality: Event.Factuality = .asserted
  /// Told as what someone will not do: a refusal.
  var isRefusal = false
  var sources: [Source] = []
  var participants: [Participant] = []
  var weapons: [Int] = []
  var place: Int?
  /// A name that stands where a place is wanted and that no gazetteer row fits.
  var unknownPlace: Range<Int>?
  /// "the main gate", where its clause names no place: the words for the kind of place it was at.
  var scene: Range<Int>?
  /// "in the capital", of which the text before gives no name: the dateline may.
  var isInCapital = false
  /// "here": where the article was written.
  var isHere = false
  /// The place stands in the event's own clause, not merely near it.
  var placeIsOwn = false
  /// The place is itself what is struck, taken or entered: nothing relates the event to it.
  var placeIsTarget = false
  /// The place is where the story had come to, which the event's own sentence does not name: no ground for telling that
  /// two events are one.
  var placeIsAssumed = false
  var time: Int?
  /// The time stands in a label or a heading: the text is a chronology, and recalls nothing by it.
  var timeIsOfItem = false
  /// The place of its item's label or heading.
  var placeOfItem: Int?
  /// "a day after Y", of the clause above: what the event's day is counted by.
  struct Interval: Sendable {
    /// "a day after".
    var tokens: Range<Int>
    /// The time mention of the clause above; nil where that is undated, for the day that the story has come to.
    var from: Int?
    /// Negative before it.
    var days: Int
  }

  /// Where no time of its own is told.
  var interval: Interval?
  /// Only the harm of an accident or a disaster is told, which the sentences before have named.
  var tellsHarmOnly = false
  /// Stands in a clause or phrase that only gives the setting of another: "after the attack", "who had fled".
  var isSubordinate = false
  /// The verb from whose event "after" or "before" tells this one apart: "attacked the building after *the blast*".
  var sequel: Int?
  var casualties: [Casualty] = []
  /// What its harm is to the toll of the event that it was joined to; nil where it is a figure of its own.
  var sequelOfHarm: HarmSequel?
  var background = false
  /// "As of 12 March, 1,200 people have been killed": a figure that has added up, and nothing that was done that day.
  var isRunningTotal = false
  /// "1,062 people have been arrested", "in 12 districts": in more places than one, and not in the town of the story.
  var isWidespread = false
  /// "In another incident", "Separately": somewhere else than where the story had come to.
  var isElsewhere = false
  /// "the attack": speaks of an event already told.
  var isDefinite = false
  /// A sentence of a quotation that names no speaker: belongs to the statement before it, or to none.
  var isContinuation = false
  /// "another attack", "a separate attack".
  var isFurther = false
  var isNoun = false
  /// The trigger's words counted: a trigger of several words is more exact.
  var triggerWords = 1

  /// What its own sentence says of when it was.
  var ownTime: Int? { timeIsOfItem ? nil : time }

  func fillers(_ role: Event.Actor.Role) -> [Filler] { participants.filter { $0.role == role }.map(\.filler) }
}

/// Who says something, where the text says so.
struct Source: Sendable, Hashable {
  var filler: Filler
  var stance: Event.Attribution.Stance
  /// The one who quotes the source.
  var via: Filler?
}
