/// Universal features as text: `Mood=Ind|Tense=Pres`.
///
/// Source: universaldependencies.org/u/feat.
enum MorphologicalFeatures {
  /// The same features in the order in which they are compared: by name, and the values of each sorted. `_` is empty.
  static func normalized(_ text: String) -> String {
    if text == "_" { return "" }
    let fields = parsed(text).map { name, values in "\(name)=\(values.sorted().joined(separator: ","))" }
    return fields.sorted { $0.lowercased() < $1.lowercased() }.joined(separator: "|")
  }

  static func parsed(_ text: String) -> [(name: String, values: [String])] {
    text.split(separator: "|").compactMap { field in
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (String(parts[0]), parts[1].split(separator: ",").map(String.init))
    }
  }
}
