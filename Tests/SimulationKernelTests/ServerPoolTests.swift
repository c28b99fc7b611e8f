import SimulationKernel
import Tallies
import Testing

struct ServerPoolTests {
  @Test("Customers are served in the order of their coming, and their waits are kept")
  func firstComeFirstServed() {
    var pool = ServerPool<String>(serverCount: 2)
    let starts = ["a", "b", "c", "d"].map { pool.request($0, at: 1) }
    #expect(starts == [true, true, false, false])
    #expect(pool.queueLength == 2)
    #expect(pool.busyCount == 2)
    let third = pool.release(at: 3)
    let fourth = pool.release(at: 4)
    let none = pool.release(at: 5)
    #expect(third == "c")
    #expect(fourth == "d")
    #expect(none == nil)
    #expect(pool.busyCount == 1)
    #expect(pool.waitingTimes.count == 4)
    #expect(pool.waitingTimes.mean == (0 + 0 + 2 + 3) / 4.0)
    // Two waited from 1 to 3, one from 3 to 4: 5 over 10.
    #expect(pool.queueLengths.average(to: 10) == 0.5)
    #expect(pool.queueLengths.maximum == 2)
    // Two were busy from 1 to 5, one from 5 to 10: 13 of 20.
    #expect(pool.busyServers.average(to: 10) == 1.3)
    #expect(pool.utilisation(to: 10) == 0.65)
  }

  @Test("New servers take the waiting at once, in order")
  func growing() {
    var pool = ServerPool<Int>(serverCount: 0)
    for customer in 1...4 {
      let isStarted = pool.request(customer, at: 0)
      #expect(!isStarted)
    }
    let started = pool.resize(to: 3, at: 2)
    #expect(started == [1, 2, 3])
    #expect(pool.queueLength == 1)
    #expect(pool.waitingTimes.mean == 2)
  }

  @Test("Leaving servers finish their service and take no other")
  func shrinking() {
    var pool = ServerPool<Int>(serverCount: 3)
    for customer in 1...5 { _ = pool.request(customer, at: 0) }
    let started = pool.resize(to: 1, at: 1)
    #expect(started.isEmpty)
    #expect(pool.busyCount == 3)
    let first = pool.release(at: 2)
    let second = pool.release(at: 3)
    let third = pool.release(at: 4)
    #expect(first == nil)
    #expect(second == nil)
    #expect(third == 4)
    #expect(pool.busyCount == 1)
    // Work: 3 to 2, 2 to 3, 1 to 5 = 3·2 + 2 + 2 = 10; staff: 3 to 1, then 1 to 5 = 7.
    #expect(pool.utilisation(to: 5) == 10.0 / 7)
  }

  @Test("After a restart the statistics are those of the time since")
  func restarting() {
    var pool = ServerPool<Int>(serverCount: 1)
    for customer in 1...3 { _ = pool.request(customer, at: 0) }
    pool.restartStatistics(at: 10)
    #expect(pool.waitingTimes.count == 0)
    let next = pool.release(at: 12)
    #expect(next == 2)
    #expect(pool.queueLength == 1)
    #expect(pool.waitingTimes.mean == 12)
    #expect(pool.queueLengths.average(to: 14) == 1.5)
    #expect(pool.utilisation(to: 14) == 1)
  }

  @Test(
    "A long line keeps its order while it grows and shrinks",
    arguments: 1...20 as ClosedRange<UInt64>)
  func longLine(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var pool = ServerPool<Int>(serverCount: 1)
    var arrived = 0
    var served: [Int] = []
    for step in 0..<2000 {
      // Arrivals prevail in the first half, departures in the second.
      if random.next(below: 3) < (step < 1000 ? 2 : 1) {
        if pool.request(arrived, at: Double(step)) { served.append(arrived) }
        arrived += 1
      } else if pool.busyCount > 0, let next = pool.release(at: Double(step)) {
        served.append(next)
      }
      #expect(pool.queueLength == arrived - served.count)
    }
    #expect(served == Array(0..<served.count))
    #expect(pool.queueLengths.maximum > 100)
  }

  @Test("Releasing an idle pool stops the program, and so does a negative size")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      _ = pool.release(at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      _ = pool.resize(to: -1, at: 0)
    }
  }
}
