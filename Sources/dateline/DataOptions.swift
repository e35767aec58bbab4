import ArgumentParser
import DatelineCore

/// Where the extractor's tables and its language model are: for every command that extracts.
struct DataOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions
  @OptionGroup var model: ModelOptions
  @OptionGroup var gazetteer: GazetteerOptions

  /// - Parameter selection: which events the extractor gives; names of types that the ontology does not have are an error.
  func makeExtractor(_ selection: EventSelection = EventSelection()) throws(CommandFailure) -> Extractor {
    let model = try model.load()
    let gazetteer = try gazetteer.open()
    let data = try rules.tables.directory()
    do {
      var extractor = try Extractor(data: data, model: model, gazetteer: gazetteer, ontology: rules.ontology)
      try extractor.select(selection)
      return extractor
    } catch let error as UnknownEventTypes {
      throw CommandFailure(status: .usage, message: "\(error)")
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
