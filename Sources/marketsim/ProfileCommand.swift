internal import ArgumentParser
internal import Experiments
internal import Reports
internal import Scenarios

/// Plays one replication of one strategy and says where the time went.
struct ProfileCommand: WorkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Plays one replication of a strategy and says where the time went.",
    discussion: """
      Counts and times by kind of event. Counts are the same every time; times are not.

      EXAMPLES
        marketsim profile my.yaml
        marketsim profile my.yaml --strategy fixed --set market.people=100000
      """)

  @OptionGroup(title: "What is played") var scenario: ScenarioOptions
  @OptionGroup(title: "Which replication") var single: SingleReplicationOptions

  func validate() throws {
    guard scenario.strategies.count <= 1 else {
      throw ValidationError("'profile' plays one strategy, and several are named.")
    }
  }

  func work(on console: Console) async throws {
    let read = try scenario.read(on: console)
    let strategy = try scenario.one(in: read)
    let profile = try Experiment.profile(
      read, strategy: strategy, seed: single.seed, replication: single.replication)
    let identity = ReplicationIdentity(
      read, strategy: strategy, seed: single.seed, number: single.replication)
    console.print(ProfileText.text(profile, title: "\(identity)"))
  }
}
