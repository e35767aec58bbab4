import Foundation

/// Every fault of an ontology's tables, where loading it stops at the first.
public enum OntologyCheck {
  public struct Result: Sendable {
    /// What makes the ontology unusable, in the order in which it was met.
    public var faults: [TableError]
    /// Rows that can never fire.
    public var warnings: [TableError]
    /// What a sound ontology holds; nil with faults.
    public var summary: String?
  }

  /// Loads the tables again and again, each time without the rows found faulty so far.
  ///
  /// A row that names a faulty row is a fault as well: mend the first ones first.
  /// - Parameters:
  ///   - folder: the `ontology` folder of the data directory.
  ///   - addition: a folder that extends or replaces its tables; see `--ontology`.
  public static func check(folder: String, addition: String? = nil) -> Result {
    var faults: [TableError] = []
    var skipped: Set<OntologyTables.Line> = []
    check: for _ in 0..<limit {
      do throws(TableError) {
        let tables = try OntologyTables(folder: folder, addition: addition, skipped: skipped)
        let ontology = try Ontology(tables: tables)
        let summary = faults.isEmpty ? ontology.summary : nil
        // Whoever adds tables need not hear of those that came with the program.
        let warnings = ontology.warnings.filter { addition.map($0.file.hasPrefix) ?? true }
        return Result(faults: faults, warnings: warnings, summary: summary)
      } catch {
        // A fault of a whole file, or of its head, cannot be stepped over.
        guard let line = error.line else {
          faults.append(error)
          break check
        }
        guard skipped.insert(.init(file: error.file, line: line)).inserted else { break check }
        faults.append(error)
      }
    }
    return Result(faults: faults, warnings: [], summary: nil)
  }

  /// Nobody mends more at a time.
  private static let limit = 500
}

extension Ontology {
  fileprivate var summary: String {
    "\(types.count) types, \(triggers.reduce(0) { $0 + $1.phraseCount }) triggers in \(triggers.count) patterns, \(vocabulary.words.count) words"
  }

  /// Triggers that an earlier row of the same words, which asks for nothing, always comes before.
  fileprivate var warnings: [TableError] {
    struct Key: Hashable {
      var phrase: String
      var part: Trigger.Part
    }
    var open: [Key: Trigger] = [:]
    var warnings: [TableError] = []
    for trigger in triggers {
      for phrase in trigger.phrases {
        let key = Key(phrase: phrase, part: trigger.part)
        // A row of a frame without a passive leaves passives to the rows behind it.
        if let earlier = open[key], earlier.part != .verb || earlier.frame.passive || !trigger.frame.passive {
          warnings.append(
            TableError(
              file: trigger.file, line: trigger.line,
              message: "\"\(phrase)\" can never fire: the row of \(earlier.source) comes first and asks for nothing"))
        } else if trigger.needs.isEmpty && trigger.unless.isEmpty {
          open[key] = trigger
        }
      }
    }
    return warnings
  }
}
