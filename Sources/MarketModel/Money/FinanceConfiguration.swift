/// The firm's money beside what customers bring; nothing of it unless said.
public struct FinanceConfiguration: Sendable, Hashable {
  /// Rounds in which investors may pay in.
  public var funding: [FundingRound]
  /// What a bank lends; nil for nothing.
  public var credit: CreditConfiguration?
  /// A tax on profit; nil for none.
  public var tax: TaxConfiguration?
  /// Who is paid beside the fixed costs.
  public var payroll: [PayrollPosition]

  /// Finance of its parts.
  public init(
    funding: [FundingRound] = [], credit: CreditConfiguration? = nil,
    tax: TaxConfiguration? = nil, payroll: [PayrollPosition] = []
  ) {
    self.funding = funding
    self.credit = credit
    self.tax = tax
    self.payroll = payroll
  }
}
