import SimulationKernel
import Tallies
import Testing

struct ServerPoolImpatienceTests {
  @Test("Who reneges leaves the line, is counted, and is not served")
  func reneging() throws {
    var pool = ServerPool<Int>(serverCount: 1)
    let (service, _) = pool.start(1, at: 0)
    let tickets = (2...4).map { pool.wait($0, at: 0) }
    let gone = pool.withdraw(tickets[1], at: 3)
    #expect(gone == 3)
    let twice = pool.withdraw(tickets[1], at: 3)
    #expect(twice == nil)
    #expect(pool.queueLength == 2)
    #expect(!pool.isWaiting(tickets[1]))
    #expect(pool.isWaiting(tickets[2]))
    let next = try required(pool.release(service, at: 4))
    let last = try required(pool.release(next.ticket, at: 5))
    #expect([next.customer, last.customer] == [2, 4])
    #expect(pool.statistics.renegedCount == 1)
    #expect(pool.statistics.renegedWaitingTimes.mean == 3)
    #expect(pool.statistics.abandonedShare == 0.25)
    #expect(pool.statistics.waitingTimes.mean == 3)
  }

  @Test(
    "A time-out that comes too late withdraws nobody: neither the served nor the next in the slot")
  func lateTimeOut() throws {
    var pool = ServerPool<Int>(serverCount: 1)
    let (first, _) = pool.start(1, at: 0)
    let ticket = pool.wait(2, at: 0)
    let service = try required(pool.release(first, at: 1))
    var late = pool.withdraw(ticket, at: 1)
    #expect(late == nil)
    #expect(pool.inServiceCount == 1)
    _ = pool.release(service.ticket, at: 2)
    _ = pool.start(3, at: 3)
    for customer in 4...8 { _ = pool.wait(customer, at: 3) }
    late = pool.withdraw(ticket, at: 4)
    #expect(late == nil)
    #expect(pool.queueLength == 5)
  }

  @Test("A full line balks, and a customer may of their own accord")
  func balking() {
    var pool = ServerPool<Int>(serverCount: 1, queueLimit: 1)
    _ = pool.start(1, at: 0)
    #expect(pool.roomInLine == 1)
    _ = pool.wait(2, at: 0)
    #expect(pool.roomInLine == 0)
    guard case .balked = pool.request(3, at: 0) else {
      Issue.record("the line is full")
      return
    }
    pool.balk()
    #expect(pool.statistics.arrivalCount == 4)
    #expect(pool.statistics.balkedCount == 2)
    #expect(pool.statistics.abandonedShare == 0.5)
    #expect(pool.queueLength == 1)
  }

  @Test("The time-out comes back when service begins")
  func timers() throws {
    var schedule = EventSchedule<Int>()
    var pool = ServerPool<Int>(serverCount: 1)
    let (first, _) = pool.start(1, at: 0)
    let ticket = pool.wait(2, at: 0)
    let timeOut = schedule.schedule(2, at: 5)
    pool.setTimer(timeOut, of: ticket)
    let service = try required(pool.release(first, at: 1))
    #expect(service.timeOut == timeOut)
    schedule.cancelTimers(of: service)
    #expect(schedule.pendingCount == 0)
  }

  @Test("A timer for a wait that has ended stops the program")
  func staleTimer() async {
    await #expect(processExitsWith: .failure) {
      var schedule = EventSchedule<Int>()
      var pool = ServerPool<Int>(serverCount: 0)
      let ticket = pool.wait(1, at: 0)
      _ = pool.withdraw(ticket, at: 0)
      pool.setTimer(schedule.schedule(1, at: 1), of: ticket)
    }
  }
}
