extension Event {
  /// Reads what `json` writes, and what releases of the schema's versions 1 wrote. Keys that this release does not know
  /// are passed over.
  public init(json bytes: [UInt8]) throws(EventError) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw EventError(code: .invalidUTF8, message: "the event is not valid UTF-8")
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw EventError(error)
    }
    let event = try EventFields(value)
    try Self.checkVersion(event)
    try self.init(event)
  }

  private static func checkVersion(_ event: EventFields) throws(EventError) {
    let version = try event.string("schema_version")
    guard let major = version.split(separator: ".").first, readableMajors.contains(major) else {
      throw EventError(
        code: .unsupportedVersion,
        message:
          "the event's schema version is not \(schemaVersion) or a compatible one; read it with the release that wrote it"
      )
    }
  }

  /// Every event of versions 1 is one of version 2, where codes of PLOVER and CAMEO may be absent.
  private static let readableMajors: Set<Substring> = ["1", "2"]

  private init(_ event: EventFields) throws(EventError) {
    eventID = try event.string("event_id")
    articleID = try event.string("article_id")
    publishedAt = try event.optionalString("published_at")
    title = try event.optionalString("title")
    url = try event.optionalString("url")
    publisher = try event.optionalString("publisher")
    language = try event.optionalString("language")
    eventType = try event.string("event_type")
    mode = try event.optionalString("mode")
    codes = try Codes(event.object("codes"))
    factuality = try event.word("factuality", Factuality.self)
    attributions = try event.objects("attributions").map(Attribution.init)
    reports = try event.objects("reports").map(Report.init)
    contexts = try event.strings("contexts")
    goldstein = try event.optionalDouble("goldstein")
    actors = try event.objects("actors").map(Actor.init)
    weapons = try event.objects("weapons").map(Weapon.init)
    place = try event.optionalObject("place").map(Place.init)
    time = try event.optionalObject("time").map(Time.init)
    casualties = try Casualties(event.object("casualties"))
    main = try event.bool("main")
    background = try event.bool("background")
    confidence = try event.double("confidence")
    eventKey = try event.string("event_key")
    evidence = try Evidence(event.object("evidence"))
    mentions = try event.objects("mentions").map(Evidence.init)
    extractor = try Versions(event.object("extractor"))
  }
}

extension Event.Codes {
  fileprivate init(_ codes: EventFields) throws(EventError) {
    let plover = try codes.optionalObject("plover")
    ploverEvent = try plover?.string("event")
    ploverMode = try plover?.optionalString("mode")
    cameo = try codes.optionalString("cameo")
    let acled = try codes.optionalObject("acled")
    acledEventType = try acled?.optionalString("event_type")
    acledSubEventType = try acled?.optionalString("sub_event_type")
    glide = try codes.optionalString("glide")
  }
}

extension Event.Attribution {
  fileprivate init(_ attribution: EventFields) throws(EventError) {
    text = try attribution.string("text")
    span = try attribution.span()
    code = try attribution.optionalString("code")
    stance = try attribution.word("stance", Stance.self)
    via = try attribution.optionalString("via")
  }
}

extension Event.Report {
  fileprivate init(_ report: EventFields) throws(EventError) {
    field = try report.string("field")
    value = try report.string("value")
    attribution = try report.optionalString("attribution")
    span = try report.span()
  }
}

extension Event.Actor {
  fileprivate init(_ actor: EventFields) throws(EventError) {
    role = try actor.word("role", Role.self)
    text = try actor.string("text")
    span = try actor.span()
    head = try actor.string("head")
    kind = try actor.word("kind", ActorKind.self)
    named = try actor.bool("named")
    entity = try actor.int("entity")
    code = try actor.optionalString("code")
    country = try actor.optionalString("country")
    sector = try actor.optionalString("sector")
  }
}

extension Event.Weapon {
  fileprivate init(_ weapon: EventFields) throws(EventError) {
    text = try weapon.string("text")
    span = try weapon.span()
    kind = try weapon.string("kind")
  }
}

extension Event.Place {
  fileprivate init(_ place: EventFields) throws(EventError) {
    text = try place.string("text")
    span = try place.span()
    relation = try place.optionalString("relation")
    if let reason = try place.optionalString("unresolved") {
      resolution = .unresolved(reason)
      within = try place.optionalString("country")
    } else {
      resolution = .resolved(try ResolvedPlace(place))
      scene = try place.optionalObject("scene").map(Scene.init)
    }
  }
}

extension Event.Place.Scene {
  fileprivate init(_ scene: EventFields) throws(EventError) {
    text = try scene.string("text")
    span = try scene.span()
  }
}

extension ResolvedPlace {
  fileprivate init(_ place: EventFields) throws(EventError) {
    name = try place.string("name")
    latitude = try place.double("lat")
    longitude = try place.double("lon")
    country = try place.optionalString("country")
    admin1 = try place.optionalString("admin1")
    geonamesID = try place.optionalInt("geonames_id")
    precision = try place.word("precision", Precision.self)
    confidence = try place.double("confidence")
    reasons = try place.strings("reasons")
  }
}

extension Event.Time {
  fileprivate init(_ time: EventFields) throws(EventError) {
    text = try time.string("text")
    span = try time.span("text_start", "text_end")
    resolved = ResolvedTime(
      start: try time.optionalString("start"), end: try time.optionalString("end"),
      granularity: try time.word("granularity", ResolvedTime.Granularity.self), value: try time.string("value"))
    // Absent before schema 1.1, which brought the other basis.
    basis = try time.optionalWord("basis", Basis.self) ?? .text
  }
}

extension Event.Casualties {
  fileprivate init(_ casualties: EventFields) throws(EventError) {
    killed = try casualties.optionalObject("killed").map(Toll.init)
    injured = try casualties.optionalObject("injured").map(Toll.init)
    detained = try casualties.optionalObject("detained").map(Toll.init)
    abducted = try casualties.optionalObject("abducted").map(Toll.init)
    displaced = try casualties.optionalObject("displaced").map(Toll.init)
    missing = try casualties.optionalObject("missing").map(Toll.init)
  }
}

extension Event.Casualties.Toll {
  fileprivate init(_ toll: EventFields) throws(EventError) {
    count = Count(min: try toll.optionalInt("min"), max: try toll.optionalInt("max"))
    text = try toll.string("text")
    span = try toll.span()
  }
}

extension Event.Evidence {
  fileprivate init(_ evidence: EventFields) throws(EventError) {
    field = try evidence.word("field", Field.self)
    sentence = try evidence.string("sentence")
    span = try evidence.span()
    trigger = try evidence.string("trigger")
  }
}

extension Event.Versions {
  fileprivate init(_ versions: EventFields) throws(EventError) {
    version = try versions.string("version")
    languageModel = try versions.optionalString("language_model")
    gazetteer = try versions.string("gazetteer")
    ontology = try versions.string("ontology")
  }
}
