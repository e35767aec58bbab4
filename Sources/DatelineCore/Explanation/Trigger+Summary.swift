extension Trigger {
  /// "strike" with its part, the row it stands in, and what the row says.
  func summary(_ ontology: Ontology) -> String {
    var parts = ["\"\(name)\" (\(part.rawValue)), \(source)", ontology.types[type].name, "frame \(frameName)"]
    if !needsText.isEmpty { parts.append("needs " + needsText.map { $0.joined(separator: " & ") }.joined(separator: " | ")) }
    return parts.joined(separator: ", ")
  }
}
