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
}
