import ArgumentParser
import DatelineWorker
import Foundation

/// A moment as people write it: `2025-11-03`, `2025-11-03T06:30`, `2025-11-03T06:30:00+02:00`, or `@` and seconds
/// since 1970. A day stands for its first moment; without a zone it is UTC.
struct TimePoint: ExpressibleByArgument, Sendable, Hashable {
  /// Since 1970.
  var milliseconds: Int64

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  init?(argument: String) {
    if argument.hasPrefix("@") {
      guard let seconds = Double(argument.dropFirst()), seconds.isFinite, abs(seconds) < 1e11 else { return nil }
      milliseconds = Int64((seconds * 1000).rounded())
      return
    }
    let form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?)?$/
    guard let match = try? form.wholeMatch(in: argument) else { return nil }
    let parts = match.output
    let numbers = [parts.1, parts.2, parts.3, parts.4 ?? "0", parts.5 ?? "0", parts.6 ?? "0"].map { Int($0) ?? -1 }
    guard let day = Self.day(numbers[0], numbers[1], numbers[2]), (0..<24).contains(numbers[3]),
      (0..<60).contains(numbers[4]), (0..<61).contains(numbers[5]), let zone = Self.minutes(ofZone: parts.8)
    else { return nil }
    let fraction = Int64(String(parts.7 ?? "").padding(toLength: 3, withPad: "0", startingAt: 0)) ?? 0
    let minutes = Int64(day) * 1440 + Int64(numbers[3] * 60 + numbers[4] - zone)
    milliseconds = (minutes * 60 + Int64(numbers[5])) * 1000 + fraction
  }

  /// Days since 1970; nil where there is no such day.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let wanted = DateComponents(year: year, month: month, day: day)
    guard let date = calendar.date(from: wanted),
      calendar.dateComponents([.year, .month, .day], from: date) == wanted
    else { return nil }
    return Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
  }

  private static func minutes(ofZone text: Substring?) -> Int? {
    guard let text, text.lowercased() != "z" else { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours < 24,
      minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
  }
}
