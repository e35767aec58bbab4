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
      let matches = lookup.matches(base.joined(separator: " ")).filter { noun.fits($0.place) ?? true }
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
    guard words.count > 1, let first = words.first,
      tables.classes(first).has([.regionAdjective, .direction]) || NameContext.isFiller(first)
    else { return false }
    let rest = Array(words.drop { tables.classes($0).has([.regionAdjective, .direction]) || NameContext.isFiller($0) })
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
  private func misspelt(_ name: inout PlaceName, _ lookup: inout PlaceLookup) {
    guard name.key.utf8.count >= Self.shortestMisspelt, name.key.utf8.count <= 40 else { return }
    var found: [Gazetteer.Match] = []
    for key in Self.slips(of: Array(name.key.utf8)) where lookup.gazetteer.isName(key) {
      found += lookup.gazetteer.matches(key: key).filter {
        $0.standing == .usual && ($0.place.population >= 1000 || $0.place.kind != .settlement)
      }
    }
    var seen: Set<Int> = []
    name.candidates = found.filter { seen.insert($0.place.id).inserted }
    name.isMisspelt = !name.candidates.isEmpty
  }

  private static let shortestMisspelt = 6

  private static func slips(of key: [UInt8]) -> [String] {
    var slips: Set<[UInt8]> = []
    let letters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    for index in key.indices {
      var shorter = key
      shorter.remove(at: index)
      slips.insert(shorter)
      if index + 1 < key.count {
        var swapped = key
        swapped.swapAt(index, index + 1)
        slips.insert(swapped)
      }
      for letter in letters {
        var changed = key
        changed[index] = letter
        slips.insert(changed)
        var longer = key
        longer.insert(letter, at: index)
        slips.insert(longer)
      }
    }
    slips.remove(key)
    return slips.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }
}
