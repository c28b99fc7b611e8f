import SimulationKernel
import Tallies
import Testing

/// Random operations on a pool and on a plain one, which must agree at each step.
struct ServerPoolAgainstPlainTests {
  typealias Pool = ServerPool<Int>

  /// A pool, its plain model, and what a simulation would know of the pool.
  struct Pair {
    var random: SplitMix
    var pool: Pool
    var plain: PlainPool
    var waitTickets: [(customer: Int, ticket: WaitTicket)] = []
    var services: [(customer: Int, ticket: ServiceTicket, server: Int)] = []
    var customers = 0
    var now = 0.0

    /// The pool's customers in service begin as the plain pool's do.
    mutating func begin(_ service: Pool.Service) {
      guard let expected = plain.startNext() else {
        Issue.record("the plain pool begins nothing")
        return
      }
      #expect(Array(pool.customers(of: service.ticket)) == expected.customers)
      #expect(service.interruption?.customer == expected.interrupted)
      if let interruption = service.interruption { putBack(interruption) }
      let customer = service.customer
      let work = plain.serving[plain.serving.count - 1][0].work
      #expect(abs(service.work - work) < 1e-9)
      services.append((customer, service.ticket, service.server))
      #expect(!pool.isDown(service.server))
    }

    mutating func putBack(_ interruption: Pool.Interruption) {
      services.removeAll { $0.customer == interruption.customer }
      waitTickets.append((interruption.customer, interruption.ticket))
    }

    mutating func beginAll() {
      while let service = pool.startNext(at: now) { begin(service) }
      let more = plain.startNext()
      #expect(more == nil)
    }

    mutating func step() {
      now += Double(random.next(below: 4)) / 4
      plain.advance(to: now)
      switch random.next(below: 20) {
      case 0..<8: request()
      case 8..<13: release()
      case 13..<15: withdraw()
      case 15: resize()
      case 16..<18: breakOrRepair()
      case 18:
        pool.balk()
        plain.arrivals += 1
        plain.balked += 1
      default:
        // A copy takes over, while another is led astray.
        var branch = pool
        for _ in 0..<3 { _ = branch.request(-1, rank: -1, work: 1, at: now) }
      }
      check()
    }

    private mutating func request() {
      let rank = Double(random.next(below: 3))
      let work = Double(random.next(below: 5)) + 1
      let outcome = plain.request(customers, rank: rank, work: work)
      switch pool.request(customers, rank: rank, work: work, at: now) {
      case .started(let service):
        #expect(outcome == "started")
        begin(service)
      case .waiting(let ticket):
        #expect(outcome == "waiting")
        waitTickets.append((customers, ticket))
      case .balked: #expect(outcome == "balked")
      }
      customers += 1
    }

    private mutating func release() {
      guard !services.isEmpty else { return }
      let service = services.remove(at: random.next(below: services.count))
      plain.release(service.customer)
      if let next = pool.release(service.ticket, at: now) { begin(next) }
      let more = plain.startNext()
      #expect(more == nil)
    }

    private mutating func withdraw() {
      guard !waitTickets.isEmpty else { return }
      // Stale tickets are tried as well as good ones, and more than once.
      let (customer, ticket) = waitTickets[random.next(below: waitTickets.count)]
      let isWaiting = pool.isWaiting(ticket)
      let gone = pool.withdraw(ticket, at: now)
      #expect((gone != nil) == isWaiting)
      if gone != nil {
        #expect(gone == customer)
        let isPlainGone = plain.withdraw(customer)
        #expect(isPlainGone)
      }
    }

    private mutating func resize() {
      let count = random.next(below: 5)
      pool.resize(to: count, at: now)
      plain.capacity = count
      while plain.isDown.count < count { plain.isDown.append(false) }
      if random.next(below: 2) == 0 {
        while let cut = pool.interruptExcess(at: now) {
          let place = placeOfExcess()
          let members = plain.interrupt(place)
          #expect(members[0] == cut.customer)
          putBack(cut)
        }
        #expect(plain.serving.count <= plain.available)
      }
      beginAll()
    }

    /// The least urgent service where newcomers may interrupt, or the one of the highest server.
    private func placeOfExcess() -> Int {
      if plain.discipline != .preemptivePriority {
        let highest = services.max { $0.server < $1.server }
        return plain.place(of: highest?.customer ?? -1)
      }
      let leads = plain.serving.map { $0[0] }
      let least = leads.max { ($0.rank, $0.beginning) < ($1.rank, $1.beginning) }
      return plain.place(of: least?.customer ?? -1)
    }

    private mutating func breakOrRepair() {
      guard !plain.isDown.isEmpty else { return }
      let server = random.next(below: plain.isDown.count)
      #expect(pool.isDown(server) == plain.isDown[server])
      plain.isDown[server].toggle()
      if plain.isDown[server] {
        let hit = services.first { $0.server == server }?.customer
        let cut = pool.breakDown(server, at: now)
        #expect(cut?.customer == hit)
        if let cut {
          _ = plain.interrupt(plain.place(of: cut.customer))
          putBack(cut)
        }
      } else {
        pool.repair(server, at: now)
      }
      beginAll()
    }

    private func check() {
      let statistics = pool.statistics
      #expect(pool.queueLength == plain.waiting.count)
      #expect(pool.busyCount == plain.serving.count)
      #expect(pool.inServiceCount == plain.serving.joined().count)
      #expect(pool.availableCount == plain.available)
      #expect(statistics.arrivalCount == plain.arrivals)
      #expect(statistics.servedCount == plain.served)
      #expect(statistics.balkedCount == plain.balked)
      #expect(statistics.renegedCount == plain.reneged)
      #expect(statistics.interruptionCount == plain.interrupted)
      let present = pool.queueLength + pool.inServiceCount
      let gone = statistics.servedCount + statistics.balkedCount + statistics.renegedCount
      #expect(statistics.arrivalCount == gone + present)
    }

    func checkTimes() {
      let statistics = pool.statistics
      expectSame(sum(statistics.waitingTimes), plain.waits)
      expectSame(sum(statistics.renegedWaitingTimes), plain.lostWaits)
      expectSame(sum(statistics.sojournTimes), plain.sojourns)
      expectSame(statistics.queueLengths.integral(to: now), plain.queueArea)
      expectSame(statistics.busyServers.integral(to: now), plain.busyArea)
      expectSame(statistics.availableServers.integral(to: now), plain.availableArea)
    }

    private func sum(_ tally: Tally) -> Double { (tally.mean ?? 0) * Double(tally.count) }

    private func expectSame(_ value: Double, _ plain: Double) {
      #expect(abs(value - plain) <= 1e-9 * max(1, plain))
    }
  }

  static let disciplines: [QueueDiscipline] = [
    .firstInFirstOut, .lastInFirstOut, .priority, .preemptivePriority, .shortestFirst,
  ]

  @Test(
    "Pools agree with a plain one: order, counts, times, whatever is done to them",
    arguments: disciplines, [InterruptionRule.resume, .restart])
  func randomOperations(discipline: QueueDiscipline, rule: InterruptionRule) {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let servers = random.next(below: 4)
      let queueLimit = random.next(below: 2) == 0 ? 6 : Int.max
      let isBatched = discipline != .preemptivePriority && random.next(below: 3) == 0
      let batch = isBatched ? 2...3 : 1...1
      var pair = Pair(
        random: random,
        pool: Pool(
          serverCount: servers, discipline: discipline, queueLimit: queueLimit,
          batchSizes: batch, onInterruption: rule),
        plain: PlainPool(
          discipline: discipline, rule: rule, queueLimit: queueLimit, batch: batch,
          capacity: servers, isDown: Array(repeating: false, count: servers)))
      for _ in 0..<300 { pair.step() }
      pair.checkTimes()
    }
  }
}
