import KafkaClient

/// How one partition gets past a record that kills its workers.
///
/// A state machine for one assignment of one partition. Nothing is begun before a note that counts it stands with
/// the committed offset. Where two workers in a row died without getting past that offset, records are begun one at
/// a time from there on, as far as a worker can have been ahead; and the record that was begun alone so often as is
/// allowed, each time with the death of its worker, is not begun again. A worker that gets further, or hands the
/// partition over in order, leaves no count behind.
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

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// Takes what the broker has for the partition. True when records are begun one at a time from here on.
  mutating func open(_ committed: CommittedOffset?) -> Bool {
    isOpen = true
    start = committed?.offset
    left = AttemptNote(committed?.metadata ?? "")
    note = AttemptNote(attempts: left.attempts + 1)
    let careful = left.aloneUntil ?? (left.attempts >= Self.patience ? (start ?? 0) + limits.window : nil)
    guard let careful else { return false }
    note = AttemptNote(attempts: left.attempts, alone: left.alone + 1, aloneUntil: careful)
    return true
  }

  /// The committed offset that a note of this life stands with; nil where none does.
  var standing: Int64? { marked }

  /// The note to be written before anything is begun; nil once it is.
  ///
  /// - Parameter first: the first record that was received.
  func mark(first: Int64) -> CommittedOffset? {
    guard isOpen, marked == nil else { return nil }
    return CommittedOffset(offset: start ?? first, metadata: note.text)
  }

  /// What goes with the committed offset while the partition is owned: it counts the life that goes on from there.
  func note(for offset: Int64) -> AttemptNote {
    guard let until = note.aloneUntil, offset < until else { return AttemptNote(attempts: 1) }
    return AttemptNote(alone: 1, aloneUntil: until)
  }

  /// The broker has this offset, with its note.
  mutating func committed(_ offset: Int64) {
    guard isOpen else { return }
    if marked != nil, offset != start { progress(to: offset) }
    marked = max(marked ?? offset, offset)
  }

  private mutating func progress(to offset: Int64) {
    left = AttemptNote()
    note = note(for: offset)
    start = offset
  }

  /// The partition is handed over in order: no count is left behind.
  mutating func cleared() { marked = nil }

  /// The offset before which records are begun one at a time.
  var aloneUntil: Int64? { isOpen ? note.aloneUntil : nil }

  /// Whether a record may be begun.
  ///
  /// - Parameters:
  ///   - inFlight: records of the partition that are begun and not finished.
  ///   - committable: one past the finished prefix, once there is one.
  func mayBegin(_ offset: Int64, inFlight: Int, committable: Int64?) -> Bool {
    guard let marked else { return false }
    guard let until = note.aloneUntil, offset < until else { return true }
    return inFlight == 0 && marked >= committable ?? marked
  }

  /// How often the record at this offset has been begun, this time included.
  func delivery(of first: Bool) -> Int { first ? left.deliveries + 1 : 1 }

  /// The record after the committed offset has killed its worker so often as is allowed.
  func isPoisonous(first: Bool) -> Bool { first && left.alone >= limits.attempts }
}
