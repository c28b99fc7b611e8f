import RandomStreams
import Testing

@testable import MarketModel

/// Representatives come, learn, leave and are paid: counts by hand.
struct SalesStaffTests {
  private static func isNear(_ day: Double?, _ expected: Double) -> Bool {
    abs((day ?? .nan) - expected) < 1e-9
  }

  /// What follows at a time, without changing the staff that is asked.
  private static func capacity(of staff: SalesStaff, at time: Double) -> Int {
    var copy = staff
    return copy.capacity(at: time)
  }

  private static func nextRise(of staff: SalesStaff, after time: Double) -> Double? {
    var copy = staff
    return copy.nextRise(after: time)
  }

  @Test("A newcomer counts when all that learn together do the work of one")
  func ramp() {
    var staff = SalesStaff(rampDays: 90)
    for _ in 0..<2 { _ = staff.join(staff.hire(), knowsWork: true, at: 0) }
    #expect(Self.capacity(of: staff, at: 0) == 2)
    #expect(Self.nextRise(of: staff, after: 0) == nil)
    for _ in 0..<3 { _ = staff.join(staff.hire(), knowsWork: false, at: 10) }
    // Three learn: a third of the ramp for each whole representative.
    #expect(Self.capacity(of: staff, at: 10) == 2)
    #expect(Self.isNear(Self.nextRise(of: staff, after: 10), 40))
    #expect(Self.capacity(of: staff, at: 39.9) == 2 && Self.capacity(of: staff, at: 40) == 3)
    #expect(Self.isNear(Self.nextRise(of: staff, after: 40), 70))
    #expect(Self.isNear(Self.nextRise(of: staff, after: 70), 100))
    #expect(Self.capacity(of: staff, at: 100) == 5 && Self.nextRise(of: staff, after: 100) == nil)
  }

  @Test("One who learns alone counts at the end of her ramp, and not if she has left before")
  func alone() {
    var staff = SalesStaff(rampDays: 90)
    let number = staff.hire()
    let hasJoined = staff.join(number, knowsWork: false, at: 5)
    #expect(hasJoined)
    #expect(Self.isNear(Self.nextRise(of: staff, after: 5), 95))
    let hasLeft = staff.leave(number, at: 50)
    #expect(hasLeft)
    #expect(Self.nextRise(of: staff, after: 50) == nil && Self.capacity(of: staff, at: 95) == 0)
    let leavesAgain = staff.leave(number, at: 60)
    #expect(!leavesAgain)
  }

  @Test("Who is not needed goes: first whoever has not begun, then the last who came, after notice")
  func dismissal() {
    var staff = SalesStaff(rampDays: 0)
    for _ in 0..<2 { _ = staff.join(staff.hire(), knowsWork: true, at: 0) }
    let coming = staff.hire()
    #expect(staff.planned == 3)
    let first = staff.dismissLast()
    let joins = staff.join(coming, knowsWork: false, at: 20)
    let second = staff.dismissLast()
    #expect(first == nil && !joins && second == 1)
    #expect(staff.planned == 1 && staff.onPayroll == 2 && Self.capacity(of: staff, at: 25) == 2)
    _ = staff.leave(1, at: 30)
    #expect(staff.onPayroll == 1 && Self.capacity(of: staff, at: 30) == 1)
    let days = staff.takePaidDays(until: 40)
    let later = staff.takePaidDays(until: 45)
    #expect(days == 2 * 30 + 10 && later == 5)
  }

  // Sums of all who are there, made anew at each step: what the running sums must come to.
  @Test("A large team that comes and goes has the output of its members, one by one")
  func runningSums() {
    var staff = SalesStaff(rampDays: 30)
    var stream = streams(7).stream(StreamPurpose(60_000), entity: 0)
    var time = 0.0
    for step in 0..<3000 {
      time += stream.uniform() / 10
      switch stream.index(below: 4) {
      case 0, 1: _ = staff.join(staff.hire(), knowsWork: step < 20, at: time)
      case 2: _ = staff.leave(stream.index(below: max(1, staff.members.count)), at: time)
      default:
        let number = staff.dismissLast()
        if step.isMultiple(of: 3), let number { _ = staff.leave(number, at: time) }
      }
      let present = staff.members.filter { $0.joinTime != nil && !$0.hasLeft }
      let output = present.reduce(0.0) {
        $0 + min(1, 1 - ($1.rampEnd - time) / 30)
      }
      let found = staff.output(at: time)
      #expect(abs(found - output) < 1e-10 * Double(max(1, present.count)))
      #expect(staff.onPayroll == present.count)
      #expect(staff.planned == staff.members.count { !$0.hasNotice && !$0.hasLeft })
      if let rise = Self.nextRise(of: staff, after: time) {
        #expect(Self.capacity(of: staff, at: rise) == Self.capacity(of: staff, at: time) + 1)
      } else {
        #expect(present.allSatisfy { $0.rampEnd <= time } || output == output.rounded(.down))
      }
    }
    #expect(staff.onPayroll > 100)
  }

  @Test("A budget made of a number of representatives pays that number")
  func budget() throws {
    let staff = try SalesTeamConfiguration.make().staff
    for count in 0...200 {
      let spend = staff.spendPerDay(ofRepresentatives: count)
      #expect(staff.representatives(forSpendPerDay: spend) == count)
      #expect(staff.representatives(forSpendPerDay: spend + 16_000) == count)
    }
  }
}
