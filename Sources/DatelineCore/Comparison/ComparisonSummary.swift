/// How many events were added, removed, changed and left alone: in all, by type, and by field.
package struct ComparisonSummary: Sendable, Hashable {
  package struct Counts: Sendable, Hashable {
    package var added = 0
    package var removed = 0
    package var changed = 0
    package var unchanged = 0

    package init(added: Int = 0, removed: Int = 0, changed: Int = 0, unchanged: Int = 0) {
      (self.added, self.removed, self.changed, self.unchanged) = (added, removed, changed, unchanged)
    }
  }

  /// By event type; a changed event counts under the type that it has now.
  package private(set) var types: [String: Counts] = [:]
  /// In how many changed events a field differs.
  package private(set) var fields: [String: Int] = [:]

  package init() {}

  package var total: Counts {
    types.values.reduce(into: Counts()) {
      $0.added += $1.added
      $0.removed += $1.removed
      $0.changed += $1.changed
      $0.unchanged += $1.unchanged
    }
  }

  package mutating func add(_ change: EventChange, type: String) {
    switch change.kind {
    case .added: types[type, default: Counts()].added += 1
    case .removed: types[type, default: Counts()].removed += 1
    case .changed: types[type, default: Counts()].changed += 1
    }
    for field in change.fields { fields[field, default: 0] += 1 }
  }

  package mutating func addUnchanged(_ count: Int = 1, type: String) {
    types[type, default: Counts()].unchanged += count
  }

  package func write(to object: inout JSONWriter) {
    func write(_ counts: Counts, to object: inout JSONWriter) {
      object.member("added", counts.added)
      object.member("removed", counts.removed)
      object.member("changed", counts.changed)
      object.member("unchanged", counts.unchanged)
    }
    let (total, types, fields) = (total, types, fields)
    write(total, to: &object)
    object.object("by_type") { byType in
      for (type, counts) in types.sorted(by: { $0.key < $1.key }) {
        byType.object(type) { write(counts, to: &$0) }
      }
    }
    object.object("fields") { for (field, count) in fields.sorted(by: { $0.key < $1.key }) { $0.member(field, count) } }
  }
}
