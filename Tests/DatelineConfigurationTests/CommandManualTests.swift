import DatelineConfiguration
import Testing

@Suite struct CommandManualTests {
  private static let description = """
    {"serializationVersion": 0, "command": {"commandName": "run", "arguments": [
      {"kind": "option", "isRepeating": false, "valueName": "n", "defaultValue": "8", "abstract": "How many.",
       "names": [{"kind": "long", "name": "max-hung"}]},
      {"kind": "option", "isRepeating": true, "valueName": "topic", "abstract": "Topics.",
       "discussion": "Default: articles.", "names": [{"kind": "long", "name": "input"}]},
      {"kind": "option", "isRepeating": true, "valueName": "key=value", "names": [{"kind": "long", "name": "kafka"}]},
      {"kind": "flag", "isRepeating": false, "names": [{"kind": "short", "name": "u"}, {"kind": "long", "name": "until-end"}]},
      {"kind": "positional", "isRepeating": true, "valueName": "file"},
      {"kind": "flag", "isRepeating": false, "names": [{"kind": "short", "name": "h"}, {"kind": "long", "name": "help"}]},
      {"kind": "option", "isRepeating": false, "names": [{"kind": "long", "name": "config"}]}
    ]}}
    """

  @Test func `options are keys, and what the parser says of itself is none`() throws {
    let manual = try CommandManual(description: Self.description)
    #expect(manual.options.map(\.name) == ["max-hung", "input", "kafka", "until-end"])
    #expect(manual.options.map(\.kind) == [.value, .list, .properties, .toggle])
    #expect(manual.options.map(\.variable)
      == ["DATELINE_MAX_HUNG", "DATELINE_INPUT", "DATELINE_KAFKA_", "DATELINE_UNTIL_END"])
    #expect(manual.options[0].defaultValue == "8")
    #expect(manual.takesFile)
    #expect(manual.options[1].whenUnset == "articles")
  }

  @Test func `another form is an error`() {
    #expect(throws: (any Error).self) { try CommandManual(description: "[]") }
  }
}
