import MarketModel
import RandomStreams
import Scenarios
import Testing

@testable import Experiments

/// What goes wrong in a replication is reported with everything that finds it again.
struct ReplicationErrorTests {
  @Test("The error names what, event, person, time and date, strategy, replication, seed, command")
  func message() throws {
    let scenario = try SmallScenario.worked()
    let identity = ReplicationIdentity(scenario, strategy: 1, seed: 7, number: 17)
    let fault = MarketFault(
      what: "the ledger is out of balance by -5 minor units", day: 3.25, eventNumber: 412,
      eventName: "checksOut", person: 9)
    let lines = "\(ReplicationError(identity, fault: fault))".split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "the ledger is out of balance by -5 minor units")
    let date = scenario.start.adding(days: 3)
    #expect(lines[1] == "Found in event 412, checksOut of 9, at time 3.25 (\(date) 06:00:00)")
    let name = scenario.strategyNames[1]
    #expect(lines[2] == "strategy \(name), replication 17, seed 7 of \(scenario.file)")
    #expect(lines[3].hasPrefix("To see the events before it: marketsim trace \(scenario.file) "))
    #expect(lines[3].contains(" --set market.people=150 --set "))
    #expect(
      lines[3].hasSuffix(" --strategy \(name) --seed 7 --replication 17 | tail -n 20"))
  }

  @Test("A word that a shell would take apart is quoted in the command")
  func quoting() throws {
    let scenario = try SmallScenario.worked(["product.cartDays={exponential: {mean: 2}}"])
    let command = ReplicationIdentity(scenario, strategy: 0, seed: 1, number: 1).command
    #expect(command.contains(" --set 'product.cartDays={exponential: {mean: 2}}' "))
  }

  @Test("A record whose books or head count are wrong is refused, with the report that shows it")
  func refused() throws {
    var record = MarketRecord()
    var period = PeriodRecord()
    period.end = 7
    record.periods = [period]
    #expect(Experiment.fault(in: record) == nil)
    period.end = 14
    period.ledgerImbalance = 3
    record.periods.append(period)
    let money = try #require(Experiment.fault(in: record))
    #expect(money.day == 14 && money.what == "the ledger is out of balance by 3 minor units")
    record.periods[1].ledgerImbalance = 0
    record.periods[1].stagesAgree = false
    #expect(Experiment.fault(in: record)?.what.contains("people by stage") == true)
  }

  @Test("A trace plays the replication of an experiment, its reruns with other seeds included")
  func traces() async throws {
    let plan = ExperimentPlan(
      scenario: try SmallScenario.worked(), strategies: [2], replications: 2, seed: 5, jobs: 1)
    let result = try await Experiment.run(plan)
    let reruns = try await Experiment.rerunWithOtherSeeds(plan, strategy: 0)
    func record(_ number: Int) throws -> MarketRecord {
      try Experiment.trace(
        plan.scenario, strategy: 2, seed: 5, replication: number, filter: TraceFilter()
      ) { _ in }
    }
    #expect(try record(2) == result.records[0][1])
    #expect(try record((1 << 31) + 2) == reruns[1])
    let profile = try Experiment.profile(plan.scenario, strategy: 2, seed: 5, replication: 2)
    #expect(profile.record == result.records[0][1])
  }
}
