import Dispatch
import Synchronization

/// Does two things side by side and returns when both are done. Of two errors the first one's is thrown.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @escaping @Sendable () throws -> First, _ second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
  let one = Mutex<Result<First, any Error>>(.failure(CancellationError()))
  let other = Mutex<Result<Second, any Error>>(.failure(CancellationError()))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = Result { try first() }
      one.withLock { $0 = result }
    } else {
      let result = Result { try second() }
      other.withLock { $0 = result }
    }
  }
  return (try one.withLock { $0 }.get(), try other.withLock { $0 }.get())
}
