/// What became of one event between two sets of events.
package enum EventChange: Sendable, Hashable {
  case added([UInt8])
  case removed([UInt8])
  case changed(before: [UInt8], after: [UInt8], fields: [FieldChange])

  package var kind: Kind {
    switch self {
    case .added: .added
    case .removed: .removed
    case .changed: .changed
    }
  }

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, removed, changed
  }

  /// The fields that differ, `casualties.killed` or `actors`; empty for events that are only in one set.
  package var fields: [String] {
    if case .changed(_, _, let fields) = self { fields.map(\.field) } else { [] }
  }
}

/// One field that differs: of an object within the event, the member.
package struct FieldChange: Sendable, Hashable {
  /// `event_type`, `place.name`, `casualties.killed`.
  package var field: String
  /// As JSON; nil where the field is absent.
  package var before: [UInt8]?
  package var after: [UInt8]?
}

extension EventChange {
  /// Of the event as it is now, or as it was where it is gone.
  ///
  /// - Throws: ``ComparisonError`` when it is no event.
  package func label() throws(ComparisonError) -> EventLabel {
    switch self {
    case .added(let event), .removed(let event): try EventLabel(json: event)
    case .changed(_, let after, _): try EventLabel(json: after)
    }
  }
}
