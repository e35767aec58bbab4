import Foundation

/// How much there is to read, for the progress bar: nil where that cannot be known beforehand.
struct InputSize {
  let bytes: Int?

  init(paths: [String]) {
    guard !paths.isEmpty, !paths.contains("-") else {
      bytes = nil
      return
    }
    var total = 0
    for path in paths {
      guard let size = Self.size(of: path) else {
        bytes = nil
        return
      }
      total += size
    }
    bytes = total
  }

  /// Of a regular file, or of all files in a folder; nil for pipes and devices.
  private static func size(of path: String) -> Int? {
    let manager = FileManager.default
    guard let attributes = try? manager.attributesOfItem(atPath: path) else { return 0 }
    switch attributes[.type] as? FileAttributeType {
    case .typeRegular: return attributes[.size] as? Int
    case .typeDirectory:
      guard let names = manager.enumerator(atPath: path) else { return nil }
      return names.reduce(0) { sum, name in
        guard let name = name as? String,
          let inner = try? manager.attributesOfItem(atPath: path + "/" + name),
          inner[.type] as? FileAttributeType == .typeRegular
        else { return sum }
        return sum + (inner[.size] as? Int ?? 0)
      }
    case .typeSymbolicLink:
      // Its target's size is not asked for: it may be a pipe.
      return nil
    default: return nil
    }
  }
}
