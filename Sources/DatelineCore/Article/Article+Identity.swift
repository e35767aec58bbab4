extension Article {
  /// What an article is known by when it has no `id`: the same url, or failing that the same text, is the
  /// same article. The prefix keeps a hash from meeting an id.
  static func identity(url: String?, text: String) -> String {
    if let url { return "url:" + digest(url) }
    return "text:" + digest(text)
  }

  /// The first 128 bits of SHA-256, in hexadecimal: enough that a billion articles do not collide.
  private static func digest(_ string: String) -> String { SHA256.hexadecimal(of: Array(string.utf8), first: 16) }
}
