import ArgumentParser
import DatelineCore

/// Which articles to read: for every command that takes them from files.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files and folders of articles; - is standard input, which is read when none is named.",
      valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("Longest article, in bytes; longer ones are rejected.", valueName: "bytes"))
  var maximumArticleBytes = ArticleDecoder.defaultMaximumBytes

  func validate() throws {
    guard (1...(1 << 30)).contains(maximumArticleBytes) else {
      throw ValidationError("--maximum-article-bytes must be between 1 and \(1 << 30)")
    }
  }

  func open() -> ArticleInput {
    let paths = files.isEmpty ? ["-"] : files
    if paths.contains("-"), Console.isTerminal(.input) {
      Console.error("dateline: reading JSON Lines from the terminal; Control-D ends them")
    }
    return ArticleInput(paths: paths, maximumBytes: maximumArticleBytes)
  }

  /// Lines of at most 80 columns: the parser breaks longer ones without regard to their shape.
  static let help = """
    FILES
      JSON Lines   one article a line: {"id": …, "title": …, "text": …, …}
      JSON         one article, over as many lines as it likes
      plain text   one article; a 'date YYYY-MM-DD' header and a dateline are read
      folders      their .json, .jsonl, .ndjson and .txt files, in order of name,
                   and those of the folders within
      Files are told apart by what is in them. Standard input is JSON Lines; for
      anything else, name /dev/stdin.
    """
}
