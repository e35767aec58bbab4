/// The columns of a parsed field that its grammars mend.
struct TreeColumns: Sendable {
  private(set) var tags: [Tag]
  private(set) var heads: [Int32]
  private(set) var relations: [Relation]
  /// What each changed token was before, since the last ``begin()``.
  private var changes: [(token: Int, tag: Tag, head: Int32, relation: Relation)] = []

  init(tags: [Tag], heads: [Int32], relations: [Relation]) {
    self.tags = tags
    self.heads = heads
    self.relations = relations
  }

  func head(_ token: Int) -> Int { Int(heads[token]) }

  mutating func attach(_ token: Int, to head: Int, _ relation: Relation) {
    note(token)
    heads[token] = Int32(head)
    relations[token] = relation
  }

  mutating func tag(_ token: Int, as tag: Tag) {
    note(token)
    tags[token] = tag
  }

  private mutating func note(_ token: Int) { changes.append((token, tags[token], heads[token], relations[token])) }

  // MARK: Parts

  /// The columns of some tokens alone; nil where a head lies outside of them.
  func part(_ tokens: Range<Int>) -> TreeColumns? {
    guard tokens.lowerBound >= 0, tokens.upperBound <= heads.count, heads[tokens].allSatisfy({ tokens.contains(Int($0)) }) else { return nil }
    let first = Int32(tokens.lowerBound)
    return TreeColumns(tags: Array(tags[tokens]), heads: heads[tokens].map { $0 - first }, relations: Array(relations[tokens]))
  }

  mutating func replace(_ tokens: Range<Int>, by part: TreeColumns) {
    guard tokens.upperBound <= heads.count, part.heads.count == tokens.count else { return }
    tags.replaceSubrange(tokens, with: part.tags)
    heads.replaceSubrange(tokens, with: part.heads.map { $0 + Int32(tokens.lowerBound) })
    relations.replaceSubrange(tokens, with: part.relations)
  }

  // MARK: Taking back

  /// Begins a change that ``undo()`` can take back, at the cost of what it changed and not of the field.
  mutating func begin() { changes.removeAll(keepingCapacity: true) }

  mutating func undo() {
    for change in changes.reversed() {
      tags[change.token] = change.tag
      heads[change.token] = change.head
      relations[change.token] = change.relation
    }
    begin()
  }

  /// Takes the change back where it made a circle: where a token's heads lead back to it.
  /// - Parameter limit: how many tokens the sentence has.
  mutating func settle(_ tokens: [Int], within limit: Int) {
    if !tokens.allSatisfy({ reachesRoot($0, within: limit) }) { undo() }
  }

  /// Whether a token's heads lead to a root and not back to it.
  /// - Parameter limit: how many tokens its sentence has.
  func reachesRoot(_ token: Int, within limit: Int) -> Bool {
    var current = token
    for _ in 0...limit {
      let head = head(current)
      if head == current { return true }
      current = head
    }
    return false
  }
}
