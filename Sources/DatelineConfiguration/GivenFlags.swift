/// The flags that stand on a command line, with their values: enough of the parser's work to know what was given.
struct GivenFlags {
  private var values: [String: [String]] = [:]

  init(_ bindings: [ConfigurationTable.Binding], _ arguments: [String]) {
    let kinds = Dictionary(bindings.map { ($0.option.flag, $0.option.kind) }) { first, _ in first }
    var rest = arguments.prefix { $0 != "--" }[...]
    while let argument = rest.popFirst() {
      if let kind = kinds[argument] {
        values[argument, default: []].append(kind == .toggle ? "true" : rest.popFirst() ?? "")
      } else if let equals = argument.firstIndex(of: "="), kinds[String(argument[..<equals])] != nil {
        values[String(argument[..<equals]), default: []].append(String(argument[argument.index(after: equals)...]))
      }
    }
  }

  func settings(_ binding: ConfigurationTable.Binding) -> [Setting] {
    guard let given = values[binding.option.flag], let last = given.last else { return [] }
    let source = Setting.Source.flag(binding.option.flag)
    switch binding.key.kind {
    case .properties:
      var byName: [String: Setting] = [:]
      for assignment in given {
        let (name, value) = Self.parts(assignment)
        byName[name] = Setting(key: binding.key, property: name, values: [value], source: source)
      }
      return byName.sorted { $0.key < $1.key }.map(\.value)
    case .list: return [Setting(key: binding.key, values: given, source: source)]
    case .value, .toggle: return [Setting(key: binding.key, values: [last], source: source)]
    }
  }

  /// What has no '=' may be a secret that lost its name.
  private static func parts(_ assignment: String) -> (String, String) {
    guard let equals = assignment.firstIndex(of: "=") else { return ("", "***") }
    let name = assignment[..<equals].filter { $0 != " " }
    return (String(name), String(assignment[assignment.index(after: equals)...]))
  }
}
