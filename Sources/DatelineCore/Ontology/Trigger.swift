/// The words that tell an event, and what they ask of their clause: a row of `triggers.tsv`.
///
/// A class, because the matcher takes up many for every event that it finds: one reference instead of a dozen.
final class Trigger: Sendable {
  enum Part: String, Sendable, Hashable, CaseIterable {
    case verb, noun, phrase
  }

  enum Element: Sendable, Hashable {
    /// One of these words, by their numbers in the ``Vocabulary``.
    case word([Int32])
    /// Up to ``Trigger/gapLimit`` words of a noun phrase, or none.
    case gap
  }

  /// As written in the table, with its alternatives: "launch|open ~ attack".
  let name: String
  let part: Part
  let elements: [Element]
  /// Index into the ontology's event types.
  let type: Int
  let frame: Frame
  /// Alternatives, each of conditions that must all hold; empty when nothing is asked.
  let needs: [[Condition]]
  let unless: [Exclusion]
  /// The row as it is written, for people: its conditions and exclusions, one text each, its frame, and where it stands.
  let needsText: [[String]]
  let unlessText: [String]
  let frameName: String
  let file: String
  let line: Int
  /// The word on which the others hang: a verb is a trigger's first word; a noun its last, or the one before its
  /// preposition ("suspension of ~ aid").
  let headIndex: Int
  /// Words counted, gaps not: the more words, the more exact the trigger.
  let wordCount: Int
  /// The words without the head, in order.
  let rest: [[Int32]]
  /// The elements from the last to the first.
  let backwards: [Element]

  init(
    name: String, part: Part, elements: [Element], type: Int, frame: Frame, needs: [[Condition]], unless: [Exclusion],
    needsText: [[String]], unlessText: [String], frameName: String, file: String, line: Int, headIndex: Int
  ) {
    self.name = name
    self.part = part
    self.elements = elements
    self.type = type
    self.frame = frame
    self.needs = needs
    self.unless = unless
    self.needsText = needsText
    self.unlessText = unlessText
    self.frameName = frameName
    self.file = file
    self.line = line
    self.headIndex = headIndex
    backwards = elements.reversed()
    wordCount = elements.reduce(0) { $0 + ($1 == .gap ? 0 : 1) }
    rest = elements.indices.filter { $0 != headIndex }.compactMap { index in
      if case .word(let numbers) = elements[index] { numbers } else { nil }
    }
  }

  /// Folder, file and line: `ontology/triggers.tsv:12`.
  var source: String { "\(file.split(separator: "/").suffix(2).joined(separator: "/")):\(line)" }

  var head: [Int32] {
    if elements.indices.contains(headIndex), case .word(let numbers) = elements[headIndex] { return numbers }
    return []
  }

  /// Every choice of one word for every place, in order.
  var phrases: [String] {
    name.split(separator: " ").reduce([]) { phrases, place in
      let choices = place.split(separator: "|").map(String.init)
      return phrases.isEmpty ? choices : phrases.flatMap { phrase in choices.map { "\(phrase) \($0)" } }
    }
  }

  /// How many phrases it stands for.
  var phraseCount: Int { name.split(separator: " ").reduce(1) { $0 * $1.split(separator: "|").count } }

  static let gapLimit = 4
  /// The same where the gap holds an object and what becomes of it follows ("set a station and two shops on fire").
  static let objectLimit = 8
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
  /// A word of this class stands within a few words.
  case close(WordClass)
  /// A verb tells what the disaster did: "the earthquake jolted", "was hit by a cyclone".
  case befalls
}

/// What the filler of a role must be.
enum FillerClass: Sendable, Hashable {
  case place, person
  /// A body or people under arms, but neither a country as such nor a person by name.
  case force
  /// The army or the police, and no rebels.
  case stateForce
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
