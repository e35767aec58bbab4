/// The words that tell an event, and what they ask of their clause: a row of `triggers.tsv`.
struct Trigger: Sendable {
  enum Part: String, Sendable, Hashable, CaseIterable {
    case verb, noun, phrase
  }

  enum Element: Sendable, Hashable {
    /// One of these words, by their numbers in the ``Vocabulary``.
    case word([Int32])
    /// Up to ``Trigger/gapLimit`` words of a noun phrase, or none.
    case gap
  }

  /// As written in the table.
  var name: String
  var part: Part
  var elements: [Element]
  /// Index into the ontology's event types.
  var type: Int
  var frame: Frame
  /// Alternatives, each of conditions that must all hold; empty when nothing is asked.
  var needs: [[Condition]]
  var unless: [Exclusion]
  /// The row as it is written, for people: its conditions and exclusions, one text each, its frame, and where it stands.
  var needsText: [[String]]
  var unlessText: [String]
  var frameName: String
  var file: String
  var line: Int

  /// Folder, file and line: `ontology/triggers.tsv:12`.
  var source: String { "\(file.split(separator: "/").suffix(2).joined(separator: "/")):\(line)" }

  /// Words counted, gaps not: the more words, the more exact the trigger.
  var wordCount: Int { elements.reduce(0) { $0 + ($1 == .gap ? 0 : 1) } }

  /// The word on which the others hang: a verb is a trigger's first word; a noun its last, or the one before its
  /// preposition ("suspension of ~ aid").
  var headIndex: Int

  var head: [Int32] {
    if elements.indices.contains(headIndex), case .word(let numbers) = elements[headIndex] { return numbers }
    return []
  }

  /// The words without the head, in order.
  var rest: [[Int32]] {
    elements.indices.filter { $0 != headIndex }.compactMap { index in
      if case .word(let numbers) = elements[index] { numbers } else { nil }
    }
  }

  static let gapLimit = 4
}

/// Something a trigger asks of its clause.
enum Condition: Sendable, Hashable {
  /// The role is filled.
  case role(Frame.Role)
  /// The role is filled by one of this class.
  case filler(Frame.Role, FillerClass)
  case subject(FillerClass)
  case oblique(FillerClass)
  /// A mention of this kind stands in the clause.
  case place, time, weapon, casualty, number
  /// A modifier that acts, the preposition "between" after it, a light verb over it.
  case modifier, between, light
  /// A clause that the verb governs: "agreed to …", "demanded that …".
  case complement
  case violent, violentSubject
  case nearWord(Int32)
}

/// What the filler of a role must be.
enum FillerClass: Sendable, Hashable {
  case place, person
  /// An actor's mention, or a country that acts.
  case actor
  /// Its head is a word of one of these classes, or its sector says the same.
  case words(WordClass)
}

/// Something that rules a trigger out.
enum Exclusion: Sendable, Hashable {
  case previous(Set<Int32>)
  case next(Set<Int32>)
  case near(Set<Int32>)
  case group(WordClass)
  case capitalized
  /// A noun without article, possessive, number, adjective or "of" behind a preposition: "charged with murder".
  case bare
}
