/// The tables of numbers, harms and weapons, and one trie of all their phrases.
struct QuantityLexicon: Sendable {
  enum Entry: Sendable, Hashable {
    case number(NumberWord)
    case bound(NumberWord.Bound)
    /// A number before it counts no people: money, distance, time, share.
    case unit
    case harm(Harm)
    case weapon(kind: String)
  }

  private(set) var trie = PhraseTrie<Entry>()

  /// Reads `DATA/lexicons/{numbers,bounds,units,harms,weapons}.tsv`. Throws ``TableError`` with file and line.
  ///
  init(data: String, words: TableWords) throws(TableError) {
    let folder = data + "/lexicons/"
    for row in try Table(path: folder + "numbers.tsv", required: ["text", "kind", "value"]).rows {
      guard let kind = try row.choice("kind", as: NumberWord.Kind.self), let value = try row.integer("value") else {
        throw row.error("has no kind or no value")
      }
      trie.add(words.key(try row.text("text")), .number(NumberWord(kind: kind, value: value)))
    }
    for row in try Table(path: folder + "bounds.tsv", required: ["text", "bound"]).rows {
      trie.add(words.key(try row.text("text")), .bound(try row.choice("bound") ?? .none))
    }
    for row in try Table(path: folder + "units.tsv", required: ["text"]).rows {
      trie.add(words.key(try row.text("text")), .unit)
    }
    for row in try Table(path: folder + "harms.tsv", required: ["text", "kind", "forms"]).rows {
      trie.add(words.key(try row.text("text")), .harm(try Harm.load(row)))
    }
    for row in try Table(path: folder + "weapons.tsv", required: ["text", "kind"]).rows {
      trie.add(words.key(try row.text("text")), .weapon(kind: try row.text("kind")))
    }
  }

  /// The longest phrase at a token, of those that a choice takes, with its value.
  func longest<Value>(
    in field: ParsedField, at token: Int, limit: Int, _ choice: (Entry) -> Value?
  ) -> (tokens: Range<Int>, value: Value)? {
    for match in trie.matches(field.hashed, at: token, limit: limit).reversed() {
      for entry in match.values {
        if let value = choice(entry) { return (match.tokens, value) }
      }
    }
    return nil
  }
}
