import Synchronization

/// Workspaces that no task uses now. As many are made as tasks ever annotate at once.
final class WorkspacePool: Sendable {
  private let idle = Mutex<[NetworkWorkspace]>([])

  func take() -> NetworkWorkspace? {
    idle.withLock { $0.popLast() }
  }

  func giveBack(_ workspace: NetworkWorkspace) {
    idle.withLock { $0.append(workspace) }
  }
}
