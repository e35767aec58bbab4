/// Works on many articles at once and hands out the results in the order of the input.
///
/// Memory is bounded: what is read, worked on or waiting for its turn is at most twice `concurrency` items, so that
/// no worker is idle while the oldest article is slow, and nothing more is read while they hold `byteBudget`.
/// A result is handed out as soon as it is its turn, also while input is awaited.
struct OrderedWork<Result: Sendable> {
  private enum Step: Sendable {
    case read(InputItem?)
    case worked(Int, Result)
  }

  let concurrency: Int
  let byteBudget: Int
  private var unstarted: [(index: Int, item: InputItem)] = []
  private var waiting: [Int: Result] = [:]
  private var sizes: [Int: Int] = [:]
  private var heldBytes = 0
  private var running = 0
  private var received = 0
  private var delivered = 0
  private var isReading = false
  private var isAtEnd = false

  init(concurrency: Int, byteBudget: Int = 64 << 20) {
    self.concurrency = max(1, concurrency)
    self.byteBudget = byteBudget
  }

  /// Returns when all input is read and every result is handed out. `deliver` is called from one task.
  static func run(
    _ input: ArticleInput, concurrency: Int, work: @escaping @Sendable (InputItem) -> Result,
    deliver: (Result) -> Void
  ) async {
    var state = OrderedWork(concurrency: concurrency)
    await withTaskGroup(of: Step.self) { group in
      state.advance(&group, input, work)
      while let step = await group.next() {
        for result in state.take(step) { deliver(result) }
        state.advance(&group, input, work)
      }
    }
  }

  private mutating func advance(
    _ group: inout TaskGroup<Step>, _ input: ArticleInput, _ work: @escaping @Sendable (InputItem) -> Result
  ) {
    while running < concurrency, !unstarted.isEmpty {
      let (index, item) = unstarted.removeFirst()
      running += 1
      group.addTask { .worked(index, work(item)) }
    }
    if !isReading, !isAtEnd, received - delivered < concurrency * 2, heldBytes < byteBudget {
      isReading = true
      group.addTask { .read(await input.next()) }
    }
  }

  /// Takes in what a task has done; returns the results whose turn it is.
  private mutating func take(_ step: Step) -> [Result] {
    switch step {
    case .read(let item):
      isReading = false
      isAtEnd = item == nil
      if let item { receive(item) }
      return []
    case .worked(let index, let result):
      running -= 1
      waiting[index] = result
      return takeDue()
    }
  }

  private mutating func receive(_ item: InputItem) {
    unstarted.append((received, item))
    sizes[received] = item.byteCount
    heldBytes += item.byteCount
    received += 1
  }

  private mutating func takeDue() -> [Result] {
    var due: [Result] = []
    while let result = waiting.removeValue(forKey: delivered) {
      due.append(result)
      heldBytes -= sizes.removeValue(forKey: delivered) ?? 0
      delivered += 1
    }
    return due
  }
}
