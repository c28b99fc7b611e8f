/// Who of those who wait in a `ServerPool` is served next.
///
///     var tills = ServerPool<Person>(serverCount: 4)
///     var triage = ServerPool<Patient>(serverCount: 2, discipline: .priority)
///     triage.request(patient, rank: patient.isUrgent ? 0 : 1, at: schedule.now)
///
/// The first two take O(1) for each customer, the others O(log n) in the number who wait.
public enum QueueDiscipline: Sendable, Hashable {
  /// In the order of arrival (FIFO, FCFS). Ranks are ignored.
  case firstInFirstOut

  /// The latest arrival first (LIFO, LCFS), as from a pile of papers. Ranks are ignored.
  case lastInFirstOut

  /// The smallest rank first; equal ranks in the order of arrival. A service under way is finished.
  case priority

  /// As `priority`, and who has a smaller rank than somebody in service interrupts that service.
  ///
  /// Of those in service the one of the greatest rank is interrupted, of equals the one whose
  /// service began last.
  case preemptivePriority

  /// The shortest work first (SJF, SPT); equal work in the order of arrival. Not pre-emptive.
  ///
  /// Every request must state its `work`. After an interruption it is the work that remains.
  case shortestFirst
}

/// What becomes of the work done when a service is interrupted.
public enum InterruptionRule: Sendable, Hashable {
  /// The next service of the customer goes on where this one was cut off.
  case resume

  /// The next service of the customer begins anew.
  case restart
}
