/// The consented data that models learn from: how much each person has left, and what it is worth.
///
/// Records of one person resemble each other. With correlation *r* within a person, *k* of them
/// are worth *k* / (1 + (*k* − 1)*r*) independent ones (the design effect of Kish, *Survey
/// Sampling*, 1965), and never more than 1/*r*: many different people teach more than a few busy
/// ones. Takes four bytes a person; adding costs a few divisions.
struct DataPool: Sendable, Hashable {
  /// How alike the records of one person are, from 0 to 1.
  let correlation: Double
  private(set) var recordsByPerson: [UInt32]
  /// The records that are in the pool.
  private(set) var records = 0
  /// What the records of each segment's people are worth, in independent ones.
  private(set) var worthBySegment: [Double]

  init(people: Int, segments: Int, correlation: Double) {
    self.correlation = correlation
    recordsByPerson = Array(repeating: 0, count: people)
    worthBySegment = Array(repeating: 0, count: segments)
  }

  /// Memory of the counts.
  var bytes: Int { recordsByPerson.reservedBytes }

  /// What records of one person are worth, in independent ones.
  static func worth(of records: Double, correlation: Double) -> Double {
    records > 0 ? records / (1 + max(records - 1, 0) * correlation) : 0
  }

  /// Adds records of a person who consents.
  ///
  /// What no counter holds is left out; by then it is worth nothing.
  mutating func add(_ records: Int, of person: Int, inSegment segment: Int) {
    let before = recordsByPerson[person]
    let after = UInt32(clamping: Int(before) + records)
    recordsByPerson[person] = after
    self.records += Int(after) - Int(before)
    worthBySegment[segment] +=
      Self.worth(of: Double(after), correlation: correlation)
      - Self.worth(of: Double(before), correlation: correlation)
  }

  /// Deletes whatever a person has left.
  mutating func delete(_ person: Int, inSegment segment: Int) {
    let before = recordsByPerson[person]
    recordsByPerson[person] = 0
    records -= Int(before)
    // The last deletion may leave a rounding error on either side of nothing.
    worthBySegment[segment] = max(
      0, worthBySegment[segment] - Self.worth(of: Double(before), correlation: correlation))
  }
}
