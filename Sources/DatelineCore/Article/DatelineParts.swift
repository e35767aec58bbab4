/// The words before a dateline's dash, told apart: place, date, agency.
struct DatelineParts: Sendable, Hashable {
  /// From the first word of the place to its last.
  var place: Span
  /// City, and region or country: the pieces between commas that are no date.
  var placeCount = 0
  /// `MANAGUA (NICARAGUA), …`: the country in brackets, with more to come.
  var placeHasBrackets = false
  var hasDate = false
  /// The date has a comma before it: "KYIV, March 24", unlike "On Monday".
  var hasDateApart = false
  var hasAgency = false
  /// The city is written in capitals.
  var isCapitals = false
  /// "Port Sudan": one or two words, each with a capital.
  var isNameOnly = false
  /// Capitals that newsrooms put there instead of a place.
  var isLabel = false

  private static let maximumPlaces = 3
  private static let maximumWords = 5

  /// Nil when the words have not the form of a dateline.
  init?(_ head: [UInt8], _ range: Range<Int>) {
    place = Span(range.lowerBound, range.lowerBound)
    let pieces = Self.pieces(head, range)
    for (index, piece) in pieces.enumerated() {
      guard read(piece, of: head, isLast: index == pieces.count - 1) else { return nil }
    }
    guard placeCount > 0, placeCount <= Self.maximumPlaces else { return nil }
  }

  /// Takes in one piece between commas; false when it fits no part of a dateline.
  private mutating func read(_ piece: Range<Int>, of head: [UInt8], isLast: Bool) -> Bool {
    let bracket = head[piece].firstIndex { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
    let words = Self.words(head, piece.lowerBound..<(bracket ?? piece.upperBound))
    if let bracket {
      let inner = Self.text(head, bracket + 1..<piece.upperBound)
      guard inner.first?.isUppercase == true || inner.first?.isNumber == true || isLast && Self.isLowerAgency(inner) else { return false }
      if isLast { hasAgency = true } else { placeHasBrackets = true }
    }
    // From the first month, weekday or number on, the words are a date.
    let dateStart = words.firstIndex { Self.isDatePart(Self.text(head, $0)) } ?? words.endIndex
    let placeWords = words[..<dateStart]
    guard placeWords.allSatisfy({ Self.isPlaceWord(Self.text(head, $0)) }) else { return false }
    if dateStart < words.endIndex {
      guard words[dateStart...].allSatisfy({ Self.isDatePart(Self.text(head, $0)) }) else { return false }
      guard words.count - dateStart <= 4 else { return false }
      hasDate = true
      hasDateApart = hasDateApart || placeWords.isEmpty
    }
    guard let last = placeWords.last else {
      return placeCount > 0 && (hasDate || hasAgency)
    }
    guard !hasDate || dateStart < words.endIndex, placeWords.count <= Self.maximumWords,
      placeWords.contains(where: { Self.text(head, $0).first?.isUppercase == true })
    else { return false }
    if placeCount == 0 {
      let text = Self.text(head, placeWords[0].lowerBound..<last.upperBound)
      place.start = placeWords[0].lowerBound
      isCapitals = Self.isCapitals(text)
      isNameOnly = (1...2).contains(placeWords.count) && bracket == nil && !Self.labels.contains(text.uppercased())
        && placeWords.allSatisfy { Self.text(head, $0).first?.isUppercase == true && Self.text(head, $0).count > 2 }
      isLabel = Self.labels.contains(text) || Self.labels.contains(Self.text(head, placeWords[0]))
    }
    place.end =
      bracket != nil && !isLast && dateStart == words.endIndex ? Self.trimmed(head, piece).upperBound : last.upperBound
    placeCount += 1
    return true
  }

  /// "(dpa)": agencies that write their initials small.
  private static func isLowerAgency(_ text: String) -> Bool {
    let initials = text.prefix { $0 != ")" && $0 != "]" }
    return (2...5).contains(initials.utf8.count) && initials.allSatisfy { $0.isASCII && $0.isLowercase }
  }

  /// "AFP", "DPA" beside a date: four capitals at most, or a well-known name.
  static func isAgency(_ word: String) -> Bool { ["Reuters", "AFP", "AP", "dpa", "DPA", "EFE", "Xinhua", "TASS", "ANSA", "UPI"].contains(word) }

  /// The ranges between commas outside brackets.
  private static func pieces(_ head: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      switch head[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        pieces.append(start..<index)
        start = index + 1
      default: break
      }
    }
    pieces.append(start..<range.upperBound)
    return pieces
  }

  private static func words(_ head: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    head[range].split { $0 == 0x20 || $0 == 0x09 }.map { $0.startIndex..<$0.endIndex }
  }

  private static func trimmed(_ head: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let end = head[range].lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? range.lowerBound
    return range.lowerBound..<end
  }

  private static func text(_ head: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: head[range], as: UTF8.self)
  }

  /// "KYIV", "Chasiv", "St.", "al-Arab", "Port-au-Prince", "N'Djamena", "GAZA/JERUSALEM", and the small words in names.
  static func isPlaceWord(_ word: String) -> Bool {
    guard let first = word.first else { return false }
    if particles.contains(word.lowercased()) { return true }
    // "al-Hasakah", "ez-Zor", "ash-Shaykh": the Arabic article by the letter that follows.
    let article = word.prefix { $0.isLowercase }
    let isArticle = (2...3).contains(article.count) && word.dropFirst(article.count).first == "-"
    let rest = isArticle ? word.dropFirst(article.count + 1).first ?? first : first
    return rest.isUppercase && word.allSatisfy { $0.isLetter || ".'’-/".contains($0) }
  }

  static func isDatePart(_ word: String) -> Bool {
    let bare = word.lowercased().filter { $0 != "." }
    if months.contains(bare) || weekdays.contains(bare) { return true }
    return bare.first?.isNumber == true && bare.count <= 10
      && bare.allSatisfy { $0.isNumber || "/-thsnrd".contains($0) }
  }

  /// No small letter outside particles, and at least two capitals: "U.N." counts, "A" does not.
  private static func isCapitals(_ text: String) -> Bool {
    let letters = text.split(separator: " ").filter { !particles.contains(String($0)) }.joined().filter(\.isLetter)
    return letters.count >= 2 && letters.allSatisfy { !$0.isLowercase }
  }

  private static let particles: Set<String> = [
    "and", "au", "da", "das", "de", "del", "der", "do", "dos", "du", "el", "la", "las", "le", "les", "los", "of", "on",
    "am", "the", "upon", "al", "an", "aan", "den", "sur",
  ]
  static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december",
  ]
  static let weekdays: Set<String> = [
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
  ]
  /// What newsrooms put in capitals at the head of a text that is not a place.
  private static let labels: Set<String> = [
    "ALERT", "ANALYSIS", "BREAKING", "BREAKING NEWS", "COMMENT", "CORRECTED", "CORRECTION", "DEVELOPING", "EDITORIAL",
    "EXCLUSIVE", "EXPLAINED", "EXPLAINER", "EXPLAINERS", "FACTBOX", "FEATURE", "FLASH", "INTERVIEW", "JUST IN",
    "LATEST",
    "LIVE", "LIVE UPDATES", "NEWS", "NOTE", "OPINION", "PHOTOS", "PROFILE", "RECAP", "REFILE", "REVIEW", "TIMELINE",
    "UPDATE", "UPDATED", "UPDATES", "URGENT", "VIDEO", "WATCH", "WRAPUP",
  ]
}
