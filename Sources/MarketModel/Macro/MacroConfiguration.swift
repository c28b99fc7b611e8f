/// What surrounds every firm of the market: festivals, shocks, regions and law (R14, R15, B4).
///
/// Everything is off unless given.
public struct MacroConfiguration: Sendable, Hashable {
  /// Shopping festivals, in any order.
  public var festivals: [Festival]
  /// Shocks, dated or random.
  public var shocks: [Shock]
  /// Where people live, and where the firm sells; empty for one market without regions.
  public var regions: [Region]
  /// Who lets the firm use data of hers; nil where nobody is asked.
  public var consent: ConsentConfiguration?
  /// The law, dated row by row.
  public var law: [LawRow]

  /// Surroundings of their parts.
  public init(
    festivals: [Festival] = [], shocks: [Shock] = [], regions: [Region] = [],
    consent: ConsentConfiguration? = nil, law: [LawRow] = []
  ) {
    self.festivals = festivals
    self.shocks = shocks
    self.regions = regions
    self.consent = consent
    self.law = law
  }
}
