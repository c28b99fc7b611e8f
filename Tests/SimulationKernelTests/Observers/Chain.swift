import SimulationKernel

/// Events one after another, with the delays that it is given, and an end.
struct Chain: SimulationModel, Hashable {
  enum Event: NamedEvent {
    case link(Int)
    case end

    static let kindNames: [StaticString] = ["link", "end"]

    var kind: Int {
      switch self {
      case .link: 0
      case .end: 1
      }
    }

    var entity: Int? {
      switch self {
      case .link(let number): number
      case .end: nil
      }
    }
  }

  let delays: [Double]
  var count = 0
  /// The link that goes wrong.
  var faultyLink: Int?

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    count += 1
    guard case .link(let number) = event else { return }
    if number == faultyLink {
      precondition(delays.isEmpty, "this link was to go wrong")
    }
    schedule.schedule(
      number + 1 < delays.count ? .link(number + 1) : .end, after: delays[number])
  }

  static func simulation(delays: [Double], faultyLink: Int? = nil) -> Simulation<Chain> {
    var simulation = Simulation(model: Chain(delays: delays, faultyLink: faultyLink))
    simulation.schedule.schedule(.link(0), at: 0)
    return simulation
  }
}
