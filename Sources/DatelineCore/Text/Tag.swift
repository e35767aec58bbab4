/// Fine-grained parts of speech: the tags of the Penn Treebank, as spaCy's English models give them.
///
/// Source: Santorini 1990, "Part-of-Speech Tagging Guidelines for the Penn Treebank Project"; OntoNotes 5.
enum Tag: String, Sendable, Hashable, CaseIterable {
  case coordinator = "CC"
  case cardinal = "CD"
  case determiner = "DT"
  case existential = "EX"
  case foreign = "FW"
  case preposition = "IN"
  case adjective = "JJ"
  case comparative = "JJR"
  case superlative = "JJS"
  case listMarker = "LS"
  case modal = "MD"
  case noun = "NN"
  case pluralNoun = "NNS"
  case properNoun = "NNP"
  case pluralProperNoun = "NNPS"
  case predeterminer = "PDT"
  case possessiveMark = "POS"
  case pronoun = "PRP"
  case possessivePronoun = "PRP$"
  case adverb = "RB"
  case comparativeAdverb = "RBR"
  case superlativeAdverb = "RBS"
  case verbParticle = "RP"
  case to = "TO"
  case interjection = "UH"
  case verbBase = "VB"
  case verbPast = "VBD"
  case verbGerund = "VBG"
  case verbPastParticiple = "VBN"
  case verbPresent = "VBP"
  case verbPresentThird = "VBZ"
  case whDeterminer = "WDT"
  case whPronoun = "WP"
  case whPossessive = "WP$"
  case whAdverb = "WRB"
  case hyphen = "HYPH"
  case currency = "$"
  case openQuote = "``"
  case closeQuote = "''"
  case comma = ","
  case stop = "."
  case colon = ":"
  case openBracket = "-LRB-"
  case closeBracket = "-RRB-"
  /// Anything else: affixes, addresses, symbols, another model's tags.
  case other = ""

  var isVerb: Bool {
    switch self {
    case .verbBase, .verbPast, .verbGerund, .verbPastParticiple, .verbPresent, .verbPresentThird: true
    default: false
    }
  }

  var isProperNoun: Bool { self == .properNoun || self == .pluralProperNoun }
  var isNoun: Bool { self == .noun || self == .pluralNoun || isProperNoun }
}
