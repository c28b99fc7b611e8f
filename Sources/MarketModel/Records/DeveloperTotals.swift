/// What has become of the developers of a channel, and what their products have used.
///
/// Amounts are minor units.
public struct DeveloperTotals: Sendable, Hashable {
  /// Developers who signed up.
  public var signUps = 0
  /// Of these, who began to build.
  public var builds = 0
  /// Of these, whose products went live with ours in them.
  public var integrations = 0
  /// Integrations that are live, now.
  public var live = 0
  /// Integrations that were taken out.
  public var left = 0
  /// Days that those were live.
  public var pastDays = 0.0
  /// Days that those have been live which still are.
  public var presentDays = 0.0
  /// Units used.
  public var units = 0.0
  /// Billed for them.
  public var usageRevenue = 0.0
  /// What serving them has cost, beside inference.
  public var servingCost = 0.0
  /// When the first bill was sent, days; nil before that.
  public var firstRevenueDay: Double?
  /// People of the market who came to us from an integration.
  public var endUsers = 0

  /// Days that integrations were live.
  public var liveDays: Double { pastDays + presentDays }

  /// Nothing yet.
  public init() {}
}
