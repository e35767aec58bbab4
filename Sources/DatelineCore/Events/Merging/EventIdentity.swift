/// What an event is known by within its topic (`event_id`) and across articles (`event_key`).
enum EventIdentity {
  /// The first 128 bits of SHA-256, in hexadecimal, over what does not change when an unrelated part of the
  /// extractor does: article, type, mode and evidence. Parts are separated by a byte that no text holds.
  static func id(of event: Event, ordinal: Int) -> String {
    let parts = [
      event.articleID, event.eventType, event.mode ?? "", event.evidence.field.rawValue,
      String(event.evidence.span.start), String(event.evidence.span.end), ordinal == 0 ? "" : String(ordinal),
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    for part in parts {
      bytes += part.utf8
      bytes.append(0xFF)
    }
    return SHA256.hexadecimal(of: bytes, first: 16)
  }

  /// Gives every event its id; those that would share one are told apart by an ordinal.
  static func assign(_ events: inout [Event]) {
    var taken: [String: Int] = [:]
    for index in events.indices {
      let first = id(of: events[index], ordinal: 0)
      let ordinal = taken[first, default: 0]
      taken[first] = ordinal + 1
      events[index].eventID = ordinal == 0 ? first : id(of: events[index], ordinal: ordinal)
    }
  }

  /// Type, place and first day: equal for the same event in different articles. Parts that are not known are `-`.
  static func key(type: EventType, place: Event.Place?, time: Event.Time?) -> String {
    var where_ = "-"
    if let place {
      if case .resolved(let resolved) = place.resolution {
        where_ = fold(resolved.name) + "," + (resolved.country ?? "-")
      } else if !place.isByKind {
        // "The main gate" is another one in the next article.
        where_ = fold(place.text)
      }
    }
    return [type.event, where_, time?.resolved.start ?? "-"].joined(separator: "|")
  }

  private static func fold(_ name: String) -> String {
    let folded = name.lowercased()
    guard folded.utf8.contains(UInt8(ascii: "|")) else { return folded }
    return folded.replacing("|", with: " ")
  }
}
