import SimulationKernel
import Tallies
import Testing

struct ServerPoolTests {
  @Test("Customers are served in the order of their coming, and their waits are kept")
  func firstComeFirstServed() throws {
    var pool = ServerPool<String>(serverCount: 2)
    let (a, _) = pool.start("a", at: 1)
    let (b, server) = pool.start("b", at: 1)
    #expect(server == 1)
    for customer in ["c", "d"] { _ = pool.wait(customer, at: 1) }
    #expect(pool.queueLength == 2)
    #expect(pool.busyCount == 2)
    #expect(pool.inServiceCount == 2)
    let third = try required(pool.release(b, at: 3))
    let fourth = try required(pool.release(a, at: 4))
    let none = pool.release(third.ticket, at: 5)
    #expect(third.customer == "c")
    #expect(third.server == 1)
    #expect(fourth.customer == "d")
    #expect(fourth.server == 0)
    #expect(none == nil)
    #expect(pool.busyCount == 1)
    let statistics = pool.statistics
    #expect(statistics.waitingTimes.count == 4)
    #expect(statistics.waitingTimes.mean == 1.25)
    #expect(statistics.sojournTimes.count == 3)
    #expect(statistics.sojournTimes.mean == 3)
    #expect(statistics.arrivalCount == 4)
    #expect(statistics.servedCount == 3)
    // Two waited from 1 to 3, one from 3 to 4: 5 over 10.
    #expect(statistics.queueLengths.average(to: 10) == 0.5)
    #expect(statistics.queueLengths.maximum == 2)
    // Two were busy from 1 to 5, one from 5 to 10: 13 of 20.
    #expect(statistics.busyServers.average(to: 10) == 1.3)
    #expect(statistics.utilisation(to: 10) == 0.65)
  }

  @Test("After a restart the statistics are those of the time since")
  func restarting() throws {
    var pool = ServerPool<Int>(serverCount: 1)
    let (first, _) = pool.start(1, at: 0)
    for customer in 2...3 { _ = pool.wait(customer, at: 0) }
    pool.restartStatistics(at: 10)
    #expect(pool.statistics.waitingTimes.count == 0)
    #expect(pool.statistics.arrivalCount == 0)
    let next = try required(pool.release(first, at: 12))
    #expect(next.customer == 2)
    #expect(pool.queueLength == 1)
    #expect(pool.statistics.waitingTimes.mean == 12)
    #expect(pool.statistics.queueLengths.average(to: 14) == 1.5)
    #expect(pool.statistics.utilisation(to: 14) == 1)
  }

  @Test("Each discipline has its order, and equal ranks come in the order of arrival")
  func disciplines() {
    for (discipline, order) in [
      (QueueDiscipline.firstInFirstOut, [1, 2, 3, 4, 5]), (.lastInFirstOut, [5, 4, 3, 2, 1]),
      (.priority, [2, 4, 1, 5, 3]), (.preemptivePriority, [2, 4, 1, 5, 3]),
      (.shortestFirst, [5, 1, 3, 4, 2]),
    ] {
      var pool = ServerPool<Int>(serverCount: 1, discipline: discipline)
      var (service, _) = pool.start(0, rank: -1, work: 1, at: 0)
      for (customer, rank, work) in [(1, 2.0, 4.0), (2, 0, 9), (3, 3, 5), (4, 0, 5), (5, 2, 1)] {
        _ = pool.wait(customer, rank: rank, work: work, at: 0)
      }
      var served: [Int] = []
      while let next = pool.release(service, at: 1) {
        served.append(next.customer)
        service = next.ticket
      }
      #expect(served == order, "\(discipline)")
    }
  }

  @Test("A copy goes its own way, and lets go of its customers")
  func copies() throws {
    final class Person {}
    weak var seen: Person?
    var original: ServerPool<Person>? = ServerPool(serverCount: 1)
    var branch: ServerPool<Person>
    let service: ServiceTicket
    do {
      let person = Person()
      seen = person
      (service, _) = original!.start(Person(), at: 0)
      _ = original!.wait(person, at: 0)
      branch = original!
    }
    let next = branch.release(service, at: 1)?.ticket
    #expect(branch.queueLength == 0)
    #expect(original?.queueLength == 1)
    _ = branch.release(try #require(next), at: 2)
    #expect(seen != nil)
    original = nil
    #expect(seen == nil)
    #expect(branch.statistics.servedCount == 2)
  }

  @Test("Releasing twice, a wrong size and a rank that is no number stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      let (service, _) = pool.start(1, at: 0)
      _ = pool.release(service, at: 0)
      _ = pool.release(service, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      pool.resize(to: -1, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1)
      _ = pool.request(1, rank: .nan, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 1, discipline: .shortestFirst)
      _ = pool.request(1, at: 0)
    }
  }

  @Test("A model that forgets to start services after more servers have come is stopped")
  func forgottenStart() async {
    await #expect(processExitsWith: .failure) {
      var pool = ServerPool<Int>(serverCount: 0)
      _ = pool.request(1, at: 0)
      pool.resize(to: 1, at: 1)
      _ = pool.request(2, at: 2)
    }
  }
}
