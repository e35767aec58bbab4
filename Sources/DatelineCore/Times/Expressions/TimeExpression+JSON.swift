extension TimeExpression {
  /// An article's expressions as one JSON object in UTF-8, without a line end.
  ///
  ///     {"article_id": …, "times": [{"start", "end", "type", "value",
  ///                                  "mod"?, "quant"?, "freq"?, "zone"?, "from"?, "to"?}]}
  ///
  /// `start` and `end` are UTF-8 bytes of the text as received, `from` and `to` the first and last day that are meant.
  public static func json(articleID: String, _ expressions: [TimeExpression]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { article in
      article.member("article_id", articleID)
      article.array("times", expressions) { writer, expression in
        writer.object { expression.write(to: &$0) }
      }
    }
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter) {
    writer.member("start", span.start)
    writer.member("end", span.end)
    writer.member("type", type.rawValue)
    writer.member("value", time.value)
    writer.member("mod", modifier?.rawValue)
    writer.member("quant", quantifier)
    writer.member("freq", frequency)
    writer.member("zone", zone)
    writer.member("from", time.start)
    writer.member("to", time.end)
  }
}
