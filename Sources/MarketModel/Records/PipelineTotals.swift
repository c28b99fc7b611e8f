/// What has become of a sales team's leads, and how busy the team was.
///
/// At any time leads = won + lost + no decisions + disqualified + expired + unaided + open.
public struct PipelineTotals: Sendable, Hashable {
  /// Accounts put on the list, again if it was before.
  public var leads = 0
  /// Attempts to reach an account.
  public var contacts = 0
  /// Attempts that have reached somebody.
  public var conversations = 0
  /// Leads that turned out to have a need.
  public var qualified = 0
  /// Qualified leads that were presented the offer.
  public var opportunities = 0
  /// Opportunities that ended in a purchase.
  public var won = 0
  /// Opportunities that the rival won.
  public var lost = 0
  /// Opportunities in which the account decided for nobody (R8).
  public var noDecisions = 0
  /// Leads without a need.
  public var disqualified = 0
  /// Leads that grew cold, could not be reached, or were left when the team ended.
  public var expired = 0
  /// Leads that bought from the firm without a representative.
  public var unaided = 0
  /// Leads under way, now.
  public var open = 0
  /// Leads and meetings that wait for a representative, now.
  public var waiting = 0
  /// Requests for a representative's time.
  public var requests = 0
  /// Requests that found no representative free.
  public var delayedRequests = 0
  /// Days that requests have waited.
  public var waitDays = 0.0
  /// Days that representatives worked on leads.
  public var busyDays = 0.0
  /// Days that there were representatives for leads, those under training by their output, and those
  /// who finished a lead before they left.
  public var availableDays = 0.0
  /// Representatives on the payroll, now.
  public var representatives = 0
  /// Representatives who have joined after the start.
  public var hires = 0
  /// Representatives who have left.
  public var departures = 0
  /// First-year value of the deals won, minor units.
  public var dealValue = 0.0
  /// Paid to representatives and for hiring them, minor units.
  public var payroll = 0.0

  /// Nothing yet.
  public init() {}

  /// Leads that have ended, however.
  public var ended: Int { won + lost + noDecisions + disqualified + expired + unaided }
}
