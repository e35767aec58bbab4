extension Token {
  /// Has an upper-case letter anywhere: "Russia", "al-Shabaab", "iPhone".
  var hasUpperCase: Bool {
    if isCapitalized { return true }
    return text.utf8.contains { $0 &- 0x41 < 26 }
      || (text.utf8.contains { $0 >= 0x80 } && text.unicodeScalars.contains { $0.properties.isUppercase })
  }

  /// Has letters, and none in lower case: "US", "U.N.", "M23".
  var isAllUpperCase: Bool {
    isCapitalized && !text.unicodeScalars.contains { $0.properties.isLowercase }
  }
}
