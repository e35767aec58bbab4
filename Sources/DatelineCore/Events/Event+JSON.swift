extension Event {
  /// The event as one JSON object in UTF-8, without a line end: what is published, and what `event.schema.json` describes.
  ///
  /// Keys have a fixed order, absent values are left out, and equal events give equal bytes.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { event in
      event.member("schema_version", Self.schemaVersion)
      event.member("event_id", eventID)
      event.member("article_id", articleID)
      event.member("published_at", publishedAt)
      event.member("title", title)
      event.member("url", url)
      event.member("publisher", publisher)
      event.member("language", language)
      event.member("event_type", eventType)
      event.member("mode", mode)
      event.object("codes") { codes.write(to: &$0) }
      event.member("factuality", factuality.rawValue)
      event.array("attributions", attributions) { writer, value in writer.object { value.write(to: &$0) } }
      event.array("reports", reports) { writer, value in writer.object { value.write(to: &$0) } }
      event.array("contexts", contexts) { $0.string($1) }
      event.member("goldstein", goldstein)
      event.array("actors", actors) { writer, value in writer.object { value.write(to: &$0) } }
      event.array("weapons", weapons) { writer, value in writer.object { value.write(to: &$0) } }
      if let place { event.object("place") { place.write(to: &$0) } }
      if let time { event.object("time") { time.write(to: &$0) } }
      event.object("casualties") { casualties.write(to: &$0) }
      event.member("main", main)
      event.member("background", background)
      event.member("confidence", confidence)
      event.member("event_key", eventKey)
      event.object("evidence") { evidence.write(to: &$0) }
      event.array("mentions", mentions) { writer, value in writer.object { value.write(to: &$0) } }
      event.object("extractor") { extractor.write(to: &$0) }
    }
    return writer.bytes
  }
}

extension Event.Codes {
  fileprivate func write(to codes: inout JSONWriter) {
    if let ploverEvent {
      codes.object("plover") {
        $0.member("event", ploverEvent)
        $0.member("mode", ploverMode)
      }
    }
    codes.member("cameo", cameo)
    if acledEventType != nil || acledSubEventType != nil {
      codes.object("acled") {
        $0.member("event_type", acledEventType)
        $0.member("sub_event_type", acledSubEventType)
      }
    }
    codes.member("glide", glide)
  }
}

extension Event.Attribution {
  fileprivate func write(to attribution: inout JSONWriter) {
    attribution.member("text", text)
    attribution.offsets(span)
    attribution.member("code", code)
    attribution.member("stance", stance.rawValue)
    attribution.member("via", via)
  }
}

extension Event.Report {
  fileprivate func write(to report: inout JSONWriter) {
    report.member("field", field)
    report.member("value", value)
    report.member("attribution", attribution)
    report.offsets(span)
  }
}

extension Event.Actor {
  fileprivate func write(to actor: inout JSONWriter) {
    actor.member("role", role.rawValue)
    actor.member("text", text)
    actor.offsets(span)
    actor.member("head", head)
    actor.member("kind", kind.rawValue)
    actor.member("named", named)
    actor.member("entity", entity)
    actor.member("code", code)
    actor.member("country", country)
    actor.member("sector", sector)
  }
}

extension Event.Weapon {
  fileprivate func write(to weapon: inout JSONWriter) {
    weapon.member("text", text)
    weapon.offsets(span)
    weapon.member("kind", kind)
  }
}

extension Event.Place {
  fileprivate func write(to place: inout JSONWriter) {
    place.member("text", text)
    place.offsets(span)
    switch resolution {
    case .resolved(let resolved):
      place.member("name", resolved.name)
      place.member("lat", resolved.latitude)
      place.member("lon", resolved.longitude)
      place.member("country", resolved.country)
      place.member("admin1", resolved.admin1)
      place.member("geonames_id", resolved.geonamesID)
      place.member("precision", resolved.precision.rawValue)
      place.member("relation", relation)
      if let scene {
        place.object("scene") {
          $0.member("text", scene.text)
          $0.offsets(scene.span)
        }
      }
      place.member("confidence", resolved.confidence)
      place.array("reasons", resolved.reasons) { $0.string($1) }
    case .unresolved(let reason):
      place.member("country", within)
      place.member("relation", relation)
      place.member("unresolved", reason)
    }
  }
}

extension Event.Time {
  /// `start` and `end` are days, so the text's own offsets have longer names here.
  fileprivate func write(to time: inout JSONWriter) {
    time.member("text", text)
    time.member("text_start", span.start)
    time.member("text_end", span.end)
    time.member("start", resolved.start)
    time.member("end", resolved.end)
    time.member("granularity", resolved.granularity.rawValue)
    time.member("value", resolved.value)
    time.member("basis", basis.rawValue)
  }
}

extension Event.Casualties {
  fileprivate func write(to casualties: inout JSONWriter) {
    for (name, toll) in [
      ("killed", killed), ("injured", injured), ("detained", detained), ("abducted", abducted),
      ("displaced", displaced), ("missing", missing),
    ] {
      guard let toll else { continue }
      casualties.object(name) {
        $0.member("min", toll.count.min)
        $0.member("max", toll.count.max)
        $0.member("text", toll.text)
        $0.offsets(toll.span)
      }
    }
  }
}

extension Event.Evidence {
  fileprivate func write(to evidence: inout JSONWriter) {
    evidence.member("field", field.rawValue)
    evidence.member("sentence", sentence)
    evidence.offsets(span)
    evidence.member("trigger", trigger)
  }
}

extension Event.Versions {
  fileprivate func write(to versions: inout JSONWriter) {
    versions.member("version", version)
    versions.member("language_model", languageModel)
    versions.member("gazetteer", gazetteer)
    versions.member("ontology", ontology)
  }
}

extension JSONWriter {
  fileprivate mutating func offsets(_ span: Span) {
    member("start", span.start)
    member("end", span.end)
  }
}
