extension String {
  /// As text of HTML, in an element or a quoted attribute. Control characters, which HTML forbids, become blanks.
  var asHTML: String {
    var text = ""
    text.reserveCapacity(utf8.count + utf8.count / 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\n", "\t": text.unicodeScalars.append(scalar)
      default: text.unicodeScalars.append(scalar.isControl ? " " : scalar)
      }
    }
    return text
  }
}
