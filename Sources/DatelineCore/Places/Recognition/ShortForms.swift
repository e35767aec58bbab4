import Linguistics

/// Reads names that are not written in full.
struct ShortForms {
  let tables: PlaceTables
  let text: PlaceText
  let fieldNumber: Int

  private var field: ParsedField { text.field }

  /// "U.S.", "Ga.": a short form of a table.
  func abbreviation(at token: Int, limit: Int, _ lookup: inout PlaceLookup) -> PlaceName? {
    guard text.word(token).roles.contains(.abbreviation), let short = tables.abbreviations[field.words[token]] else {
      return nil
    }
    // "IN THE CAPITAL, ON THE COAST": in a text of capitals small words look like states.
    if field.sentence(of: token).casing == .upper, !field.tags[token].isProperNoun { return nil }
    if short.isOnlyAfterComma {
      guard token >= 2, field.words[token - 1] == ",", text.capital[token - 2] else { return nil }
      // "Barrancas, La Guajira".
      let word = field.words[token]
      if word.last?.isLowercase == true, token + 1 < limit, text.capital[token + 1] { return nil }
    } else if let entity = text.entity(at: token), entity.kind == .org, entity.tokens.lowerBound < token - 1 {
      return nil
    }
    let candidates = lookup.matches(short.key).filter {
      $0.place.country == short.country
        && ($0.place.kind.isUnit || short.country == nil || ($0.place.kind == .settlement && !short.isOnlyAfterComma))
    }
    guard !candidates.isEmpty else { return nil }
    // "Que" and its stop are two tokens at the end of a sentence, and inside one too.
    var end = token + 1
    if end < limit, field.words[end] == ".", field.document.starts[end] == field.document.ends[token],
      tables.abbreviations[field.words[token] + "."] != nil
    {
      end += 1
    }
    var name = PlaceName(text, token..<end, field: fieldNumber, key: short.key)
    name.country = short.country
    name.candidates = candidates
    name.isEntity = true
    return name
  }

  /// "U.S.-led", "Kyiv-based": a place, a hyphen and a small word in one token.
  func prefix(at token: Int, _ lookup: inout PlaceLookup) -> PlaceName? {
    let word = field.words[token]
    guard word.utf8.contains(0x2D), let hyphen = word.firstIndex(of: "-"),
      word[word.index(after: hyphen)...].first?.isLowercase ?? false
    else { return nil }
    let prefix = String(word[..<hyphen])
    let short = tables.abbreviations[prefix]
    let key = short?.key ?? GazetteerKey.fold(prefix)
    let candidates = lookup.matches(key).filter { match in
      if let short { return match.place.country == short.country }
      return match.standing == .usual && (match.place.kind == .country || match.place.population >= 100_000)
    }
    guard !candidates.isEmpty, short.map({ !$0.isOnlyAfterComma }) ?? true else { return nil }
    let start = field.span(token..<token + 1).start
    var name = PlaceName(text, token..<token + 1, field: fieldNumber, key: key)
    name.span = Span(start, start + prefix.utf8.count)
    name.text = prefix
    name.country = short?.country
    name.candidates = candidates
    name.isEntity = true
    return name
  }
}
