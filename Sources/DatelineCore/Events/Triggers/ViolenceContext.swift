/// What a document says of violence and of accidents, by which deaths are told apart, and who its pronouns are.
struct ViolenceContext: Sendable {
  /// For each sentence, whether a casualty is told in it.
  private let casualties: [Bool]
  /// For each sentence, whether it speaks of an accident, a disaster or a disease.
  private let accidents: [Bool]
  /// The first full mention of each entity.
  private let entities: [Int: Int]

  init(marked: MarkedDocument, vocabulary: Vocabulary) {
    var casualties = [Bool](repeating: false, count: marked.document.sentences.count)
    var sentence = 0
    for mention in marked.mentions.casualties {
      while sentence + 1 < casualties.count,
        mention.tokens.lowerBound >= marked.document.sentences[sentence].tokens.upperBound
      {
        sentence += 1
      }
      if casualties.indices.contains(sentence) { casualties[sentence] = true }
    }
    self.casualties = casualties
    accidents = marked.document.sentences.map { sentence in
      sentence.tokens.contains { vocabulary.classes(marked.words[$0]).contains(.accident) }
    }
    var entities: [Int: Int] = [:]
    for (index, mention) in marked.mentions.actors.enumerated() where !mention.isPronoun {
      if let known = entities[mention.entity], marked.mentions.actors[known].named || !mention.named { continue }
      entities[mention.entity] = index
    }
    self.entities = entities
  }

  /// Whether the sentence or the two before it speak of an accident.
  func isAccident(around sentence: Int) -> Bool {
    accidents[(sentence - 2..<sentence + 1).clamped(to: accidents.indices)].contains(true)
  }

  func hasCasualty(_ sentence: Int) -> Bool { casualties.indices.contains(sentence) && casualties[sentence] }

  /// The mention itself, or for a pronoun the mention that names its entity.
  func resolved(_ actor: Int, _ mentions: Mentions) -> ActorMention {
    mentions.actors[resolvedIndex(actor, mentions)]
  }

  func resolvedIndex(_ actor: Int, _ mentions: Mentions) -> Int {
    let mention = mentions.actors[actor]
    return mention.isPronoun ? entities[mention.entity] ?? actor : actor
  }
}
