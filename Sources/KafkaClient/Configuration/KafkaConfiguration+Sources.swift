import Foundation

extension KafkaConfiguration {
  /// Reads `key=value`, as given on the command line.
  ///
  /// A value `@/path` is read from that file, one newline at its end removed; `@@` at the beginning
  /// stands for a plain `@`.
  public static func parse(assignment: String) throws(KafkaError) -> (String, String) {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw .configuration("A Kafka property is given as key=value; '\(shown(assignment))' has no '='.")
    }
    let key = String(assignment[..<equals]).trimmingCharacters(in: .whitespaces)
    guard !key.isEmpty else {
      throw .configuration("A Kafka property is given as key=value; here the key is missing.")
    }
    return (key, try resolve(String(assignment[assignment.index(after: equals)...]), of: key))
  }

  /// Reads a file in the form of Java's `.properties`: `key=value` lines, `#` or `!` comments, `\` at
  /// the end of a line goes on in the next. UTF-8. Values are read as in ``parse(assignment:)``.
  public static func file(_ path: String) throws(KafkaError) -> KafkaConfiguration {
    var configuration = KafkaConfiguration()
    for (name, value) in try assignments(inFile: path) { configuration[name] = try resolve(value, of: name) }
    return configuration
  }

  /// The lines of such a file as they are written, in their order.
  public static func assignments(inFile path: String) throws(KafkaError) -> [(name: String, value: String)] {
    let text = try text(ofFile: path, for: "Kafka properties")
    return try PropertiesParser.entries(in: text, source: path).map { ($0.key, $0.value) }
  }

  private static func resolve(_ value: String, of key: String) throws(KafkaError) -> String {
    if value.hasPrefix("@@") { return String(value.dropFirst()) }
    guard value.hasPrefix("@") else { return value }
    var content = try text(ofFile: String(value.dropFirst()), for: "the value of '\(key)'")
    // "\r\n" is one Character.
    if let last = content.last, last == "\n" || last == "\r\n" { content.removeLast() }
    return content
  }

  /// More than any list of certificates needs, and small enough to read whole.
  private static let largestFile = 4 << 20

  private static func text(ofFile path: String, for purpose: String) throws(KafkaError) -> String {
    func failure(_ reason: String, _ underlying: (any Error)? = nil) -> KafkaError {
      var error = KafkaError.configuration("Cannot read \(purpose) from '\(path)': \(reason)", code: "_FS")
      error.underlying = underlying
      return error
    }
    guard !path.isEmpty else { throw failure("no path is given after '@'.") }
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      throw failure("check that the file exists and may be read.", error)
    }
    guard data.count <= largestFile else { throw failure("it is larger than 4 MiB.") }
    guard let text = String(validating: data, as: UTF8.self) else { throw failure("it is not UTF-8.") }
    return text
  }

  /// An assignment without '=' may be a secret that lost its key.
  private static func shown(_ assignment: String) -> String {
    assignment.count <= 3 ? "***" : assignment.prefix(2) + "…"
  }
}
