/// What the tables say about a word that may stand in a name of a place or beside one. One look-up a word.
struct PlaceWord: Sendable, Hashable {
  struct Roles: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    /// Stands before persons' names: "Gen.", "Mrs".
    static let honorific = Roles(rawValue: 1 << 0)
    static let givenName = Roles(rawValue: 1 << 1)
    /// By itself no place although capitalised.
    static let notPlace = Roles(rawValue: 1 << 2)
    /// May be one of the short forms of places, in the right case: "U.S.", "Ga.".
    static let abbreviation = Roles(rawValue: 1 << 3)
    /// Begins a phrase of the tables: a demonym, an organisation, a title.
    static let phraseStart = Roles(rawValue: 1 << 4)
    /// A small word or mark that may stand within a name: "Isle of Man".
    static let connector = Roles(rawValue: 1 << 5)
    /// May stand between a preposition and a name: "in downtown Cairo".
    static let filler = Roles(rawValue: 1 << 6)
    /// Prepositions that mostly places follow.
    static let locative = Roles(rawValue: 1 << 7)
    static let directional = Roles(rawValue: 1 << 8)
    /// Relates a name before it to a place behind it: "Avdiivka, near Donetsk".
    static let relation = Roles(rawValue: 1 << 9)
    /// "the".
    static let article = Roles(rawValue: 1 << 10)
  }

  var classes: WordClasses = []
  /// Of every kind; see ``places``.
  var nouns: PlaceNoun = []
  var roles: Roles = []

  /// What it says of the place beside it.
  var places: PlaceNoun { nouns.intersection(.places) }

  /// Words of the language itself rather than of any table.
  static let closed: [(role: Roles, words: [String])] = [
    (.article, ["the"]),
    (
      .connector,
      [
        "-", "'", "'s", ".", "of", "the", "de", "la", "le", "del", "da", "do", "dos", "das", "du", "des", "el", "al",
        "and", "on", "upon", "sur", "en", "am", "in", "les", "los", "las", "an", "der", "den", "aan", "st.", "no", "y",
        "di", "under", "au", "aux", "à", "i", "e", "ez", "es", "ech", "ash", "ul", "ur", "bin", "ben", "sous",
      ]
    ),
    (
      .filler,
      [
        "nearby", "neighbouring", "neighboring", "downtown", "war-torn", "embattled", "besieged", "central", "greater",
        "rural", "suburban", "occupied", "mainland", "coastal",
      ]
    ),
    (
      .locative,
      [
        "in", "near", "outside", "around", "across", "throughout", "inside", "within",
        // What is shelled, raided or retaken is hardly ever a person.
        "shelled", "bombarded", "besieged", "overran", "raided", "stormed", "recaptured", "retook", "liberated", "invaded", "shelling",
        "bombarding", "besieging", "overrunning", "raiding", "storming", "recapturing", "retaking", "liberating", "invading",
      ]
    ),
    (
      .directional,
      [
        "at", "from", "to", "into", "toward", "towards", "through", "via", "between", "off", "onto", "over", "on",
        // What is bombed, taken or entered is a place more often than a person.
        "bombed", "pounded", "struck", "hit", "captured", "seized", "entered", "reached", "attacked", "rocked", "bombing", "pounding",
        "striking", "hitting", "capturing", "seizing", "entering", "attacking", "rocking", "evacuated", "evacuating",
      ]
    ),
    (.relation, ["near", "outside", "just", "close", "some", "about"]),
  ]
}
