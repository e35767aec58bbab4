/// The way through a dependency tree from one word to another: up to the word that both hang on, and down again.
struct DependencyPath {
  let field: ParsedField

  /// "attack ↑dobj launched ↓nsubj rebels"; nil where the words stand in different sentences.
  func text(from start: Int, to end: Int) -> String? {
    guard let (up, down) = steps(from: start, to: end) else { return nil }
    var parts = [word(start)]
    var current = start
    for token in up {
      parts.append("↑\(name(current))")
      parts.append(word(token))
      current = token
    }
    for token in down {
      parts.append("↓\(name(token))")
      parts.append(word(token))
    }
    return parts.joined(separator: " ")
  }

  /// Words passed upwards, the top of the way last, and then downwards.
  private func steps(from start: Int, to end: Int) -> (up: [Int], down: [Int])? {
    guard field.words.indices.contains(start), field.words.indices.contains(end) else { return nil }
    var positions = [start: 0]
    let above = Array(field.tree.ancestors(of: start))
    for (index, token) in above.enumerated() { positions[token] = index + 1 }
    var down: [Int] = []
    var current = end
    while positions[current] == nil {
      down.append(current)
      let head = field.tree.head(current)
      // The tree's own walk is bounded; this one goes no further than there are words.
      guard head != current, down.count <= field.count else { return nil }
      current = head
    }
    return (Array(above.prefix(positions[current] ?? 0)), down.reversed())
  }

  private func word(_ token: Int) -> String { field.words[token] }
  private func name(_ token: Int) -> String { field.tree.relation(token).rawValue }
}
