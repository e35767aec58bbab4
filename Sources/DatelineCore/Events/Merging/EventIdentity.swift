import Crypto

/// What an event is known by within its topic (`event_id`) and across articles (`event_key`).
enum EventIdentity {
  /// The first 128 bits of SHA-256, in hexadecimal, over what does not change when an unrelated part of the
  /// extractor does: article, type, mode and evidence. Parts are separated by a byte that no text holds.
  static func id(of event: Event, ordinal: Int) -> String {
    var hash = SHA256()
    let parts = [
      event.articleID, event.eventType, event.mode ?? "", event.evidence.field.rawValue,
      String(event.evidence.span.start), String(event.evidence.span.end), ordinal == 0 ? "" : String(ordinal),
    ]
    for part in parts {
      hash.update(data: Array(part.utf8))
      hash.update(data: [0xFF])
    }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
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
      } else {
        where_ = fold(place.text)
      }
    }
    return [type.event, where_, time?.resolved.start ?? "-"].joined(separator: "|")
  }

  private static func fold(_ name: String) -> String { name.lowercased().replacing("|", with: " ") }
}
