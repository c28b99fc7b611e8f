internal import RandomStreams

/// A comparison of the market with a closed form or a published table.
///
/// Each is a configuration of the same market that scenarios are played in, not a model of its own:
/// what is compared comes out of the market's records. A check is a file in `Checks`, and a line
/// in ``all``.
public struct ValidationCheck: Sendable {
  /// Something with a known value.
  struct Quantity: Sendable {
    /// What it is, after the check's name: `F(2)`.
    let name: String
    /// The known value.
    let expected: Double
  }

  /// What a replication has of a quantity: a sum over a sum, such as orders over buyers.
  struct Part: Sendable {
    var numerator: Double
    var divisor = 1.0

    init(_ numerator: Int, over divisor: Int) {
      self.numerator = Double(numerator)
      self.divisor = Double(divisor)
    }

    init(_ value: Double) { numerator = value }
  }

  /// The check's name: one word, or some joined by hyphens.
  public let name: String
  /// What it shows, in a line.
  public let subject: String
  /// Where the known values come from.
  public let source: String
  /// Independent replications; 30 or more, so that standard errors are known.
  public let replications: Int
  /// The fewest that make a test, however little is to be played.
  ///
  /// Ten means of many events are near enough to normal for Student's t; of a yes or no it takes so
  /// many that both are seen.
  public let fewestReplications: Int

  let quantities: [Quantity]
  /// Plays a replication; one part for each quantity.
  let play: @Sendable (ReplicationStreams) throws -> [Part]

  init(
    name: String, subject: String, source: String, replications: Int,
    fewestReplications: Int = 10, quantities: [Quantity],
    play: @escaping @Sendable (ReplicationStreams) throws -> [Part]
  ) {
    self.name = name
    self.subject = subject
    self.source = source
    self.replications = replications
    self.fewestReplications = fewestReplications
    self.quantities = quantities
    self.play = play
  }
}
