import Testing

@testable import MarketModel

/// Opening hours, and time that passes while doors are open.
struct OpeningHoursTests {
  /// Six hours from six o'clock on five days, twelve on the sixth, none on the seventh.
  private static let hours = OpeningHours(
    sessions: Array(repeating: 0.25..<0.5, count: 5) + [0.25..<0.75, 0.5..<0.5])

  @Test("Doors are open in their sessions, every week alike")
  func open() {
    for week in [0.0, 7, 70] {
      #expect(Self.hours.isOpen(at: week + 0.25) && !Self.hours.isOpen(at: week + 0.5))
      #expect(!Self.hours.isOpen(at: week + 0.2) && Self.hours.isOpen(at: week + 5.7))
      #expect(!Self.hours.isOpen(at: week + 6.5))
    }
  }

  // All figures are sums of binary fractions, so that equality is exact.
  @Test(
    "Open time passes in sessions only",
    arguments: [
      (0.0, 0.0, 0.25), (0.125, 0.0, 0.375), (0.25, 0.0, 1.25), (0.25, 0.375, 1.375),
      (1.25, 0.0, 5.25), (1.5, 5.5, 12.25), (1.375, 5.5, 11.375), (1.75, 0.0, 7.25),
      (3.5, 0.0, 14.25),
      (0.125, 6.5, 7.375), (17.5, 0.0, 70.25),
    ])
  func passes(openDays: Double, from: Double, to: Double) {
    #expect(Self.hours.time(afterOpen: openDays, from: from) == to)
  }

  @Test("Who comes while the doors are shut comes in the next session")
  func visits() {
    #expect(Self.hours.visitTime(wanted: 0.3, uniform: 0.9) == 0.3)
    #expect(Self.hours.visitTime(wanted: 0.5, uniform: 0) == 1.25)
    #expect(Self.hours.visitTime(wanted: 5.75, uniform: 0.5) == 7.375)
    #expect(Self.hours.visitTime(wanted: 0.1, uniform: 0.5) == 0.375)
  }
}
