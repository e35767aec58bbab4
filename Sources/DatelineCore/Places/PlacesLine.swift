/// One article's places as a line of JSON, or of GeoJSON (RFC 7946).
public struct PlacesLine: Sendable {
  private let articleID: String
  private let toponyms: [PlaceExtractor.Toponym]

  public init(articleID: String, toponyms: [PlaceExtractor.Toponym]) {
    self.articleID = articleID
    self.toponyms = toponyms
  }

  /// `{"article_id": …, "places": […]}` and a line feed.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("article_id", articleID)
      writer.array("places", toponyms) { writer, toponym in
        writer.object { writer in
          Self.write(toponym, to: &writer, withPoint: true)
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  /// A FeatureCollection of the resolved places, and a line feed.
  public var geoJSON: [UInt8] {
    var writer = JSONWriter()
    let resolved = toponyms.filter { if case .resolved = $0.resolution { true } else { false } }
    writer.object { writer in
      writer.member("type", "FeatureCollection")
      writer.member("article_id", articleID)
      writer.array("features", resolved) { writer, toponym in
        writer.object { writer in
          writer.member("type", "Feature")
          writer.object("geometry") { writer in
            writer.member("type", "Point")
            if case .resolved(let place) = toponym.resolution {
              writer.array("coordinates", [place.longitude, place.latitude]) { writer, value in writer.number(value) }
            }
          }
          writer.object("properties") { Self.write(toponym, to: &$0, withPoint: false) }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ toponym: PlaceExtractor.Toponym, to writer: inout JSONWriter, withPoint: Bool) {
    writer.member("start", toponym.span.start)
    writer.member("end", toponym.span.end)
    writer.member("text", toponym.text)
    switch toponym.resolution {
    case .resolved(let place):
      if withPoint {
        writer.member("lat", place.latitude)
        writer.member("lon", place.longitude)
      }
      writer.member("name", place.name)
      writer.member("country", place.country)
      writer.member("admin1", place.admin1)
      writer.member("geonames_id", place.geonamesID)
      writer.member("precision", place.precision.rawValue)
      writer.member("confidence", place.confidence)
      writer.array("reasons", place.reasons) { $0.string($1) }
    case .unresolved(let reason): writer.member("unresolved", reason)
    }
    writer.member("form", toponym.form.rawValue)
    writer.member("use", toponym.use.rawValue)
    writer.member("relation", toponym.relation)
  }
}
