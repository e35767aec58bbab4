import Testing

@testable import DatelineCore

@Suite("Entities")
struct EntityLinkerTests {
  private func entities(_ text: String, _ first: String, _ second: String) throws -> (Int, Int) {
    let read = try CodedText(text)
    return (try read.actor(first).entity, try read.actor(second).entity)
  }

  @Test(
    "mentions of one and the same share an entity",
    arguments: [
      ("Maria Kowalski resigned. Critics praised Kowalski.", "Maria Kowalski", "Kowalski"),
      ("The African Union (AU) met. Members of the AU left.", "The African Union", "the AU"),
      ("The Turkish army withdrew. The Turkish army had lost men.", "The Turkish army", "The Turkish army"),
      ("Boko Haram struck again. The group burned two villages.", "Boko Haram", "The group"),
      ("The African Union met in Addis Ababa. The bloc lifted the ban.", "The African Union", "The bloc"),
      ("The International Organization for Migration counted the camps. The agency asked for tents.",
        "The International Organization for Migration", "The agency"),
      ("The Zimbabwe Republic Police arrived. The force fired tear gas.", "The Zimbabwe Republic Police", "The force"),
      ("The police commissioner arrived. The commissioner spoke.", "The police commissioner", "The commissioner"),
      ("Ghana protested. Accra recalled its envoy.", "Ghana", "Accra"),
      ("Maria Weber, a judge, ruled on Monday. She dismissed the case.", "Maria Weber", "She"),
      ("The rebels withdrew. They left mines.", "The rebels", "They"),
      ("Police arrested five miners in Lima. They were released.", "five miners", "They"),
      ("Gunmen shot three guards. They were arrested in Lagos.", "Gunmen", "They"),
      ("Gunmen shot three guards. They were rescued by nurses.", "three guards", "They"),
      ("Police fired at the students. They responded with stones.", "the students", "They"),
      ("Villagers said gunmen came on motorbikes. They killed nine people.", "gunmen", "They"),
      ("The rebels entered Sake. Residents said they looted shops.", "The rebels", "they"),
      ("Forty men were hurt. Boko Haram claimed the attack, which they said was revenge.", "Boko Haram", "they"),
      ("The Taliban detained three nurses. They accused them of spying.", "The Taliban", "They"),
      ("Maria Weber won. The president telephoned her.", "Maria Weber", "her"),
    ])
  func same(text: String, first: String, second: String) throws {
    let (one, other) = try entities(text, first, second)
    #expect(one == other)
  }

  @Test(
    "and what is not safe does not",
    arguments: [
      ("A soldier shot a soldier.", "A soldier", "a soldier"),
      ("Troops and rebels clashed. They fled.", "Troops", "They"),
      ("Reuters quoted the mayor. The group denied it.", "Reuters", "The group"),
    ])
  func different(text: String, first: String, second: String) throws {
    let read = try CodedText(text)
    let mentions = (read.actors.first ?? []).filter { [first, second].contains(read.text($0.tokens)) }
    #expect(Set(mentions.map(\.entity)).count == mentions.count)
  }

  @Test("a pronoun takes the code of what it stands for, and says so")
  func pronouns() throws {
    let read = try CodedText("President Paul Kagame landed. He met traders.")
    let pronoun = try read.actor("He")
    #expect(pronoun.isPronoun)
    #expect(pronoun.code == "RWAGOV")
    #expect(!pronoun.named)
  }

  @Test("a bare force is of the country of the one told of before it")
  func forces() throws {
    let read = try CodedText("Israeli troops shot a man near Jenin in Palestine. The army said he had a knife.")
    #expect(try read.actor("The army").country == "IL")
    let both = try CodedText("Israeli troops and Lebanese soldiers met near Tyre. The army said little.")
    #expect(try both.actor("The army").country == nil)
  }

  @Test("a force with an owner is a force, whatever the tagger takes its noun for")
  func owned() throws {
    #expect(try CodedText("Ukraine's military shot down 12 drones overnight.").actor("Ukraine's military").code == "UKRMIL")
  }

  @Test("a bare office or body is of the kind of the one that it takes up")
  func takenUp() throws {
    let read = try CodedText("Police officials in Accra met. The officials left.")
    #expect(try read.actor("The officials").sector == "COP")
  }

  @Test("troops and men of armed groups are the groups'")
  func theirMen() throws {
    #expect(try CodedText("The rebels of the Northern Hills Army crossed the river. Their troops burned a post.").actor("Their troops").sector == "REB")
    #expect(try CodedText("The Northern Hills Army crossed the river.").actor("The Northern Hills Army").sector == "REB")
    #expect(try CodedText("The Third Army crossed the river.").actor("The Third Army").sector == "MIL")
  }

  @Test("his troops are of his country")
  func possessors() throws {
    #expect(try CodedText("Paul Kagame landed. His troops cheered.").actor("His troops").code == "RWAMIL")
  }
}
