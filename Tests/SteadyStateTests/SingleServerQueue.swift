import RandomStreams
import SimulationKernel

/// M/M/1 from an empty start: Poisson arrivals, exponential services of mean 1, one server.
struct SingleServerQueue: SimulationModel {
  enum Event: Sendable {
    case arrival
    case serviceEnd(ServiceTicket)
  }

  let load: Double
  let streams: ReplicationStreams
  /// A customer is the time of arrival.
  var pool = ServerPool<Double>(serverCount: 1)
  var arrivals = 0
  /// The waiting time of each customer whose service has begun, in order.
  var waits: [Double] = []

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    switch event {
    case .arrival:
      if case .started(let service) = pool.request(schedule.now, at: schedule.now) {
        begin(service, schedule: &schedule)
      }
      scheduleArrival(&schedule)
    case .serviceEnd(let ticket):
      if let next = pool.release(ticket, at: schedule.now) {
        begin(next, schedule: &schedule)
      }
    }
  }

  private mutating func scheduleArrival(_ schedule: inout EventSchedule<Event>) {
    var stream = streams.stream(StreamPurpose(1), entity: arrivals)
    schedule.schedule(.arrival, after: stream.exponential(mean: 1 / load))
    arrivals += 1
  }

  private mutating func begin(
    _ service: ServerPool<Double>.Service, schedule: inout EventSchedule<Event>
  ) {
    var stream = streams.stream(StreamPurpose(2), entity: waits.count)
    schedule.schedule(.serviceEnd(service.ticket), after: stream.exponential(mean: 1))
    waits.append(schedule.now - service.customer)
  }

  /// The simulation after the given number of waits.
  static func played(
    customers: Int, load: Double, seed: UInt32, replication: Int
  ) -> Simulation<SingleServerQueue> {
    let streams = ReplicationStreams(seed: seed, replication: UInt32(replication))
    var simulation = Simulation(model: SingleServerQueue(load: load, streams: streams))
    simulation.edit { $0.scheduleArrival(&$1) }
    while simulation.model.waits.count < customers { simulation.step() }
    return simulation
  }
}
