import SimulationKernel
import Tallies
import Testing

/// Shifts and batches.
struct ServerPoolCapacityTests {
  @Test("New servers take the waiting at once, in order")
  func growing() {
    var pool = ServerPool<Int>(serverCount: 0)
    for customer in 1...4 { _ = pool.wait(customer, at: 0) }
    pool.resize(to: 3, at: 2)
    var started: [Int] = []
    while let service = pool.startNext(at: 2) { started.append(service.customer) }
    #expect(started == [1, 2, 3])
    #expect(pool.queueLength == 1)
    #expect(pool.statistics.waitingTimes.mean == 2)
  }

  @Test("Leaving servers finish their service and take no other")
  func shrinking() throws {
    var pool = ServerPool<Int>(serverCount: 3)
    let services = (1...3).map { pool.start($0, at: 0).0 }
    for customer in 4...5 { _ = pool.wait(customer, at: 0) }
    pool.resize(to: 1, at: 1)
    #expect(pool.busyCount == 3)
    let first = pool.release(services[0], at: 2)
    let second = pool.release(services[1], at: 3)
    let third = pool.release(services[2], at: 4)
    #expect(first == nil)
    #expect(second == nil)
    #expect(third?.customer == 4)
    #expect(pool.busyCount == 1)
    // Work: 3 to 2, 2 to 3, 1 to 5 = 3·2 + 2 + 2 = 10; staff: 3 to 1, then 1 to 5 = 7. Who finishes
    // after her time was there for it, and nobody else.
    #expect(pool.statistics.busyServers.integral(to: 5) == 10)
    #expect(pool.statistics.availableServers.integral(to: 5) == 7)
    #expect(pool.statistics.presentServers.integral(to: 5) == 10)
    #expect(pool.statistics.utilisation(to: 5) == 1)
    pool.resize(to: 3, at: 5)
    #expect(pool.statistics.utilisation(to: 7) == 12.0 / 16)
  }

  @Test("Statistics that begin anew while a server is broken know that it is")
  func restartWhileBroken() throws {
    var pool = ServerPool<Int>(serverCount: 2)
    _ = pool.start(1, at: 0)
    #expect(pool.breakDown(1, at: 1) == nil)
    pool.restartStatistics(at: 2)
    // One server at work of the one that may.
    #expect(pool.statistics.utilisation(to: 6) == 1)
    #expect(pool.statistics.availableServers.average(to: 6) == 1)
    pool.repair(1, at: 6)
    #expect(pool.statistics.availableServers.average(to: 10) == 1.5)
  }

  @Test("Services may be cut off at the end of a shift: the highest servers', then head the line")
  func interruptedShift() throws {
    var pool = ServerPool<Int>(serverCount: 3)
    for customer in 1...3 { _ = pool.start(customer, work: 10, at: 0) }
    _ = pool.wait(4, work: 10, at: 0)
    pool.resize(to: 1, at: 4)
    var cut: [Int] = []
    while let interruption = pool.interruptExcess(at: 4) { cut.append(interruption.customer) }
    #expect(cut == [3, 2])
    #expect(pool.busyCount == 1)
    pool.resize(to: 4, at: 6)
    var started: [(Int, Double)] = []
    while let service = pool.startNext(at: 6) { started.append((service.customer, service.work)) }
    #expect(started.map(\.0) == [2, 3, 4])
    #expect(started.map(\.1) == [6, 6, 10])
  }

  @Test("A batch waits for enough, takes as many as it may, and ends as one")
  func batches() throws {
    var pool = ServerPool<Int>(serverCount: 1, batchSizes: 2...3)
    _ = pool.wait(1, at: 0)
    guard case .started(let first) = pool.request(2, at: 1) else {
      Issue.record("two are enough")
      return
    }
    #expect(Array(pool.customers(of: first.ticket)) == [1, 2])
    #expect(pool.busyCount == 1)
    #expect(pool.inServiceCount == 2)
    for customer in 3...7 { _ = pool.wait(customer, at: 2) }
    let second = try required(pool.release(first.ticket, at: 5))
    #expect(Array(pool.customers(of: second.ticket)) == [3, 4, 5])
    #expect(pool.queueLength == 2)
    let statistics = pool.statistics
    #expect(statistics.servedCount == 2)
    #expect(statistics.sojournTimes.mean == 4.5)
    #expect(statistics.waitingTimes.mean == 2)
    let third = try required(pool.release(second.ticket, at: 6))
    #expect(third.customer == 6)
    _ = pool.wait(8, at: 6)
    let none = pool.release(third.ticket, at: 7)
    #expect(none == nil)
    #expect(pool.queueLength == 1)
  }

  @Test("A batch that is cut off waits again in its order")
  func interruptedBatch() throws {
    var pool = ServerPool<Int>(serverCount: 1, batchSizes: 1...3)
    let (first, _) = pool.start(0, at: 0)
    for customer in 1...5 { _ = pool.wait(customer, at: 0) }
    _ = pool.release(first, at: 1)
    let cut = try required(pool.breakDown(0, at: 2))
    #expect(cut.customer == 1)
    #expect(pool.queueLength == 5)
    #expect(pool.statistics.interruptionCount == 3)
    pool.repair(0, at: 3)
    let again = try required(pool.startNext(at: 3))
    #expect(Array(pool.customers(of: again.ticket)) == [1, 2, 3])
  }
}
