/// The words of `time-words.tsv`, of `numbers.tsv` and of the grammar's literals.
///
/// Form of `time-words.tsv`: `text`, a word or phrase, in lower case; `class`, a terminal of the grammar; `features`,
/// what it says (see ``TimeFeature``); `form`, conditions: `capital` for a word that counts only with a capital letter,
/// `noun` for one that counts only where the tagger sees a noun or a name ("may", "second"), `adverb` likewise,
/// `attribute` for one that does not count where it sees a verb ("last").
struct TimeVocabulary: Sendable {
  /// Longer words are no words of time; sixteen bytes fit into two machine words.
  static let longestWord = 16

  enum Element: Sendable, Hashable {
    case word(Int32)
    case mark(UInt8)
  }

  struct Conditions: Sendable, Hashable {
    var capital = false
    var noun = false
    var adverb = false
    var attribute = false
  }

  struct Entry: Sendable {
    var terminal: TimeClass
    var features: [TimeFeature]
    /// What follows the entry's first word.
    var rest: [Element]
    var conditions = Conditions()
    /// Of a word of number.
    var number: NumberWord?
  }

  private var numbers: WordNumbers
  /// By number of an entry's first word; longer entries first.
  private(set) var entries: [[Entry]] = []
  private(set) var classes: [TimeClassSet] = []
  /// By class: what comes second in its entries.
  private var second: [TimeClass: Set<Element>] = [:]
  /// What is glued to figures: "23rd", "1990s", "T14:30Z".
  let suffixes: [Int32]

  /// What comes second in the entries of a class.
  func seconds(_ terminal: TimeClass) -> Set<Element> { second[terminal] ?? [] }

  /// The number of a word of letters; -1 where no table has it.
  func number(of letters: ArraySlice<UInt8>) -> Int32 { numbers.number(of: letters) }

  /// The number of a word of letters, after adding it where it is new.
  mutating func intern(_ letters: ArraySlice<UInt8>) -> Int32 {
    let number = numbers.intern(letters)
    if Int(number) == entries.count {
      entries.append([])
      classes.append(TimeClassSet())
    }
    return number
  }

  /// A phrase of a table as elements; nil where it has digits, other marks than ASCII, or a word that is too long.
  mutating func elements(of text: String) -> [Element]? {
    var elements: [Element] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: " ") {
        position += 1
        continue
      }
      guard (byte | 0x20) &- UInt8(ascii: "a") < 26 else {
        guard byte > 0x20, byte < 0x7F, byte &- UInt8(ascii: "0") >= 10 else { return nil }
        elements.append(.mark(byte))
        position += 1
        continue
      }
      var end = position
      while end < bytes.count, (bytes[end] | 0x20) &- UInt8(ascii: "a") < 26 { end += 1 }
      guard end - position <= Self.longestWord else { return nil }
      elements.append(.word(intern(bytes[position..<end])))
      position = end
    }
    return elements.isEmpty ? nil : elements
  }

  init(words: Table, numbers: Table) throws(TableError) {
    var empty = WordNumbers()
    suffixes = ["st", "nd", "rd", "th", "s", "t", "z"].map { empty.intern(Array($0.utf8)[...]) }
    self.numbers = empty
    entries = Array(repeating: [], count: suffixes.count)
    classes = Array(repeating: TimeClassSet(), count: suffixes.count)
    for row in words.rows {
      guard let terminal = TimeClass(name: try row.text("class")), terminal.isLexical else {
        throw row.error("unknown class of words \"\(try row.text("class"))\"")
      }
      var conditions = Conditions()
      for condition in row.list("form") {
        switch condition {
        case "capital": conditions.capital = true
        case "noun": conditions.noun = true
        case "adverb": conditions.adverb = true
        case "attribute": conditions.attribute = true
        default: throw row.error("unknown condition \"\(condition)\"")
        }
      }
      let features = try TimeFeature.list(row.optional("features"), row)
      try add(row) { Entry(terminal: terminal, features: features, rest: $0, conditions: conditions) }
    }
    for row in numbers.rows {
      guard let kind = try row.choice("kind", as: NumberWord.Kind.self), let value = try row.integer("value") else {
        throw row.error("has no kind or no value")
      }
      if kind == .nothing { continue }
      try add(row) {
        Entry(terminal: .number, features: [], rest: $0, number: NumberWord(kind: kind, value: value))
      }
    }
    for index in entries.indices { entries[index].sort { $0.rest.count > $1.rest.count } }
  }

  private mutating func add(_ row: TableRow, _ make: ([Element]) -> Entry) throws(TableError) {
    let text = try row.text("text")
    guard let elements = elements(of: text), case .word(let first) = elements[0] else {
      throw row.error(
        "\"\(text)\" does not begin with a letter, has a digit, or has a word of more than \(Self.longestWord) letters")
    }
    let entry = make(Array(elements.dropFirst()))
    entries[Int(first)].append(entry)
    classes[Int(first)].insert(entry.terminal)
    if let next = entry.rest.first { second[entry.terminal, default: []].insert(next) }
  }
}
