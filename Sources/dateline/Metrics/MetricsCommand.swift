import ArgumentParser
import DatelineWorker
import Foundation

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Lists every metric that a worker exposes: name, kind, unit, labels, meaning.",
    discussion: """
      EXAMPLES
        dateline metrics
        dateline metrics --format json | jq -r '.[].name'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, json
  }

  @Option(help: "markdown or json.")
  var format = Format.markdown

  func run() throws {
    switch format {
    case .markdown: try Console.output(Array(Instrument.markdownTable.utf8))
    case .json: try Console.output(Instrument.jsonList)
    }
  }
}
