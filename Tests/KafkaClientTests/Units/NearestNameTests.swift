import Testing

@testable import KafkaClient

@Suite struct NearestNameTests {
  @Test(
    "counts edits and swaps of neighbours",
    arguments: [("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "acb", 1), ("kitten", "sitting", 3)])
  func distance(left: String, right: String, expected: Int) {
    #expect(NearestName.distance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(NearestName.distance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test("takes the nearest, and of equally near ones the first by name")
  func nearest() {
    #expect(NearestName.of("group.i", among: ["group.it", "group.id", "client.id"]) == "group.id")
  }

  @Test(
    "has no suggestion for what is like nothing", arguments: ["", "zzzzzzzz", String(repeating: "a", count: 10_000)])
  func none(name: String) {
    #expect(NearestName.of(name, among: ["group.id", "client.id"]) == nil)
  }
}
