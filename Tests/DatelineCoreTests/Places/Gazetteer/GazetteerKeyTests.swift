import Testing

@testable import DatelineCore

@Suite struct GazetteerKeyTests {
  @Test(arguments: [
    ("Guinea-Bissau", "guinea bissau"), ("N'Djamena", "ndjamena"), ("The Hague", "hague"), ("St. Louis", "saint louis"),
    ("Washington D.C.", "washington dc"), ("Ft. Worth", "fort worth"), ("Mt Elbrus", "mount elbrus"), ("The", "the"),
    ("Łódź", "lodz"), ("Kyїv", "kyїv"), ("--", ""), ("", ""), ("Ivanivs’ke", "ivanivske"), ("Port-au-Prince", "port au prince"),
  ])
  func `Names fold to keys`(name: String, key: String) {
    #expect(GazetteerKey.fold(name) == key)
  }

  @Test(arguments: [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("kitten", "sitting", 3)])
  func `Distances count insertions, deletions, replacements and swaps`(a: String, b: String, distance: Int) {
    #expect(EditDistance.between(Array(a.utf8), Array(b.utf8), atMost: 5) == distance)
    #expect(EditDistance.between(Array(a.utf8), Array(b.utf8), atMost: distance - 1) == nil)
  }

  @Test(arguments: [
    ("Іванівське", "Ivanivske"), ("Згурівка", "Zghurivka"), ("Щасливе", "Shchaslyve"), ("Юр'ївка", "Yurivka"),
    ("Їжаківка", "Yizhakivka"), ("Часів Яр", "Chasiv Yar"),
  ])
  func `Ukrainian is written in Latin letters as the state does`(name: String, latin: String) {
    #expect(UkrainianLetters.latin(name) == latin)
  }

  @Test(arguments: [
    ("donetsk oblast", "donetsk"), ("province of idlib", "idlib"), ("autonomous region", nil), ("jura", nil),
    ("north darfur state", "north darfur"),
  ])
  func `Units lose the noun for their kind`(name: String, base: String?) {
    #expect(UnitName.base(name) == base)
  }

  @Test func `Distances and bearings are those of the globe`() {
    let warsaw = GeoPoint(latitude: 52.23, longitude: 21.01)
    let krakow = GeoPoint(latitude: 50.06, longitude: 19.94)
    #expect(abs(warsaw.distance(to: krakow) - 252) < 2)
    #expect(abs(warsaw.bearing(to: krakow) - 197) < 3)
    let there = warsaw.offset(distance: 100, bearing: 90)
    #expect(abs(warsaw.distance(to: there) - 100) < 0.1 && abs(warsaw.bearing(to: there) - 90) < 1)
    let far = GeoPoint(latitude: 0, longitude: 179.5).offset(distance: 200, bearing: 90)
    #expect(far.longitude < -178)
  }

  @Test func `The box of a unit that crosses the date line stays there`() {
    var box = UnitBox()
    for longitude in [178.0, 179, -179, -178] { box.add(GeoPoint(latitude: 65, longitude: longitude), population: 1) }
    #expect(abs(abs(box.middle.longitude) - 180) < 1.1)
  }
}
