/// The representatives of a sales team in a run: who is there, and how much they can do (D13).
struct SalesStaff: Sendable, Hashable {
  /// One who is there, will be, or was.
  struct Representative: Sendable, Hashable {
    /// When she joined; nil before that.
    var joinTime: Double?
    /// When she knows her work.
    var rampEnd = 0.0
    var hasNotice = false
    var hasLeft = false
  }

  let rampDays: Double
  private(set) var members: [Representative] = []
  /// Those who are paid.
  private(set) var onPayroll = 0
  private var paidDays = 0.0
  private var lastChange = 0.0

  init(rampDays: Double) {
    self.rampDays = rampDays
  }

  /// How many there will be if nothing else is decided: those hired and without notice.
  var planned: Int { members.count { !$0.hasNotice && !$0.hasLeft } }

  /// Makes room for another, who joins later.
  ///
  /// - Returns: Her number.
  mutating func hire() -> Int {
    members.append(Representative())
    return members.count - 1
  }

  /// Lets a hired representative begin.
  ///
  /// - Returns: Whether she is still wanted.
  mutating func join(_ number: Int, knowsWork: Bool, at time: Double) -> Bool {
    guard !members[number].hasLeft else { return false }
    count(until: time)
    onPayroll += 1
    members[number].joinTime = time
    members[number].rampEnd = knowsWork ? time : time + rampDays
    return true
  }

  /// Whom to do without: the last who has no notice, whether she has begun or not.
  ///
  /// - Returns: Her number if she works out her notice; nil if she had not begun.
  mutating func dismissLast() -> Int? {
    guard let number = members.lastIndex(where: { !$0.hasNotice && !$0.hasLeft }) else {
      return nil
    }
    guard members[number].joinTime != nil else {
      members[number].hasLeft = true
      return nil
    }
    members[number].hasNotice = true
    return number
  }

  /// A representative leaves.
  ///
  /// - Returns: Whether she was still there.
  mutating func leave(_ number: Int, at time: Double) -> Bool {
    guard members[number].joinTime != nil, !members[number].hasLeft else { return false }
    count(until: time)
    onPayroll -= 1
    members[number].hasLeft = true
    return true
  }

  private var present: some Sequence<Representative> {
    members.lazy.filter { $0.joinTime != nil && !$0.hasLeft }
  }

  /// What all can do together, in representatives who know their work.
  func output(at time: Double) -> Double {
    present.reduce(0) { sum, member in
      guard time < member.rampEnd, rampDays > 0 else { return sum + 1 }
      return sum + 1 - (member.rampEnd - time) / rampDays
    }
  }

  /// How many leads can be worked at a time: the output in whole representatives.
  func capacity(at time: Double) -> Int {
    Int((output(at: time) + Self.margin).rounded(.down))
  }

  /// When the capacity rises next by somebody's learning; nil if nobody learns.
  func nextRise(after time: Double) -> Double? {
    let ends = present.filter { $0.rampEnd > time }.map(\.rampEnd).sorted()
    let wanted = Double(capacity(at: time) + 1)
    var output = output(at: time)
    var from = time
    for (index, end) in ends.enumerated() {
      let perDay = Double(ends.count - index) / rampDays
      if output + perDay * (end - from) + Self.margin >= wanted {
        return min(end, from + max(0, wanted - output) / perDay)
      }
      output += perDay * (end - from)
      from = end
    }
    return nil
  }

  /// Sums of parts fall short of a whole by rounding.
  private static let margin = 1e-9

  private mutating func count(until time: Double) {
    paidDays += Double(onPayroll) * (time - lastChange)
    lastChange = time
  }

  /// Takes the days of pay since this was last asked.
  mutating func takePaidDays(until time: Double) -> Double {
    count(until: time)
    defer { paidDays = 0 }
    return paidDays
  }
}
