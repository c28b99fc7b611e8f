import RandomStreams
import Testing

@testable import MarketModel

/// What is paid ahead is earned day by day.
struct RecognitionScheduleTests {
  @Test("An amount that its days do not divide is earned to the last minor unit")
  func remainder() {
    var schedule = RecognitionSchedule()
    schedule.add(Money(minorUnits: 100), from: 3, days: 7)
    #expect(schedule.deferred.minorUnits == 100)
    let days = (0..<12).map { schedule.recognise(before: $0 + 1).minorUnits }
    #expect(days == [0, 0, 0, 15, 15, 14, 14, 14, 14, 14, 0, 0])
    #expect(schedule.deferred == .zero)
  }

  @Test("Many amounts together are earned as each alone would be, with some taken back")
  func many() {
    var stream = streams(5).stream(StreamPurpose(1), entity: 0)
    var schedule = RecognitionSchedule()
    // Day by day, from the definition.
    var expected = [Int64](repeating: 0, count: 200)
    var paid: Int64 = 0
    var live: [(amount: Int64, day: Int, days: Int)] = []
    for today in 0..<100 {
      for _ in 0..<3 {
        let amount = Int64(stream.index(below: 1000))
        let days = 1 + stream.index(below: 40)
        schedule.add(Money(minorUnits: amount), from: today, days: days)
        live.append((amount, today, days))
        paid += amount
        for day in 0..<days {
          expected[today + day] += amount / Int64(days) + (day < amount % Int64(days) ? 1 : 0)
        }
      }
      if today % 4 == 3 {
        let (amount, day, days) = live.remove(at: stream.index(below: live.count))
        let rest = schedule.cancel(
          Money(minorUnits: amount), from: day, days: days, onDay: today)
        var left: Int64 = 0
        for position in 0..<days where day + position >= today {
          let part = amount / Int64(days) + (position < amount % Int64(days) ? 1 : 0)
          expected[day + position] -= part
          left += part
        }
        #expect(rest.minorUnits == left)
        paid -= left
      }
      let earned = schedule.recognise(before: today + 1).minorUnits
      #expect(earned == expected[today])
      paid -= earned
      #expect(schedule.deferred.minorUnits == paid)
    }
    #expect(schedule.recognise(before: 200).minorUnits == paid && schedule.deferred == .zero)
  }
}
