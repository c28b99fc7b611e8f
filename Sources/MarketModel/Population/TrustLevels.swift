/// Whom people trust: eight bytes a person where trust has a weight, none elsewhere.
struct TrustLevels: Sendable, Hashable {
  /// A person's trust at the time of its last change; it fades from there.
  private struct Level: Sendable, Hashable {
    var value: Float = 0
    /// Days; single precision tells minutes apart after ten years.
    var time: Float = 0
  }

  private var levels: [Level]
  private let decayPerDay: Double
  /// What is left of everybody's distrust with the certificates held.
  private(set) var uncertified = 1.0

  /// Nobody's trust in the firm yet.
  init(people: Int, _ configuration: TrustConfiguration) {
    levels = Array(rows: Level(), count: people)
    decayPerDay = -log(configuration.carryOverPerMonthShare) / daysPerMonth
  }

  /// Memory of the levels.
  var bytes: Int { levels.reservedBytes }

  /// Has a person's level fetched.
  @inline(__always)
  func fetchAhead(_ person: Int) { levels.fetchAhead(person) }

  /// Whether trust is followed.
  var isFollowed: Bool { !levels.isEmpty }

  /// What a person has seen for herself, faded since then.
  private func own(of person: Int, at time: Double) -> Double {
    let level = levels[person]
    guard level.value > 0 else { return 0 }
    let days = max(0, time - Double(level.time))
    return days == 0 ? Double(level.value) : Double(level.value) * exp(-decayPerDay * days)
  }

  /// A person's trust at a time: her own, and what certificates do to the rest.
  subscript(person: Int, at time: Double) -> Double {
    1 - (1 - own(of: person, at: time)) * uncertified
  }

  /// Removes a part of a person's own distrust.
  mutating func raise(_ person: Int, by lift: Double, at time: Double) {
    let before = own(of: person, at: time)
    levels[person] = Level(value: Float(before + lift * (1 - before)), time: Float(time))
  }

  /// Destroys a part of a person's own trust.
  mutating func lower(_ person: Int, by loss: Double, at time: Double) {
    levels[person] = Level(
      value: Float((1 - loss) * own(of: person, at: time)), time: Float(time))
  }

  /// Removes a part of everybody's remaining distrust, for good.
  mutating func certify(lift: Double) { uncertified *= 1 - lift }

  /// Mean over the people, nil where trust is not followed; a pass over everybody.
  func mean(at time: Double) -> Double? {
    guard isFollowed else { return nil }
    return levels.indices.reduce(0) { $0 + self[$1, at: time] } / Double(levels.count)
  }
}
