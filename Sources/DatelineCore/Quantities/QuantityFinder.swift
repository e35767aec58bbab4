/// Reads numbers in words and digits, ranges, and the words that bound them.
struct QuantityFinder: Sendable {
  private let numbers: [NumberWord]
  private let bounds: [NumberWord.Bound]

  init(_ lexicons: Lexicons) {
    numbers = lexicons.numbers
    bounds = lexicons.bounds
  }

  /// A document's quantities, in order, none overlapping another.
  ///
  /// - Parameter taken: tokens that already mean something else, such as the "23" of "March 23".
  func quantities(in reading: Reading, except taken: [Bool]) -> [Quantity] {
    var quantities: [Quantity] = []
    for sentence in reading.document.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if !taken[index], let quantity = quantity(at: index, to: sentence.tokens.upperBound, reading) {
          quantities.append(quantity)
          index = quantity.tokens.upperBound
        } else {
          index += 1
        }
      }
    }
    return quantities
  }

  private func quantity(at start: Int, to limit: Int, _ reading: Reading) -> Quantity? {
    if let range = between(at: start, to: limit, reading) { return range }
    var index = start
    var bound = NumberWord.Bound.none
    // "the estimated 30", "an estimated more than 30": two bounds at most.
    for _ in 0..<2 {
      guard let match = reading.longest(at: index, where: { if case .bound = $0 { true } else { false } }),
        case .bound(let row) = match.entry, match.tokens.upperBound < limit
      else { break }
      if bounds[row] != .none { bound = bounds[row] }
      index = match.tokens.upperBound
    }
    guard let first = number(at: index, to: limit, reading) else { return nil }
    var end = first.end
    var count = Self.bounded(first, bound)
    if let last = rangeEnd(after: end, to: limit, reading), let low = count.min, let high = last.count.max, high > low {
      count = Count(min: bound == .most ? nil : low, max: bound == .least ? nil : high)
      end = last.end
    } else if reading.word(end) == "or", reading.word(end + 1) == "more", end + 1 < limit {
      count.max = nil
      end += 2
    }
    return Quantity(
      tokens: start..<end, count: count, isMeasure: isMeasure(from: start, number: index, to: end, reading))
  }

  private static func bounded(_ number: (count: Count, end: Int), _ bound: NumberWord.Bound) -> Count {
    switch bound {
    case .least: Count(min: number.count.min, max: nil)
    case .most: Count(min: nil, max: number.count.max ?? number.count.min)
    case .about, .none: number.count
    }
  }

  /// "between 10 and 15", "from 10 to 15".
  private func between(at start: Int, to limit: Int, _ reading: Reading) -> Quantity? {
    let opening = reading.word(start)
    guard opening == "between" || opening == "from", let low = number(at: start + 1, to: limit, reading),
      reading.word(low.end) == (opening == "between" ? "and" : "to"),
      let high = number(at: low.end + 1, to: limit, reading), let least = low.count.min, let most = high.count.max,
      least <= most
    else { return nil }
    return Quantity(
      tokens: start..<high.end, count: Count(min: least, max: most),
      isMeasure: isMeasure(from: start, number: start + 1, to: high.end, reading))
  }

  /// The "15" of "10 to 15", "10 or 15", "10 - 15".
  private func rangeEnd(after index: Int, to limit: Int, _ reading: Reading) -> (count: Count, end: Int)? {
    guard index + 1 < limit, ["to", "or", "-"].contains(reading.word(index)) else { return nil }
    return number(at: index + 1, to: limit, reading)
  }

  private func isMeasure(from start: Int, number: Int, to end: Int, _ reading: Reading) -> Bool {
    if reading.classes(end).has(.unit) || ["$", "€", "£", "¥", "₹"].contains(reading.word(number - 1)) { return true }
    if ["$", "€", "£", "¥", "₹"].contains(reading.word(start - 1)) { return true }
    // An age: ", 34,".
    return reading.word(start - 1) == "," && reading.word(end) == "," && reading.tokens[number].kind == .number
      && start > 1 && reading.tokens[start - 2].isCapitalized
  }

  // MARK: One number

  private func entry(at index: Int, to limit: Int, _ reading: Reading) -> (word: NumberWord, end: Int)? {
    guard let match = reading.longest(at: index, where: { if case .number = $0 { true } else { false } }),
      case .number(let row) = match.entry, match.tokens.upperBound <= limit
    else { return nil }
    return (numbers[row], match.tokens.upperBound)
  }

  private func number(at index: Int, to limit: Int, _ reading: Reading) -> (count: Count, end: Int)? {
    guard index < limit else { return nil }
    if reading.tokens[index].kind == .number { return numeral(at: index, to: limit, reading) }
    let word = reading.word(index)
    if word == "half", reading.word(index + 1) == "a", let scale = entry(at: index + 2, to: limit, reading),
      scale.word.kind == .scale
    {
      return (Count(min: scale.word.value / 2, max: scale.word.value / 2), scale.end)
    }
    if word == "a" || word == "one", let next = entry(at: index + 1, to: limit, reading),
      next.word.kind == .scale || next.word.kind == .collective
    {
      return (Count(min: next.word.value, max: next.word.value), pastOf(next.end, next.word, reading))
    }
    guard let first = entry(at: index, to: limit, reading) else { return nil }
    switch first.word.kind {
    case .nothing: return (Count(min: 0, max: 0), first.end)
    case .vague: return (Count(min: first.word.value, max: nil), pastOf(first.end, first.word, reading))
    case .collective: return nil
    case .scale:
      // Without "a" or a number: the "hundred" of "a few hundred".
      return nil
    case .cardinal: return scaled(Double(first.word.value), end: first.end, to: limit, reading)
    }
  }

  /// Past the "of" of "dozens of", "a couple of": part of the quantity.
  private func pastOf(_ end: Int, _ word: NumberWord, _ reading: Reading) -> Int {
    reading.word(end) == "of" && word.kind != .scale ? end + 1 : end
  }

  /// A cardinal and the scales and remainders after it: "two hundred and fifty thousand".
  private func scaled(_ value: Double, end: Int, to limit: Int, _ reading: Reading) -> (count: Count, end: Int)? {
    var total = 0.0
    var current = value
    var end = end
    while let next = entry(at: end, to: limit, reading) {
      if next.word.kind == .scale {
        current *= Double(next.word.value)
        if next.word.value >= 1000 {
          total += current
          current = 0
        }
        end = next.end
      } else if next.word.kind == .collective, next.word.value >= 10 {
        current *= Double(next.word.value)
        end = next.end
        break
      } else {
        break
      }
      let remainder = reading.word(end) == "and" ? end + 1 : end
      if current + total >= 100, let rest = entry(at: remainder, to: limit, reading), rest.word.kind == .cardinal,
        rest.word.value < 100
      {
        current += Double(rest.word.value)
        end = rest.end
      }
    }
    let sum = total + current
    guard sum <= 1e12 else { return nil }
    return (Count(min: Int(sum), max: Int(sum)), end)
  }

  private func numeral(at index: Int, to limit: Int, _ reading: Reading) -> (count: Count, end: Int)? {
    let text = reading.tokens[index].text
    if let dash = text.utf8.firstIndex(of: UInt8(ascii: "-")) {
      guard let low = Self.value(text[..<dash]), let high = Self.value(text[text.index(after: dash)...]), low <= high,
        low == low.rounded(), high == high.rounded(), high < 1e12
      else { return nil }
      return (Count(min: Int(low), max: Int(high)), index + 1)
    }
    guard let value = Self.value(text[...]) else { return nil }
    if value != value.rounded(), entry(at: index + 1, to: limit, reading)?.word.kind != .scale { return nil }
    return scaled(value, end: index + 1, to: limit, reading)
  }

  /// The value of digits with commas between groups and at most one decimal point.
  private static func value(_ text: Substring) -> Double? {
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
      if digits > 15 { return nil }
    }
    return digits > 0 ? value : nil
  }
}
