/// Sets parts of speech, features, lemmas and tags by rules over what the networks found.
///
/// All patterns are matched before anything is changed; where two rules set the same attribute of a token, the later
/// rule has the last word. Source: spaCy 3.8, spacy/pipeline/attributeruler.py.
struct AttributeRuler: Sendable {
  private let rules: [RulerFile.Rule]
  private let patterns: [RulerPattern]
  /// Patterns by an attribute that a token must have for them, each with the values that lead to it.
  private var anchored: [(attribute: TokenAttribute, patterns: [UInt64: [Int]])] = []
  private var unanchored: [Int] = []
  private let anchorOffsets: [Int]

  init(_ directory: ModelDirectory, component: String, labels: inout Labels) throws {
    let file = try RulerFile(directory, component: component, labels: &labels)
    rules = file.rules
    patterns = file.patterns
    anchorOffsets = file.patterns.map { $0.anchor?.offset ?? 0 }
    var tables: [TokenAttribute: [UInt64: [Int]]] = [:]
    for (index, pattern) in file.patterns.enumerated() {
      guard let anchor = pattern.anchor else {
        unanchored.append(index)
        continue
      }
      for value in anchor.values { tables[anchor.attribute, default: [:]][value, default: []].append(index) }
    }
    anchored = tables.map { ($0.key, $0.value) }
  }

  func annotate(_ document: inout Document) {
    // Rule and token in one number, so that sorting puts the rules in their order.
    var changes: [UInt64] = []
    changes.reserveCapacity(document.count * 2)
    for token in 0..<document.count {
      for (attribute, table) in anchored {
        for pattern in table[document.value(attribute, of: token)] ?? [] { check(pattern, token, document, &changes) }
      }
      for pattern in unanchored { check(pattern, token, document, &changes) }
    }
    changes.sort()
    for change in changes { apply(rules[Int(change >> 32)], to: Int(change & 0xffff_ffff), of: &document) }
  }

  private func check(_ index: Int, _ token: Int, _ document: Document, _ changes: inout [UInt64]) {
    let pattern = patterns[index]
    let start = token - anchorOffsets[index]
    guard pattern.holds(at: start, of: document) else { return }
    changes.append(UInt64(pattern.rule) << 32 | UInt64(start + pattern.target))
  }

  private func apply(_ rule: RulerFile.Rule, to token: Int, of document: inout Document) {
    if let tag = rule.tag, document.tags.indices.contains(token) { document.tags[token] = tag }
    if let partOfSpeech = rule.partOfSpeech { document.partsOfSpeech[token] = partOfSpeech }
    if let morphology = rule.morphology { document.morphology[token] = morphology }
    if let lemma = rule.lemma { document.lemmas[token] = lemma }
    if let relation = rule.relation, document.relations.indices.contains(token) { document.relations[token] = relation }
  }
}
