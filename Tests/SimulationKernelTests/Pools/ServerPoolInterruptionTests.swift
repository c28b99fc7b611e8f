import SimulationKernel
import Tallies
import Testing

struct ServerPoolInterruptionTests {
  @Test("The urgent interrupts the least urgent, of equals the last begun, and the rest is resumed")
  func preemption() throws {
    var pool = ServerPool<String>(serverCount: 3, discipline: .preemptivePriority)
    _ = pool.start("a", rank: 1, work: 10, at: 0)
    _ = pool.start("b", rank: 2, work: 10, at: 0)
    let (c, _) = pool.start("c", rank: 2, work: 10, at: 1)
    // An equal rank interrupts nobody.
    _ = pool.wait("d", rank: 2, work: 10, at: 2)
    guard case .started(let urgent) = pool.request("e", rank: 0, work: 5, at: 3) else {
      Issue.record("the urgent should be in service")
      return
    }
    #expect(urgent.interruption?.customer == "c")
    #expect(urgent.server == 2)
    #expect(pool.statistics.interruptionCount == 1)
    #expect(pool.queueLength == 2)
    // "c" came before "d", and has 8 of 10 to go.
    let resumed = try required(pool.release(urgent.ticket, at: 8))
    #expect(resumed.customer == "c")
    #expect(resumed.work == 8)
    #expect(resumed.ticket != c)
    // Waits: four of 0, and 5 of the one interrupted.
    #expect(pool.statistics.waitingTimes.count == 5)
    #expect(pool.statistics.waitingTimes.maximum == 5)
  }

  @Test("A service that starts anew has all its work before it")
  func restart() throws {
    var pool = ServerPool<Int>(
      serverCount: 1, discipline: .preemptivePriority, onInterruption: .restart)
    _ = pool.start(1, rank: 1, work: 10, at: 0)
    let (urgent, _) = pool.start(2, rank: 0, work: 1, at: 9)
    let again = try required(pool.release(urgent, at: 10))
    #expect(again.work == 10)
  }

  @Test("The end of an interrupted service comes back for cancelling")
  func serviceEnds() throws {
    var schedule = EventSchedule<Int>()
    var pool = ServerPool<Int>(serverCount: 1, discipline: .preemptivePriority)
    let (first, _) = pool.start(1, rank: 1, work: 10, at: 0)
    pool.setTimer(schedule.schedule(1, at: 10), of: first)
    guard case .started(let urgent) = pool.request(2, rank: 0, work: 1, at: 4) else {
      Issue.record("the urgent should be in service")
      return
    }
    schedule.cancelTimers(of: urgent)
    #expect(schedule.pendingCount == 0)
    let resumed = try required(pool.release(urgent.ticket, at: 5))
    #expect(resumed.timeOut == nil)
  }

  @Test("Releasing an interrupted service stops the program, and so does a timer for it")
  func staleService() async {
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1, discipline: .preemptivePriority)
      let (first, _) = pool.start(1, rank: 1, work: 10, at: 0)
      _ = pool.start(2, rank: 0, work: 1, at: 4)
      _ = pool.release(first, at: 10)
    }
    await #expect(processExitsWith: .failure) {
      var schedule = EventSchedule<Int>()
      var pool = ServerPool<Int>(serverCount: 1, discipline: .preemptivePriority)
      let (first, _) = pool.start(1, rank: 1, work: 10, at: 0)
      _ = pool.start(2, rank: 0, work: 1, at: 4)
      pool.setTimer(schedule.schedule(1, at: 10), of: first)
    }
  }

  @Test("A broken server's customer is the next, and a repaired server goes on")
  func breakdown() throws {
    var pool = ServerPool<Int>(serverCount: 2)
    let (first, _) = pool.start(1, work: 10, at: 0)
    _ = pool.start(2, work: 10, at: 0)
    _ = pool.wait(3, work: 10, at: 0)
    let cut = try required(pool.breakDown(0, at: 4))
    #expect(cut.customer == 1)
    #expect(pool.isDown(0))
    #expect(pool.availableCount == 1)
    #expect(pool.serverCount == 2)
    var started = pool.startNext(at: 4)?.customer
    #expect(started == nil)
    // An interrupted customer may give up; this one does not.
    #expect(pool.isWaiting(cut.ticket))
    pool.repair(0, at: 6)
    let resumed = try required(pool.startNext(at: 6))
    #expect(resumed.customer == 1)
    #expect(resumed.work == 6)
    #expect(resumed.server == 0)
    #expect(resumed.ticket != first)
    started = pool.startNext(at: 6)?.customer
    #expect(started == nil)
    // Two servers for 6, less one for 2.
    #expect(pool.statistics.availableServers.integral(to: 6) == 10)
    #expect(pool.statistics.utilisation(to: 6) == 1)
  }

  @Test("An idle server that breaks down serves nobody, until it is repaired")
  func idleBreakdown() throws {
    var pool = ServerPool<Int>(serverCount: 2)
    let nobody = pool.breakDown(0, at: 0)
    #expect(nobody == nil)
    let (service, server) = pool.start(1, at: 0)
    #expect(server == 1)
    _ = pool.wait(2, at: 0)
    pool.repair(0, at: 1)
    let next = try required(pool.startNext(at: 1))
    #expect(next.server == 0)
    let none = pool.release(service, at: 2)
    #expect(none == nil)
  }

  @Test("After a break-down the urgent interrupt who is served elsewhere")
  func urgentMovesOver() throws {
    var pool = ServerPool<Int>(serverCount: 2, discipline: .preemptivePriority)
    _ = pool.start(1, rank: 0, work: 10, at: 0)
    _ = pool.start(2, rank: 5, work: 10, at: 0)
    let cut = try required(pool.breakDown(0, at: 3))
    #expect(cut.customer == 1)
    let moved = try required(pool.startNext(at: 3))
    #expect(moved.customer == 1)
    #expect(moved.work == 7)
    #expect(moved.interruption?.customer == 2)
    let none = pool.startNext(at: 3)
    #expect(none == nil)
  }

  @Test("Breaking the broken, repairing the sound and unknown servers stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      _ = pool.breakDown(0, at: 0)
      _ = pool.breakDown(0, at: 1)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      pool.repair(0, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      _ = pool.breakDown(1, at: 0)
    }
  }
}
