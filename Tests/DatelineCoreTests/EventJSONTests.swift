import Testing

@testable import DatelineCore

@Suite struct EventJSONTests {
  /// Nothing but what every event has.
  private func smallest() -> Event {
    Event(
      eventID: "e1", articleID: "a1", publishedAt: nil, title: nil, url: nil, publisher: nil, language: nil,
      eventType: "ASSAULT", mode: nil,
      codes: Event.Codes(
        ploverEvent: "ASSAULT", ploverMode: nil, cameo: "190", acledEventType: nil, acledSubEventType: nil),
      factuality: .asserted, attributions: [], reports: [], contexts: [], goldstein: nil, actors: [], weapons: [],
      place: nil, time: nil, casualties: Event.Casualties(), main: true, background: false, confidence: 0.5,
      eventKey: "k", evidence: Event.Evidence(field: .text, sentence: "They shot.", span: Span(5, 9), trigger: "shot"),
      mentions: [], extractor: Event.Versions(version: "1", languageModel: nil, gazetteer: "g", ontology: "o"))
  }

  private func text(_ event: Event) -> String { String(decoding: event.json, as: UTF8.self) }

  @Test func `absent values are left out, lists are always there, keys keep their order`() {
    #expect(
      text(smallest()) == """
        {"schema_version":"2.3","event_id":"e1","article_id":"a1","event_type":"ASSAULT",\
        "codes":{"plover":{"event":"ASSAULT"},"cameo":"190"},"factuality":"asserted","attributions":[],"reports":[],\
        "contexts":[],"actors":[],"weapons":[],"casualties":{},"main":true,"background":false,"confidence":0.5,\
        "event_key":"k","evidence":{"field":"text","sentence":"They shot.","start":5,"end":9,"trigger":"shot"},\
        "mentions":[],"extractor":{"version":"1","gazetteer":"g","ontology":"o"}}
        """)
  }

  @Test func `a time has days under start and end, and its words' place beside them`() {
    var event = smallest()
    event.time = Event.Time(
      text: "on Friday", span: Span(10, 19),
      resolved: ResolvedTime(start: "2024-03-22", end: "2024-03-22", granularity: .day, value: "2024-03-22"))
    let expected = """
      "time":{"text":"on Friday","text_start":10,"text_end":19,"start":"2024-03-22","end":"2024-03-22",\
      "granularity":"day","value":"2024-03-22","basis":"text"}
      """
    #expect(text(event).contains(expected))
  }

  @Test func `what a sentence has for its place stands beside the place that another names`() throws {
    var event = smallest()
    event.place = Event.Place(
      text: "Lima", span: Span(1, 5),
      resolution: .resolved(
        ResolvedPlace(name: "Lima", latitude: -12, longitude: -77, country: "PE", admin1: nil, geonamesID: nil, precision: .place, confidence: 1, reasons: [])),
      relation: nil, scene: Event.Place.Scene(text: "main gate", span: Span(9, 18)))
    #expect(text(event).contains(#""precision":"place","scene":{"text":"main gate","start":9,"end":18},"confidence":1"#))
    #expect(try Event(json: event.json) == event)
  }

  @Test func `an unresolved place says why, and has no point`() {
    var event = smallest()
    event.place = Event.Place(
      text: "Xyz", span: Span(1, 4), resolution: .unresolved("not in the gazetteer"), relation: "near")
    #expect(
      text(event).contains(
        #""place":{"text":"Xyz","start":1,"end":4,"relation":"near","unresolved":"not in the gazetteer"}"#))
  }

  @Test func `characters that JSON forbids are escaped, all others kept`() {
    var event = smallest()
    event.title = "\"\\\u{0}\u{8}\t\n\u{C}\r\u{1F}/\u{7F}\u{2028}é😀"
    #expect(text(event).contains(#""title":"\"\\\u0000\b\t\n\f\r\u001f/"# + "\u{7F}\u{2028}é😀\""))
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (-10.0, "-10"), (0.1, "0.1"), (48.5986, "48.5986"), (1.0 / 3, "0.3333333333333333"),
    (1e-7, "1e-07"), (1e300, "1e+300"),
  ])
  func `numbers are written in their shortest form`(number: Double, written: String) {
    var event = smallest()
    event.goldstein = number
    #expect(text(event).contains("\"goldstein\":\(written),"))
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `an event reads back equal, and equal events give equal bytes`(seed: UInt64) throws {
    var generator = EventGenerator(seed: seed)
    for _ in 0..<250 {
      let event = generator.event()
      let decoded = try Event(json: event.json)
      #expect(decoded == event)
      #expect(decoded.json == event.json)
    }
  }

  @Test func `keys of a later minor version are passed over`() throws {
    let json = text(smallest()).replacing("\"2.1\"", with: "\"2.7\"").replacing(
      "\"main\"", with: "\"novel\":[{}],\"main\"")
    #expect(try Event(json: Array(json.utf8)) == smallest())
  }

  @Test func `events of the schema's first major version are read`() throws {
    let json = text(smallest()).replacing("\"2.1\"", with: "\"1.1\"")
    #expect(try Event(json: Array(json.utf8)) == smallest())
  }

  @Test func `a vocabulary without such an event is left out`() {
    var event = smallest()
    event.codes = Event.Codes(glide: "FL")
    #expect(text(event).contains(#""codes":{"glide":"FL"},"factuality""#))
  }

  @Test(arguments: [
    ("\"schema_version\":\"2.3\"", "\"schema_version\":\"3.0\"", EventError.Code.unsupportedVersion, "schema version"),
    ("\"event_id\":\"e1\",", "", .missingKey, "'event_id'"),
    ("\"event_id\":\"e1\"", "\"event_id\":null", .missingKey, "'event_id'"),
    ("\"event_id\":\"e1\"", "\"event_id\":7", .wrongType, "'event_id'"),
    ("\"asserted\"", "\"rumoured\"", .unknownValue, "'factuality'"),
    ("\"start\":5", "\"start\":5.5", .wrongType, "'evidence.start'"),
    ("\"start\":5", "\"start\":99999999999999999999", .wrongType, "'evidence.start'"),
    ("\"start\":5", "\"start\":10", .unknownValue, "'evidence.start'"),
    ("\"start\":5", "\"start\":-1", .unknownValue, "'evidence.start'"),
    ("\"confidence\":0.5", "\"confidence\":1e999", .wrongType, "'confidence'"),
    ("\"actors\":[]", "\"actors\":[{\"role\":\"boss\"}]", .unknownValue, "'actors[0].role'"),
    ("\"actors\":[]", "\"actors\":[3]", .wrongType, "'actors[0]'"),
    ("\"contexts\":[]", "\"contexts\":[3]", .wrongType, "'contexts[0]'"),
    ("\"main\":true", "\"main\":1", .wrongType, "'main'"),
    ("{\"schema", "[\"schema", .malformedJSON, "byte"),
  ])
  func `what is no event is rejected with its key`(
    part: String, replacement: String, code: EventError.Code, named: String
  ) {
    let json = text(smallest()).replacing(part, with: replacement)
    do throws(EventError) {
      _ = try Event(json: Array(json.utf8))
      Issue.record("accepted")
    } catch {
      #expect(error.code == code)
      #expect(error.message.contains(named))
    }
  }

  @Test(arguments: [5, 6] as [UInt64])
  func `random and damaged bytes are events or rejections`(seed: UInt64) {
    var generator = EventGenerator(seed: seed)
    for _ in 0..<500 {
      _ = try? Event(json: generator.random.bytes(60))
      var bytes = generator.event().json
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator.random)] = UInt8.random(
          in: 0...255, using: &generator.random)
      }
      if let event = try? Event(json: bytes) { #expect(!event.json.isEmpty) }
    }
    #expect(throws: EventError.self) { try Event(json: Array(String(repeating: "[", count: 100_000).utf8)) }
  }
}
