import Testing

@testable import DatelineCore

@Suite("Short forms that the model reads as others")
struct RespellingsTests {
  private static let table = "form\tread_as\nBrig.\tCapt.\nSgt.\tCol.\n"

  private func table(_ text: String) throws -> Respellings {
    try Respellings(Table(text: text, file: "respellings.tsv", required: ["form", "read_as"]))
  }

  @Test(
    "A form before a name is read as its stand-in, of as many bytes",
    arguments: [
      ("said Brig. Gen. Omar Deng.", "said Capt. Gen. Omar Deng."),
      ("Sgt. Ada Moss and Brig. Lee", "Col. Ada Moss and Capt. Lee"),
    ])
  func name(_ text: String, _ expected: String) throws {
    var bytes = Array(text.utf8)
    try table(Self.table).apply(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(
    "What is no form, or stands before no name, stays",
    arguments: ["They sank the Brig. it burned.", "Abrig. Gen", "He was a Sgt.", "Brig.", ""])
  func other(_ text: String) throws {
    var bytes = Array(text.utf8)
    try table(Self.table).apply(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(
    "A row that would move offsets or is no short form is refused",
    arguments: ["Brig.\tCol.", "Brig\tCapt", "Sgt.\tCol.\nSgt.\tCol."])
  func refused(_ rows: String) {
    #expect(throws: TableError.self) { try table("form\tread_as\n" + rows + "\n") }
  }

  @Test(
    "A name that is a word as well is read as its stand-in only in a text that spells it out, before small letters",
    arguments: [
      ("The Islamic State said IS had won.", "The Islamic State said UN had won."),
      ("THE ISLAMIC STATE IS here", "THE ISLAMIC STATE IS here"),
      ("IS had won.", "IS had won."),
      ("Islamic State: THIS IS WAR, it said", "Islamic State: THIS IS WAR, it said"),
    ])
  func besideName(_ text: String, _ expected: String) throws {
    let respellings = try Respellings(
      Table(text: "form\tread_as\tbeside\nIS\tUN\tIslamic State\n", file: "respellings.tsv", required: ["form", "read_as", "beside"]))
    var bytes = Array(text.utf8)
    respellings.apply(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
