import RandomStreams
import SimulationKernel
import Tallies

/// A station of servers for comparisons with queueing theory, which checks Little's law as it goes.
///
/// Each purpose draws from a stream of its own. The station keeps its own account of who waits
/// since when, apart from the pool's.
struct QueueingStation: SimulationModel {
  enum Event: Sendable {
    case arrival(Int)
    case serviceEnd(ServiceTicket)
    case timeOut(WaitTicket)
    case failure
    case repair
  }

  /// One Poisson stream of customers.
  struct Kind {
    var arrivalRate: Double
    var rank = 0.0
    /// How many come together.
    var groupSize: @Sendable (inout RandomStream) -> Int = { _ in 1 }
    var work: @Sendable (inout RandomStream) -> Double = { $0.exponential(mean: 1) }
    var meanPatience: Double?
  }

  struct Customer {
    let number: Int
    let kind: Int
    let arrival: Double
  }

  /// Waits and sojourns of one kind.
  struct Times {
    var waits: [Double] = []
    var sojourns: [Double] = []
    /// From the first start of a service to its end, interruptions included.
    var completions: [Double] = []
  }

  let kinds: [Kind]
  let meanLifeTime: Double
  var meanRepairTime = 0.0
  var pool: ServerPool<Customer>
  var times: [Times]

  private var arrivalStreams: [RandomStream]
  private var workStream: RandomStream
  private var groupStream: RandomStream
  private var patienceStream: RandomStream
  private var failureStream: RandomStream
  /// When each customer's present wait and first service began.
  private var waitingSince: [Double] = []
  private var firstStart: [Double?] = []
  /// The sum of `waitingSince` over those who wait now.
  private var sinceSum = 0.0
  private var warmUpEnd = 0.0
  private var waitedBeforeWarmUpEnd = 0.0
  private var presentAtWarmUpEnd = 0

  init(
    kinds: [Kind], pool: ServerPool<Customer>, meanLifeTime: Double = .infinity,
    meanRepairTime: Double = 0, streams: ReplicationStreams
  ) {
    self.kinds = kinds
    self.pool = pool
    self.meanLifeTime = meanLifeTime
    self.meanRepairTime = meanRepairTime
    times = Array(repeating: Times(), count: kinds.count)
    arrivalStreams = kinds.indices.map { streams.stream(StreamPurpose(1), entity: $0) }
    workStream = streams.stream(StreamPurpose(2), entity: 0)
    groupStream = streams.stream(StreamPurpose(3), entity: 0)
    patienceStream = streams.stream(StreamPurpose(4), entity: 0)
    failureStream = streams.stream(StreamPurpose(5), entity: 0)
  }

  mutating func start(on schedule: inout EventSchedule<Event>) {
    for kind in kinds.indices { scheduleArrival(of: kind, on: &schedule) }
    if meanLifeTime.isFinite {
      schedule.schedule(.failure, after: failureStream.exponential(mean: meanLifeTime))
    }
  }

  mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
    let now = schedule.now
    switch event {
    case .arrival(let kind):
      scheduleArrival(of: kind, on: &schedule)
      for _ in 0..<kinds[kind].groupSize(&groupStream) { arrive(kind, on: &schedule) }
    case .serviceEnd(let ticket):
      for customer in pool.customers(of: ticket) {
        times[customer.kind].sojourns.append(now - customer.arrival)
        times[customer.kind].completions.append(now - (firstStart[customer.number] ?? .nan))
      }
      if let next = pool.release(ticket, at: now) { begin(next, on: &schedule) }
    case .timeOut(let ticket):
      if let customer = pool.withdraw(ticket, at: now) { endWait(of: customer) }
    case .failure:
      if let cut = pool.breakDown(0, at: now) {
        if let end = cut.serviceEnd { schedule.cancel(end) }
        beginWait(of: cut.customer, at: now)
      }
      while let service = pool.startNext(at: now) { begin(service, on: &schedule) }
      schedule.schedule(.repair, after: failureStream.exponential(mean: meanRepairTime))
    case .repair:
      pool.repair(0, at: now)
      while let service = pool.startNext(at: now) { begin(service, on: &schedule) }
      schedule.schedule(.failure, after: failureStream.exponential(mean: meanLifeTime))
    }
  }

  private mutating func arrive(_ kind: Int, on schedule: inout EventSchedule<Event>) {
    let customer = Customer(number: waitingSince.count, kind: kind, arrival: schedule.now)
    waitingSince.append(schedule.now)
    firstStart.append(nil)
    let admission = pool.request(
      customer, rank: kinds[kind].rank, work: kinds[kind].work(&workStream), at: schedule.now)
    switch admission {
    case .started(let service):
      beginWait(of: customer, at: schedule.now)
      begin(service, on: &schedule)
    case .waiting(let ticket):
      beginWait(of: customer, at: schedule.now)
      if let mean = kinds[kind].meanPatience {
        let patience = patienceStream.exponential(mean: mean)
        pool.setTimer(schedule.schedule(.timeOut(ticket), after: patience), of: ticket)
      }
    case .balked: break
    }
  }

  private mutating func begin(
    _ service: ServerPool<Customer>.Service, on schedule: inout EventSchedule<Event>
  ) {
    if let interruption = service.interruption {
      beginWait(of: interruption.customer, at: schedule.now)
    }
    schedule.cancelTimers(of: service)
    for customer in pool.customers(of: service.ticket) {
      endWait(of: customer)
      guard firstStart[customer.number] == nil else { continue }
      firstStart[customer.number] = schedule.now
      times[customer.kind].waits.append(schedule.now - customer.arrival)
    }
    let end = schedule.schedule(.serviceEnd(service.ticket), after: service.work)
    pool.setTimer(end, of: service.ticket)
  }

  private mutating func scheduleArrival(of kind: Int, on schedule: inout EventSchedule<Event>) {
    let gap = arrivalStreams[kind].exponential(mean: 1 / kinds[kind].arrivalRate)
    schedule.schedule(.arrival(kind), after: gap)
  }

  private mutating func beginWait(of customer: Customer, at now: Double) {
    waitingSince[customer.number] = now
    sinceSum += now
  }

  private mutating func endWait(of customer: Customer) {
    sinceSum -= waitingSince[customer.number]
  }

  // MARK: - The end of the warm-up, and Little's law

  mutating func endWarmUp(at now: Double) {
    pool.restartStatistics(at: now)
    times = Array(repeating: Times(), count: kinds.count)
    warmUpEnd = now
    waitedBeforeWarmUpEnd = waited(to: now)
    presentAtWarmUpEnd = presentCount
  }

  /// How far the integral of the queue's length is from the sum of the waits, relatively.
  ///
  /// The waits are those that ended since the warm-up, and what of other waits lies between the
  /// warm-up's end and now. Exact but for rounding: Little's law on a sample path.
  func littleError(at now: Double) -> Double {
    let statistics = pool.statistics
    let ended = total(statistics.waitingTimes) + total(statistics.renegedWaitingTimes)
    let sum = ended - waitedBeforeWarmUpEnd + waited(to: now)
    return abs(statistics.queueLengths.integral(to: now) - sum) / max(1, sum)
  }

  /// Arrivals less all that became of them; zero, if nobody is lost.
  var unaccounted: Int {
    let statistics = pool.statistics
    return statistics.arrivalCount + presentAtWarmUpEnd - statistics.servedCount
      - statistics.balkedCount - statistics.renegedCount - presentCount
  }

  /// The number waiting and in service, by the station's own account of who has come and gone.
  private var presentCount: Int { pool.queueLength + pool.inServiceCount }

  private func waited(to now: Double) -> Double {
    Double(pool.queueLength) * now - sinceSum
  }

  private func total(_ tally: Tally) -> Double { (tally.mean ?? 0) * Double(tally.count) }
}
