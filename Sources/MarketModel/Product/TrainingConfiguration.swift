public import RandomStreams

/// When models are trained, and what a run takes and costs (C1, C2).
///
/// With neither a schedule nor a growth of the data nothing is ever trained: the feedback loop is
/// off.
public struct TrainingConfiguration: Sendable, Hashable {
  /// A run starts every so many days; nil for no schedule.
  public var everyDays: Double?
  /// A run starts when the effective data exceed those of the last run by this share; nil for never.
  public var whenDataGrewByShare: Double?
  /// How long a run takes on one machine.
  public var days: Distribution
  /// Cost of a run on one machine, whatever its data, minor units.
  public var costPerRun: Double
  /// Cost of a thousand effective records in a run on one machine, minor units.
  public var costPerThousandRecords: Double
  /// Chance that a run fails: its cost is spent, the model stays as it was.
  public var failureShare: Double
  /// Standard deviation of the logarithm of a run's error above the floor: luck.
  public var resultSpread: Double
  /// Several machines for one run; nil for one machine.
  public var distributed: DistributedTraining?

  /// A plan of its parts.
  public init(
    everyDays: Double?, whenDataGrewByShare: Double?, days: Distribution, costPerRun: Double,
    costPerThousandRecords: Double, failureShare: Double, resultSpread: Double = 0,
    distributed: DistributedTraining? = nil
  ) {
    self.everyDays = everyDays
    self.whenDataGrewByShare = whenDataGrewByShare
    self.days = days
    self.costPerRun = costPerRun
    self.costPerThousandRecords = costPerThousandRecords
    self.failureShare = failureShare
    self.resultSpread = resultSpread
    self.distributed = distributed
  }

  /// What a run on so much data costs, minor units.
  func cost(ofRecords records: Double) -> Double {
    (costPerRun + costPerThousandRecords * records / 1000) * (distributed?.costFactor ?? 1)
  }

  /// How long a run takes that takes so many days on one machine.
  func days(onOneMachine days: Double) -> Double {
    max(0, days) / (distributed?.speedup ?? 1)
  }
}

/// A training run spread over machines: sooner done, and dearer (C2).
///
/// The part of the work that cannot be spread bounds the gain: Amdahl, "Validity of the single
/// processor approach to achieving large scale computing capabilities", AFIPS 1967.
public struct DistributedTraining: Sendable, Hashable {
  /// How many machines work on a run, all paid until its end.
  public var machines: Int
  /// The part of the work that machines share.
  public var parallelShare: Double

  /// Machines and the part of the work that they share.
  public init(machines: Int, parallelShare: Double) {
    precondition(machines >= 1, "a run needs a machine")
    self.machines = machines
    self.parallelShare = parallelShare
  }

  /// By how much a run is shorter than on one machine.
  public var speedup: Double { 1 / (1 - parallelShare + parallelShare / Double(machines)) }

  /// By how much a run is dearer than on one machine: machines wait for each other.
  public var costFactor: Double { Double(machines) / speedup }
}
