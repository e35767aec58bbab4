import ArgumentParser
import DatelineConfiguration
import Foundation
import KafkaClient

struct ConfigPrint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Prints what every key of 'run' is set to, and where from.",
    discussion: """
      In the form of a configuration file, each line with the flag, the variable, the line of the file or the default \
      that it comes from. Secrets are shown as ***, and files that hold secrets by their names.

      EXAMPLES
        dateline config print --config /etc/dateline/dateline.yaml
        DATELINE_CONCURRENCY=8 dateline config print --json | jq '.[] | select(.source != "default")'

      \(ExitStatus.help)
      """)

  @OptionGroup(title: "Options of 'run'") var worker: Run

  @Flag(help: "As JSON, an object a key.")
  var json = false

  func run() throws {
    let layers = ConfigurationLayers(Array(CommandLine.arguments.dropFirst()), as: Run.self)
    for mistake in layers.resolved.mistakes { Console.error("dateline: \(mistake)") }
    let listing = ConfigurationListing(
      layers.resolved, keys: Configurable.bindings(of: Run.self).map(\.key), kafkaFile: try kafkaFile(layers.resolved))
    try Console.output(Array((json ? listing.json + "\n" : listing.yaml).utf8))
    if !layers.resolved.serious.isEmpty { throw ExitStatus.badConfiguration.exitCode }
  }

  private func kafkaFile(_ resolved: ResolvedConfiguration) throws(CommandFailure) -> [Setting] {
    let named = resolved.items.first { $0.setting.key.name == "kafka-file" }?.setting.values.first
    guard let path = named, let key = Configurable.table["kafka"] else { return [] }
    do {
      return try KafkaConfiguration.assignments(inFile: path).map {
        Setting(key: key, property: $0.name, values: [$0.value], source: .kafkaFile(path: path))
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}
