import Foundation

/// How likely it is that an event is right, from what it shows: a logistic regression, the rows of `confidence.tsv`.
///
/// `scripts/calibrate` fits the weights to how often events are right on the project's own articles, and knows the same
/// features: `scripts/calibrate --check` tells where the two differ.
struct ConfidenceModel: Sendable, Hashable {
  /// What an event shows or does not.
  enum Feature: String, Sendable, Hashable, CaseIterable {
    case always, actor, target, sector, country, named, place, time, toll, weapon, source, phrase, repeated, title
    case unasserted, violent, statement
  }

  /// By feature, the natural logarithm of odds that it adds.
  let weights: [Feature: Double]

  /// 0.02…0.98, to two digits.
  func confidence(of event: Event) -> Double {
    // In the order of the cases: sums of floating point depend on their order.
    let sum = Feature.allCases.reduce(0) { $0 + ($1.isShown(by: event) ? weights[$1] ?? 0 : 0) }
    let chance = 1 / (1 + exp(-sum))
    return (min(0.98, max(0.02, chance)) * 100).rounded() / 100
  }

  /// The features that an event shows, with their weights.
  func shown(by event: Event) -> [(feature: Feature, weight: Double)] {
    Feature.allCases.filter { $0.isShown(by: event) }.map { ($0, weights[$0] ?? 0) }
  }

  static func load(_ tables: OntologyTables) throws(TableError) -> ConfidenceModel {
    let rows = try tables.rows("confidence", required: ["feature", "weight"])
    var weights: [Feature: Double] = [:]
    var files: [Feature: String] = [:]
    for row in rows {
      guard let feature = try row.choice("feature", as: Feature.self) else { throw row.error("column \"feature\" is empty") }
      guard let weight = try row.number("weight"), (-20...20).contains(weight) else {
        throw row.error("column \"weight\" must be a number from -20 to 20")
      }
      if let file = files[feature] {
        guard file != row.file else { throw row.error("\(feature.rawValue) stands twice") }
        continue
      }
      files[feature] = row.file
      weights[feature] = weight
    }
    return ConfidenceModel(weights: weights)
  }
}

extension ConfidenceModel.Feature {
  fileprivate func isShown(by event: Event) -> Bool {
    switch self {
    case .always: true
    case .actor: event.actors.contains { $0.role == .actor }
    case .target: event.actors.contains { $0.role == .target || $0.role == .victim }
    case .sector: event.actors.contains { $0.sector != nil }
    case .country: event.actors.contains { $0.country != nil }
    case .named: event.actors.contains { $0.named }
    case .place: event.place != nil
    case .time: event.time != nil
    case .toll: event.casualties != Event.Casualties()
    case .weapon: !event.weapons.isEmpty
    case .source: !event.attributions.isEmpty
    case .phrase: event.evidence.trigger.utf8.contains(UInt8(ascii: " "))
    case .repeated: !event.mentions.isEmpty
    case .title: event.evidence.field == .title
    case .unasserted: event.factuality != .asserted
    case .violent: event.eventType == "ASSAULT"
    case .statement: event.eventType == PublicSpeech.event
    }
  }
}
