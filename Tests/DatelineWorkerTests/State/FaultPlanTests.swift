import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct FaultPlanTests {
  @Test func `without variables there are no faults, and the processor is left alone`() throws {
    let plan = try FaultPlan(environment: ["PATH": "/bin"])
    #expect(plan.isEmpty)
    #expect(FaultyProcessor.wrapping(ScriptedProcessor(), plan) is ScriptedProcessor)
  }

  @Test func `points, articles, seed and mutant are read`() throws {
    let plan = try FaultPlan(environment: [
      "DATELINE_FAULT_POINTS": "after-produce=kill:0.02,during-commit=stop",
      "DATELINE_FAULT_ARTICLES": "fail:a-1,hang:b:2", "DATELINE_FAULT_SEED": "7",
      "DATELINE_FAULT_MUTANT": "commit-before-flush",
    ])
    #expect(plan.points[.afterProduce] == FaultPlan.PointFault(action: .kill, probability: 0.02))
    #expect(plan.points[.duringCommit] == FaultPlan.PointFault(action: .stop, probability: 1))
    #expect(plan.articles.map(\.substring) == ["a-1", "b:2"])
    #expect(plan.seed == 7)
    #expect(plan.mutant == .commitBeforeFlush)
  }

  @Test(arguments: [
    ["DATELINE_FAULT_POINTS": "after-lunch=kill"], ["DATELINE_FAULT_POINTS": "after-flush=explode"],
    ["DATELINE_FAULT_POINTS": "after-flush=kill:2"], ["DATELINE_FAULT_POINTS": "after-flush"],
    ["DATELINE_FAULT_ARTICLES": "fail:"], ["DATELINE_FAULT_MUTANT": "none"], ["DATELINE_FAULT_SEED": "x"],
  ])
  func `a fault that cannot be injected is refused`(environment: [String: String]) {
    #expect(throws: WorkerError.self) { try FaultPlan(environment: environment) }
  }

  @Test func `a failure that was asked for comes as often as its probability says, the same for the same seed`() {
    var plan = FaultPlan()
    plan.points[.afterFlush] = FaultPlan.PointFault(action: .fail, probability: 0.25)
    func hits() -> [Bool] {
      let points = FaultPoints(plan)
      return (0..<400).map { _ in
        do { try points.hit(.afterFlush) } catch { return true }
        return false
      }
    }
    let first = hits()
    #expect(first == hits())
    #expect((60...140).contains(first.filter { $0 }.count))
    #expect(throws: Never.self) { try FaultPoints(plan).hit(.afterBegin) }
  }

  @Test func `the article that fails is found by its id, not by its text`() throws {
    var plan = FaultPlan()
    plan.articles = [FaultPlan.ArticleFault(action: .fail, substring: "bad")]
    let processor = FaultyProcessor.wrapping(ScriptedProcessor(), plan)
    #expect(throws: FaultyProcessor.Failure.self) { try processor.process(Bytes(#"{"id": "a-bad-1"}"#.utf8)) }
    #expect(throws: Never.self) { try processor.process(Bytes(#"{"id":"a-1","text":"bad"}"#.utf8)) }
  }
}
