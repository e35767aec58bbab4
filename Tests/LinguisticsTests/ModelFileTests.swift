import Foundation
import Testing

@testable import Linguistics

@Suite struct ModelFileTests {
  @Test(
    "MessagePack values are read back",
    arguments: [
      ([0xc0] as [UInt8], "null"), ([0xc3], "bool(true)"), ([0x05], "int(5)"), ([0xff], "int(-1)"),
      ([0xd1, 0xff, 0x00], "int(-256)"), ([0xcd, 0x01, 0x00], "int(256)"),
      ([0xcf] + Array(repeating: 0xff, count: 8), "uint(18446744073709551615)"),
      ([0xa2, 0x68, 0x69], #"string("hi")"#), ([0xcb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0], "double(1.0)"),
    ])
  func values(bytes: [UInt8], expected: String) throws {
    #expect("\(try MessagePackReader.read(bytes, file: "f"))".hasSuffix(expected))
  }

  @Test(
    "Damaged MessagePack is an error that names the file",
    arguments: [
      [], [0xc1], [0xa5, 0x68], [0xdd, 0xff, 0xff, 0xff, 0xff], [0xdf, 0xff, 0xff, 0xff, 0xff],
      [0xc6, 0xff, 0xff, 0xff, 0xff],
      [0x01, 0x02], [0xa1, 0xff], Array(repeating: 0x91, count: 10_000),
    ] as [[UInt8]])
  func damaged(bytes: [UInt8]) {
    let error = #expect(throws: LinguisticsError.self) { try MessagePackReader.read(bytes, file: "tagger/model") }
    #expect(error?.code == .corrupt)
    #expect(error?.file == "tagger/model")
  }

  @Test(
    "An array's shape must be that of its data",
    arguments: [
      ("<f4", [2, 3], 24, true), ("<f4", [2, 3], 20, false), ("<f4", [-1, 3], 12, false), ("<q9", [1], 4, false),
      ("<f4", [Int.max, 4], 16, false), ("<f4", [], 4, true),
    ])
  func shapes(type: String, shape: [Int], bytes: Int, isGood: Bool) {
    #expect((NumericArray(type: type, shape: shape, data: Array(repeating: 0, count: bytes)) != nil) == isGood)
  }

  @Test("References in a configuration are resolved, rings are an error")
  func configuration() throws {
    let text = "[a]\nwidth = 96\nname = \"x\"\n[b]\nwidth = ${a.width}\nalso = ${b:width}\n"
    let configuration = try Configuration(text, file: "config.cfg")
    #expect(configuration.integer("b", "also") == 96)
    #expect(throws: LinguisticsError.self) { try Configuration("[a]\nx = ${a:y}\ny = ${a:x}\n", file: "config.cfg") }
    #expect(throws: LinguisticsError.self) { try Configuration("[a]\nx = ${c:y}\n", file: "config.cfg") }
    #expect(throws: LinguisticsError.self) { try Configuration("[a]\nnothing\n", file: "config.cfg") }
  }

  @Test("A configuration with Windows line ends is read")
  func windowsLineEnds() throws {
    let configuration = try Configuration("[nlp]\r\nlang = \"en\"\r\npipeline = [\"tok2vec\"]\r\n", file: "config.cfg")
    #expect(configuration.strings("nlp", "pipeline") == ["tok2vec"])
  }

  static let files = [
    "config.cfg", "meta.json", "tokenizer", "tok2vec/model", "tagger/model", "tagger/cfg", "parser/model",
    "parser/moves", "ner/model", "ner/moves", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin",
  ]

  @Test("A missing file is an error that names it", arguments: files)
  func missing(file: String) throws {
    let error = try failure { try FileManager.default.removeItem(at: $0.appendingPathComponent(file)) }
    #expect(error.code == .missing)
    #expect(error.file == file)
  }

  @Test("A truncated file is an error that names it", arguments: files.dropFirst(2))
  func truncated(file: String) throws {
    let error = try failure { copy in
      let url = copy.appendingPathComponent(file)
      let data = try Data(contentsOf: url)
      try data.prefix(data.count * 2 / 3).write(to: url)
    }
    #expect(error.code == .corrupt)
    #expect(error.file == file)
  }

  @Test("Any byte of a file may be wrong: an error or a model, never a trap", arguments: files)
  func changedBytes(file: String) throws {
    var generator = HostileTextTests.Generator(state: 7)
    let data = try Data(contentsOf: URL(fileURLWithPath: ModelFixture.directory + "/" + file))
    for _ in 0..<2 {
      try ModelFixture.withCopy { copy in
        var data = data
        for _ in 0..<20 { data[Int.random(in: 0..<min(data.count, 4000), using: &generator)] ^= 0x15 }
        try data.write(to: copy.appendingPathComponent(file))
      } _: { path in
        guard let model = try? LanguageModel(directory: path) else { return }
        #expect(model.parse("Rebels seized the town.").count > 0)
      }
    }
  }

  @Test(
    "A component of an unknown kind is named",
    arguments: [
      ("factory = \"lemmatizer\"", "factory = \"trainable_lemmatizer\"", "trainable_lemmatizer"),
      ("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2", "MishWindowEncoder"),
      ("spacy.TransitionBasedParser.v2", "spacy.TransitionBasedParser.v9", "TransitionBasedParser.v9"),
      ("mode = \"rule\"", "mode = \"magic\"", "magic"),
      ("lang = \"en\"", "lang = \"tlh\"", "tlh"),
    ])
  func unsupported(text: String, replacement: String, name: String) throws {
    let error = try failure { copy in
      let url = copy.appendingPathComponent("config.cfg")
      let changed = try String(contentsOf: url, encoding: .utf8).replacingOccurrences(of: text, with: replacement)
      try changed.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(error.code == .unsupported)
    #expect(error.description.contains(name))
  }

  @Test("An array of the wrong type or shape is named with its layer")
  func wrongArray() throws {
    for (old, new, what) in [("<f4", "<i4", "type"), ("<f4", "<f2", "array")] {
      let error = try failure { copy in
        let url = copy.appendingPathComponent("tagger/model")
        var data = try Data(contentsOf: url)
        let place = try #require(data.range(of: Data(old.utf8)))
        data.replaceSubrange(place, with: Data(new.utf8))
        try data.write(to: url)
      }
      #expect(error.file == "tagger/model")
      #expect(error.message.contains(what))
    }
  }

  private func failure(_ change: (URL) throws -> Void) throws -> LinguisticsError {
    try ModelFixture.withCopy(change) { path in
      try #require(#expect(throws: LinguisticsError.self) { try LanguageModel(directory: path) })
    }
  }
}
