/// What labels and headings say of the paragraphs that they stand before or above: where, when, and who speaks.
struct ItemSettings: Sendable {
  struct Setting: Sendable, Hashable {
    /// Index into the document's places.
    var place: Int?
    /// Index into the document's times.
    var time: Int?
    /// Head token of the person or body who speaks: "MR. MILLER: …".
    var speaker: Int?
    /// Head token of whom the news is from: "… kills nine - police".
    var source: Int?
    /// The place and the time stand in the paragraph's own label.
    var isOwn = false
  }

  /// By paragraph, for those that have one.
  private var settings: [Int: Setting] = [:]
  /// Labels, and headings that hold nothing but a place or a date: no event is told in them.
  private var bare: Set<Int> = []

  func setting(of paragraph: Int) -> Setting? { settings[paragraph] }
  func isBare(_ paragraph: Int) -> Bool { bare.contains(paragraph) }

  init(marked: MarkedField) {
    let sentences = marked.field.sentences
    guard sentences.contains(where: { $0.role != .prose }) else { return }
    var above = Headings()
    var label: Setting?
    var first = 0
    while first < sentences.count {
      let paragraph = sentences[first].paragraph
      var last = first
      while last + 1 < sentences.count, sentences[last + 1].paragraph == paragraph { last += 1 }
      let tokens = sentences[first].tokens.lowerBound..<sentences[last].tokens.upperBound
      switch sentences[first].role {
      case .label:
        bare.insert(paragraph)
        var read = Self.read(tokens, marked, isLabel: true) ?? Self.speaker(tokens, marked)
        read?.isOwn = true
        label = read
      case .heading:
        let read = Self.read(tokens, marked)
        if read != nil { bare.insert(paragraph) }
        above.take(paragraph < Self.opening && isDateline(read, tokens, marked) ? nil : read)
        label = nil
      case .source:
        bare.insert(paragraph)
        settings[paragraph - 1, default: Setting()].source = Self.speaker(tokens, marked)?.speaker
      case .prose, .headline:
        var setting = label ?? Setting()
        setting.place = setting.place ?? above.setting.place
        setting.time = setting.time ?? above.setting.time
        if setting != Setting() { settings[paragraph] = setting }
        label = nil
      }
      first = last + 1
    }
  }

  /// The headings above a paragraph: days under places, or places under days.
  private struct Headings {
    var setting = Setting()
    private var isPlaceOuter = true

    /// A new heading ends the one of its kind and what stood under that; one that is neither place nor date ends both.
    mutating func take(_ heading: Setting?) {
      guard let heading else {
        setting = Setting()
        return
      }
      if setting == Setting() { isPlaceOuter = heading.place != nil }
      if heading.place != nil {
        setting.place = heading.place
        if isPlaceOuter { setting.time = nil }
      }
      if heading.time != nil {
        setting.time = heading.time
        if !isPlaceOuter, heading.place == nil { setting.place = nil }
      }
    }
  }

  /// "Rawalpindi, 20 February", "March 10, 2002": where and when a release was written, unless other headings name days too.
  private func isDateline(_ read: Setting?, _ tokens: Range<Int>, _ marked: MarkedField) -> Bool {
    guard let time = read?.time else { return false }
    if read?.place != nil { return true }
    return !marked.mentions.times.enumerated().contains { index, other in
      guard index != time else { return false }
      let sentence = marked.field.sentence(of: other.tokens.lowerBound)
      return sentence.role == .heading && other.time.start != nil && sentence.tokens.count <= Self.mostTokens
    }
  }

  // MARK: One label

  /// The place and the time that a label names; nil where it names neither, or another name besides.
  /// - Parameter isLabel: a dated label may hold names that no table has.
  private static func read(_ tokens: Range<Int>, _ marked: MarkedField, isLabel: Bool = false) -> Setting? {
    guard tokens.count <= mostTokens else { return nil }
    var setting = Setting()
    var holdsOther = false
    for token in tokens {
      let (place, time) = (Int(marked.placeAt[token]), Int(marked.timeAt[token]))
      if time >= 0, marked.mentions.times[time].time.start != nil {
        setting.time = setting.time ?? time
      } else if place >= 0 {
        // "BURKINA FASO, Djibo": the town behind its country.
        if !marked.mentions.places[place].isDemonym, setting.place.map({ marked.isCountry($0) && !marked.isCountry(place) }) ?? true { setting.place = place }
      } else if marked.field.tags[token].isProperNoun || marked.field.tags[token].isVerb {
        holdsOther = true
      }
    }
    if holdsOther, !isLabel || setting.time == nil { return nil }
    return setting == Setting() ? nil : setting
  }

  private static let mostTokens = 12
  /// Paragraphs among which a release has its dateline.
  private static let opening = 4

  /// The last person or body that the label names.
  private static func speaker(_ tokens: Range<Int>, _ marked: MarkedField) -> Setting? {
    guard let head = tokens.last(where: { marked.actorAt[$0] >= 0 }) else { return nil }
    return Setting(speaker: head)
  }
}
