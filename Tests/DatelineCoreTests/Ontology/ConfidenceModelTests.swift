import Foundation
import Testing

@testable import DatelineCore

@Suite struct ConfidenceModelTests {
  private func event(_ text: String) throws -> Event {
    try #require(try EventFixture.events(text).first, "\(text)")
  }

  @Test func `the project's own table has a weight for every feature`() throws {
    let model = try EventFixture.ontology.get().confidence
    #expect(Set(model.weights.keys) == Set(ConfidenceModel.Feature.allCases))
  }

  @Test func `without weights an event is as likely right as wrong`() throws {
    let event = try event("{A:REB|Gunmen} attacked {A:CVL|a bus}.")
    #expect(ConfidenceModel(weights: [:]).confidence(of: event) == 0.5)
  }

  @Test func `weights of what an event shows add up to its odds`() throws {
    let event = try event("{A:REB|Gunmen} attacked {A:CVL|a bus}.")
    let model = ConfidenceModel(weights: [.always: 1, .actor: 1, .target: -0.5, .title: 5])
    // 1 / (1 + exp(-1.5)) = 0.8176
    #expect(model.confidence(of: event) == 0.82)
  }

  @Test func `confidence stays within bounds`() throws {
    let event = try event("{A:REB|Gunmen} attacked {A:CVL|a bus}.")
    #expect(ConfidenceModel(weights: [.always: 20]).confidence(of: event) == 0.98)
    #expect(ConfidenceModel(weights: [.always: -20]).confidence(of: event) == 0.02)
  }
}
