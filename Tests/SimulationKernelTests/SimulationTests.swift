import SimulationKernel
import Testing

struct SimulationTests {
  @Test("Events run in order of time, whatever the order of scheduling")
  func orderOfTime() {
    var simulation = Simulation(model: Recorder(), startingAt: -10)
    for time in [2.5, -3, 0, 7, -0.5, 1e-300, -10] {
      simulation.schedule.schedule(.mark("e"), at: time)
    }
    simulation.run(until: 10)
    #expect(
      simulation.model.log
        == ["e@-10.0", "e@-3.0", "e@-0.5", "e@0.0", "e@1e-300", "e@2.5", "e@7.0"])
    #expect(simulation.schedule.dispatchedCount == 7)
    #expect(simulation.schedule.pendingCount == 0)
  }

  @Test("A run without a horizon ends at the last event, with the clock there")
  func runToTheEnd() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.chain("a", delay: 2.5, next: "b", phase: .ordinary), at: 1)
    let branch = simulation
    simulation.run()
    #expect(simulation.model.log == ["a@1.0", "b@3.5"])
    #expect(simulation.schedule.now == 3.5)
    #expect(simulation.schedule.pendingCount == 0)
    #expect(branch.schedule.pendingCount == 1 && branch.schedule.now == 0)
    simulation.run()
    #expect(simulation.schedule.now == 3.5)
  }

  @Test("Model and schedule are changed together in one branch only")
  func editing() {
    var simulation = Simulation(model: Recorder())
    let branch = simulation
    let handle = simulation.edit { model, schedule in
      model.log.append("edited")
      return schedule.schedule(.mark("a"), at: 1)
    }
    let isPending = simulation.schedule.isPending(handle)
    #expect(isPending)
    #expect(simulation.model.log == ["edited"])
    #expect(branch.schedule.pendingCount == 0 && branch.model.log.isEmpty)
  }

  @Test("Events at the same instant run in the order they were scheduled")
  func orderOfScheduling() {
    var simulation = Simulation(model: Recorder())
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
      simulation.schedule.schedule(.mark(name), at: 1)
    }
    simulation.run(until: 2)
    #expect(simulation.model.log == ["a", "b", "c", "d", "e", "f", "g"].map { $0 + "@1.0" })
  }

  @Test("Zero and negative zero are the same instant")
  func signedZero() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("a"), at: 0)
    simulation.schedule.schedule(.mark("b"), at: -0.0)
    simulation.schedule.schedule(.mark("c"), at: 0)
    simulation.run(until: 1)
    #expect(simulation.model.log == ["a@0.0", "b@0.0", "c@0.0"])
  }

  @Test("A smaller phase runs first at the same instant, and time comes before phase")
  func phases() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("late"), at: 1, phase: .late)
    simulation.schedule.schedule(.mark("ordinary"), at: 1)
    simulation.schedule.schedule(.mark("early"), at: 1, phase: .early)
    simulation.schedule.schedule(.mark("sooner"), at: 0.5, phase: .late)
    simulation.run(until: 2)
    #expect(simulation.model.log == ["sooner@0.5", "early@1.0", "ordinary@1.0", "late@1.0"])
  }

  @Test("An event scheduled for now takes its place among those that remain")
  func schedulingForNow() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.chain("a", delay: 0, next: "a early", phase: .early), at: 1)
    simulation.schedule.schedule(.chain("b", delay: 0, next: "b next", phase: .ordinary), at: 1)
    simulation.schedule.schedule(.mark("c"), at: 1)
    simulation.run(until: 2)
    #expect(simulation.model.log == ["a@1.0", "a early@1.0", "b@1.0", "c@1.0", "b next@1.0"])
  }

  @Test("An event at the horizon stays pending, and the clock shows the horizon")
  func halfOpenHorizon() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("before"), at: 4.0.nextDown)
    simulation.schedule.schedule(.mark("at"), at: 4, phase: .early)
    simulation.run(until: 4)
    #expect(simulation.model.log == ["before@\(4.0.nextDown)"])
    #expect(simulation.schedule.now == 4)
    #expect(simulation.schedule.pendingCount == 1)
    #expect(simulation.schedule.nextEventTime == 4)
    simulation.run(until: 4)
    #expect(simulation.model.log.count == 1)
  }

  @Test("A run continued to a later horizon gives what one long run gives")
  func continuation() {
    var pieces = Simulation(model: Recorder())
    pieces.schedule.schedule(.chain("a", delay: 3, next: "b", phase: .ordinary), at: 1)
    pieces.schedule.schedule(.mark("c"), at: 4)
    var whole = pieces
    whole.run(until: 10)
    for horizon in [0, 0.5, 1, 2, 4, 4, 10] {
      pieces.run(until: horizon)
      #expect(pieces.schedule.now == horizon)
    }
    #expect(pieces.model.log == ["a@1.0", "c@4.0", "b@4.0"])
    #expect(whole.model.log == pieces.model.log)
  }

  @Test("A step runs exactly one event, and says when there is none")
  func steps() {
    var simulation = Simulation(model: Recorder())
    simulation.schedule.schedule(.mark("a"), at: 1)
    simulation.schedule.schedule(.mark("b"), at: 1)
    let first = simulation.step()
    #expect(first)
    #expect(simulation.model.log == ["a@1.0"])
    let second = simulation.step()
    let third = simulation.step()
    #expect(second)
    #expect(!third)
    #expect(simulation.model.log == ["a@1.0", "b@1.0"])
    #expect(simulation.schedule.now == 1)
  }

  @Test("A handler can cancel an event of its own instant")
  func cancellingWhileRunning() {
    var simulation = Simulation(model: Recorder())
    let victim = simulation.schedule.schedule(.mark("victim"), at: 1)
    simulation.schedule.schedule(.cancel("canceller", victim), at: 1, phase: .early)
    simulation.run(until: 2)
    #expect(simulation.model.log == ["canceller@1.0"])
    #expect(simulation.schedule.dispatchedCount == 1)
  }
}
