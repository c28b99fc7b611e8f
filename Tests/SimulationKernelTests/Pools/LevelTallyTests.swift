import SimulationKernel
import Tallies
import Testing

struct LevelTallyTests {
  @Test("A pool's levels agree with a time-weighted tally, also late and after a restart")
  func agreement() throws {
    var random = SplitMix(seed: 3)
    // A start far from zero is where products of time lose digits.
    var now = 1e7
    var pool = ServerPool<Int>(serverCount: 0, at: now)
    var plain = TimeWeightedTally(0, at: now)
    var tickets: [WaitTicket] = []
    for step in 0..<20_000 {
      now += random.exponential(rate: 10)
      if random.next(below: 2) == 0, let ticket = tickets.popLast() {
        let customer = pool.withdraw(ticket, at: now)
        #expect(customer != nil)
      } else if case .waiting(let ticket) = pool.request(step, at: now) {
        tickets.append(ticket)
      }
      plain.record(Double(tickets.count), at: now)
      if step == 5000 {
        pool.restartStatistics(at: now)
        plain.restart(at: now)
      }
    }
    let levels = pool.statistics.queueLengths
    let integral = plain.integral(to: now + 1)
    #expect(abs(levels.integral(to: now + 1) - integral) < 1e-12 * integral)
    #expect(Double(levels.maximum) == plain.maximum)
    #expect(Double(levels.minimum) == plain.minimum)
    #expect(levels.current == tickets.count)
    #expect(ServerPool<Int>(serverCount: 1, at: 4).statistics.queueLengths.average(to: 4) == nil)
  }
}
