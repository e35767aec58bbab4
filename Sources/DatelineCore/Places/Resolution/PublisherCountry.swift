/// The country of an article's publisher, as far as its address tells: the country code it ends in.
enum PublisherCountry {
  /// Country codes that sites of any country use.
  private static let general: Set<String> = ["io", "tv", "me", "co", "ai", "cc", "fm", "ly", "to", "ws", "gg", "la"]

  static func of(_ article: Article, _ tables: PlaceTables) -> String? {
    for address in [article.url, article.publisher].compactMap({ $0 }) {
      guard let suffix = suffix(of: address), !general.contains(suffix) else { continue }
      let code = suffix == "uk" ? "GB" : suffix.uppercased()
      if tables.country(code) != nil { return code }
    }
    return nil
  }

  /// The two letters behind the last dot of a host: "uk" of "https://www.example.co.uk/a".
  private static func suffix(of address: String) -> String? {
    var host = address[...]
    if let colon = host.firstIndex(of: ":"), host[colon...].hasPrefix("://") { host = host[colon...].dropFirst(3) }
    host = host.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    guard !host.contains(" "), let dot = host.lastIndex(of: ".") else { return nil }
    let suffix = host[host.index(after: dot)...].lowercased()
    return suffix.utf8.count == 2 ? suffix : nil
  }
}
