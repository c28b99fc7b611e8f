import ConversionModel
import Foundation
import Testing

@testable import TableLearning

@Suite("Labels of tables that come later")
struct DelayedLabelsTests {
  /// A row a day, a fifth of which convert, three days later; the chance depends on `x`.
  private func table(rows: Int) throws -> TemporaryTable {
    var generator = SampleGenerator(state: 4)
    var text = "day,x,came,bought\n"
    for day in 0..<rows {
      let x = generator.uniform()
      let bought = generator.uniform() < 0.4 * x
      text += "\(day),\(x),\(bought ? String(day + 3) : ""),\(bought ? 1 : 0)\n"
    }
    return try TemporaryTable(text)
  }

  private func predictions(
    _ table: TemporaryTable, window: Double?, _ timing: LabelTiming = .atWindowClose,
    methods: [TableMethod] = [.single(.full)]
  ) throws -> (predictions: [Double], learner: TableLearner) {
    let scan = try TableScan(table.path, label: "bought")
    let plan = try FeaturePlan(scan, uses: ["day": .ignore, "came": .ignore])
    var options = TableLearner.Options()
    options.delay = try window.map {
      try LabelDelay(scan, time: "day", labelTime: "came", window: $0, timing: timing)
    }
    var learner = TableLearner(scan, plan: plan, methods: methods, options: options)
    var predictions: [Double] = []
    try learner.run { predictions.append($0.probability) }
    return (predictions, learner)
  }

  @Test("A label known before the next row is learnt as if it were known at once")
  func atOnce() throws {
    let table = try table(rows: 300)
    let late = try predictions(table, window: 0.5).predictions
    let plain = try predictions(table, window: nil).predictions
    // A label that comes after three days is none within half a day.
    #expect(late != plain && late.last! < 0.1)
    let file = try TemporaryTable(
      "day,x,came,bought\n"
        + (0..<200).map { "\($0),\($0 * 7 % 10),\($0).2,\($0 * 3 % 4 == 0 ? 1 : 0)\n" }.joined())
    #expect(
      try predictions(file, window: 0.5).predictions
        == predictions(file, window: nil).predictions)
    #expect(
      try predictions(file, window: 0.5, .whenKnown).predictions
        == predictions(file, window: nil).predictions)
  }

  @Test("Nothing is learnt before a label can be known")
  func nothingKnown() throws {
    let table = try table(rows: 60)
    let found = try predictions(table, window: 100, methods: [.single(.full), .single(.adam)])
    #expect(found.predictions.allSatisfy { $0 == 0.5 })
    #expect(found.learner.candidates.allSatisfy { $0.learner.examples == 0 })
    // Judged are all, by what came in the end.
    #expect(found.learner.candidates[0].progressive.count == 60)
  }

  @Test("Positives as they come are overrated in the first window; neither other way does that")
  func bias() throws {
    let table = try table(rows: 2_000)
    func means(_ timing: LabelTiming) throws -> (first: Double, last: Double) {
      let found = try predictions(table, window: 200, timing).predictions
      return (found[20..<200].reduce(0, +) / 180, found[1_000...].reduce(0, +) / 1_000)
    }
    let (known, closed, fake) = try (
      means(.whenKnown), means(.atWindowClose), means(.fakeNegatives)
    )
    #expect(known.first > 0.7 && closed.first == 0.5 && fake.first < 0.3)
    // The share of positives is 0.2; its standard error over a thousand rows is 0.013.
    for mean in [known.last, closed.last, fake.last] { #expect(abs(mean - 0.2) < 0.06) }
  }

  @Test("Rows are learnt in the order in which their labels are known")
  func order() {
    var waiting = WaitingRows(featureCount: 1)
    var generator = SampleGenerator(state: 2)
    var (row, expected): ([Double], [Double]) = ([0], [])
    var found: [Double] = []
    for time in 0..<500 {
      let due = Double(time) + (20 * generator.uniform()).rounded()
      waiting.add([due], label: due > 100, until: due)
      expected.append(due)
      while let label = waiting.next(upTo: Double(time), into: &row) {
        #expect(label == (row[0] > 100))
        found.append(row[0])
      }
    }
    while waiting.next(upTo: .infinity, into: &row) != nil { found.append(row[0]) }
    #expect(found == expected.sorted())
  }

  @Test("Times out of order, labels before their rows and columns without times are refused")
  func refused() throws {
    func problem(_ text: String) throws -> String {
      let table = try TemporaryTable(text)
      do {
        let scan = try TableScan(table.path, label: "bought")
        let plan = try FeaturePlan(scan)
        var options = TableLearner.Options()
        options.delay = try LabelDelay(
          scan, time: "day", labelTime: "came", window: 5, timing: .whenKnown)
        var learner = TableLearner(
          scan, plan: plan, methods: [.single(.baseRate)], options: options)
        try learner.run()
        return ""
      } catch let error as TableError {
        return "\(error)"
      }
    }
    #expect(try problem("day,came,bought\n1,,0\n3,4,1\n2,,0\n").contains("after a later one"))
    #expect(try problem("day,came,bought\n1,,0\ninf,,1\n2,,0\n").contains("found 'inf'"))
    #expect(try problem("day,came,bought\n1,,0\n3,2,1\n4,,0\n").contains("before the row itself"))
    #expect(try problem("day,bought\n1,0\n3,1\n").contains("no column 'came' of times"))
    #expect(
      try problem("day,came,bought\n1,,0\n3,y,1\n").contains(
        ":3: column came: found 'y'; expected a number or a date"))
    #expect(
      try problem("day,came,bought\n2026-01-01,,0\n2026-01-02,,0\n17,,1\n").contains(
        ":4: column day: found '17'; expected a number or a date"))
    #expect(
      try problem("day,came,bought\n2026-01-01,,0\n2026-01-02,5,1\n").contains(
        "column came: found numbers; expected dates as in column day"))
    #expect(try problem("day,came,bought\n1,,0\n3,5,1\n9,,0\n") == "")
  }

  @Test("A label of which only the day is known may be of the row's own day")
  func sameDay() throws {
    func times(_ came: String) throws -> [Double] {
      let table = try TemporaryTable(
        "at,came,bought\n2026-01-01 09:00,,0\n2026-01-02 14:30,\(came),1\n2026-01-09 00:00,,0\n")
      let scan = try TableScan(table.path, label: "bought")
      var options = TableLearner.Options()
      options.delay = try LabelDelay(
        scan, time: "at", labelTime: "came", window: 30, timing: .whenKnown)
      let plan = try FeaturePlan(scan, uses: ["came": .ignore])
      var learner = TableLearner(
        scan, plan: plan, methods: [.single(.baseRate)], options: options)
      var predictions: [Double] = []
      try learner.run { predictions.append($0.probability) }
      return predictions
    }
    // The positive label is known to the last row, the negative one is not: (1 + 1)/(1 + 2).
    #expect(try times("2026-01-02") == [0.5, 0.5, 2.0 / 3])
    #expect(try times("2026-01-02 14:30") == [0.5, 0.5, 2.0 / 3])
    #expect(throws: TableError.self) { try times("2026-01-01") }
    #expect(throws: TableError.self) { try times("2026-01-02 14:29") }
  }

  @Test("What labels are like is counted and told, with the first line of what is odd")
  func counted() throws {
    let table = try TemporaryTable(
      "day,came,bought\n1,,0\n3,5,1\n4,,1\n5,9,0\n6,16,1\n7,17,1\n9,,1\n")
    let scan = try TableScan(table.path, label: "bought")
    let delay = try LabelDelay(
      scan, time: "day", labelTime: "came", window: 10, timing: .atWindowClose)
    let labels = try DelayedLabels(scan, delay)
    // Those of days 6 and 7 came ten days later, when the window has closed.
    #expect(labels.positives == 3 && labels.late == 2 && labels.span == 8)
    #expect(labels.positivesWithoutTime == 2 && labels.negativesWithTime == 1)
    let remarks = scan.remarks(of: [], labels: labels)
    try #require(remarks.count == 3)
    #expect(
      remarks[0].hasPrefix(
        "column came: 2 positive rows have no time of the label, the first on line 4"))
    #expect(
      remarks[1].hasPrefix("column came: a negative row has a time of a label, the first on line 5")
    )
    #expect(remarks[2].hasPrefix("7 rows, 3 of them '1' and 4 '0'"))
  }

  @Test("The yardstick is the base rate that learns when the learners do", arguments: 0...3)
  func yardstick(way: Int) throws {
    let table = try table(rows: 400)
    let scan = try TableScan(table.path, label: "bought")
    let plan = try FeaturePlan(scan, uses: ["day": .ignore, "came": .ignore])
    var options = TableLearner.Options()
    if way < 3 {
      options.delay = try LabelDelay(
        scan, time: "day", labelTime: "came", window: 20, timing: LabelTiming.allCases[way])
    } else {
      options.positiveWeight = 3
    }
    var learner = TableLearner(scan, plan: plan, methods: [.single(.baseRate)], options: options)
    try learner.run()
    let validation = learner.candidates[0].progressive
    #expect(validation.logLoss == validation.baseRateLogLoss)
  }
}
