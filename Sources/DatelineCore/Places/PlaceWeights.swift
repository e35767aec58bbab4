/// The weights of recognising and resolving places: `gazetteer/weights.tsv`, which says what each rule means.
struct PlaceWeights: Sendable {
  enum Rule: Int, Sendable, CaseIterable {
    case gpe, loc, fac, norp, org, person, otherEntity, date, noEntity, insidePlace, insideOrganization,
      beginsOffice, insideAfterPreposition, insidePerson, insideFacility, insideOther, country, metropolis, city,
      town, village, unit, secondUnit, namedArea, otherName, words, locative, directional, placeNoun, listed,
      contained, givenName, afterTitle, afterGivenName, beforeName, beforeOrganization, notProper, commonWord,
      placeVotes, personVotes, compound, headline, label, neighbourhood, joined, unknownGPE, unknownLoc
    case priorCountry, priorContinent, priorCapital, priorRenowned, priorMetropolis, priorSettlement, priorAdmin1,
      priorAdmin1People, priorAdmin2, priorAdmin2People, priorArea, priorSea, priorSite, priorSeat, priorAgainstUsual,
      priorVariant, priorOther
    case container, containerAgainst, countryShare, countryNamed, admin1Share, admin1Named, near,
      datelineCountry, datelineAdmin1, publisherCountry, most, relation, wanted, wantedAgainst

    /// The name in the table.
    var name: String {
      switch self {
      case .gpe: "recognition.gpe"
      case .loc: "recognition.loc"
      case .fac: "recognition.fac"
      case .norp: "recognition.norp"
      case .org: "recognition.org"
      case .person: "recognition.person"
      case .otherEntity: "recognition.other-entity"
      case .date: "recognition.date"
      case .noEntity: "recognition.no-entity"
      case .insidePlace: "recognition.inside-place"
      case .insideOrganization: "recognition.inside-organization"
      case .beginsOffice: "recognition.begins-office"
      case .insideAfterPreposition: "recognition.inside-after-preposition"
      case .insidePerson: "recognition.inside-person"
      case .insideFacility: "recognition.inside-facility"
      case .insideOther: "recognition.inside-other"
      case .country: "recognition.country"
      case .metropolis: "recognition.metropolis"
      case .city: "recognition.city"
      case .town: "recognition.town"
      case .village: "recognition.village"
      case .unit: "recognition.unit"
      case .secondUnit: "recognition.second-unit"
      case .namedArea: "recognition.named-area"
      case .otherName: "recognition.other-name"
      case .words: "recognition.words"
      case .locative: "recognition.locative"
      case .directional: "recognition.directional"
      case .placeNoun: "recognition.place-noun"
      case .listed: "recognition.listed"
      case .contained: "recognition.contained"
      case .givenName: "recognition.given-name"
      case .afterTitle: "recognition.after-title"
      case .afterGivenName: "recognition.after-given-name"
      case .beforeName: "recognition.before-name"
      case .beforeOrganization: "recognition.before-organization"
      case .notProper: "recognition.not-proper"
      case .commonWord: "recognition.common-word"
      case .placeVotes: "recognition.place-votes"
      case .personVotes: "recognition.person-votes"
      case .compound: "recognition.compound"
      case .headline: "recognition.headline"
      case .label: "recognition.label"
      case .neighbourhood: "recognition.neighbourhood"
      case .joined: "recognition.joined"
      case .unknownGPE: "recognition.unknown-gpe"
      case .unknownLoc: "recognition.unknown-loc"
      case .priorCountry: "prior.country"
      case .priorContinent: "prior.continent"
      case .priorCapital: "prior.capital"
      case .priorRenowned: "prior.renowned"
      case .priorMetropolis: "prior.metropolis"
      case .priorSettlement: "prior.settlement"
      case .priorAdmin1: "prior.admin1"
      case .priorAdmin1People: "prior.admin1-people"
      case .priorAdmin2: "prior.admin2"
      case .priorAdmin2People: "prior.admin2-people"
      case .priorArea: "prior.area"
      case .priorSea: "prior.sea"
      case .priorSite: "prior.site"
      case .priorSeat: "prior.seat"
      case .priorAgainstUsual: "prior.against-usual"
      case .priorVariant: "prior.variant"
      case .priorOther: "prior.other"
      case .container: "context.container"
      case .containerAgainst: "context.container-against"
      case .countryShare: "context.country-share"
      case .countryNamed: "context.country-named"
      case .admin1Share: "context.admin1-share"
      case .admin1Named: "context.admin1-named"
      case .near: "context.near"
      case .datelineCountry: "context.dateline-country"
      case .datelineAdmin1: "context.dateline-admin1"
      case .publisherCountry: "context.publisher-country"
      case .most: "context.most"
      case .relation: "context.relation"
      case .wanted: "context.wanted"
      case .wantedAgainst: "context.wanted-against"
      }
    }
  }

  /// By rule.
  private let values: [Double]

  /// Every rule must have a weight, and no weight may be without a rule.
  init(_ table: Table) throws(TableError) {
    let rules = Dictionary(uniqueKeysWithValues: Rule.allCases.map { ($0.name, $0) })
    var values: [Rule: Double] = [:]
    for row in table.rows {
      let name = try row.text("rule")
      guard let rule = rules[name] else { throw row.error("no rule is called \"\(name)\"") }
      guard values[rule] == nil else { throw row.error("rule \"\(name)\" stands twice") }
      guard let weight = try row.number("weight") else { throw row.error("rule \"\(name)\" has no weight") }
      values[rule] = weight
    }
    for rule in Rule.allCases where values[rule] == nil {
      throw TableError(file: table.file, line: nil, message: "rule \"\(rule.name)\" is missing")
    }
    self.values = Rule.allCases.map { values[$0] ?? 0 }
  }

  subscript(_ rule: Rule) -> Double { values[rule.rawValue] }
}
