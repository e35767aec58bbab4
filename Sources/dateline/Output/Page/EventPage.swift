import DatelineCore

/// Events for people who would rather look than read: one self-contained page of HTML with each article's text, its
/// events, and where they are. Choosing an event colours the words that each of its fields came from.
///
/// Nothing of an article is taken for markup, and the page may load and run nothing: its policy forbids scripts,
/// pictures, forms and connections.
struct EventPage: Sendable {
  var gazetteer: Gazetteer

  /// Events of an article that can be chosen; a page is for reading, and each costs rules of the style sheet.
  private static let choiceLimit = 500

  static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
    form-action 'none'">
    <title>Events</title>
    <style>
    \(PageStyle.sheet)</style>
    </head>
    <body>
    <header>Choose an event to see the words that each of its fields came from: \(PageStyle.legend)</header>

    """

  static let foot = """
    <footer>Places: GeoNames (CC BY 4.0) and others, see <code>dateline data licences</code>.</footer>
    </body>
    </html>

    """

  /// One article. `reasons` go with the events, if there are any.
  func section(
    _ article: Article, from source: InputOrigin, events: [Event], filtered: FilterReason?,
    reasons: [EventExplanation] = []
  ) -> String {
    // Of where it came from: its own id may stand twice in the input.
    let name = "a" + Fingerprint.of([source.description])
    let marks = { (field: Event.Evidence.Field) in
      events.enumerated().flatMap { MarkedText.Mark.all(of: $1, number: $0 + 1, in: field) }
    }
    let title = article.title.map { MarkedText($0, marks(.title)).html } ?? source.description.asHTML
    let rules = events.indices.prefix(Self.choiceLimit).map { PageStyle.rules(article: name, number: $0 + 1) }
    let cards = events.enumerated().map { index, event in
      EventCard(event: event, reasons: index < reasons.count ? reasons[index] : nil).html(article: name, number: index + 1)
    }
    let empty = filtered.map { "Filtered: \($0.rawValue)." } ?? "No events."
    return """
      <section class="article" id="\(name)">
      <style>\(rules.joined())</style>
      <header><h2 dir="auto">\(title)</h2><p>\(origin(article))</p></header>
      <div class="story" dir="auto">\(MarkedText(article.text, marks(.text)).html)</div>
      <div>
      \(PlaceMap(events)?.svg(ground: gazetteer) ?? "")\(cards.isEmpty ? "<p>\(empty)</p>\n" : cards.joined())</div>
      </section>

      """
  }

  private func origin(_ article: Article) -> String {
    let parts = [article.publishedAt, article.publisher, article.id].compactMap { $0?.asHTML }
    return (parts + (article.url.map { [link($0)] } ?? [])).joined(separator: " · ")
  }

  /// Only addresses of the web become links: others can do more than lead somewhere.
  private func link(_ address: String) -> String {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return address.asHTML }
    return "<a rel=\"noreferrer noopener\" href=\"\(address.asHTML)\">\(address.asHTML)</a>"
  }
}
