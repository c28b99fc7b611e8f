import Tallies
import Testing

struct TimeWeightedSpellTests {
  /// A quantity with values 1, 2, 5, 3, 8, 4 by turns, each for one unit and the next for two.
  private func value(_ step: Int) -> Double { [1, 2, 5, 3, 8, 4][step % 6] }

  private func time(_ step: Int) -> Double { Double(step) + Double(step / 2) }

  /// The spell of the steps in a range, recorded from its first step to its end.
  private func spell(_ steps: Range<Int>, offset: Double = 0) -> TimeWeightedSpell {
    var tally = TimeWeightedTally(offset + value(steps.lowerBound), at: time(steps.lowerBound))
    for step in steps.dropFirst() {
      tally.record(offset + value(step), at: time(step))
    }
    return tally.spell(to: time(steps.upperBound))
  }

  @Test("Spells merged in any grouping are one spell of all", arguments: [0, 1e9])
  func merging(offset: Double) throws {
    let whole = spell(0..<120, offset: offset)
    #expect(whole.duration == 180)
    for size in [1, 4, 7, 50] {
      let parts = stride(from: 0, to: 120, by: size).map {
        spell($0..<min($0 + size, 120), offset: offset)
      }
      var forwards = TimeWeightedSpell()
      for part in parts { forwards.merge(part) }
      var backwards = TimeWeightedSpell()
      for part in parts.reversed() { backwards.merge(part) }
      for merged in [forwards, backwards] {
        #expect(merged.duration == 180)
        #expect(merged.minimum == offset + 1)
        #expect(merged.maximum == offset + 8)
        // Doubles are 1.2e-7 apart at a billion.
        let tolerance = offset == 0 ? 1e-13 : 2.4e-7
        #expect(abs(try #require(merged.average) - #require(whole.average)) <= tolerance)
        #expect(abs(try #require(merged.variance) - #require(whole.variance)) <= 4 * tolerance)
      }
    }
  }

  @Test("A restart cuts a run into spells that add up to it")
  func restart() throws {
    var whole = TimeWeightedTally(2)
    whole.record(6, at: 3)
    var parts = whole
    let first = parts.spell(to: 4)
    parts.restart(at: 4)
    parts.record(1, at: 5)
    whole.record(1, at: 5)
    var merged = first
    merged.merge(parts.spell(to: 8))
    // 2 for 3, 6 for 2, 1 for 3: 21 over 8; squares 87 over 8: 10.875 - 2.625².
    #expect(merged.duration == 8)
    #expect(merged.average == 21.0 / 8)
    let variance = try #require(merged.variance)
    #expect(abs(variance - 255.0 / 64) < 1e-14)
    #expect(whole.average(to: 8) == 21.0 / 8)
    #expect(merged.maximum == 6)
    #expect(merged.minimum == 1)
  }

  @Test("A spell of no time has no average, and its values still count for the extremes")
  func empty() {
    var spell = TimeWeightedSpell()
    #expect(spell.average == nil)
    #expect(spell.variance == nil)
    #expect(spell.minimum == nil)
    #expect(spell.maximum == nil)
    spell.merge(TimeWeightedTally(7, at: 2).spell(to: 2))
    #expect(spell.duration == 0)
    #expect(spell.average == nil)
    #expect(spell.minimum == 7)
    spell.merge(TimeWeightedTally(3).spell(to: 4))
    #expect(spell.average == 3)
    #expect(spell.variance == 0)
    #expect(spell.maximum == 7)
  }
}
