extension String {
  /// Lower case as Python computes it: scalar by scalar, with a sigma at the end of a word written ς.
  var pythonLowercased: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    let scalars = Array(unicodeScalars)
    var result = ""
    result.reserveCapacity(utf8.count)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{3a3}" {
        result.append(Self.isFinalSigma(index, in: scalars) ? "\u{3c2}" : "\u{3c3}")
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// Source: the Unicode Standard, table 3-17 (Final_Sigma).
  private static func isFinalSigma(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return (before?.properties.isCased ?? false) && !(after?.properties.isCased ?? false)
  }
}
