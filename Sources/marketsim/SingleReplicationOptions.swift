internal import ArgumentParser
internal import Experiments

/// The options that say which one replication is played.
struct SingleReplicationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The master seed, 0 to 4294967295. (default: 1)", valueName: "number"),
    transform: wholeNumber(in: 0...UInt32.max))
  var seed: UInt32 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of the replication, from 1, as in replications.csv. (default: 1)",
      valueName: "number"),
    transform: wholeNumber(in: 1...Experiment.lastReplication))
  var replication: Int = 1
}
