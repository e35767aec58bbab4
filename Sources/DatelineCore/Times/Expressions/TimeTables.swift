/// The tables of time expressions, read once from the data folder.
struct TimeTables: Sendable {
  let grammar: TimeGrammar
  /// By lemma.
  let verbs: [String: VerbKind]

  /// Reads `DATA/lexicons/time-*.tsv` and `numbers.tsv`. Throws ``TableError`` with file and line for the first fault.
  init(data: String) throws(TableError) {
    let folder = data + "/lexicons/"
    grammar = try TimeGrammar(
      rules: try Table(
        path: folder + "time-grammar.tsv", required: ["symbol", "pattern", "features"], optional: ["example"]),
      words: try Table(path: folder + "time-words.tsv", required: ["text", "class", "features"], optional: ["form"]),
      numbers: try Table(path: folder + "numbers.tsv", required: ["text", "kind", "value"]))
    verbs = try VerbKind.load(try Table(path: folder + "time-verbs.tsv", required: ["lemma", "kind"]))
  }
}
