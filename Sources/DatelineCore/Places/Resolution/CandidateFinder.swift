/// Finds the places that a name may mean where the gazetteer does not have it just so.
struct CandidateFinder {
  let tables: PlaceTables

  /// What the name without candidates could be a form of; the name's noun is set where a word of it says the kind.
  func complete(_ name: inout PlaceName, _ lookup: inout PlaceLookup) {
    guard name.candidates.isEmpty, name.form == .literal else { return }
    let words = name.key.split(separator: " ").map(String.init)
    if withoutNoun(words, &name, &lookup) { return }
    if withoutDirection(words, &name, &lookup) { return }
    if withoutSite(words, &name, &lookup) { return }
    misspelt(&name, &lookup)
  }

  /// "Kharkiv Oblast", "Quebec City", "Lake Kivu" and "Kivu Lake".
  private func withoutNoun(_ words: [String], _ name: inout PlaceName, _ lookup: inout PlaceLookup) -> Bool {
    guard words.count > 1, let last = words.last, let first = words.first else { return false }
    for (noun, rest) in [(tables.noun(last), words.dropLast()), (tables.noun(first), words.dropFirst())] {
      guard !noun.subtracting(.site).isEmpty else { continue }
      let base = rest.first == "of" ? rest.dropFirst() : rest
      let matches = lookup.matches(base.joined(separator: " ")).filter { noun.fits($0.place.kind) ?? true }
      if !matches.isEmpty {
        name.candidates = matches
        name.noun = noun
        return true
      }
    }
    // "Salinas Valley" is by Salinas.
    guard tables.noun(last).subtracting([.site, .settlement]) != [] else { return false }
    name.candidates = lookup.matches(words.dropLast().joined(separator: " ")).filter { $0.standing == .usual }
    return !name.candidates.isEmpty
  }

  /// "Northern Iraq", "Greater Manchester".
  private func withoutDirection(_ words: [String], _ name: inout PlaceName, _ lookup: inout PlaceLookup) -> Bool {
    let rest = words.drop { word in
      let facts = tables.word(word)
      return facts.classes.has([.regionAdjective, .direction]) || facts.roles.contains(.filler)
    }
    guard words.count > 1, rest.count < words.count else { return false }
    name.candidates = lookup.matches(rest.joined(separator: " "))
    return !name.candidates.isEmpty
  }

  /// "Kaduna Central Mosque" stands in Kaduna.
  private func withoutSite(_ words: [String], _ name: inout PlaceName, _ lookup: inout PlaceLookup) -> Bool {
    guard words.count > 1, let last = words.last, tables.noun(last).contains(.site) else { return false }
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let matches = lookup.matches(words.prefix(count).joined(separator: " ")).filter {
        $0.standing == .usual && $0.place.kind == .settlement && $0.place.population >= 15_000
      }
      guard !matches.isEmpty else { continue }
      name.candidates = matches
      name.site = name.tokens
      return true
    }
    return false
  }

  /// A name that is one slip of the pen from one of the gazetteer: a letter too many, too few, wrong, or two swapped.
  func misspelt(_ name: inout PlaceName, _ lookup: inout PlaceLookup) {
    guard name.key.utf8.count >= Self.shortestMisspelt, name.key.utf8.count <= 40 else { return }
    let key = name.key
    name.candidates = lookup.matches(alike: key) { gazetteer in
      var found: [Gazetteer.Match] = []
      for slip in Self.slips(of: Array(key.utf8), where: gazetteer.isName) {
        found += gazetteer.matches(key: slip).filter {
          $0.standing != .other && ($0.place.population >= 1000 || $0.place.kind != .settlement)
        }
      }
      var seen: Set<Int> = []
      return found.filter { seen.insert($0.place.id).inserted }
    }
    name.isMisspelt = !name.candidates.isEmpty
  }

  private static let shortestMisspelt = 6

  /// Letters that transcriptions write for one another: other wrong letters are more often another town's name.
  private static let confusable: [[UInt8]] = ["aeiouy", "bpv", "fvw", "uw", "ckqx", "ckg", "gjh", "jiy", "dt", "szcx", "lr", "mn"].map { Array($0.utf8) }

  private static func isConfusable(_ left: UInt8, _ right: UInt8) -> Bool {
    confusable.contains { $0.contains(left) && $0.contains(right) }
  }

  /// The keys one slip away for which a condition holds, in the order of the slips.
  private static func slips(of key: [UInt8], where holds: ([UInt8]) -> Bool) -> [String] {
    var slips: [String] = []
    func check(_ slip: [UInt8]) {
      if slip != key, holds(slip) { slips.append(String(decoding: slip, as: UTF8.self)) }
    }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    for index in key.indices {
      var slip = key
      slip.remove(at: index)
      check(slip)
      slip = key
      if index + 1 < key.count {
        slip.swapAt(index, index + 1)
        check(slip)
        slip.swapAt(index, index + 1)
      }
      for letter in letters where isConfusable(letter, key[index]) {
        slip[index] = letter
        check(slip)
      }
      slip = key
      slip.insert(0, at: index)
      for letter in letters {
        slip[index] = letter
        check(slip)
      }
    }
    return slips
  }
}
