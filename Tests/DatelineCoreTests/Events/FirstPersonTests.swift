import Testing

@testable import DatelineCore

@Suite("I and we")
struct FirstPersonTests {
  private func actors(_ text: String, _ kind: String = "ACCUSE/disapprove") throws -> [String] {
    try EventFixture.events(text).filter { $0.kind == kind }.flatMap { $0.texts(.actor) }
  }

  @Test("In a quotation they are the speaker")
  func quoted() throws {
    #expect(try actors("“{R|We} condemn {A:REB|the gunmen},” {N:GOV|Minister Lund} said.") == ["Minister Lund"])
  }

  @Test("After an announced speaker they are his, without quotation marks")
  func announced() throws {
    let text = "{HN:GOV|Minister Lund} said:\n\n{R|I} condemn {A:REB|the gunmen}.\n\n{R|We} condemn {A:REB|their leaders}."
    #expect(try actors(text) == ["Minister Lund", "Minister Lund"])
  }

  @Test("In a communiqué they are the body that it is of")
  func communique() throws {
    let text = "{M:NO|Norway} condemns {A:REB|the gunmen}. {R|We} condemn {A:REB|their leaders}."
    #expect(try actors(text) == ["Norway", "Norway"])
  }

  @Test("In a report they stand for nobody that is known")
  func report() throws {
    let text = "{A:REB|Gunmen} attacked {P:ML|Gao}. We condemn {A:REB|their leaders}."
    #expect(try actors(text) == [])
  }

  @Test("What a speaker sees others do is not his")
  func seen() throws {
    let text = "{HN:GOV|Minister Lund} said:\n\n{R|I} saw the pictures of helicopters dropping barrel bombs on {P:SY|Binnish}."
    #expect(try actors(text, "ASSAULT/airstrike") == [])
  }
}
