import Foundation

/// Says of each name of an article what the choice among its candidates comes to: a place with precision, confidence and
/// reasons, or why there is none.
struct PlaceResolver {
  let chosen: PlaceDisambiguator

  /// What the article must say for a place whose name differs in a letter.
  private static let misspeltSupport = 0.7

  private var names: [PlaceName] { chosen.names }
  private var gazetteer: Gazetteer { chosen.gazetteer }

  /// The resolution of every name, in order.
  func resolutions() -> [PlaceResolution] { names.indices.map(resolution) }

  private func resolution(_ number: Int) -> PlaceResolution {
    let name = names[number]
    guard let index = chosen.senseOf[number], let choice = chosen.senses[index].choice else {
      return related(name, orElse: "not in the gazetteer")
    }
    let sense = chosen.senses[index]
    let best = sense.candidates[choice]
    let place = best.match.place
    if sense.margin <= 0, sense.candidates.count > 1, place.population == 0, place.kind == .settlement {
      return containing(name, orElse: "several places of this name, and nothing in the article tells which")
    }
    if name.isMisspelt {
      // "The town of Kibumba" is a town, and thereby none that is called nearly so.
      let ofKind = best.evidence.kinds.contains(.wanted) ? chosen.weights[.wanted] : 0
      guard best.score - best.prior - ofKind >= Self.misspeltSupport, !isStranger(best, isUsualName: false) else {
        return containing(name, orElse: "not in the gazetteer; the article does not support \(place.name), spelt alike")
      }
    }
    if isStranger(best, isUsualName: best.match.standing == .usual) {
      return related(
        name, orElse: "no candidate fits the article's countries: \(place.name) is called so too, but lies elsewhere")
    }
    // "Tana Delta" is no delta of a town that is called so too, far from all that the article names.
    if name.noun.contains(.region) || !name.noun.isDisjoint(with: .natural), !name.noun.contains(.settlement), place.kind == .settlement, best.match.standing != .usual,
      !best.evidence.isLocal, best.evidence.others > Self.leastOthers
    {
      return related(name, orElse: "no candidate is what the text names: \(place.name) is called so too, but lies elsewhere")
    }
    if let unit = unitWithoutIt(name, sense), place.kind == .country || place.admin1 != unit.id {
      return containing(name, orElse: "not in the gazetteer")
    }
    var reasons = reasons(best)
    if sense.candidates.count == 1 { reasons.append("only one of this name in the gazetteer") }
    if reasons.isEmpty { reasons.append("the best known of this name") }
    if best.match.standing != .usual { reasons.append("\(place.name) by another of its names") }
    var confidence = 1 / (1 + exp(-(0.9 * sense.margin + 0.2)))
    if name.isMisspelt {
      confidence *= 0.6
      reasons.append("spelt \(name.text) in the text; \(place.name) differs in a letter")
    }
    if best.match.standing == .other { confidence *= 0.9 }
    if !name.isEntity, name.form == .literal { confidence *= 0.95 }
    return .resolved(resolved(place, name, confidence: min(0.98, confidence), reasons: reasons))
  }

  /// A small place of another name, or of a name spelt alike, in a country that nothing in the article leads to: more
  /// likely is a namesake that the gazetteer does not have. Where the article names no other place, nothing tells.
  private func isStranger(_ candidate: PlaceCandidate, isUsualName: Bool) -> Bool {
    let place = candidate.match.place
    // A small town abroad that bears the name as its own would be told with its country.
    guard candidate.evidence.others > (isUsualName ? Self.manyOthers : Self.leastOthers), !candidate.evidence.isLocal,
      place.country != nil, place.population < (isUsualName || candidate.evidence.others <= Self.manyOthers ? Self.widelyKnown : Self.metropolis)
    else { return false }
    return place.kind == .settlement || place.kind == .quarter || place.kind == .admin2
  }

  /// The weight of one other name of which the article leaves little doubt.
  private static let leastOthers = 0.5
  /// That of several other names.
  private static let manyOthers = 3.0
  /// People from which on a town is written about under its other names far from its country.
  private static let widelyKnown = 100_000
  /// The same in an article of several places, none of them in that country.
  private static let metropolis = 1_000_000

  private func reasons(_ candidate: PlaceCandidate) -> [String] {
    let evidence = candidate.evidence
    var reasons: [String] = []
    if let tie = evidence.tie { reasons.append("where the text puts it from \(names[tie].text)") }
    if evidence.kinds.contains(.held) { reasons.append("in the unit that the text names beside it") }
    if evidence.kinds.contains(.wanted) { reasons.append("of the kind that the text names") }
    if evidence.kinds.contains(.dateline) { reasons.append("in the dateline's country") }
    if evidence.kinds.contains(.publisher) { reasons.append("in the publisher's country") }
    if evidence.kinds.contains(.countryNamed) { reasons.append("in a country that the article names") }
    if evidence.kinds.contains(.admin1Named) { reasons.append("in a unit that the article names") }
    if let nearest = evidence.nearest {
      reasons.append("near \(chosen.senses[nearest.sense].candidates[nearest.candidate].match.place.name)")
    }
    return reasons
  }

  /// "Turkey, Texas": the first-level unit of the United States or Canada that stands behind the name and a comma, where
  /// it holds none of the candidates. In those countries' news that form is never a list.
  private func unitWithoutIt(_ name: PlaceName, _ sense: PlaceSense) -> GazetteerPlace? {
    for index in name.containers where names[index].isContainer && names[index].span.start > name.span.start {
      guard let unit = chosen.place(of: index), unit.kind == .admin1, unit.country == "US" || unit.country == "CA",
        !sense.candidates.contains(where: { gazetteer.isInside($0.match.place, unit) })
      else { continue }
      if sense.candidates.contains(where: { $0.match.place.kind == .admin1 && $0.match.place.country == unit.country }) {
        continue
      }
      return unit
    }
    return nil
  }

  private func resolved(
    _ place: GazetteerPlace, _ name: PlaceName, confidence: Double, reasons: [String]
  ) -> ResolvedPlace {
    var reasons = reasons
    var precision = place.kind.precision
    if place.hasPointOfUnit {
      precision = .admin
      let unit = (place.admin2 ?? place.admin1).flatMap { gazetteer.place($0)?.name } ?? "the unit around it"
      reasons.append("the point is that of \(unit), which holds it")
    }
    if name.site != nil, place.kind == .settlement || place.kind == .quarter {
      precision = .site
      reasons.append("the point is that of \(place.name), where the site stands")
    }
    var resolved = ResolvedPlace(
      name: place.name, latitude: place.latitude, longitude: place.longitude, country: place.country,
      admin1: place.admin1.flatMap { gazetteer.place($0)?.name }, geonamesID: place.geonamesID,
      precision: precision, confidence: (confidence * 100).rounded() / 100, reasons: reasons)
    resolved.isCapital = place.isCapital && precision == .place
    return resolved
  }

  /// A name without a place of its own: a point from the place that the text relates it to, or the unit that the text
  /// says it lies in.
  private func related(_ name: PlaceName, orElse reason: String) -> PlaceResolution {
    if let tie = name.tie, let anchor = chosen.place(of: tie.anchor),
      anchor.kind == .settlement || anchor.kind == .site || anchor.kind == .quarter
    {
      let point = tie.bearing.map { anchor.point.offset(distance: tie.kilometres ?? 5, bearing: $0) } ?? anchor.point
      return .resolved(
        ResolvedPlace(
          name: name.text, latitude: (point.latitude * 1000).rounded() / 1000,
          longitude: (point.longitude * 1000).rounded() / 1000, country: anchor.country,
          admin1: anchor.admin1.flatMap { gazetteer.place($0)?.name }, geonamesID: nil, precision: .place,
          confidence: 0.5, reasons: ["\(reason); the point is where the text puts it from \(anchor.name)"]))
    }
    return containing(name, orElse: reason)
  }

  private func containing(_ name: PlaceName, orElse reason: String) -> PlaceResolution {
    for index in name.containers {
      guard let place = chosen.place(of: index), place.kind != .country && place.kind != .continent else { continue }
      var unit = resolved(
        place, name, confidence: 0.5,
        reasons: ["\(reason); the point is that of \(place.name), which the text says it is in"])
      unit.precision = .admin
      unit.name = name.text
      unit.geonamesID = nil
      return .resolved(unit)
    }
    return .unresolved(reason)
  }
}
