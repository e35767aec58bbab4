import Testing

@testable import DatelineCore

@Suite("Merging")
struct EventMergingTests {
  @Test("“The attack” in the next sentence is the attack of the sentence before")
  func definite() throws {
    let events = try EventFixture.events(
      """
      {A:REB|Gunmen} attacked a village near {P:NG|Jos} {T:2024-03-22|on Friday}. \
      The attack {C:killed:11|left 11 people dead}, {A:COP|police} said.
      """)
    #expect(events.map(\.kind) == ["ASSAULT/attack"])
    #expect(events.first?.mentions.count == 1)
    #expect(events.first?.casualties.killed?.count.min == 11)
  }

  @Test("“The assault” takes up the only violence that was told, however far back")
  func onlyOne() throws {
    let events = try EventFixture.events(
      """
      {A:REB|Gunmen} attacked {P:NG|Jos} {T:2024-03-22|on Friday}. Shops stayed shut. Schools sent their pupils home. \
      Witnesses of the assault on the town spoke to {A:COP|police}.
      """)
    #expect(events.filter { $0.kind == "ASSAULT/attack" }.count == 1)
  }

  @Test("What came after the blast is another event than the blast")
  func sequence() throws {
    let events = try EventFixture.events(
      """
      {A:UAF|A suicide bomber} rammed {W:vehicle|a truck} into a barracks in {P:AF|Herat}. \
      {A:UAF|Gunmen} attacked the building after the blast in {P:AF|Herat}.
      """)
    #expect(events.map(\.kind) == ["ASSAULT/suicide-attack", "ASSAULT/attack"])
    #expect(events.first?.mentions.map(\.trigger) == ["blast"])
  }

  @Test("What “the attackers” did is part of the raid that was told")
  func attackers() throws {
    let events = try EventFixture.events(
      """
      {A:REB|Militants} raided {H|a mining camp} near {P:NG|Jos} {T:2024-03-22|on Friday}. The {A:UAF|attackers} opened fire \
      on {H|workers}.
      """)
    #expect(events.count == 1)
    #expect(events.first?.evidence.trigger == "raided")
  }

  @Test("The blast that was heard is the bombing's, and dates it")
  func heard() throws {
    let events = try EventFixture.events(
      """
      {A:UAF|A suicide bomber} rammed {W:vehicle|a truck} into a barracks in {P:AF|Herat}. \
      A huge blast was heard {T:2024-03-22|on Friday}.
      """)
    #expect(events.map(\.kind) == ["ASSAULT/suicide-attack"])
    #expect(events.first?.time?.resolved.start == "2024-03-22")
  }

  @Test("Who calls an attack a reprisal did not make it, and when what it answers was done is not its date")
  func reprisal() throws {
    let events = try EventFixture.events(
      """
      {A:UAF|Gunmen} attacked a barracks in {P:AF|Herat}. {A:UNK|A spokesman} called the attack a reprisal for \
      {W:aircraft|air strikes} in {P:AF|Kunduz} {T:2024-03-15|a week before}.
      """)
    let attack = try #require(events.first { $0.kind == "ASSAULT/attack" })
    #expect(attack.texts(.actor) == ["Gunmen"])
    #expect(attack.time?.basis == .publication)
  }

  @Test("The title tells the event of the lead, and makes it the main one")
  func title() throws {
    let events = try EventFixture.events(
      "{A:REB|Gunmen} attacked a village near {P:NG|Jos} {T:2024-03-22|on Friday}. {M:NG|Nigeria} condemned the attack.",
      title: "{A:REB|Gunmen} attack village near {P:NG|Jos}")
    let attack = try #require(events.first { $0.kind == "ASSAULT/attack" })
    #expect(attack.main)
    #expect(attack.mentions.map(\.field) == [.text, .title])
    #expect(events.filter { $0.kind == "ASSAULT/attack" }.count == 1)
  }

  @Test("Harm told right after an attack is the attack's")
  func outcome() throws {
    let events = try EventFixture.events(
      "{A:REB|Rebels} attacked {A:MIL|an army base} in {P:NG|Jos}. {C:killed:2|Two soldiers were killed}.")
    #expect(events.map(\.kind) == ["ASSAULT/attack"])
    #expect(events.first?.casualties.killed?.count.min == 2)
  }

  @Test("A day that a subordinate clause gives another event is not taken over")
  func dayOfAnother() throws {
    let events = try EventFixture.events(
      "{A:MIL|The army} shelled {P:NG|Jos}, which {A:REB|rebels} had seized {T:2024-03-22|on Friday}.")
    let shelling = try #require(events.first { $0.kind == "ASSAULT/shelling" })
    #expect(shelling.time?.basis == .publication)
  }

  @Test("Attacks on different towns, and on different days, stay apart")
  func apart() throws {
    let events = try EventFixture.events(
      """
      {A:REB|Rebels} attacked {P:NG|Jos} {T:2024-03-22|on Friday}. \
      {A:REB|Rebels} attacked {P:NG|Kano} {T:2024-03-23|on Saturday}. \
      {A:REB|Rebels} attacked {P:NG|Jos} {T:2024-03-19|on Tuesday}.
      """)
    #expect(events.count == 3)
  }

  @Test("Another toll is kept as a report with its source")
  func reports() throws {
    let events = try EventFixture.events(
      """
      An air strike on {P:YE|Saada} {T:2024-03-22|on Friday} {C:killed:12|killed 12 people}, {A:GOV|officials} said. \
      {A:NGO|A charity} said the strike on {P:YE|Saada} {C:killed:19|killed 19 people}.
      """)
    let strike = try #require(events.first)
    #expect(events.count == 1)
    #expect(strike.casualties.killed?.count.min == 12)
    #expect(strike.reports.map(\.field) == ["casualties.killed"])
    #expect(strike.reports.map(\.attribution) == ["A charity"])
  }

  @Test("A lower total of another source does not replace the first figure")
  func lowerTotal() throws {
    let events = try EventFixture.events(
      """
      An air strike on {P:YE|Saada} {T:2024-03-22|on Friday} {C:killed:17|killed 17 people}, {A:GOV|officials} said. \
      {A:NGO|A charity} said the strike on {P:YE|Saada} {C:killed:12|killed 12 people}.
      """)
    #expect(events.map(\.casualties.killed?.count.min) == [17])
    #expect(events.first?.reports.map(\.value) == ["killed 12 people"])
  }

  @Test("The capture of a town is not that of the villages told before")
  func captures() throws {
    let events = try EventFixture.events(
      """
      {A:MIL:RU|Russian troops} have taken control of a string of villages. \
      The capture of {P:UA|Rivne} was hailed by {H:GOV:RU|the president}.
      """)
    #expect(events.filter { $0.kind == "ASSAULT/seize-territory" }.count == 2)
  }

  @Test("The lead's main clause tells the main event, not what it happened after")
  func settings() throws {
    let events = try EventFixture.events(
      """
      {A:REB|Rebels} laid down their arms in {P:PH|Cotabato} {T:2024-03-22|on Friday}, three days after a clash with \
      {A:MIL|troops} in which {C:killed:8|eight fighters died}.
      """)
    #expect(events.filter(\.main).map(\.eventType) == ["RETREAT"])
  }

  @Test("What others report of earlier times is no background where nothing newer was done")
  func inquiry() throws {
    let report = "{A:NGO|Monitors} said {A:REB|rebels} executed {C:killed:9|nine men} in {P:CF|Bria} {T:2023-11-02|in November}. {M:CF|The government} rejected the report."
    let executed = try EventFixture.events(report).first { $0.eventType == "ASSAULT" }
    #expect(executed?.background == false)
    let news = try EventFixture.events("{A:REB|Rebels} shelled {P:CF|Bangui} {T:2024-03-23|on Saturday}. " + report)
    #expect(news.first { $0.place?.text == "Bria" }?.background == true)
  }

  @Test("Ids do not change when an unrelated sentence is added behind")
  func stableIdentity() throws {
    let first = "{A:REB|Rebels} attacked {P:NG|Jos} {T:2024-03-22|on Friday}."
    let alone = try EventFixture.events(first)
    let more = try EventFixture.events(first + " {A:LAB|Teachers} went on strike in {P:NG|Lagos}.")
    #expect(alone.map(\.eventID) == more.prefix(1).map(\.eventID))
    #expect(alone.first?.eventID.count == 32)
  }

  @Test("The key folds type, place and day")
  func key() throws {
    let events = try EventFixture.events("{A:REB|Rebels} attacked {P:NG|Jos} {T:2024-03-22|on Friday}.")
    #expect(events.map(\.eventKey) == ["ASSAULT|jos,NG|2024-03-22"])
  }
}
