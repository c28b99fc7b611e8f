/// What somebody may let the firm do with data of hers (R15).
public enum ConsentPurpose: UInt8, Sendable, CaseIterable {
  /// To be written to and called on unasked, and to be chosen for advertisements.
  case marketing
  /// To be remembered and rated as a person.
  case profiling
  /// To have her data learnt from by the product.
  case training
  /// To have her data leave her region.
  case crossBorder
}

/// Some purposes, in one byte.
public struct ConsentPurposes: OptionSet, Sendable, Hashable {
  /// A bit for each purpose.
  public let rawValue: UInt8

  /// Purposes by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One purpose.
  public init(_ purpose: ConsentPurpose) { rawValue = 1 << purpose.rawValue }

  /// The four purposes.
  public static let all = ConsentPurposes(rawValue: 0b1111)
}

/// Who says yes, and who thinks better of it.
public struct ConsentConfiguration: Sendable, Hashable {
  /// The share of people who say yes, one a purpose in the order of ``ConsentPurpose``.
  public var shares: [Double]
  /// How often a person withdraws every consent.
  public var withdrawalsPerYear: Double
  /// How often a person has her data deleted, and withdraws every consent.
  public var deletionsPerYear: Double
  /// Whether the firm keeps to it.
  public var isHonoured: Bool

  /// Consent of its parts; nobody changes her mind, and the firm keeps to it, unless given.
  public init(
    shares: [Double], withdrawalsPerYear: Double = 0, deletionsPerYear: Double = 0,
    isHonoured: Bool = true
  ) {
    precondition(shares.count == ConsentPurpose.allCases.count, "one share a purpose")
    self.shares = shares
    self.withdrawalsPerYear = withdrawalsPerYear
    self.deletionsPerYear = deletionsPerYear
    self.isHonoured = isHonoured
  }
}

/// A law as it holds from a date on, in a region or everywhere (R15).
public struct LawRow: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// When it comes into force, days since the start; it may lie before it.
  public var day: Double
  /// Where it holds, by its place among the regions; nil for everywhere.
  public var region: Int?
  /// What needs consent from then on.
  public var consentFor: ConsentPurposes
  /// How often the authority looks into the firm's data.
  public var auditsPerYear: Double
  /// The fine of an audit that finds use of data without consent, share of the last year's turnover.
  public var fineShareOfTurnover: Double
  /// By how much the filing of the product with the authority delays an entry after this date.
  public var filingDays: Double

  /// A row of its parts; it demands nothing unless given.
  public init(
    name: String, day: Double, region: Int? = nil, consentFor: ConsentPurposes = [],
    auditsPerYear: Double = 0, fineShareOfTurnover: Double = 0, filingDays: Double = 0
  ) {
    self.name = name
    self.day = day
    self.region = region
    self.consentFor = consentFor
    self.auditsPerYear = auditsPerYear
    self.fineShareOfTurnover = fineShareOfTurnover
    self.filingDays = filingDays
  }

  /// Whether it is in force at a time and place.
  func holds(at time: Double, in region: Int) -> Bool {
    time >= day && (self.region == nil || self.region == region)
  }
}
