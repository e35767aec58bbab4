extension Article {
  /// What an article is known by when it has no `id`: the same url, or failing that the same text, is the
  /// same article. The prefix keeps a hash from meeting an id.
  static func identity(url: String?, text: String) -> String {
    if let url { return "url:" + digest(url) }
    return "text:" + digest(text)
  }

  /// The first 128 bits of SHA-256, in hexadecimal: enough that a billion articles do not collide.
  private static func digest(_ string: String) -> String {
    let digits = Array("0123456789abcdef")
    return String(
      SHA256.digest(of: Array(string.utf8)).prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
