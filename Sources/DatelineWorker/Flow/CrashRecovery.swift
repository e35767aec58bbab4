import KafkaClient

/// How one partition gets past a record that kills its workers.
///
/// A state machine for one assignment of one partition. Nothing is begun before a note that counts it stands with
/// the committed offset. Where two workers in a row died without getting past that offset, each record from there on,
/// as far as a worker can have been ahead, is begun with nothing else begun in the worker; and the record that was
/// begun alone so often as is allowed, each time with the death of its worker, is not begun again. A worker that gets
/// further, or hands the partition over in order, leaves no count behind.
///
/// Which partition may begin a record alone is decided for the whole worker: by `Flow`, which says so with `claim`.
/// Before that no note counts the record, so that a death while another was begun, or none, is not put down to it.
///
/// On a broker that drops the notes, every worker starts without them: such a record then is begun again and again.
struct CrashRecovery: Sendable {
  struct Limits: Sendable {
    /// Deliveries of a record alone before it is given up; at least 1.
    var attempts: Int
    /// How many offsets past the committed one a worker may have begun.
    var window: Int64
  }

  /// Deaths without progress after which records are begun one at a time. One is commonplace: a node that went away.
  private static let patience = 2

  private let limits: Limits
  private(set) var isOpen = false
  /// The committed offset that the partition was opened with; nil where there is none.
  private var start: Int64?
  /// What counts the life that is under way.
  private var note = AttemptNote(attempts: 1)
  /// The committed offset that this life's note stands with.
  private var marked: Int64?
  /// Left by those before, for the record at `start`.
  private var left = AttemptNote()
  private var turn = Turn.none

  /// What became of the right to begin a record alone.
  private enum Turn {
    case none
    /// The note that counts the record is to be written, or under way.
    case claimed
    /// The note stands: until the broker has the offset behind the record, it counts against it.
    case counted
  }

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// Takes what the broker has for the partition. True when records are begun alone from here on.
  mutating func open(_ committed: CommittedOffset?) -> Bool {
    isOpen = true
    start = committed?.offset
    left = AttemptNote(committed?.metadata ?? "")
    note = AttemptNote(attempts: left.attempts + 1)
    let careful = left.aloneUntil ?? (left.attempts >= Self.patience ? (start ?? 0) + limits.window : nil)
    guard let careful else { return false }
    note = AttemptNote(attempts: left.attempts, alone: left.alone, aloneUntil: careful)
    return true
  }

  /// The committed offset that a note of this life stands with; nil where none does.
  var standing: Int64? { marked }

  /// Whether this record is to be begun with nothing else begun in the worker.
  ///
  /// - Parameter first: it is the first that was received: the one at the committed offset, also past a gap.
  func isAlone(_ offset: Int64, first: Bool) -> Bool {
    guard let until = aloneUntil else { return false }
    return offset < until || first
  }

  /// The next record may be begun alone, once a note counts it.
  mutating func claim() { if turn == .none { turn = .claimed } }

  /// A record has the right to be begun alone, and what became of it is not committed yet.
  var hasClaim: Bool { turn != .none }

  /// The note to be written before anything is begun; nil once it is.
  ///
  /// - Parameter first: the first record that was received.
  func mark(first: Int64) -> CommittedOffset? {
    guard isOpen else { return nil }
    if turn == .claimed {
      var counting = note
      counting.alone += 1
      return CommittedOffset(offset: start ?? first, metadata: counting.text)
    }
    guard marked == nil, note.aloneUntil == nil else { return nil }
    return CommittedOffset(offset: start ?? first, metadata: note.text)
  }

  /// What goes with the committed offset while the partition is owned: it counts the life that goes on from there,
  /// unless the next record is begun alone, with a note of its own.
  func note(for offset: Int64) -> AttemptNote {
    guard let until = note.aloneUntil, offset < until else { return AttemptNote(attempts: 1) }
    return AttemptNote(aloneUntil: until)
  }

  /// The broker has this offset, with its note.
  mutating func committed(_ offset: Int64) {
    guard isOpen else { return }
    if marked != nil, offset != start {
      progress(to: offset)
    } else if turn == .claimed {
      turn = .counted
    }
    marked = max(marked ?? offset, offset)
  }

  private mutating func progress(to offset: Int64) {
    left = AttemptNote()
    turn = .none
    note = note(for: offset)
    start = offset
  }

  /// What goes with the last offset of a partition that is handed over in order: no count, but where its records are
  /// begun alone, until when. Its next owner would otherwise begin the killer in company again.
  func parting(at offset: Int64) -> AttemptNote {
    guard let until = aloneUntil, offset < until else { return AttemptNote() }
    return AttemptNote(aloneUntil: until)
  }

  /// The partition has been handed over in order.
  mutating func cleared() {
    marked = nil
    turn = .none
  }

  /// The offset before which records are begun alone.
  var aloneUntil: Int64? { isOpen ? note.aloneUntil : nil }

  /// Whether a record may be begun: one to be begun alone, as far as this partition goes.
  ///
  /// - Parameters:
  ///   - first: it is the first that was received.
  ///   - inFlight: records of the partition that are begun and not finished.
  ///   - committable: one past the finished prefix, once there is one.
  func mayBegin(_ offset: Int64, first: Bool, inFlight: Int, committable: Int64?) -> Bool {
    guard let marked else { return false }
    guard isAlone(offset, first: first) else { return true }
    return turn == .counted && inFlight == 0 && marked >= committable ?? marked
  }

  /// How often the record at this offset has been begun, this time included.
  func delivery(of first: Bool) -> Int { first ? left.deliveries + 1 : 1 }

  /// The record after the committed offset has killed its worker so often as is allowed.
  func isPoisonous(first: Bool) -> Bool { first && left.alone >= limits.attempts }
}
