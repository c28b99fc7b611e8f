import SimulationKernel

/// A model that writes down what happens to it, as "name@time".
struct Recorder: SimulationModel {
  enum Event: Sendable {
    case mark(String)
    /// Marks, then schedules a mark after a delay.
    case chain(String, delay: Double, next: String, phase: EventPhase)
    /// Marks, then cancels.
    case cancel(String, EventHandle)
  }

  var log: [String] = []

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .mark(let name):
      log.append("\(name)@\(schedule.now)")
    case .chain(let name, let delay, let next, let phase):
      log.append("\(name)@\(schedule.now)")
      schedule.schedule(.mark(next), after: delay, phase: phase)
    case .cancel(let name, let handle):
      log.append("\(name)@\(schedule.now)")
      schedule.cancel(handle)
    }
  }
}

extension EventPhase {
  static let early = EventPhase(rawValue: 1)
  static let late = EventPhase(rawValue: 255)
}
