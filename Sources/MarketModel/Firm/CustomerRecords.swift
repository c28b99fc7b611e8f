/// What the firm has on file about one person: profile and behaviour, nothing hidden.
public struct CustomerRecord: Sendable, Hashable {
  /// Years, from the profile.
  public var age: Float
  /// From the profile.
  public var isFemale: Bool
  /// Monthly spending relative to the median, from the profile.
  public var relativeSpend: Float
  /// What the person did.
  private let behaviour: FiledBehaviour

  /// Nothing on file: what is kept of somebody whose data have been deleted.
  static let blank = CustomerRecord(profile: nil, behaviour: FiledBehaviour())

  init(profile: PersonTraits?, behaviour: FiledBehaviour) {
    age = profile?.age ?? 0
    isFemale = profile?.isFemale ?? false
    relativeSpend = profile?.relativeSpend ?? 1
    self.behaviour = behaviour
  }

  /// Visits that could be matched to the person; the count stops at 65,535.
  public var visits: Int { Int(behaviour.visits) }
  /// Whether a cart has been filled.
  public var hasFilledCart: Bool { behaviour.hasFilledCart }
  /// Orders placed; the count stops at 65,535.
  public var orders: Int { Int(behaviour.orders) }
  /// When the last matched visit was; minus infinity before the first.
  public var lastVisitTime: Double { behaviour.lastVisitTime }
  /// When the last order was; minus infinity before the first.
  public var lastOrderTime: Double { behaviour.lastOrderTime }
  /// The channel of the last matched paid touch; nil before the first.
  public var lastPaidChannel: Int? {
    behaviour.lastPaidChannel == FiledBehaviour.noChannel ? nil : Int(behaviour.lastPaidChannel)
  }
  /// The spend cohort of the last matched paid touch.
  public var lastPaidCohort: Int { Int(behaviour.lastPaidCohort) }
  /// When the last matched paid touch was, to some seconds.
  public var lastPaidTime: Double { behaviour.lastPaidTime }
}

/// What the firm has on file about a person's behaviour: one row of 28 bytes.
struct FiledBehaviour: Sendable, Hashable {
  private var visitedOn = PackedTime(-.infinity)
  private var orderedOn = PackedTime(-.infinity)
  /// Of the last matched paid touch; single precision tells seconds apart.
  private var paidOn = -Float.infinity
  fileprivate(set) var visits: UInt16 = 0
  fileprivate(set) var orders: UInt16 = 0
  fileprivate(set) var lastPaidCohort: UInt16 = 0
  fileprivate(set) var lastPaidChannel = Self.noChannel
  fileprivate(set) var hasFilledCart = false

  /// Stands for no channel; there are never so many.
  static let noChannel = UInt8.max

  var lastVisitTime: Double { visitedOn.days }
  var lastOrderTime: Double { orderedOn.days }
  var lastPaidTime: Double { Double(paidOn) }

  /// Notes a matched visit.
  mutating func noteVisit(at time: Double) {
    visits += visits == .max ? 0 : 1
    visitedOn = PackedTime(time)
  }

  /// Notes that the last matched visit was paid for.
  mutating func notePaidTouch(by channel: Int, cohort: Int, at time: Double) {
    lastPaidChannel = UInt8(channel)
    lastPaidCohort = UInt16(cohort)
    paidOn = Float(time)
  }

  /// Notes that a cart was filled.
  mutating func noteCart() { hasFilledCart = true }

  /// Notes an order.
  mutating func noteOrder(at time: Double) {
    orders += orders == .max ? 0 : 1
    orderedOn = PackedTime(time)
  }
}

/// The firm's customer file: one record a person of the market, whose profiles it can address.
public struct CustomerRecords: Sendable {
  /// The profiles of everybody, shared with the population.
  private let profiles: [PersonTraits]
  var rows: [FiledBehaviour]
  /// Whose profiles have been deleted; empty while nobody's has.
  private var isErased: [Bool] = []
  /// What the profiles hold beside age, gender and spending; fixed.
  var attributes = KnownAttributes()

  init(profiles: [PersonTraits], attributes: KnownAttributes = KnownAttributes()) {
    self.profiles = profiles
    self.attributes = attributes
    rows = Array(rows: FiledBehaviour(), count: profiles.count)
  }

  /// The number of people on file.
  public var count: Int { rows.count }

  /// Memory of the records; profiles and attributes are the population's.
  var bytes: Int { rows.reservedBytes + isErased.reservedBytes }

  /// One person's record.
  public subscript(person: Int) -> CustomerRecord {
    CustomerRecord(
      profile: isErased.isEmpty || !isErased[person] ? profiles[person] : nil,
      behaviour: rows[person])
  }

  /// Deletes everything about a person.
  mutating func erase(_ person: Int) {
    if isErased.isEmpty { isErased = Array(repeating: false, count: rows.count) }
    isErased[person] = true
    rows[person] = FiledBehaviour()
  }
}
