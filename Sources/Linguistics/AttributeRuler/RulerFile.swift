/// Reads a ruler's `patterns` file: rules of token patterns, the attributes they set, and on which token.
///
/// Source: spacy.io/api/attributeruler and spacy.io/usage/rule-based-matching.
struct RulerFile {
  struct Rule: Sendable {
    var tag: Labels.ID?
    var partOfSpeech: PartOfSpeech?
    var morphology: Labels.ID?
    var lemma: String?
    var relation: Labels.ID?
  }

  let file: String
  private(set) var rules: [Rule] = []
  private(set) var patterns: [RulerPattern] = []

  init(_ directory: ModelDirectory, component: String, labels: inout Labels) throws {
    file = component + "/patterns"
    guard let entries = try directory.messagePack(file).list else {
      throw LinguisticsError(.corrupt, file: file, "is not a list of rules")
    }
    for entry in entries {
      guard let patterns = entry["patterns"]?.list, let attributes = entry["attrs"]?.map else {
        throw LinguisticsError(.corrupt, file: file, "rule \(rules.count) has no patterns or no attributes")
      }
      for pattern in patterns {
        self.patterns.append(try self.pattern(pattern, index: entry["index"]?.int ?? 0, labels: &labels))
      }
      rules.append(try rule(attributes, labels: &labels))
    }
  }

  private func unsupported(_ what: String) -> LinguisticsError {
    LinguisticsError(.unsupported, file: file, "rule \(rules.count) \(what)")
  }

  private func pattern(_ pattern: MessagePack, index: Int, labels: inout Labels) throws -> RulerPattern {
    guard let specifications = pattern.list, !specifications.isEmpty else { throw unsupported("has an empty pattern") }
    var tokens: [[TokenCondition]] = []
    for specification in specifications {
      var conditions: [TokenCondition] = []
      for (name, value) in specification.map ?? [] {
        conditions += try self.conditions(name.string ?? "", value, labels: &labels)
      }
      tokens.append(conditions)
    }
    let target = index < 0 ? tokens.count + index : index
    guard tokens.indices.contains(target) else { throw unsupported("changes token \(index) of \(tokens.count)") }
    return RulerPattern(tokens: tokens, rule: rules.count, target: target)
  }

  private func conditions(_ name: String, _ value: MessagePack, labels: inout Labels) throws -> [TokenCondition] {
    guard let attribute = TokenAttribute(name: name) else {
      throw unsupported("asks for \(name), which is not supported")
    }
    guard let operators = value.map else {
      return [TokenCondition(attribute: attribute, test: .isOneOf([try number(value, attribute, &labels)]))]
    }
    return try operators.map { key, value in
      switch key.string {
      case "IN":
        return TokenCondition(attribute: attribute, test: .isOneOf(try numbers(value, attribute, &labels)))
      case "NOT_IN":
        return TokenCondition(attribute: attribute, test: .isNoneOf(try numbers(value, attribute, &labels)))
      case "REGEX" where attribute == .lower || attribute == .orth:
        guard let source = value.string else { throw unsupported("has a REGEX that is not text") }
        return TokenCondition(attribute: attribute, test: .matches(try Pattern(source, file: file)))
      default: throw unsupported("tests \(name) with \(key.string ?? "?"), which is not supported")
      }
    }
  }

  private func numbers(_ value: MessagePack, _ attribute: TokenAttribute, _ labels: inout Labels) throws -> Set<UInt64>
  {
    guard let values = value.list else {
      throw unsupported("tests \(attribute.rawValue) against something that is no list")
    }
    var numbers: Set<UInt64> = []
    for value in values { numbers.insert(try number(value, attribute, &labels)) }
    return numbers
  }

  private func number(_ value: MessagePack, _ attribute: TokenAttribute, _ labels: inout Labels) throws -> UInt64 {
    if let flag = value.bool { return flag ? 1 : 0 }
    guard let text = value.string else { throw unsupported("compares \(attribute.rawValue) with something unknown") }
    return attribute.isLabel ? UInt64(try label(text, &labels).index) : StringID.of(text)
  }

  private func label(_ name: String, _ labels: inout Labels) throws -> Labels.ID {
    guard let id = labels.add(name) else { throw unsupported("is one label too many: the model has 65,536") }
    return id
  }

  private func rule(_ attributes: [(key: MessagePack, value: MessagePack)], labels: inout Labels) throws -> Rule {
    var rule = Rule()
    for (key, value) in attributes {
      guard let name = key.string, let text = value.string else {
        throw unsupported("sets an attribute that is not text")
      }
      switch name.uppercased() {
      case "TAG": rule.tag = try label(text, &labels)
      case "DEP": rule.relation = try label(text, &labels)
      case "MORPH": rule.morphology = try label(MorphologicalFeatures.normalized(text), &labels)
      case "LEMMA": rule.lemma = text
      case "POS":
        guard let partOfSpeech = PartOfSpeech(rawValue: text) else {
          throw unsupported("sets the part of speech \(text)")
        }
        rule.partOfSpeech = partOfSpeech
      default: throw unsupported("sets \(name), which is not supported")
      }
    }
    return rule
  }
}
