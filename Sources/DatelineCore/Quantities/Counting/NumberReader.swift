import Linguistics

/// Reads one quantity that begins at a token.
struct NumberReader {
  let field: ParsedField
  let lexicon: QuantityLexicon
  /// The end of the sentence.
  let limit: Int

  private typealias Number = (count: Count, end: Int)

  func quantity(at start: Int) -> Quantity? {
    if let range = between(at: start) { return range }
    var token = start
    var bound = NumberWord.Bound.none
    // "the estimated 30", "an estimated more than 30": two bounds at most.
    for _ in 0..<2 {
      guard let match = boundary(at: token), match.tokens.upperBound < limit else { break }
      if match.value != .none { bound = match.value }
      token = match.tokens.upperBound
    }
    guard let first = number(at: token) else { return nil }
    var end = first.end
    var count = Self.bounded(first.count, bound)
    if let last = rangeEnd(after: end), let low = count.min, let high = last.count.max, high > low {
      count = Count(min: bound == .most ? nil : low, max: bound == .least ? nil : high)
      end = last.end
    } else if field.word(end) == "or", field.word(end + 1) == "more", end + 1 < limit {
      count.max = nil
      end += 2
    }
    return Quantity(tokens: start..<end, count: count, isMeasure: isMeasure(from: start, number: token, to: end))
  }

  private func boundary(at token: Int) -> (tokens: Range<Int>, value: NumberWord.Bound)? {
    lexicon.longest(in: field, at: token, limit: limit) { if case .bound(let bound) = $0 { bound } else { nil } }
  }

  private static func bounded(_ count: Count, _ bound: NumberWord.Bound) -> Count {
    switch bound {
    case .least: Count(min: count.min, max: nil)
    case .most: Count(min: nil, max: count.max ?? count.min)
    case .about, .none: count
    }
  }

  /// "between 10 and 15", "from 10 to 15".
  private func between(at start: Int) -> Quantity? {
    let opening = field.folded[start]
    guard opening == "between" || opening == "from", let low = number(at: start + 1),
      field.word(low.end) == (opening == "between" ? "and" : "to"), let high = number(at: low.end + 1),
      let least = low.count.min, let most = high.count.max, least <= most
    else { return nil }
    return Quantity(
      tokens: start..<high.end, count: Count(min: least, max: most),
      isMeasure: isMeasure(from: start, number: start + 1, to: high.end))
  }

  /// The "15" of "10 to 15", "10 or 15", "10-15".
  private func rangeEnd(after token: Int) -> Number? {
    guard token + 1 < limit, ["to", "or", "-"].contains(field.word(token)) else { return nil }
    return number(at: token + 1)
  }

  private func isMeasure(from start: Int, number: Int, to end: Int) -> Bool {
    if Self.currencies.contains(field.word(number - 1)) || Self.currencies.contains(field.word(start - 1)) {
      return true
    }
    let unit = field.word(end) == "-" ? end + 1 : end
    // "two night-shift workers": what the hyphen joins to the next word is no unit.
    let isJoined = unit == end && field.word(end + 1) == "-"
    if unit < limit, !isJoined, lexicon.longest(in: field, at: unit, limit: limit, { $0 == .unit ? true : nil }) != nil {
      return true
    }
    // An age: ", 34,", "aged 34".
    let isAge =
      field.word(start - 1) == "," && [",", "."].contains(field.word(end)) && start > 1
      && field.words[start - 2].isCapitalized && field.tree.relation(number) != .conj
    return isAge || ["aged", "age", "no.", "article", "section", "chapter"].contains(field.word(start - 1))
  }

  private static let currencies: Set<String> = ["$", "€", "£", "¥", "₹", "us$", "rs", "rs."]

  // MARK: One number

  private func entry(at token: Int) -> (word: NumberWord, end: Int)? {
    lexicon.longest(in: field, at: token, limit: limit) { if case .number(let word) = $0 { word } else { nil } }
      .map { ($0.value, $0.tokens.upperBound) }
  }

  private func number(at token: Int) -> Number? {
    guard token < limit else { return nil }
    if field.words[token].utf8.first.map({ $0 &- 0x30 < 10 }) ?? false { return numeral(at: token) }
    let word = field.folded[token]
    if word == "half", field.word(token + 1) == "a", let scale = entry(at: token + 2), scale.word.kind == .scale {
      return (Count(min: scale.word.value / 2, max: scale.word.value / 2), scale.end)
    }
    if word == "a" || word == "one", let next = entry(at: token + 1),
      next.word.kind == .scale || next.word.kind == .collective
    {
      return (Count(min: next.word.value, max: next.word.value), pastOf(next.end, next.word))
    }
    guard let first = entry(at: token) else { return nil }
    switch first.word.kind {
    case .nothing: return (Count(min: 0, max: 0), first.end)
    case .vague: return (Count(min: first.word.value, max: nil), pastOf(first.end, first.word))
    // Without "a" or a number: the "hundred" of "a few hundred".
    case .collective, .scale: return nil
    case .cardinal: return scaled(Double(first.word.value), end: first.end)
    }
  }

  /// Past the "of" of "dozens of", "a couple of": part of the quantity.
  private func pastOf(_ end: Int, _ word: NumberWord) -> Int {
    field.word(end) == "of" && word.kind != .scale && end + 1 < limit ? end + 1 : end
  }

  /// A cardinal and the scales and remainders after it: "two hundred and fifty thousand".
  private func scaled(_ value: Double, end: Int) -> Number? {
    var total = 0.0
    var current = value
    var end = end
    while let next = entry(at: end) {
      if next.word.kind == .scale {
        if current == 0 {
          // "two thousand million"
          total *= Double(next.word.value)
        } else if next.word.value >= 1000 {
          total += current * Double(next.word.value)
          current = 0
        } else {
          current *= Double(next.word.value)
        }
        end = next.end
      } else if next.word.kind == .collective, next.word.value >= 10 {
        current *= Double(next.word.value)
        end = next.end
        break
      } else {
        break
      }
      let remainder = field.word(end) == "and" ? end + 1 : end
      if current + total >= 100, let rest = entry(at: remainder), rest.word.kind == .cardinal, rest.word.value < 100 {
        current += Double(rest.word.value)
        end = rest.end
      }
      // Also ends a row of scales that means no number.
      if total + current > 1e12 { return nil }
    }
    let sum = total + current
    guard sum <= 1e12 else { return nil }
    return (Count(min: Int(sum), max: Int(sum)), end)
  }

  private func numeral(at token: Int) -> Number? {
    guard let value = Self.value(field.words[token]) else { return nil }
    if value != value.rounded(), entry(at: token + 1)?.word.kind != .scale { return nil }
    return scaled(value, end: token + 1)
  }

  /// The value of digits with commas between groups and at most one decimal point.
  private static func value(_ text: String) -> Double? {
    var digits = 0
    var value = 0.0
    var unit = 0.0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        digits += 1
        if unit > 0 {
          value += Double(byte - 0x30) * unit
          unit /= 10
        } else {
          value = value * 10 + Double(byte - 0x30)
        }
      case UInt8(ascii: ","): continue
      case UInt8(ascii: ".") where unit == 0: unit = 0.1
      default: return nil
      }
      if digits > 12 { return nil }
    }
    return digits > 0 ? value : nil
  }
}
