import ConversionModel
import Foundation
import Testing

@testable import TableLearning

@Suite("Learning from tables")
struct TableLearnerTests {
  /// A table whose label follows age and city, and some columns of other kinds.
  private func table(rows: Int = 3_000, leak: Bool = false) throws -> TemporaryTable {
    var generator = SampleGenerator(state: 9)
    var text = "id,age,city,spend,code,flag,same,note,\(leak ? "refund," : "")bought\n"
    for row in 0..<rows {
      let age = 20 + Int(50 * generator.uniform())
      let city = ["Rome", "Oslo", "Bern"][Int(3 * generator.uniform())]
      let spend = generator.uniform() < 0.4 ? 0 : exp(6 * generator.uniform())
      let logit = -4 + 0.06 * Double(age) + (city == "Oslo" ? 1.5 : 0)
      let bought = generator.uniform() < 1 / (1 + exp(-logit))
      text += "r\(row),\(row % 11 == 0 ? "" : String(age)),\(city),\(spend),"
      text += "\(1 + Int(4 * generator.uniform())),\(Int(2 * generator.uniform())),x,"
      text += "n\(Int(300 * generator.uniform())),"
      text += leak ? "\(bought && generator.uniform() < 0.3 ? 1 : 0)," : ""
      text += bought ? "yes\n" : "no\n"
    }
    return try TemporaryTable(text)
  }

  @Test("Types are inferred from the values")
  func inferred() throws {
    let file = try table()
    let scan = try TableScan(file.path, label: "bought")
    #expect(scan.rows == 3_000)
    #expect(scan.positive == "yes")
    let plan = try FeaturePlan(scan)
    let words = Dictionary(uniqueKeysWithValues: plan.descriptions.map { ($0.name, $0.words) })
    #expect(words["id"] == "ignored: its values hardly recur")
    #expect(words["age"] == "number, missing in 273 rows")
    #expect(words["city"] == "category of 3")
    #expect(words["spend"]?.hasPrefix("number") == true)
    #expect(words["code"] == "number, with a feature for each of 4 values")
    #expect(words["flag"] == "flag")
    #expect(words["same"] == "ignored: the same in every row")
    // Three hundred values, a few of them in fewer than five of the 3,000 rows.
    #expect(try #require(words["note"]).wholeMatch(of: /category of 2\d\d and others/) != nil)
    #expect(words["bought"] == "label, positive: yes")
    #expect(
      plan.map.featureNames.prefix(6) == [
        "age", "age missing", "city=Bern", "city=Oslo", "city=Rome", "spend",
      ] || plan.map.featureNames.prefix(6).last == "log(spend)")
    #expect(plan.map.standardized.prefix(3) == [true, false, false])
  }

  @Test("What the user says of columns goes before what is inferred")
  func told() throws {
    let file = try table(rows: 500)
    let scan = try TableScan(file.path, label: "bought")
    let plan = try FeaturePlan(
      scan,
      uses: [
        "age": .category, "code": .number, "city": .hashed, "spend": .ignore, "flag": .logarithm,
        "note": .ignore,
      ])
    let words = Dictionary(uniqueKeysWithValues: plan.descriptions.map { ($0.name, $0.words) })
    #expect(words["age"]?.hasPrefix("category of 50") == true)
    #expect(words["code"] == "number")
    #expect(words["city"] == "open set, hashed to 1024 features")
    #expect(words["spend"] == "ignored as told")
    #expect(words["flag"] == "number, by its logarithm")
    #expect(throws: TableError.self) { try FeaturePlan(scan, uses: ["city": .number]) }
    #expect(throws: TableError.self) { try FeaturePlan(scan, uses: ["town": .number]) }
    #expect(throws: TableError.self) { try FeaturePlan(scan, uses: ["bought": .ignore]) }
  }

  @Test("Every learner beats the base rate on what it has not seen, and finds the effects")
  func learns() throws {
    let file = try table()
    let scan = try TableScan(file.path, label: "bought")
    let plan = try FeaturePlan(scan, uses: ["note": .ignore])
    let methods = LearnerMethod.allCases.map(TableMethod.single)
    var learner = TableLearner(scan, plan: plan, methods: methods)
    var predictions = 0
    try learner.run { prediction in
      predictions += 1
      #expect(prediction.line == prediction.row + 1)
    }
    #expect(predictions == 3_000)
    for candidate in learner.candidates {
      let loss = try #require(candidate.progressive.logLoss)
      let base = try #require(candidate.progressive.baseRateLogLoss)
      #expect(candidate.progressive.count == 3_000)
      // The truth's loss is about 0.08 less than the base rate's here.
      #expect(
        candidate.method == .single(.baseRate) ? abs(loss - base) < 1e-12 : loss < base - 0.03,
        "\(candidate.method) \(loss) \(base)")
    }
    let mixture = try #require(learner.candidates.firstIndex { $0.method == .single(.mixture) })
    let weights = learner.weights(ofCandidate: mixture)
    let age = try #require(weights.first { $0.name == "age" })
    // By the data's own law 0.06 a year; the interval of 95 % is a claim of the learner.
    #expect(try #require(age.interval).contains(0.06))
    #expect(weights.last?.name == "constant")
  }

  @Test("Contributions and the constant add up to the log-odds")
  func contributions() throws {
    let file = try table(rows: 300)
    let scan = try TableScan(file.path, label: "bought")
    let plan = try FeaturePlan(scan)
    var learner = TableLearner(scan, plan: plan, methods: [.single(.full)])
    var worst = 0.0
    try learner.run(explains: true) { prediction in
      let explanation = try #require(prediction.explanation)
      let logit = explanation.parts.reduce(explanation.constant) { $0 + $1.logOdds }
      worst = max(worst, abs(1 / (1 + exp(-logit)) - prediction.probability))
    }
    #expect(worst < 1e-12)
  }

  @Test("Rows at the end can be held out: they are predicted and teach nothing")
  func heldOut() throws {
    let file = try table(rows: 1_000)
    let scan = try TableScan(file.path, label: "bought")
    let plan = try FeaturePlan(scan)
    var options = TableLearner.Options()
    options.holdOutShare = 0.3
    var learner = TableLearner(scan, plan: plan, methods: [.single(.adam)], options: options)
    try learner.run()
    #expect(learner.candidates[0].progressive.count == 700)
    #expect(learner.candidates[0].heldOut.count == 300)
    #expect(learner.candidates[0].learner.examples == 700)
    #expect(learner.normalizer.rows == 700)
  }

  @Test("A column that decides the label is named, and honest ones are not")
  func leaks() throws {
    for leak in [false, true] {
      let file = try table(leak: leak)
      let scan = try TableScan(file.path, label: "bought")
      let warnings = scan.leakWarnings(of: try FeaturePlan(scan).places)
      #expect(warnings.map(\.column) == (leak ? ["refund"] : []))
    }
  }

  @Test(
    "Chance is no leak, however many values a column has; what decides is one all the same",
    arguments: [40, 300, 900, 1_100, 3_000])
  func noise(rows: Int) throws {
    var generator = SampleGenerator(state: UInt64(rows))
    let text =
      "income,kind,spend,y\n"
      + (0..<rows).map { _ in
        let label = generator.uniform() < 0.5
        let spend = label ? 5 + 90 * generator.uniform() : 0
        return
          "\(generator.uniform()),\(Int(5 * generator.uniform())),\(spend),\(label ? 1 : 0)\n"
      }.joined()
    let file = try TemporaryTable(text)
    let scan = try TableScan(file.path, label: "y")
    // Nearly all of what spend says is its being 0 or not: all of the label's entropy.
    #expect(scan.leakWarnings(of: [0, 1]).isEmpty)
    let warnings = scan.leakWarnings(of: [0, 1, 2])
    #expect(warnings.map(\.column) == ["spend"])
    #expect(warnings.first.map { $0.explained > 0.7 } == true, "\(warnings)")
  }

  @Test("A label needs two values, one known to be positive")
  func labels() throws {
    func scan(_ labels: [String], positive: String? = nil) throws -> TableScan {
      let file = try TemporaryTable(
        "x,y\n" + labels.enumerated().map { "\($0),\($1)\n" }.joined())
      return try TableScan(file.path, label: "y", positive: positive)
    }
    #expect(try scan(["0", "1", "", "1"]).positive == "1")
    #expect(try scan(["0", "1", "", "1"]).unlabelled == 1)
    #expect(try scan(["True", "false", "TRUE", "False"]).positives == 2)
    #expect(try scan(["stay", "leave"], positive: "leave").positive == "leave")
    #expect(throws: TableError.self) { try scan(["stay", "leave"]) }
    #expect(throws: TableError.self) { try scan(["stay", "leave"], positive: "go") }
    #expect(throws: TableError.self) { try scan(["1", "1"]) }
    #expect(throws: TableError.self) { try scan([]) }
    let third = try #require(throws: TableError.self) { try scan(["0", "1", "2"]) }
    #expect(third.line == 4)
    #expect(third.column == "y")
  }

  @Test("The default is the mixture, and the diagonal filter above 256 features")
  func defaults() {
    #expect(LearnerMethod.standard(featureCount: 256) == .mixture)
    #expect(LearnerMethod.standard(featureCount: 257) == .diagonal)
  }

  @Test("A setting that a learner does not have is known as idle")
  func idle() {
    var settings = LearnerMethod.Settings()
    settings.step = 0.1
    settings.adapts = true
    #expect(LearnerMethod.mixture.idle(settings) == ["step", "adapt"])
    #expect(LearnerMethod.full.idle(settings) == ["step"])
    #expect(LearnerMethod.ftrl.idle(settings).isEmpty)
  }

  @Test("A table of many columns is learnt by the diagonal filter")
  func wide() throws {
    let count = 2_000
    var text = (0..<count).map { "c\($0)" }.joined(separator: ",") + ",y\n"
    for row in 0..<30 {
      text += (0..<count).map { "\((row * 7 + $0) % 13)" }.joined(separator: ",") + ",\(row % 2)\n"
    }
    let file = try TemporaryTable(text)
    let scan = try TableScan(file.path, label: "y")
    let plan = try FeaturePlan(scan)
    let method = TableMethod.standard(featureCount: plan.map.featureCount)
    #expect(method == .single(.diagonal))
    var learner = TableLearner(scan, plan: plan, methods: [method])
    try learner.run()
    #expect(try #require(learner.candidates[0].progressive.logLoss).isFinite)
  }
}
