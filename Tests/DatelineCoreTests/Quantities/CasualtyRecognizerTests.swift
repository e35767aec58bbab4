import Testing

@testable import DatelineCore

@Suite("Casualties on trees")
struct CasualtyRecognizerTests {
  @Test(
    "harm is bound to its victims in every construction",
    arguments: [
      ("A landslide killed nine people and injured at least six.", ["killed 9...9", "injured 6..."]),
      ("The blast left at least 33 dead.", ["killed 33..."]),
      ("Three dead in ferry fire", ["killed 3...3"]),
      ("At least 14 pilgrims, including two boys, were killed.", ["killed 14..."]),
      ("The death toll climbed to 61.", ["killed 61...61"]),
      ("Four were killed and 30 others were wounded.", ["killed 4...4", "injured 30...30"]),
      ("No casualties were reported.", ["killed 0...0", "injured 0...0"]),
      ("Seven students were arrested.", ["detained 7...7"]),
      ("Some 8,000 villagers fled their homes.", ["displaced 8000...8000"]),
      ("Five sailors are missing.", ["missing 5...5"]),
      ("Bandits kidnapped more than 50 pupils.", ["abducted 50..."]),
      ("A nurse died on Friday.", ["killed 1...1"]),
      ("A 19-year-old youth died on Friday.", ["killed 1...1"]),
      ("Soldiers who died were buried.", ["killed ..."]),
      ("The detention of 20 teachers drew protests.", ["detained 20...20"]),
      ("The quake claimed the lives of 12 monks.", ["killed 12...12"]),
      ("Rebels shot dead two drivers and a cook.", ["killed 2...2", "killed 1...1"]),
      ("The 16 passengers killed in the crash were Danes.", ["killed 16...16"]),
      ("Gunmen took eight engineers hostage.", ["abducted 8...8"]),
      ("Blast kills 11 in mosque, injures 40", ["killed 11...11", "injured 40...40"]),
      ("12 killed, 30 hurt in riot", ["killed 12...12", "injured 30...30"]),
      ("The strike left nobody dead.", ["killed 0...0"]),
      ("A doctor said 38 bodies and 70 wounded had been brought in.", ["killed 38...38", "injured 70...70"]),
      ("The hijackers had beaten a cook to death.", ["killed 1...1"]),
      ("The war has driven 12,000 people from their homes.", ["displaced 12000...12000"]),
      ("Six miners were shot in the leg.", ["injured 6...6"]),
      ("At least 17 migrants drowned and 30 others were missing.", ["killed 17...", "missing 30...30"]),
      ("The explosion killed four members of one family.", ["killed 4...4"]),
      ("Forty of these deaths were in the capital.", ["killed 40...40"]),
      ("Sixty people were killed, including 12 in the bombing.", ["killed 60...60", "killed 12...12"]),
      ("Sixty people were killed in 12 villages.", ["killed 60...60"]),
    ])
  func harms(text: String, expected: [String]) throws {
    #expect(try CodedText(text).tolls == expected)
  }

  @Test(
    "nobody is counted where nobody is harmed",
    arguments: [
      "The attackers fled the scene.", "The navy destroyed 12 boats.", "The senate killed the bill.",
      "The dead end road is closed.", "It arrested the decline.",
      "A court sentenced two men to death.",
    ])
  func harmless(text: String) throws {
    #expect(try CodedText(text).casualties.isEmpty)
  }

  @Test("groups that share a word of harm add up")
  func groups() throws {
    let casualties = try CodedText("The fire killed two cooks and a waiter.").casualties
    #expect(casualties.count == 2)
    #expect(Set(casualties.map(\.harm)).count == 1)
  }

  @Test("victims are quoted, a toll is a total")
  func quotes() throws {
    let read = try CodedText("The raid killed dozens of shepherds.")
    let victims = try #require(read.casualties.first?.victims)
    #expect(read.text(victims) == "dozens of shepherds")
    #expect(try CodedText("The death toll has reached 300.").casualties.first?.isTotal == true)
    #expect(try CodedText("The flood killed 300 people.").casualties.first?.isTotal == false)
  }
}
