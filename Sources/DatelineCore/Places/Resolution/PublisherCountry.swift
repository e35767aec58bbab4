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
    var host = Array(address.utf8)[...]
    if let colon = host.firstIndex(of: UInt8(ascii: ":")), host[colon...].starts(with: "://".utf8) {
      host = host[(colon + 3)...]
    }
    host = host.prefix { !"/:?#".utf8.contains($0) }
    guard !host.contains(UInt8(ascii: " ")), let dot = host.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let suffix = host[(dot + 1)...]
    guard suffix.count == 2, suffix.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
    return String(decoding: suffix, as: UTF8.self).lowercased()
  }
}
