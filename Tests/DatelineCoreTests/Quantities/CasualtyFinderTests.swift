import Testing

@testable import DatelineCore

@Suite struct CasualtyFinderTests {
  @Test(arguments: [
    ("Shelling killed two people and injured at least seven, he said.", ["killed 2...2", "injured 7..."]),
    ("The attack left at least 133 dead.", ["killed 133..."]),
    ("Two dead in clashes", ["killed 2...2"]),
    ("At least 12 people, including three children, were killed.", ["killed 12..."]),
    ("The death toll rose to 45.", ["killed 45...45"]),
    ("Five were killed and 40 others were wounded.", ["killed 5...5", "injured 40...40"]),
    ("No casualties were reported.", ["killed 0...0", "injured 0...0"]),
    ("There were no deaths.", ["killed 0...0"]),
    ("Four people were arrested.", ["detained 4...4"]),
    ("Police detained 30 protesters.", ["detained 30...30"]),
    ("Some 10,000 people fled their homes.", ["displaced 10000...10000"]),
    ("Six people are missing.", ["missing 6...6"]),
    ("Gunmen kidnapped more than 200 schoolgirls.", ["abducted 200..."]),
    ("A man died on Friday.", ["killed 1...1"]),
    ("A soldier was killed.", ["killed 1...1"]),
    ("Troops killed civilians in the town.", ["killed ..."]),
    ("The four detained suspects were charged.", ["detained 4...4"]),
    ("The blast killed an officer, wounding five.", ["killed 1...1", "injured 5...5"]),
    ("The arrest of 30 activists drew protests.", ["detained 30...30"]),
    ("Officials reported 12 deaths.", ["killed 12...12"]),
    ("Between 10 and 15 villagers were abducted.", ["abducted 10...15"]),
    ("Up to 20 fighters have been killed.", ["killed ...20"]),
    ("Gunmen took 12 journalists hostage.", ["abducted 12...12"]),
    ("The toll climbed to 3,085 dead.", ["killed 3085...3085"]),
    ("Soldiers shot dead a 34-year-old man.", ["killed 1...1"]),
  ])
  func `Harm is counted in every construction`(text: String, casualties: [String]) throws {
    #expect(try ReadArticle(text).casualties == casualties)
  }

  @Test(arguments: [
    "The attackers fled the scene.", "The army destroyed 12 vehicles.", "He denied killing anybody.",
    "The dead end road is closed.",
  ])
  func `Nobody is counted where nobody is harmed`(text: String) throws {
    #expect(try ReadArticle(text).casualties.allSatisfy { !$0.contains("1") })
  }

  @Test func `The victims are quoted`() throws {
    let read = try ReadArticle("The strike killed at least three aid workers.")
    let victims = try #require(read.mentions.casualties.first?.victims)
    #expect(read.text(victims) == "at least three aid workers")
  }

  @Test func `A toll is a total`() throws {
    #expect(try ReadArticle("The death toll has reached 300.").mentions.casualties.first?.isTotal == true)
    #expect(try ReadArticle("The blast killed 300 people.").mentions.casualties.first?.isTotal == false)
  }

  @Test(arguments: [
    ("Fighters fired rockets at the port.", "rockets", "missile"), ("A car bomb went off.", "car bomb", "explosive"),
    ("They used tear gas.", "tear gas", "crowd-control"), ("He was attacked with a knife.", "knife", "blade"),
    ("Drone attacks went on.", "Drone attacks", "drone"), ("An air strike hit it.", "air strike", "aircraft"),
  ])
  func `Weapons have a kind`(text: String, words: String, kind: String) throws {
    let read = try ReadArticle(text)
    let weapon = try #require(read.mentions.weapons.first)
    #expect(read.text(weapon.tokens) == words)
    #expect(weapon.kind == kind)
  }
}
