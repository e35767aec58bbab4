/// Universal parts of speech, with the three further ones that spaCy uses.
///
/// Source: universaldependencies.org/u/pos.
public enum PartOfSpeech: String, Sendable, Hashable, CaseIterable {
  case unset = ""
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case conjunction = "CONJ"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
  case endOfLine = "EOL"
  case space = "SPACE"
}
