/// The style sheet of a page of events. The page has no script: which event is shown is a radio button, and CSS colours
/// what it quotes.
enum PageStyle {
  static let sheet = """
    :root{--ink:#1b1d22;--soft:#666c78;--line:#d9dce3;--paper:#fff;--ground:#f4f5f8;--mark:#eef0f5;--link:#2456a6}
    @media(prefers-color-scheme:dark){:root{--ink:#e7e9ee;--soft:#9aa1af;--line:#373c48;--paper:#1c1f26;--ground:#14161b;\
    --mark:#2a2f3a;--link:#8db4f2}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
    body>header,body>footer{padding:1rem 2rem;color:var(--soft);font-size:.9rem}
    .article{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem;padding:1.5rem 2rem;\
    background:var(--paper);border-top:1px solid var(--line)}
    .article>header{grid-column:1/-1}
    .article h2{margin:0 0 .2rem;font-size:1.35rem;line-height:1.3}
    .article>header p{margin:0;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
    .story{white-space:pre-wrap;overflow-wrap:anywhere;max-width:44rem}
    .map{width:100%;height:auto;border:1px solid var(--line);border-radius:6px;background:var(--ground)}
    .map path{fill:none;stroke:var(--soft);stroke-linecap:round}
    .map .d1{stroke-width:1.6;opacity:.55}.map .d2{stroke-width:2.8;opacity:.6}.map .d3{stroke-width:4.4;opacity:.65}
    .map text{font-size:12px;fill:var(--ink)}
    .map text.town{font-size:10px;fill:var(--soft)}
    .map text.country{font-size:11px;fill:var(--soft);letter-spacing:.06em;text-transform:uppercase}
    .map path.scale{stroke-linecap:butt}.map text.scale{font-size:10px;fill:var(--soft)}
    .map .spot circle{fill:#c2352b;fill-opacity:.75;stroke:#c2352b}
    .map .spot.admin circle,.map .spot.country circle{fill-opacity:.12;stroke-dasharray:3 3}
    .map .spot text{font-weight:600}
    .event{display:block;margin:.7rem 0;padding:.6rem .8rem;border:1px solid var(--line);border-left:4px solid var(--line);\
    border-radius:6px;cursor:pointer}
    .event:has(:checked){border-color:var(--link);background:var(--mark)}
    .event:has(:focus-visible){outline:2px solid var(--link)}
    .event>input{position:absolute;opacity:0}
    .event strong{margin-right:.5rem}
    .badge{margin-right:.4rem;padding:0 .4rem;border-radius:.6rem;background:var(--mark);font-size:.8rem}
    .badge.main{background:#1f7a45;color:#fff}.badge.factuality{background:#b06f00;color:#fff}
    .percent{color:var(--soft);font-size:.85rem}
    .event dl{display:grid;grid-template-columns:4.2rem 1fr;margin:.35rem 0 0;font-size:.92rem}
    .event dt{color:var(--soft)}.event dd{margin:0;overflow-wrap:anywhere}
    .code,.resolved{color:var(--link)}.toll{color:#c2352b}.stance{color:#b06f00}.aside{color:var(--soft)}
    .event .codes{color:var(--soft);font-size:.8rem}
    .event details{font-size:.85rem}.event summary{color:var(--soft)}
    .event td{padding:.1rem .6rem .1rem 0;vertical-align:top}
    mark{background:none;color:inherit;border-bottom:1px dotted var(--soft)}
    .legend span{margin-right:.6rem;padding:0 .3rem;border-radius:3px;color:#1b1d22;white-space:nowrap}
    @media(max-width:60rem){.article{grid-template-columns:1fr}}
    @media print{.event{break-inside:avoid}body{background:#fff}}

    """

  /// The ground behind words of each role.
  static func colour(_ role: MarkedText.Role) -> String {
    switch role {
    case .trigger: "#f6c453"
    case .actor: "#f3a6a0"
    case .target: "#a9c8f5"
    case .victim: "#c5b3f0"
    case .instrument, .weapon: "#d8c3a5"
    case .source: "#bfe3c0"
    case .place: "#9fdfd6"
    case .time: "#e6e08a"
    case .toll: "#f0b3d2"
    case .report: "#cfd3db"
    }
  }

  /// Colours what event `number` of `article` quotes while its button is pressed. A mark of several roles shows the last.
  static func rules(article: String, number: Int) -> String {
    let chosen = "#\(article):has(#\(article)e\(number):checked)"
    let roles = MarkedText.Role.allCases.reversed().map { role in
      "\(chosen) [data-e\(number)~=\(role.rawValue)]{background:\(colour(role));color:#1b1d22;border:0}"
    }
    return roles.joined() + "\(chosen) .spot:not([data-e\(number)]){opacity:.35}"
  }

  static var legend: String {
    let names = MarkedText.Role.allCases.map { "<span style=\"background:\(colour($0))\">\($0.rawValue)</span>" }
    return "<span class=\"legend\">\(names.joined())</span>"
  }
}
