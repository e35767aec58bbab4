/// Every word that a table names, by spelling, with all that the tables say of it: one look-up a token.
///
/// Words are numbered so that patterns compare numbers. What is said of a word is a few bytes without references, and the
/// lists of its cues and triggers stand apart: a million look-ups count no references.
struct Vocabulary: Sendable {
  struct Word: Sendable {
    var classes: WordClass = []
    var forms: VerbForms = []
    /// The number of the verb's base form; -1 for words that are no verb.
    var verb: Int32 = -1
    /// Set on base forms.
    var isLight = false
    var isEffect = false
    /// Set on base forms by which a disaster does its harm: "jolted", "swept".
    var isBefall = false
    /// Set on base forms whose infinitive is the subject's act, in spite of an object: "promised him to leave".
    var keepsSubject = false
    /// Set on base forms whose object is made answerable: "blamed rebels for".
    var isBlame = false
    var stance: Event.Attribution.Stance?
    /// Set on base forms by which a public speaker makes a statement.
    var statement: PublicSpeech.Verb?
    /// Is or can be the noun of a nominal trigger.
    var isEventNoun = false
  }

  private var numbers = WordTable<Int32>()
  private(set) var words: [Word] = []
  private var cuesOf: [[FactualityCue]] = []
  private var triggersOf: [[Int32]] = []

  /// The word's number; a new one when no table has named it yet.
  mutating func number(_ spelling: String) -> Int32 {
    if let number = numbers[spelling] { return number }
    let number = Int32(words.count)
    numbers.update(spelling, initial: number)
    words.append(Word())
    cuesOf.append([])
    triggersOf.append([])
    return number
  }

  mutating func update(_ number: Int32, _ change: (inout Word) -> Void) {
    change(&words[Int(number)])
  }

  /// Adds what a word says of factuality, unless it is known.
  mutating func add(_ cue: FactualityCue, to number: Int32) {
    if !cuesOf[Int(number)].contains(cue) { cuesOf[Int(number)].append(cue) }
  }

  /// - Parameter trigger: an index into the ontology's triggers.
  mutating func add(trigger: Int32, headedBy number: Int32) { triggersOf[Int(number)].append(trigger) }

  /// Every word that a table names, in no order.
  var spellings: some Sequence<String> { numbers.words }

  /// -1 when no table names the spelling.
  func lookUp(_ spelling: String) -> Int32 { numbers[spelling] ?? -1 }
  /// - Parameter hash: of the spelling.
  func lookUp(_ spelling: String, _ hash: WordHash) -> Int32 { numbers[spelling, hash] ?? -1 }

  /// The word's classes alone, for look-ups by the million.
  func classes(_ number: Int32) -> WordClass { number < 0 ? [] : words[Int(number)].classes }

  /// Triggers that the word heads, as indices into the ontology's triggers.
  func triggers(_ number: Int32) -> [Int32] { number < 0 ? [] : triggersOf[Int(number)] }

  func cues(_ number: Int32) -> [FactualityCue] { number < 0 ? [] : cuesOf[Int(number)] }

  func word(_ number: Int32) -> Word? { number < 0 ? nil : words[Int(number)] }

  /// What the base form of the verb says: light, effect, stance and the cues of a governing verb.
  func verb(_ number: Int32) -> Word? {
    word(verbNumber(number))
  }

  /// The number of the verb's base form, under which its triggers and the cues of a governing verb stand; -1 for a word
  /// that is no verb.
  func verbNumber(_ number: Int32) -> Int32 { number < 0 ? -1 : words[Int(number)].verb }

  mutating func addVerb(_ verb: String, inflection: Inflection) {
    let base = number(verb)
    for (spelling, forms) in inflection.forms(ofVerb: verb) {
      update(number(spelling)) { word in
        word.forms.formUnion(forms)
        // The first verb keeps a spelling that two share ("found", "saw"), except that a base form is its own.
        if word.verb < 0 || spelling == verb { word.verb = base }
      }
    }
  }
}
