import Testing

@testable import DatelineCore

@Suite("Groups that an article tells are under arms")
struct GroupNamesTests {
  @Test(
    "What an article says of a group goes before the words of its name",
    arguments: [
      ("Fighters of the 33rd Front surrendered their rifles. The front has always denied laying mines.", "The front", "REB"),
      ("The Union for Justice, a rebel group, attacked a convoy. The Union for Justice denied it.", "The Union for Justice", "REB"),
      ("FDTA fighters overran a post near Mahagi. The minister vowed to wipe out the group.", "the group", "REB"),
      ("FDTA fighters overran a post near Mahagi. FDTA spokesman Jean Ucircan spoke.", "FDTA spokesman Jean Ucircan", "REB"),
      ("Fighters of the Kurdish Freedom Brigades fled. The group denied it.", "The group", "REB"),
      ("Fighters of the Kurdish Freedom Brigades fled. The group's spokesman, Tomas Kolli, denied it.", "The group's spokesman", "REB"),
    ])
  func sectors(text: String, words: String, sector: String) throws {
    #expect(try CodedText(text).actor(words).sector == sector)
  }

  @Test(
    "Towns, peoples, persons and known bodies are no such groups",
    arguments: [
      ("Union leaders met rebels. The Postal Union called a strike.", "The Postal Union", "LAB"),
      ("Rebels of Colombia met the government. Colombia sent an envoy.", "Colombia", nil),
      ("Kurdish fighters left. The Kurdish Party met on Monday.", "The Kurdish Party", "PTY"),
      ("Fighters from the United Nations force fled. The United Nations denied it.", "The United Nations", "IGO"),
    ] as [(String, String, String?)])
  func others(text: String, words: String, sector: String?) throws {
    #expect(try CodedText(text).actor(words).sector == sector)
  }
}
