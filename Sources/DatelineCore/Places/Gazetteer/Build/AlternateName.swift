/// Which of GeoNames' alternate names English news could use. They come without a language: among them are search
/// forms in small letters, airport codes, and names in every script.
enum AlternateName {
  /// Latin letters that begin with a capital, four at least.
  static func isUsable(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.properties.isUppercase, name.utf8.count <= 60 else { return false }
    var letters = 0
    var small = 0
    for scalar in name.unicodeScalars {
      if scalar.properties.isAlphabetic {
        guard scalar.value < 0x250 || (0x1E00..<0x1F00).contains(scalar.value) || scalar.value == 0x2BB
          || scalar.value == 0x2BC
        else { return false }
        letters += 1
        if scalar.properties.isLowercase { small += 1 }
      } else if scalar.properties.numericType != nil || ",;()/".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return letters >= 4 && small >= 2
  }

  /// How close another name is to the usual one, both folded.
  static func standing(of key: String, beside usual: String) -> NameStanding {
    if key == usual { return .usual }
    let words = usual.split(separator: " ")
    if words.count < key.split(separator: " ").count, key.hasPrefix(usual + " ") || key.hasSuffix(" " + usual) {
      return .variant
    }
    let allowed = max(1, usual.utf8.count / 4)
    guard abs(usual.utf8.count - key.utf8.count) <= allowed else { return .other }
    return EditDistance.between(Array(usual.utf8), Array(key.utf8), atMost: allowed) == nil ? .other : .variant
  }
}
