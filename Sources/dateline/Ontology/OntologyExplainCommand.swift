import ArgumentParser
import DatelineCore

struct OntologyExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows how a sentence is read: its tree, which triggers fire and why the others do not, and the events.",
    discussion: """
      EXAMPLES
        dateline ontology explain "Rebels shelled a market in Goma on Friday, killing six." --date 2024-05-06
        dateline ontology explain --ontology my-rules/ "Divers sabotaged a gas pipeline off Gotland."

      EXIT CODES
        0   done, whether it holds an event or not
        64  the command line is wrong
        78  the data files are missing or wrong
      """)

  @Argument(help: "The sentence, in quotation marks.")
  var sentence: String

  @Option(help: ArgumentHelp("The day on which it was published, which \"on Friday\" counts from.", valueName: "YYYY-MM-DD"))
  var date: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    Console.ignoreBrokenPipes()
    let explanation = try data.makeExtractor().explain(sentence: sentence, publishedAt: date)
    let listing = ExplanationListing(style: .standardOutput())
    try Console.output(Array(listing.listing(of: explanation).utf8))
  }
}
