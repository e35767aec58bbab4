/// Where a row stands in a gazetteer's list of members: by country, first-level unit, second-level unit. A unit that
/// is not given comes before those that are.
struct MemberKey: Hashable {
  var country: String
  var admin1: Int?
  var admin2: Int?

  private var order: (Int, Int) { (admin1 ?? -1, admin2 ?? -1) }

  func precedes(_ other: MemberKey) -> Bool {
    if country != other.country { return country.utf8.lexicographicallyPrecedes(other.country.utf8) }
    return order < other.order
  }

  /// Whether what stands here lies in the unit that `unit` names.
  func belongs(to unit: MemberKey) -> Bool {
    guard country == unit.country else { return false }
    if let admin1 = unit.admin1, self.admin1 != admin1 { return false }
    if let admin2 = unit.admin2, self.admin2 != admin2 { return false }
    return true
  }
}
