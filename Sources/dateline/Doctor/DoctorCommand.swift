import ArgumentParser
import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Linguistics

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at everything that 'run' depends on, and says what to do about what is wrong.",
    discussion: """
      Takes the options of 'run', by flags, variables or file, connects as that worker would, and prints a line for \
      each thing: the data files and their versions, memory and processors, the clock, the connection with TLS and \
      SASL, what the brokers can do, the topics, the rights, the group, the transactional id. It changes nothing: the \
      transactional id is tried only where no live worker can have it, or with --take-over.

      EXAMPLES
        dateline doctor --config /etc/dateline/dateline.yaml
        dateline doctor --json | jq 'select(.status != "ok")'

      \(ExitStatus.help)
        Warnings, and what could not be found out, end with 0.
      """)

  @OptionGroup(title: "Options of 'run'") var worker: Run

  @Flag(help: "As JSON, an object a line.")
  var json = false

  @Flag(help: "Try the transactional id even if that ends the worker that has it.")
  var takeOver = false

  func run() async throws {
    Console.ignoreBrokenPipes()
    let report = DoctorReport(json: json)
    for finding in data() { await report.add(finding) }
    var configuration = try worker.workerConfiguration()
    let slot = try configuration.takeSlot(role: "run")
    defer { withExtendedLifetime(slot) {} }
    let doctor = Doctor(
      configuration, timeout: min(.seconds(15), configuration.startTimeout), takesOver: takeOver)
    await doctor.examine { await report.add($0) }
    try await report.end()
  }

  /// The model, the gazetteer and the tables, by loading them.
  private func data() -> [Finding] {
    var findings = [
      Finding("program", .right, "dateline \(Dateline.version), librdkafka \(LibrdkafkaVersion.current)"),
      attempt("model") { try worker.data.model.load().name },
      attempt("gazetteer") {
        let gazetteer = try worker.data.gazetteer.open()
        return "\(gazetteer.version), \(gazetteer.placeCount) places, \(gazetteer.nameCount) names"
      },
    ]
    // It needs both: what they lack has been said.
    if findings.allSatisfy({ $0.status == .right }) {
      findings.append(attempt("ontology") { try worker.data.makeExtractor().versions.ontology })
    }
    return findings
  }

  private func attempt(_ check: String, _ load: () throws -> String) -> Finding {
    do {
      return Finding(check, .right, try load())
    } catch let failure as CommandFailure {
      return Finding(check, .failure, failure.message, kind: .configuration)
    } catch {
      return Finding(check, .failure, "\(error)", kind: .configuration)
    }
  }
}
