/// Lets the language model read short forms that it does not know as ones that it does: "Brig. Gen. X said" is one
/// sentence, not two; "IS had carried out an attack" has a subject in a text on the Islamic State.
///
/// Only what the language model reads changes: offsets and quotations are those of the text as received.
struct Respellings: Sendable {
  /// By form, full stop included; both of as many bytes.
  private let forms: [[UInt8]: [UInt8]]
  private let longest: Int
  /// In order of the table.
  private let names: [Name]

  /// A name that is also a word, "IS": read as another in a text that spells it out.
  private struct Name: Sendable {
    var form: [UInt8]
    var other: [UInt8]
    var beside: [UInt8]
  }

  /// None.
  init() {
    forms = [:]
    longest = 0
    names = []
  }

  /// Reads `lexicons/respellings.tsv`. Throws ``TableError`` for a form that has neither a full stop nor what it stands
  /// beside, or of another length than what it is read as.
  init(_ table: Table) throws(TableError) {
    var forms: [[UInt8]: [UInt8]] = [:]
    var names: [Name] = []
    for row in table.rows {
      let form = Array(try row.text("form").utf8)
      let other = Array(try row.text("read_as").utf8)
      guard form.count == other.count else { throw row.error("both must have as many bytes, so that offsets stay") }
      if let beside = row.optional("beside") {
        names.append(Name(form: form, other: other, beside: Array(beside.utf8)))
        continue
      }
      guard form.last == Self.stop, form.count > 1 else { throw row.error("a form ends in a full stop") }
      guard forms.updateValue(other, forKey: form) == nil else { throw row.error("the form stands twice") }
    }
    self.forms = forms
    self.names = names
    longest = forms.keys.map(\.count).max() ?? 0
  }

  /// Changes bytes, never their number.
  func apply(_ text: inout [UInt8]) {
    guard text.count > 2 else { return }
    for stop in 0..<text.count - 2
    where longest > 0 && text[stop] == Self.stop && text[stop + 1] == 0x20 && text[stop + 2] &- 0x41 < 26 {
      var first = stop
      while first > 0, text[first - 1].isASCIILetter, stop - first < longest { first -= 1 }
      if let other = forms[Array(text[first...stop])] { text.replaceSubrange(first...stop, with: other) }
    }
    for name in names where holds(text, name.beside) { apply(name, &text) }
  }

  private func holds(_ text: [UInt8], _ words: [UInt8]) -> Bool {
    guard let first = words.first, text.count >= words.count else { return false }
    return (0...text.count - words.count).contains { text[$0] == first && text[$0..<$0 + words.count].elementsEqual(words) }
  }

  /// Where it stands alone before a small letter, and behind none but a small letter's word: not in a line of capitals.
  private func apply(_ name: Name, _ text: inout [UInt8]) {
    let length = name.form.count
    var start = 0
    while start + length + 1 < text.count {
      defer { start += 1 }
      guard text[start] == name.form[0], text[start..<start + length].elementsEqual(name.form) else { continue }
      let next = text[start + length]
      let isBefore = next == 0x20 ? text[start + length + 1] &- 0x61 < 26 : next == UInt8(ascii: "'") || next == UInt8(ascii: ",")
      let isAfter = start < 2 || !text[start - 1].isASCIILetter && text[start - 2] &- 0x41 >= 26
      if isBefore, isAfter { text.replaceSubrange(start..<start + length, with: name.other) }
    }
  }

  private static let stop = UInt8(ascii: ".")
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
