/// What `meta.json` says of a model itself.
struct ModelMeta: Sendable {
  let lang: String
  let name: String
  let version: String

  private struct Fields: Decodable {
    var lang: String
    var name: String?
    var version: String?
  }

  init(_ directory: ModelDirectory) throws {
    let fields = try directory.json("meta.json", as: Fields.self)
    lang = fields.lang
    name = fields.name ?? "model"
    version = fields.version ?? "unknown"
  }

  var displayName: String { "\(lang)_\(name) \(version)" }
}
