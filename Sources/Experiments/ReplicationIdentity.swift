internal import MarketModel
public import Scenarios

/// One replication of one strategy: what to call it, and the command that shows what happens in it.
public struct ReplicationIdentity: Hashable, Sendable {
  /// The scenario's file as the user named it.
  public let file: String
  /// The overrides as the user gave them.
  public let settings: [String]
  /// The day at whose 00:00 the clock starts.
  public let start: CalendarDate
  /// The strategy's name.
  public let strategy: String
  /// The master seed.
  public let seed: UInt32
  /// The number of the replication, from 1.
  public let number: Int

  /// A replication of a scenario's strategy.
  public init(_ scenario: Scenario, strategy: Int, seed: UInt32, number: Int) {
    file = scenario.file
    settings = scenario.settings
    start = scenario.start
    self.strategy = scenario.strategyNames[strategy]
    self.seed = seed
    self.number = number
  }

  /// The command that traces it, as a shell reads it.
  public var command: String {
    let words =
      ["marketsim", "trace", file] + settings.flatMap { ["--set", $0] }
      + ["--strategy", strategy, "--seed", "\(seed)", "--replication", "\(number)"]
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word in quotes where a shell would take it for something else.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "-_./=:,+%@".unicodeScalars.contains($0)
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// Two lines: which replication it is, and how to see what led to a point in it.
  var advice: String {
    "\(self)\nTo see the events before it: \(command) | tail -n 20"
  }

  /// What a fault in it is reported by.
  var label: ReplicationLabel {
    ReplicationLabel(text: advice, startDay: start.dayNumber)
  }
}

extension ReplicationIdentity: CustomStringConvertible {
  /// Which replication it is, in words.
  public var description: String {
    "strategy \(strategy), replication \(number), seed \(seed) of \(file)"
  }
}
