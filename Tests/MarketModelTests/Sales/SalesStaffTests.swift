import Testing

@testable import MarketModel

/// Representatives come, learn, leave and are paid: counts by hand.
struct SalesStaffTests {
  private static func isNear(_ day: Double?, _ expected: Double) -> Bool {
    abs((day ?? .nan) - expected) < 1e-9
  }

  @Test("A newcomer counts when all that learn together do the work of one")
  func ramp() {
    var staff = SalesStaff(rampDays: 90)
    for _ in 0..<2 { _ = staff.join(staff.hire(), knowsWork: true, at: 0) }
    #expect(staff.capacity(at: 0) == 2)
    #expect(staff.nextRise(after: 0) == nil)
    for _ in 0..<3 { _ = staff.join(staff.hire(), knowsWork: false, at: 10) }
    // Three learn: a third of the ramp for each whole representative.
    #expect(staff.capacity(at: 10) == 2)
    #expect(Self.isNear(staff.nextRise(after: 10), 40))
    #expect(staff.capacity(at: 39.9) == 2 && staff.capacity(at: 40) == 3)
    #expect(Self.isNear(staff.nextRise(after: 40), 70))
    #expect(Self.isNear(staff.nextRise(after: 70), 100))
    #expect(staff.capacity(at: 100) == 5 && staff.nextRise(after: 100) == nil)
  }

  @Test("One who learns alone counts at the end of her ramp, and not if she has left before")
  func alone() {
    var staff = SalesStaff(rampDays: 90)
    let number = staff.hire()
    let hasJoined = staff.join(number, knowsWork: false, at: 5)
    #expect(hasJoined)
    #expect(Self.isNear(staff.nextRise(after: 5), 95))
    let hasLeft = staff.leave(number, at: 50)
    #expect(hasLeft)
    #expect(staff.nextRise(after: 50) == nil && staff.capacity(at: 95) == 0)
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
    #expect(staff.planned == 1 && staff.onPayroll == 2 && staff.capacity(at: 25) == 2)
    _ = staff.leave(1, at: 30)
    #expect(staff.onPayroll == 1 && staff.capacity(at: 30) == 1)
    let days = staff.takePaidDays(until: 40)
    let later = staff.takePaidDays(until: 45)
    #expect(days == 2 * 30 + 10 && later == 5)
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
