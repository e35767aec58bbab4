import Foundation

extension Event.Versions {
  /// The keys of `versions.json`.
  private struct File: Decodable {
    var version: String
    var languageModel: String?
    var ontology: String

    private enum CodingKeys: String, CodingKey {
      case version, ontology
      case languageModel = "language_model"
    }
  }

  /// Reads `versions.json`; the gazetteer's version is the gazetteer's to tell. Throws ``TableError`` when it cannot be read or lacks a version.
  init(path: String) throws(TableError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TableError(file: path, line: nil, message: "cannot be read; check the data folder and its permissions")
    }
    do {
      let file = try JSONDecoder().decode(File.self, from: data)
      self.init(
        version: file.version, languageModel: file.languageModel, gazetteer: "", ontology: file.ontology)
    } catch {
      throw TableError(
        file: path, line: nil, message: "needs the strings version and ontology; language_model may be given"
      )
    }
  }
}
