import ArgumentParser
import DatelineCore

/// Where the extractor's tables and its language model are: for every command that extracts.
struct DataOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var gazetteer: GazetteerOptions

  /// - Parameter minimumConfidence: see ``Extractor/minimumConfidence``.
  func makeExtractor(minimumConfidence: Double = 0) throws(CommandFailure) -> Extractor {
    let model = try model.load()
    let gazetteer = try gazetteer.open()
    let data = try rules.tables.directory()
    do {
      var extractor = try Extractor(data: data, model: model, gazetteer: gazetteer, ontology: rules.ontology)
      extractor.minimumConfidence = minimumConfidence
      return extractor
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
