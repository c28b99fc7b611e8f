import SimulationKernel
import Tallies
import Testing

/// Known answers: Markovian queues in their steady state.
struct QueueingTheoryTests {
  /// Poisson arrivals at the given rate, exponential services of mean 1.
  struct Queue: SimulationModel {
    enum Event: Sendable {
      case arrival
      case serviceEnd
    }

    let arrivalRate: Double
    var random: SplitMix
    var pool: ServerPool<Void>
    var arrivals = 0
    var delayed = 0

    mutating func handle(_ event: Event, schedule: inout EventSchedule<Event>) {
      switch event {
      case .arrival:
        schedule.schedule(.arrival, after: random.exponential(rate: arrivalRate))
        arrivals += 1
        if pool.request((), at: schedule.now) {
          schedule.schedule(.serviceEnd, after: random.exponential(rate: 1))
        } else {
          delayed += 1
        }
      case .serviceEnd:
        if pool.release(at: schedule.now) != nil {
          schedule.schedule(.serviceEnd, after: random.exponential(rate: 1))
        }
      }
    }
  }

  /// What a long run gives, from independent replications after a warm-up.
  struct Estimates {
    var delayedShare = Tally()
    var wait = Tally()
    var queueLength = Tally()
    var utilisation = Tally()
  }

  private func estimate(
    servers: Int, arrivalRate: Double, replications: Int, horizon: Double
  ) throws -> Estimates {
    var estimates = Estimates()
    for replication in 1...replications {
      var simulation = Simulation(
        model: Queue(
          arrivalRate: arrivalRate, random: SplitMix(seed: UInt64(replication) << 32),
          pool: ServerPool(serverCount: servers)))
      simulation.schedule.schedule(.arrival, at: 0)
      simulation.run(until: horizon / 5)
      simulation.model.pool.restartStatistics(at: horizon / 5)
      simulation.model.arrivals = 0
      simulation.model.delayed = 0
      simulation.run(until: horizon)
      let model = simulation.model
      estimates.delayedShare.record(Double(model.delayed) / Double(model.arrivals))
      estimates.wait.record(try #require(model.pool.waitingTimes.mean))
      estimates.queueLength.record(try #require(model.pool.queueLengths.average(to: horizon)))
      estimates.utilisation.record(try #require(model.pool.utilisation(to: horizon)))
    }
    return estimates
  }

  /// The distance of the mean from the theory, in standard errors.
  ///
  /// With 40 replications, a Student t of 39 degrees of freedom is beyond 4 with a probability
  /// of 2.7e-4, for each of the eight comparisons here: 0.2 % for a false alarm, once, when the
  /// seeds were chosen; they are fixed.
  private func standardErrors(of tally: Tally, from theory: Double) throws -> Double {
    let mean = try #require(tally.mean)
    let deviation = try #require(tally.standardDeviation)
    return abs(mean - theory) / (deviation / Double(tally.count).squareRoot())
  }

  @Test("M/M/1 at load 0.8 waits as theory says")
  func singleServer() throws {
    let estimates = try estimate(servers: 1, arrivalRate: 0.8, replications: 40, horizon: 5000)
    // P(wait) = ρ, Wq = ρ / (1 - ρ), Lq = λ Wq.
    #expect(try standardErrors(of: estimates.delayedShare, from: 0.8) < 4)
    #expect(try standardErrors(of: estimates.wait, from: 4) < 4)
    #expect(try standardErrors(of: estimates.queueLength, from: 3.2) < 4)
    #expect(try standardErrors(of: estimates.utilisation, from: 0.8) < 4)
  }

  @Test("M/M/10 at load 8 waits as Erlang's C formula says")
  func tenServers() throws {
    let estimates = try estimate(servers: 10, arrivalRate: 8, replications: 40, horizon: 700)
    let delayedShare = erlangC(servers: 10, load: 8)
    #expect(abs(delayedShare - 0.4092) < 5e-5)
    #expect(try standardErrors(of: estimates.delayedShare, from: delayedShare) < 4)
    #expect(try standardErrors(of: estimates.wait, from: delayedShare / 2) < 4)
    #expect(try standardErrors(of: estimates.queueLength, from: 4 * delayedShare) < 4)
    #expect(try standardErrors(of: estimates.utilisation, from: 0.8) < 4)
  }

  /// The probability of waiting, from Erlang's B by its recurrence.
  private func erlangC(servers: Int, load: Double) -> Double {
    var blocking = 1.0
    for count in 1...servers {
      blocking = load * blocking / (Double(count) + load * blocking)
    }
    return blocking / (1 - load / Double(servers) * (1 - blocking))
  }
}
