import DatelineWorker
import Foundation
import KafkaClient
import Synchronization

/// A processor that does what each article's text says, and remembers what it was asked to do.
///
/// The value is `ID [events=N] [sleep=MS] [size=BYTES] [fail] [reject] [skip] [hang]`.
final class ScriptedProcessor: ArticleProcessor {
  struct Failure: Error {}

  private struct State {
    var running = 0
    var mostRunning = 0
    var seen: [String: Int] = [:]
  }

  private let state = Mutex(State())
  /// Taken by articles that hang; `release` lets them go.
  private let gate = NSCondition()
  private let isOpen = Mutex(false)

  var mostRunning: Int { state.withLock { $0.mostRunning } }
  var running: Int { state.withLock { $0.running } }
  var seen: [String: Int] { state.withLock { $0.seen } }

  func process(_ value: Bytes) throws -> ProcessedArticle {
    let words = String(decoding: value, as: UTF8.self).split(separator: " ").map(String.init)
    guard let id = words.first else { throw Rejection(stage: .decode, code: "empty-value", message: "no bytes") }
    begin(id)
    defer { state.withLock { $0.running -= 1 } }
    var events = 1
    var size = 20
    for word in words.dropFirst() {
      let parts = word.split(separator: "=")
      let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      switch parts.first {
      case "events": events = number
      case "size": size = number
      case "sleep": Thread.sleep(forTimeInterval: Double(number) / 1_000)
      case "fail": throw Failure()
      case "reject": throw Rejection(stage: .decode, code: "malformed-json", message: "not JSON")
      case "skip": return ProcessedArticle(articleID: id, events: [], filtered: "language")
      case "hang": hang()
      default: break
      }
    }
    let padding = String(repeating: "x", count: size)
    return ProcessedArticle(
      articleID: id,
      events: (0..<events).map { number in
        let json = Bytes("{\"id\":\"\(id)\",\"p\":\"\(padding)\"}".utf8)
        return PublishableEvent(id: "\(id)/\(number)", type: "ASSAULT", json: json)
      })
  }

  func release() {
    isOpen.withLock { $0 = true }
    gate.withLock { gate.broadcast() }
  }

  private func begin(_ id: String) {
    state.withLock { state in
      state.running += 1
      state.mostRunning = max(state.mostRunning, state.running)
      state.seen[id, default: 0] += 1
    }
  }

  private func hang() {
    gate.withLock {
      while !isOpen.withLock({ $0 }) { gate.wait() }
    }
  }
}
