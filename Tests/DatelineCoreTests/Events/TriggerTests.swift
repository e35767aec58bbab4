import Testing

@testable import DatelineCore

/// What an event of one construction should be.
struct ExpectedEvent: Sendable, CustomTestStringConvertible {
  var text: String
  var kind: String
  var actor: String?
  var target: String?
  var victim: String?
  var factuality: Event.Factuality = .asserted
  var place: String?
  var time: String?

  var testDescription: String { text }

  /// Expects the event among those of the marked text, with what is given of it.
  func check() throws {
    let events = try EventFixture.events(text)
    let event = try #require(events.first { $0.kind == kind }, "found \(events.map(\.kind))")
    if let actor { #expect(event.texts(.actor) == [actor]) }
    if let target { #expect(event.texts(.target).first == target) }
    if let victim { #expect(event.texts(.victim) == [victim]) }
    if let place { #expect(event.place?.text == place) }
    if let time { #expect(event.time?.text == time) }
    #expect(event.factuality == factuality)
  }
}

@Suite("Triggers and their participants")
struct TriggerTests {
  static let constructions: [ExpectedEvent] = [
    .init(
      text: "{A:REB|The rebels} attacked {A:MIL|an army base} in {P:ML|Gao} {T:2024-03-22|on Friday}.",
      kind: "ASSAULT/attack", actor: "The rebels", target: "an army base", place: "Gao", time: "on Friday"),
    .init(
      text: "{A:MIL|An army base} was attacked by {A:REB|rebels} in {P:ML|Gao}.",
      kind: "ASSAULT/attack", actor: "rebels", target: "An army base", place: "Gao"),
    .init(
      text: "{D:IL|Israeli} air strikes on {P:LB|Tyre} destroyed a bridge.",
      kind: "ASSAULT/airstrike", actor: "Israeli", target: "Tyre", place: "Tyre"),
    .init(
      text: "{M:RU|Moscow} launched a large-scale drone attack on {P:UA|Lviv} overnight.",
      kind: "ASSAULT/drone", actor: "Moscow", target: "Lviv"),
    .init(
      text: "Clashes between {A:MIL|the army} and {A:REB|separatists} broke out near {P:CM|Bamenda}.",
      kind: "ASSAULT/clash", actor: "the army", target: "separatists", place: "Bamenda"),
    .init(
      text: "{N:REB|The M23} took control of the town of {P:CD|Sake}.",
      kind: "ASSAULT/seize-territory", actor: "The M23", target: "Sake", place: "Sake"),
    .init(
      text: "{A:MIL|Troops} withdrew from {P:CD|Sake}, a town seized by {A:REB|rebels} {T:2023-12-01|in December}.",
      kind: "ASSAULT/seize-territory", actor: "rebels", target: "Sake", time: "in December"),
    .init(
      text: "{A:COP|Police} shot dead {H|two men} in {P:ZA|Durban}.",
      kind: "ASSAULT/shooting", actor: "Police", victim: "two men", place: "Durban"),
    .init(
      text: "A suicide bomber blew himself up outside a mosque in {P:PK|Quetta}.",
      kind: "ASSAULT/suicide-attack", actor: "A suicide bomber", place: "Quetta"),
    .init(
      text: "{W:explosive|A bomb} exploded outside a bank in {P:PE|Arequipa}.", kind: "ASSAULT/explosion",
      target: "a bank", place: "Arequipa"),
    .init(
      text: "The explosion of {W:explosive|a bomb} inside a bus in {P:PE|Arequipa} {C:injured:4|injured four people}.",
      kind: "ASSAULT/explosion", target: "a bus"),
    .init(
      text: "{A:REB|Guerrillas} planted {W:explosive|a bomb} under a bridge near {P:CO|Cali}.",
      kind: "ASSAULT/bombing", actor: "Guerrillas", target: "a bridge"),
    .init(
      text: "{M:GT|Guatemala} condemned {H|the mayor}'s murder.", kind: "ASSAULT/kill", victim: "the mayor"),
    .init(
      text: "{A:MIL|The army}'s killing of {H|two fishermen} was condemned.", kind: "ASSAULT/kill", actor: "The army",
      victim: "two fishermen"),
    .init(
      text: "{N:REB|The Front} claimed responsibility for the kidnapping of {H|a senator}.", kind: "ASSAULT/abduct",
      actor: "The Front", target: "a senator"),
    .init(
      text: "{H|The bishop} said {N:REB|the Front} is behind the attack on {P:CO|Cali}.", kind: "ASSAULT/attack",
      actor: "the Front", target: "Cali"),
    .init(
      text: "{H|Two brothers} were booked under the terror law.", kind: "COERCE/arrest", target: "Two brothers"),
    .init(
      text: "{A:COP|Police} stood by and watched as a mob looted the shops.", kind: "REJECT/inaction", actor: "Police"),
    .init(
      text: "A mob burned the shops as {A:COP|policemen} watched helplessly.", kind: "REJECT/inaction",
      actor: "policemen"),
    .init(
      text: "{A:REB|Rebels} shelled a market in {P:CD|Masisi}.", kind: "ASSAULT/shelling", actor: "Rebels",
      target: "a market"),
    .init(
      text: "{A:REB|Militants} abducted {H|30 schoolgirls} from a school in {P:NG|Kuriga}.",
      kind: "ASSAULT/abduct", actor: "Militants", target: "30 schoolgirls", place: "Kuriga"),
    .init(
      text: "{A:COP|Police} fired tear gas to disperse {A:OPP|protesters} in {P:SN|Dakar}.",
      kind: "ASSAULT/crowd-control", actor: "Police", target: "protesters", place: "Dakar"),
    .init(
      text: "{H|A journalist} was detained in {P:BY|Minsk}.", kind: "COERCE/arrest", target: "A journalist",
      place: "Minsk"),
    .init(
      text: "{A:GOV|Authorities} imposed a curfew in {P:IN|Imphal}.", kind: "COERCE/curfew", actor: "Authorities",
      place: "Imphal"),
    .init(
      text: "Thousands of people marched through {P:GE|Tbilisi}.", kind: "PROTEST/demonstrate", actor: "Thousands of people",
      place: "Tbilisi"),
    .init(text: "{A:LAB|Teachers} went on strike in {P:NG|Lagos}.", kind: "PROTEST/strike", actor: "Teachers"),
    .init(
      text: "{M:DE|Germany} expelled {H:GOV|two diplomats}.", kind: "SANCTION/expel", actor: "Germany",
      target: "two diplomats"),
    .init(
      text: "{M:US|Washington} imposed sanctions on {H:GOV|five officials}.", kind: "SANCTION/impose",
      actor: "Washington", target: "five officials"),
    .init(
      text: "{A:MIL|Troops} were deployed to {P:EC|Guayaquil}.", kind: "MOBILIZE/troops", actor: "Troops",
      place: "Guayaquil"),
    .init(
      text: "{N:NGO|Amnesty} accused {A:MIL|the army} of war crimes.", kind: "ACCUSE/allege", actor: "Amnesty",
      target: "the army"),
    .init(
      text: "{H:GOV|The foreign minister} met with {H:GOV|his counterpart} in {P:TR|Ankara}.", kind: "CONSULT/meet",
      actor: "The foreign minister", target: "his counterpart", place: "Ankara"),
    .init(
      text: "{N:IGO|The UN} called for an immediate ceasefire.", kind: "REQUEST/ceasefire", actor: "The UN"),
    .init(
      text: "{A:NGO|Aid workers} delivered food and medicine to {P:ET|Mekelle}.", kind: "AID/humanitarian",
      actor: "Aid workers", place: "Mekelle"),
    .init(text: "{H:GOV|The prime minister} resigned.", kind: "RETREAT/resign", actor: "The prime minister"),
    .init(text: "{N:REB|Hamas} rejected the proposal.", kind: "REJECT", actor: "Hamas", target: "the proposal"),
    .init(
      text: "{M:UA|Kyiv} has strongly denied any involvement.", kind: "REJECT/deny", actor: "Kyiv"),
  ]

  @Test("A construction gives its event with its participants", arguments: constructions)
  func construction(_ expected: ExpectedEvent) throws {
    try expected.check()
  }

  @Test(
    "What is no event of this kind is left out",
    arguments: [
      "{H|He} died of a heart attack in {P:GB|London}.",
      "Shares hit a record high {T:2024-03-22|on Friday} as investors traded.",
      "The striker scored a goal in the clash with Chelsea.",
      "No group has claimed responsibility for the bombing.",
      "An air raid siren sounded in {P:UA|Kyiv}.",
      "Profits were hit by rising costs.",
      "The two companies will strike a deal next week.",
      "{A:COP|Police} acted within the law, {H:CVL|the farmer} said.",
      "The meeting will be {C:detained|held} on Tuesday.",
      "{H|The tenor} attacked the second aria.",
    ])
  func nonEvent(_ text: String) throws {
    #expect(try EventFixture.events(text).map(\.kind) == [])
  }

  @Test("A crime of which someone is accused is told by its article, or is only a charge")
  func charges() throws {
    let kill = "ASSAULT/kill"
    #expect(!(try EventFixture.events("{H|The banker} was convicted of murder.").map(\.kind).contains(kill)))
    let told = try EventFixture.events("{H|The banker} was convicted of the murder of {H|a nurse} in {P:CO|Cali}.")
    #expect(told.map(\.kind).contains(kill))
  }

  @Test("Hyphenated words fire")
  func hyphens() throws {
    #expect(try EventFixture.events("{A:LAB|Workers} held a sit-in in {P:EG|Cairo}.").map(\.kind) == ["PROTEST/demonstrate"])
  }

  @Test("Who of several victims is named is a victim too")
  func namedVictims() throws {
    let events = try EventFixture.events(
      "{A:REB|Gunmen} killed {H|two reporters}, {HN|Ana Ruiz} and {HN|Juan Gil}, in {P:HN|Choluteca}.")
    #expect(try #require(events.first).texts(.victim) == ["two reporters", "Ana Ruiz", "Juan Gil"])
  }

  @Test("The device of a bombing is its weapon, by its whole name")
  func device() throws {
    let bombing = try EventFixture.events("{W:explosive|A car bomb} exploded outside a hotel in {P:SO|Kismayo}.")
    #expect(bombing.first?.weapons.map(\.text) == ["A car bomb"])
    let attack = try EventFixture.events("A {W:explosive|bomb} attack on a hotel in {P:SO|Kismayo} failed.")
    #expect(attack.first?.weapons.map(\.text) == ["bomb"])
  }

  @Test("A bomb and its explosion are one event, with the toll")
  func bombAndExplosion() throws {
    let events = try EventFixture.events(
      "A car bomb exploded outside a police station in {P:SO|Mogadishu}, {C:killed:5|killing five people}.")
    let event = try #require(events.first)
    #expect(events.count == 1)
    #expect(event.kind == "ASSAULT/bombing")
    #expect(event.place?.text == "Mogadishu")
    #expect(event.casualties.killed?.count == Count(min: 5, max: 5))
  }
}
