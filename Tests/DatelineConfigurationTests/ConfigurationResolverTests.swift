import DatelineConfiguration
import Testing

@Suite struct ConfigurationResolverTests {
  @Test func `a flag wins over the variable, and that over the file`() {
    let file = "concurrency: 1"
    let variable = ["DATELINE_CONCURRENCY": "2"]
    #expect(SmallTable.resolve([], [:], file: file).arguments == ["--concurrency=1"])
    #expect(SmallTable.resolve([], variable, file: file).arguments == ["--concurrency=2"])
    let all = SmallTable.resolve(["--concurrency", "3"], variable, file: file)
    #expect(all.arguments.isEmpty)
    #expect(all.items.map(\.setting.source) == [.flag("--concurrency")])
  }

  @Test(arguments: [["--concurrency", "3"], ["--concurrency=3"], ["-", "--concurrency=9", "--concurrency", "3"]])
  func `a flag is seen however it is written`(arguments: [String]) {
    let resolved = SmallTable.resolve(arguments, ["DATELINE_CONCURRENCY": "2"])
    #expect(resolved.items.first?.setting.values == ["3"])
  }

  @Test func `what stands behind two dashes is no flag`() {
    #expect(SmallTable.resolve(["--", "--concurrency=3"], ["DATELINE_CONCURRENCY": "2"]).arguments == ["--concurrency=2"])
  }

  @Test func `where each value stands is known`() {
    let resolved = SmallTable.resolve([], ["DATELINE_INPUT": "a,b"], file: "\nbrokers: k:9092\nuntil-end: true\n")
    #expect(resolved.items.map { "\($0.setting.source)" } == ["file f.yaml:2", "variable DATELINE_INPUT", "file f.yaml:3"])
    #expect(resolved.arguments == ["--brokers=k:9092", "--input=a", "--input=b", "--until-end"])
  }

  @Test func `a list replaces a list`() {
    #expect(SmallTable.resolve([], ["DATELINE_INPUT": "c"], file: "input: [a, b]").arguments == ["--input=c"])
  }

  @Test func `a switch of the file is taken back by the variable`() {
    let resolved = SmallTable.resolve([], ["DATELINE_UNTIL_END": "false"], file: "until-end: true")
    #expect(resolved.arguments.isEmpty)
    #expect(resolved.mistakes.isEmpty)
  }

  @Test func `properties are merged one by one`() {
    let resolved = SmallTable.resolve(
      ["--kafka", "sasl.username=flag"],
      ["DATELINE_KAFKA_SASL_USERNAME": "variable", "DATELINE_KAFKA_SASL_PASSWORD": "@/run/secret"],
      file: "kafka:\n  sasl.username: file\n  sasl.password: file\n  client.id: file\n")
    #expect(resolved.arguments == ["--kafka=sasl.password=@/run/secret", "--kafka=client.id=file"])
    #expect(resolved.mistakes.isEmpty)
  }

  @Test func `the variable of the properties file is no property`() {
    #expect(SmallTable.resolve([], ["DATELINE_KAFKA_FILE": "/etc/k"]).arguments == ["--kafka-file=/etc/k"])
  }

  @Test func `an empty variable and a null in the file are as if they were not there`() {
    let resolved = SmallTable.resolve([], ["DATELINE_BROKERS": ""], file: "concurrency:\ninput: ~\nbrokers: null\n")
    #expect(resolved.items.isEmpty)
    #expect(resolved.mistakes.isEmpty)
  }

  @Test func `a pattern on the command line takes the place of names in the file`() {
    let resolved = SmallTable.resolve(["--input-pattern", "n.*"], [:], file: "input: [a]")
    #expect(resolved.arguments.isEmpty)
  }

  @Test func `all mistakes come at once, each with its place`() {
    let resolved = SmallTable.resolve(
      [], ["DATELINE_BROKRES": "x", "DATELINE_UNTIL_END": "perhaps", "DATELINE_LOCKS": "/l", "HOME": "/h"],
      file: "concurency: 3\nbrokers: [a, b]\nkafka: x\ninput: {a: b}\n")
    #expect(resolved.mistakes.map(\.description).sorted() == [
      "DATELINE_BROKRES: no key has this variable; did you mean 'DATELINE_BROKERS'?",
      "DATELINE_UNTIL_END: until-end: must be true or false",
      "f.yaml:1: unknown key 'concurency'; did you mean 'concurrency'?",
      "f.yaml:2: brokers: takes one value, not a list",
      "f.yaml:3: kafka: takes properties, one a line below it: 'sasl.mechanism: PLAIN'",
      "f.yaml:4: input: takes a list, not keys of its own",
    ])
    #expect(resolved.serious.count == 5)
  }

  @Test func `another option under the name of a key is left alone`() {
    let other = CommandManual(options: [ConfigurationKey(name: "concurrency", kind: .value, help: "of something else")])
    #expect(SmallTable.table.bindings(of: other).isEmpty)
  }

  @Test func `an option may be a key of another name`() {
    let command = CommandManual(options: [ConfigurationKey(name: "topic", kind: .value)])
    let bindings = SmallTable.table.bindings(of: command, renamed: ["topic": "input"])
    let resolved = ConfigurationResolver(table: SmallTable.table).resolve(
      bindings, arguments: [], environment: ["DATELINE_INPUT": "a,b"], file: nil)
    #expect(resolved.arguments == ["--topic=a"])
  }
}
