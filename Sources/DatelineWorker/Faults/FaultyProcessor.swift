import Foundation
import KafkaClient

/// A processor that fails, hangs or crashes on chosen articles.
struct FaultyProcessor: ArticleProcessor {
  struct Failure: Error, CustomStringConvertible {
    var description: String { "the extractor was made to fail on this article" }
  }

  private let processor: any ArticleProcessor
  private let faults: [(action: FaultPlan.ArticleAction, marker: Bytes)]

  private init(_ processor: any ArticleProcessor, _ plan: FaultPlan) {
    self.processor = processor
    faults = plan.articles.map { ($0.action, Bytes($0.substring.utf8)) }
  }

  /// The processor itself where no article is to fail.
  static func wrapping(_ processor: any ArticleProcessor, _ plan: FaultPlan) -> any ArticleProcessor {
    plan.articles.isEmpty ? processor : FaultyProcessor(processor, plan)
  }

  var versions: [String: String] { processor.versions }

  func process(_ value: Bytes) throws -> ProcessedArticle {
    // Before the real work, as a fault in it would be: the id is looked for where an article has it.
    let id = Self.identity(in: value)
    for (action, marker) in faults where Self.holds(id, marker) {
      switch action {
      case .fail: throw Failure()
      case .hang: while true { Thread.sleep(forTimeInterval: 3600) }
      case .crash: abort()
      }
    }
    return try processor.process(value)
  }

  /// The bytes of the first string after `"id"`; all there is where there is none.
  private static func identity(in value: Bytes) -> ArraySlice<UInt8> {
    let name = Bytes("\"id\"".utf8)
    guard let start = position(of: name, in: value[...]),
      let open = value[(start + name.count)...].firstIndex(of: UInt8(ascii: "\"")),
      let close = value[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
    else { return value[...] }
    return value[(open + 1)..<close]
  }

  private static func holds(_ bytes: ArraySlice<UInt8>, _ marker: Bytes) -> Bool {
    position(of: marker, in: bytes) != nil
  }

  private static func position(of marker: Bytes, in bytes: ArraySlice<UInt8>) -> Int? {
    guard !marker.isEmpty, bytes.count >= marker.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - marker.count)).first { start in
      bytes[start..<(start + marker.count)].elementsEqual(marker)
    }
  }
}
