import SimulationKernel
import Testing

struct BranchingTests {
  /// A walk whose every step draws, schedules, and now and then cancels.
  struct Walk: SimulationModel {
    enum Event: Sendable {
      case step
      case idle
    }

    var random: SplitMix
    var pool = ServerPool<Int>(serverCount: 1)
    var service: ServiceTicket?
    var handles: [EventHandle] = []
    var trace: [UInt64] = []

    mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
      trace.append(schedule.now.bitPattern)
      guard case .step = event else {
        if let ended = service {
          let next = pool.release(ended, at: schedule.now)
          if let next { trace.append(UInt64(next.customer)) }
          service = next?.ticket
        }
        return
      }
      schedule.schedule(.step, after: random.exponential(rate: 1))
      handles.append(schedule.schedule(.idle, after: random.exponential(rate: 0.2)))
      if case .started(let started) = pool.request(trace.count, at: schedule.now) {
        service = started.ticket
        trace.append(random.next())
      }
      if random.next(below: 3) == 0 {
        schedule.cancel(handles[random.next(below: handles.count)])
      }
    }
  }

  private func makeWalk() -> Simulation<Walk> {
    var simulation = Simulation(model: Walk(random: SplitMix(seed: 5)))
    simulation.schedule.schedule(.step, at: 0)
    return simulation
  }

  @Test("A copy made in mid-run goes on bit-identically to the original")
  func copyGoesOnAlike() {
    var original = makeWalk()
    original.run(until: 100)
    var branch = original
    var whole = makeWalk()
    original.run(until: 300)
    branch.run(until: 300)
    whole.run(until: 300)
    #expect(original.model.trace.count > 500)
    #expect(branch.model.trace == original.model.trace)
    #expect(whole.model.trace == original.model.trace)
    #expect(branch.model.pool.statistics == original.model.pool.statistics)
    #expect(branch.schedule.pendingCount == original.schedule.pendingCount)
  }

  @Test("What one branch does leaves the other alone")
  func branchesAreApart() {
    var original = makeWalk()
    original.run(until: 100)
    let before = original
    var branch = original
    branch.schedule.schedule(.step, at: 100)
    for handle in branch.model.handles { branch.schedule.cancel(handle) }
    branch.run(until: 300)
    #expect(original.model.trace == before.model.trace)
    #expect(original.schedule.pendingCount == before.schedule.pendingCount)
    #expect(original.schedule.now == 100)
    var whole = makeWalk()
    whole.run(until: 300)
    original.run(until: 300)
    #expect(original.model.trace == whole.model.trace)
    #expect(branch.model.trace != whole.model.trace)
  }

  @Test("A handle means the same event in a copy made while it was pending")
  func handlesInCopies() {
    var original = Simulation(model: Recorder())
    let handle = original.schedule.schedule(.mark("a"), at: 1)
    var branch = original
    let isCancelled = branch.schedule.cancel(handle)
    #expect(isCancelled)
    let isPending = original.schedule.isPending(handle)
    #expect(isPending)
    original.run(until: 2)
    branch.run(until: 2)
    #expect(original.model.log == ["a@1.0"])
    #expect(branch.model.log.isEmpty)
  }
}
