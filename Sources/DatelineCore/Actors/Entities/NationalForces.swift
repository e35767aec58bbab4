/// The soldiers and police whose country a text has told lately: "the army" right behind "Israeli troops" is theirs, whatever
/// country the place lies in.
struct NationalForces {
  private struct Sighting {
    var field: Document.Field
    var sentence: Int32
    var sector: String
    var country: String
  }

  private static let sectors: Set = ["MIL", "COP", "SPY"]
  /// How many sentences a force is remembered for.
  private static let reach: Int32 = 2
  /// How many are remembered.
  private static let limit = 8

  private var sightings: [Sighting] = []

  mutating func note(_ description: ActorDescription, at head: Int, in field: ParsedField) {
    guard let sector = description.sector, let country = description.country, Self.sectors.contains(sector) else { return }
    sightings = sightings.suffix(Self.limit - 1)
    sightings.append(Sighting(field: field.field, sentence: field.sentenceOf[head], sector: sector, country: country))
  }

  /// ISO 3166-1 alpha-2; nil where forces of no country or of several are near.
  func nation(of description: ActorDescription, at head: Int, in field: ParsedField) -> String? {
    guard let sector = description.sector, Self.sectors.contains(sector) else { return nil }
    let sentence = field.sentenceOf[head]
    let near = sightings.filter {
      $0.field == field.field && $0.sector == sector && (sentence - Self.reach...sentence).contains($0.sentence)
    }
    guard let first = near.first, near.allSatisfy({ $0.country == first.country }) else { return nil }
    return first.country
  }
}
