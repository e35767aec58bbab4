/// Names on a map, none over another: beside its point where there is room, else left out.
struct MapLabels {
  enum Kind: String {
    case spot, country, town
  }

  private struct Box {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    func overlaps(_ other: Box) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  private var taken: [Box] = []

  /// `<text …>name</text>`; empty where there is no room.
  mutating func place(_ name: String, x: Double, y: Double, kind: Kind) -> String {
    let width = Double(min(name.count, 60)) * (kind == .town ? 5.6 : 7.2)
    let anchors =
      kind == .country
      ? [(x, y, "middle")]
      : [
        (x + 9, y + 4, "start"), (x - 9, y + 4, "end"), (x, y - 10, "middle"), (x, y + 18, "middle"),
        (x + 9, y - 9, "start"), (x + 9, y + 16, "start"), (x - 9, y - 9, "end"), (x - 9, y + 16, "end"),
      ]
    let choices = anchors.map { anchor in (anchor, Self.box(anchor.0, anchor.1, width, anchor.2)) }
    let free = choices.first { _, box in
      0 <= box.x.lowerBound && box.x.upperBound <= MapFrame.width && 0 <= box.y.lowerBound
        && box.y.upperBound <= MapFrame.height && !taken.contains(where: box.overlaps)
    }
    guard let ((x, y, anchor), box) = free else { return "" }
    taken.append(box)
    return "<text class=\"\(kind.rawValue)\" x=\"\(x.tenths)\" y=\"\(y.tenths)\" text-anchor=\"\(anchor)\">\(name.asHTML)</text>"
  }

  private static func box(_ x: Double, _ y: Double, _ width: Double, _ anchor: String) -> Box {
    let left =
      switch anchor {
      case "start": x
      case "end": x - width
      default: x - width / 2
      }
    return Box(x: left...(left + width), y: (y - 11)...(y + 3))
  }
}

extension Double {
  /// With one decimal: a tenth of a unit of a picture.
  var tenths: String { "\((self * 10).rounded() / 10)" }
}
