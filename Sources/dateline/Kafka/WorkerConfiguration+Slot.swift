import DatelineWorker
import Foundation

extension WorkerConfiguration {
  /// Names a worker that needs a name and was given none: by the lowest slot of its group and role on this host. The
  /// slot is its as long as the value lives.
  mutating func takeSlot(role: String) throws(CommandFailure) -> InstanceSlot? {
    guard delivery == .exactlyOnce, instanceID.isEmpty else { return nil }
    do {
      let slot = try InstanceSlot.take(
        group: group, role: role, folder: InstanceSlot.defaultFolder(ProcessInfo.processInfo.environment))
      instanceID = slot.name
      isInstanceLocked = true
      return slot
    } catch {
      throw CommandFailure(status: ExitStatus(error.kind), message: error.message)
    }
  }
}
