/// What stands beside an end of a named replay: where its reading began, the times that hold, and short forms of what
/// was asked for. As text: `dateline-replay start=17 from=1700000000000 output=5f0c…`.
struct ReplayNote: Sendable, Hashable {
  var start: Int64
  /// Milliseconds since 1970.
  var from: Int64?
  var to: Int64?
  var asked: [String: String]

  private static let opening = "dateline-replay"

  init(start: Int64, from: Int64? = nil, to: Int64? = nil, asked: [String: String] = [:]) {
    self.start = start
    self.from = from
    self.to = to
    self.asked = asked
  }

  /// Nil for what is no such note.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.first.map(String.init) == Self.opening else { return nil }
    var values: [String: String] = [:]
    for word in words.dropFirst() {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { values[pair[0]] = pair[1] }
    }
    guard let start = values.removeValue(forKey: "start").flatMap(Int64.init) else { return nil }
    self.start = start
    from = values.removeValue(forKey: "from").flatMap(Int64.init)
    to = values.removeValue(forKey: "to").flatMap(Int64.init)
    asked = values
  }

  var text: String {
    var words = [Self.opening, "start=\(start)"]
    if let from { words.append("from=\(from)") }
    if let to { words.append("to=\(to)") }
    words += asked.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return words.joined(separator: " ")
  }
}
