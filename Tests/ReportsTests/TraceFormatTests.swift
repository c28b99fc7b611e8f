import Experiments
import MarketModel
import Reports
import Scenarios
import Testing

/// The lines of a trace.
struct TraceFormatTests {
  private func lines(_ format: TraceFormat) throws -> [String] {
    let scenario = try HandMade.scenario()
    var lines: [String] = []
    try Experiment.trace(
      scenario, strategy: 0, seed: 1, replication: 1, filter: TraceFilter(toDay: 12)
    ) { lines.append(format.line($0, in: scenario)) }
    return lines
  }

  @Test("A line of text has date, day, kind, whom, and what came of it")
  func text() throws {
    let lines = try lines(.text)
    #expect(TraceFormat.text.header.isEmpty)
    #expect(lines[0].hasSuffix(" 00:00:00  day 0.000000  review          pending +2\n"))
    let pattern =
      #/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  day \d+\.\d{6}  [a-zA-Z]+ +(person \d+( on \w+)?: )?[^\n]+\n/#
    for line in lines { #expect(line.wholeMatch(of: pattern) != nil, "\(line)") }
    #expect(lines.contains { $0.contains("  shops ") && $0.hasSuffix(": nothing\n") })
    #expect(
      lines.contains { $0.contains("  offersAdSlot ") && $0.contains(" on social: impression, ") })
  }

  @Test("A table has a header and as many cells in each record")
  func csv() throws {
    let lines = try lines(.csv)
    let names = TraceFormat.csv.header.dropLast().split(separator: ",")
    #expect(
      names == [
        "event", "day", "time", "kind", "person", "channel", "stage_before", "stage_after",
        "happened", "cash_change", "pending_change",
      ])
    #expect(lines.count == (try self.lines(.text)).count)
    for line in lines {
      let cells = line.dropLast().split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells.count == names.count, "\(line)")
    }
  }
}
