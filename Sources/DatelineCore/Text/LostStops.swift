/// Finds where a scrape has lost the full stop between two sentences: "… police said A soldier was hurt …".
///
/// A small word that never has a capital inside a sentence, with one behind a word in small letters, begins a sentence.
enum LostStops {
  /// Shorter pieces stay with their neighbour, in bytes.
  private static let shortest = 30

  /// Where sentences begin within a paragraph whose stops are lost, in order.
  static func starts(in source: [UInt8], _ paragraph: Range<Int>) -> [Int] {
    var starts: [Int] = []
    var last = paragraph.lowerBound
    for position in paragraph.dropFirst(shortest) where source[position] &- 0x41 < 26 && source[position - 1] == 0x20 {
      guard isLower(source[position - 2]), position - last >= shortest, paragraph.upperBound - position >= shortest,
        begins(source[position..<paragraph.upperBound]), !isHeldOpen(source[last..<position - 1])
      else { continue }
      starts.append(position)
      last = position
    }
    return starts
  }

  private static func begins(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix(12).prefix { isLower($0 | 0x20) }
    guard word.endIndex < text.endIndex, text[word.endIndex] == 0x20, word.endIndex + 2 < text.endIndex else { return false }
    let (next, second) = (text[word.endIndex + 1], text[word.endIndex + 2])
    switch String(decoding: word, as: UTF8.self) {
    case "In", "On", "At", "Meanwhile", "However", "According", "Earlier": return true
    // "newspaper The Herald", unlike "The herald" and "A BSF man".
    case "The", "This", "These", "There", "They", "He", "She", "It", "We", "Another", "Two", "Three": return isLower(next)
    case "A", "An": return isLower(next) || !isLower(second)
    default: return false
    }
  }

  /// The last word wants another, or is no common word: "of", "Reuters".
  private static func isHeldOpen(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.suffix(16).reversed().prefix { $0 != 0x20 }.reversed()
    guard word.count < 16, word.count > 2 || word.first.map({ LineOpening.isDigit($0) }) ?? true, word.allSatisfy(isLower) else { return true }
    return open.contains(String(decoding: word, as: UTF8.self))
  }

  private static let open: Set<String> = [
    "the", "and", "for", "from", "with", "but", "near", "that", "which", "who", "than", "into", "called", "named", "titled", "newspaper",
    "magazine", "film", "band", "song", "book", "group", "against", "between",
  ]

  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
}
