/// The names of administrative units without the word for their kind: "Donetska oblast" is Donetska, "Province of
/// Idlib" and "Idlib Governorate" are Idlib.
enum UnitName {
  private static let kinds: Set<String> = [
    "oblast", "province", "region", "governorate", "state", "department", "prefecture", "krai", "district", "county",
    "raion", "rayon", "canton", "division", "municipality", "voivodeship", "emirate", "parish", "republic", "territory",
    "okrug", "republic", "muhafazat", "wilaya", "vilayet", "cercle", "zone", "subdistrict", "arrondissement", "regency",
    "borough", "provincia", "departamento", "estado", "respublika", "oblysy",
  ]
  private static let fillers: Set<String> = ["of", "de", "del", "the", "autonomous", "do", "da", "la"]

  private static let english: Set<String> = [
    "oblast", "province", "region", "governorate", "state", "department", "prefecture", "krai", "county", "canton",
  ]

  /// Whether a folded name ends in an English word for its kind.
  static func isEnglish(_ folded: String) -> Bool {
    folded.split(separator: " ").last.map { english.contains(String($0)) } ?? false
  }

  /// Nil when nothing is left, or nothing was taken away.
  static func base(_ folded: String) -> String? {
    var words = folded.split(separator: " ").map(String.init)
    let count = words.count
    while let last = words.last, kinds.contains(last) || (words.count < count && last == "autonomous") {
      words.removeLast()
    }
    if let first = words.first, kinds.contains(first), words.count > 1 {
      words.removeFirst()
      while let next = words.first, fillers.contains(next), words.count > 1 { words.removeFirst() }
    }
    guard words.count < count, !words.isEmpty, !(words.count == 1 && fillers.contains(words[0])) else { return nil }
    return words.joined(separator: " ")
  }
}
