/// A person known by name, with the offices held: rows of `officeholders.tsv`, one an office.
struct Officeholder: Sendable, Hashable {
  struct Office: Sendable, Hashable {
    /// ISO 3166-1 alpha-2; nil for heads of international bodies.
    var country: String?
    var sector: String
    /// The CAMEO-style code where it is not country and sector.
    var code: String?
    /// Months counted from year 0, both inclusive; nil: open.
    var from: Int?
    var to: Int?
  }

  var name: String
  /// In order of the table.
  var offices: [Office]

  /// What a person was in a month: the office held then; before or after all of them one of the elites, with the
  /// country kept.
  ///
  /// Without a month the last office is taken.
  func standing(in month: Int?) -> (country: String?, sector: String, code: String?) {
    guard let last = offices.last else { return (nil, "ELI", nil) }
    guard let month else { return (last.country, last.sector, last.code) }
    let held = offices.last { ($0.from ?? month) <= month && month <= ($0.to ?? month) }
    if let held { return (held.country, held.sector, held.code) }
    return (last.country, "ELI", nil)
  }

  /// Whether a family name alone can still be meant for the person: from the first office to ten years after the last.
  func isRemembered(in month: Int?) -> Bool {
    guard let month else { return true }
    let first = offices.compactMap(\.from).min() ?? month
    let last = offices.contains { $0.to == nil } ? month : offices.compactMap(\.to).max() ?? month
    return first - 24 <= month && month <= last + 120
  }

  /// Months from year 0 of "2021" (the first month, or the last where `isEnd`) or "2021-09"; nil for anything else.
  static func month(_ text: String, isEnd: Bool) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, let year = Int(first), (1...9999).contains(year) else { return nil }
    if parts.count == 1 { return year * 12 + (isEnd ? 11 : 0) }
    guard parts.count >= 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
    return year * 12 + month - 1
  }
}
