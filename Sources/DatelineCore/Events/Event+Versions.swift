import Foundation

extension Event.Versions {
  /// The keys of `versions.json`.
  private struct File: Decodable {
    var version: String
    var languageModel: String?
    var gazetteer: String
    var ontology: String

    private enum CodingKeys: String, CodingKey {
      case version, gazetteer, ontology
      case languageModel = "language_model"
    }
  }

  /// Reads `versions.json`. Throws ``TableError`` when it cannot be read or lacks a version.
  init(path: String) throws(TableError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TableError(file: path, line: nil, message: "cannot be read; check the data folder and its permissions")
    }
    do {
      let file = try JSONDecoder().decode(File.self, from: data)
      self.init(
        version: file.version, languageModel: file.languageModel, gazetteer: file.gazetteer, ontology: file.ontology)
    } catch {
      throw TableError(
        file: path, line: nil, message: "needs the strings version, gazetteer and ontology; language_model may be given"
      )
    }
  }
}
