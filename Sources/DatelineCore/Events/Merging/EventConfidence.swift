/// How likely it is that an event is right, from what its text shows: a fixed sum of features, kept within 0.05…0.98.
///
/// The weights are a first estimate by hand: an event whose one-word trigger stands alone is right about half the
/// time; someone who does it, someone who suffers it and a place each make it more likely.
struct EventConfidence {
  let value: Double

  init(_ mention: EventMention, participants: [Event.Actor], hasPlace: Bool, mentions: Int) {
    var sum = 0.45
    if participants.contains(where: { $0.role == .actor }) { sum += 0.12 }
    if participants.contains(where: { $0.role == .target || $0.role == .victim }) { sum += 0.1 }
    if hasPlace { sum += 0.08 }
    if mention.time != nil { sum += 0.04 }
    if !mention.casualties.isEmpty { sum += 0.08 }
    if mention.triggerWords > 1 { sum += 0.06 }
    if mentions > 1 { sum += 0.06 }
    if !mention.isNoun { sum += 0.03 }
    if mention.factuality != .asserted { sum -= 0.12 }
    value = (min(0.98, max(0.05, sum)) * 100).rounded() / 100
  }
}
