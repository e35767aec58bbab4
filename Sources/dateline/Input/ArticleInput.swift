import DatelineCore
import Foundation

/// The articles of files, folders and standard input, one at a time, in order: what `extract` and `publish` read.
///
/// Reading blocks, so the actor runs on a thread of its own and never holds one that extraction needs.
/// At most one article is held here at a time.
actor ArticleInput {
  private enum Layout {
    case lines
    case whole
  }

  private struct OpenFile {
    var name: String
    var reader: ByteReader
    var layout: Layout
    var line = 0
  }

  private static let folderExtensions: Set<String> = ["json", "jsonl", "ndjson", "txt"]

  private let executor = BlockingExecutor(label: "dateline.input")
  private let maximumBytes: Int
  /// Still to be read, the next one last.
  private var pending: [String]
  private var current: OpenFile?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// `-` among the paths is standard input.
  init(paths: [String], maximumBytes: Int) {
    pending = paths.reversed()
    self.maximumBytes = maximumBytes
  }

  /// Nil when all is read. A file that cannot be read is a problem, and the next one follows.
  func next() -> InputItem? {
    while true {
      if let item = nextOfCurrent() { return item }
      guard let path = pending.popLast() else { return nil }
      if let problem = open(path) { return .problem(problem) }
    }
  }

  // MARK: - Paths

  private func open(_ path: String) -> InputProblem? {
    let name = path == "-" ? "stdin" : path
    do throws(ByteReader.Failure) {
      if path != "-", Self.isFolder(path) { return try openFolder(path) }
      let reader = try ByteReader(path: path, maximumBytes: maximumBytes)
      current = OpenFile(name: name, reader: reader, layout: try Self.layout(of: reader, path: path))
      return nil
    } catch {
      return InputProblem(InputOrigin(file: name), code: "unreadable", message: error.message)
    }
  }

  /// Puts a folder's files, and those of the folders in it, before everything else. Hidden files are left alone, and
  /// links to folders are not followed: they can lead in circles.
  private func openFolder(_ folder: String) throws(ByteReader.Failure) -> InputProblem? {
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let paths = try Self.names(in: folder).filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(base)/\($0)" }
    let wanted = paths.filter { path in
      Self.isFolder(path) ? !Self.isLink(path) : Self.folderExtensions.contains(Self.fileExtension(path))
    }
    pending.append(contentsOf: wanted.reversed())
    guard wanted.isEmpty else { return nil }
    return InputProblem(
      InputOrigin(file: folder), code: "no-articles", message: "no .json, .jsonl, .ndjson or .txt file in this folder")
  }

  /// JSON Lines by name, or by a first line that is an article by itself; else the file is one article.
  private static func layout(of reader: ByteReader, path: String) throws(ByteReader.Failure) -> Layout {
    if path == "-" || ["jsonl", "ndjson"].contains(fileExtension(path)) { return .lines }
    return ArticleDecoder.isCompleteObject(Array(try reader.peekLine())) ? .lines : .whole
  }

  // MARK: - Articles

  private func nextOfCurrent() -> InputItem? {
    guard var file = current else { return nil }
    do throws(ByteReader.Failure) {
      let item = try file.layout == .lines ? nextLine(of: &file) : whole(file)
      current = file.layout == .whole || item == nil ? nil : file
      return item
    } catch {
      current = nil
      return .problem(InputProblem(InputOrigin(file: file.name), code: "unreadable", message: error.message))
    }
  }

  private func nextLine(of file: inout OpenFile) throws(ByteReader.Failure) -> InputItem? {
    while let piece = try file.reader.line() {
      file.line += 1
      let origin = InputOrigin(file: file.name, line: file.line)
      if case .bytes(let bytes) = piece, bytes.allSatisfy(ByteReader.isBlank) { continue }
      return item(piece, .json, origin)
    }
    return nil
  }

  private func whole(_ file: OpenFile) throws(ByteReader.Failure) -> InputItem {
    item(try file.reader.rest(), .detected, InputOrigin(file: file.name))
  }

  private func item(_ piece: ByteReader.Piece, _ format: ArticleFormat, _ origin: InputOrigin) -> InputItem {
    switch piece {
    case .bytes(let bytes): .article(RawArticle(bytes: bytes, format: format, origin: origin))
    case .tooLong: .problem(InputProblem(origin, .tooLarge(maximumBytes: maximumBytes)))
    }
  }

  // MARK: - The file system

  private static func names(in folder: String) throws(ByteReader.Failure) -> [String] {
    guard let stream = opendir(folder) else { throw ByteReader.Failure(errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func fileExtension(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
    return path[dot...].dropFirst().lowercased()
  }
}
