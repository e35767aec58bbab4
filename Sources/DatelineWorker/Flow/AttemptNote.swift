/// What a worker leaves with a committed offset for whoever reads the partition next: how often the record there was
/// begun and nobody got past it.
///
/// It is written before the record is begun, so that also a worker that dies of it has told. As text:
/// `dateline attempts=2`, or `dateline alone=1 until=5120`. No text, or another's, is a note without attempts.
struct AttemptNote: Sendable, Hashable {
  /// Begun so often together with the records after it.
  var attempts = 0
  /// Begun so often with no other record beside it in the worker.
  var alone = 0
  /// Records before this offset are begun alone.
  var aloneUntil: Int64?

  var deliveries: Int { attempts + alone }

  var text: String {
    var parts: [String] = []
    if attempts > 0 { parts.append("attempts=\(attempts)") }
    if alone > 0 { parts.append("alone=\(alone)") }
    if let aloneUntil { parts.append("until=\(aloneUntil)") }
    return parts.isEmpty ? "" : "dateline " + parts.joined(separator: " ")
  }

  init(attempts: Int = 0, alone: Int = 0, aloneUntil: Int64? = nil) {
    self.attempts = attempts
    self.alone = alone
    self.aloneUntil = aloneUntil
  }

  init(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.first == "dateline" else { return }
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let number = Int64(pair[1]), number >= 0 else { continue }
      switch pair[0] {
      case "attempts": attempts = Int(number)
      case "alone": alone = Int(number)
      case "until": aloneUntil = number
      default: break
      }
    }
  }
}
