/// Finds the phrases of all tables in a document at once.
///
/// Keys are sequences of folded tokens in one trie, so that the time for a document depends on its own length, not on
/// the size of the tables. Built once; read by any number of tasks.
struct Lexicon: Sendable {
  /// What a phrase is. Indices count the rows of the table in question.
  enum Entry: Sendable, Hashable {
    case country(Int)
    case demonym(Int)
    case people(Int, plural: Bool)
    case capital(Int)
    case metonym(Int)
    case place(Int)
    case agent(Int, plural: Bool)
    case organization(Int)
    case title(Int)
    case leader(Int)
    case givenName
    case object(Int, plural: Bool)
    case weapon(Int)
    case number(Int)
    case bound(Int)
    case time(Int)
    case harm(Int)
  }

  /// How a key's case binds the text.
  struct CaseRule: Sendable, Hashable {
    /// Bit i: token i of the key has a capital, and so must the text's.
    var capitals: UInt32
    /// Initials, all in capitals, like "US": so must the text be.
    var isAcronym: Bool
  }

  struct Terminal: Sendable, Hashable {
    var entry: Entry
    var rule: CaseRule
  }

  /// Longer keys are refused when the tables are loaded.
  static let maximumKeyLength = 16

  private var ids: [String: Int32] = [:]
  private var classesOfID: [WordClasses] = [[]]
  private var children: [UInt64: Int32] = [:]
  /// By word id: the node of a key's first word, or 0.
  private var roots: [Int32] = [0]
  private var terminals: [[Terminal]] = [[]]

  init(words: [String: WordClasses]) {
    for (word, classes) in words.sorted(by: { $0.key < $1.key }) {
      classesOfID[Int(intern(word))] = classes
    }
  }

  /// Adds a phrase, cut into tokens as text is. An empty phrase adds nothing.
  mutating func add(_ key: [Token], _ entry: Entry) {
    guard !key.isEmpty, key.count <= Self.maximumKeyLength else { return }
    var capitals: UInt32 = 0
    for (index, token) in key.enumerated() where token.hasUpperCase { capitals |= 1 << UInt32(index) }
    let isAcronym = key.count == 1 && key[0].isAllUpperCase && key[0].span.length > 1
    let node = node(for: key)
    let terminal = Terminal(entry: entry, rule: CaseRule(capitals: capitals, isAcronym: isAcronym))
    if !terminals[node].contains(terminal) { terminals[node].append(terminal) }
  }

  private mutating func node(for key: [Token]) -> Int {
    var node: Int32 = 0
    for token in key {
      let id = intern(token.folded)
      let next = child(of: node, id)
      if next > 0 {
        node = next
        continue
      }
      let made = Int32(terminals.count)
      terminals.append([])
      if node == 0 { roots[Int(id)] = made } else { children[Self.edge(node, id)] = made }
      node = made
    }
    return Int(node)
  }

  private mutating func intern(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    let id = Int32(classesOfID.count)
    ids[word] = id
    classesOfID.append([])
    roots.append(0)
    return id
  }

  private static func edge(_ node: Int32, _ id: Int32) -> UInt64 { UInt64(UInt32(node)) << 32 | UInt64(UInt32(id)) }

  /// A word's number, 0 for a word that no table has.
  func id(of folded: String) -> Int32 { ids[folded] ?? 0 }

  func classes(of id: Int32) -> WordClasses { classesOfID[Int(id)] }

  /// The node reached from a node by a word, 0 when there is none; node 0 is the root.
  func child(of node: Int32, _ id: Int32) -> Int32 {
    if id == 0 { return 0 }
    return node == 0 ? roots[Int(id)] : children[Self.edge(node, id)] ?? 0
  }

  func terminals(at node: Int32) -> [Terminal] { terminals[Int(node)] }
}
