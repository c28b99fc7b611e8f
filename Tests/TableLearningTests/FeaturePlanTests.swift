import ConversionModel
import Foundation
import Testing

@testable import TableLearning

@Suite("What columns become")
struct FeaturePlanTests {
  private func plan(
    _ text: String, label: String = "y", crosses: [(String, String)] = [],
    sequence: FeaturePlan.Sequence? = nil
  ) throws -> (scan: TableScan, plan: FeaturePlan, words: [String: String], file: TemporaryTable) {
    let file = try TemporaryTable(text)
    let scan = try TableScan(file.path, label: label)
    let plan = try FeaturePlan(scan, crosses: crosses, sequence: sequence)
    return (
      scan, plan, Dictionary(uniqueKeysWithValues: plan.descriptions.map { ($0.name, $0.words) }),
      file
    )
  }

  @Test("A date is its days, its weekday and, with times, the quarter of the day")
  func dates() throws {
    let days = ["2026-11-22", "2026-11-23", "2026-11-24"]
    let text =
      "day,moment,german,y\n"
      + (0..<30).map { row in
        "\(days[row % 3]),2026/11/\(10 + row % 9) 1\(row % 10):30:00,\(1 + row % 28).02.2024,\(row % 2)\n"
      }.joined()
    let made = try plan(text)
    #expect(made.words["day"] == "date, weekday")
    #expect(made.words["moment"] == "date, weekday and time of day")
    #expect(made.words["german"] == "date, weekday")
    #expect(made.plan.map.featureCount == 8 + 12 + 8)
  }

  @Test(
    "Dates count days from 1970, over leap years",
    arguments: [
      ("1970-01-01", 0.0), ("1970-01-01 12:00", 0.5), ("2000-02-29", 11_016),
      ("2026-11-22", 20_779),
      ("1969-12-31T18:00:00Z", -0.25), ("22.11.2026 06:00:00.123+01:00", 20_779.25),
    ])
  func days(text: String, expected: Double) throws {
    let date = Array(text.utf8).withUnsafeBufferPointer { $0.date }
    #expect(try #require(date).days == expected)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "2023-02-29", "1900-02-29", "2026-13-01", "2026-1-1x", "2026-11", "11/22/2026", "32.01.2026",
      "1-2-2026",
      "2026-11-22 24:00", "2026-11-22 12", "20261122", "2026-11/22", "1.2.3", "2026-11-22 1:2:3 pm",
    ])
  func noDates(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { $0.date } == nil)
  }

  @Test("Texts among which a few numbers happen to rise do not count the rows")
  func textsAndNumbers() throws {
    let made = try plan(
      "plan,y\n" + (0..<300).map { "\($0 % 2 == 0 ? "basic" : "pro"),\($0 / 2 % 2)\n" }.joined()
        + "1,0\n2,1\n3,0\n")
    #expect(made.words["plan"]?.contains("ignored") == false, "\(made.words)")
    #expect(made.plan.map.featureNames.contains { $0.contains("basic") })
  }

  @Test("Semicolons bring decimal commas")
  func commas() throws {
    let text =
      "a;b;y\n" + (0..<40).map { "\($0 % 7),\($0 % 3)5;\($0 % 2),5;\($0 % 2)\n" }.joined()
    let made = try plan(text)
    #expect(made.words["a"] == "number")
    #expect(made.words["b"] == "flag")
    #expect(made.plan.map.featureNames == ["a", "b=1.5"])
  }

  @Test("Numbers that count the rows are left out, and infinite ones are told of with their line")
  func oddNumbers() throws {
    let text =
      "n,x,z,y\n"
      + (0..<40).map {
        "\($0 + 5),\($0 == 7 ? "inf" : $0 == 9 ? "1e400" : "\($0 * 13 % 17)"),"
          + "\($0 == 3 ? "1e200" : "\($0 * 7 % 11)"),\($0 % 2)\n"
      }.joined()
    let made = try plan(text)
    #expect(made.words["n"] == "ignored: it counts the rows")
    #expect(made.words["x"] == "number, missing in 2 rows, 2 of them infinite")
    let remarks = made.scan.remarks(of: made.plan.places)
    #expect(
      remarks == [
        "column x: 2 values are infinite or too large for a number, the first on line 9 ('inf'); they are taken as missing",
        "column z: a number is beyond ±1e90 and held there",
      ])
  }

  @Test("Numbers of rows are left out with gaps, and by their name in any order")
  func rowNumbers() throws {
    // Two rows in five were taken out: steps of 1, 1 and 3.
    let text =
      ",gaps,steps,id_client,rank,y\n"
      + (0..<300).map { row in
        let shuffled = row * 7 % 300
        return
          "\(shuffled),\(row / 3 * 5 + row % 3),\(row * 2),\(shuffled * 11),\(shuffled),\(row % 2)\n"
      }.joined()
    let words = try plan(text).words
    #expect(words["gaps"] == "ignored: it counts the rows")
    #expect(words["unnamed"] == "ignored: by name and values a number of rows or owners")
    #expect(words["id_client"] == "ignored: by name and values a number of rows or owners")
    #expect(words["steps"] == "number")
    #expect(words["rank"] == "number")
  }

  @Test("Few rows of a label are told of")
  func fewRows() throws {
    let made = try plan("x,y\n3,yes\n1,no\n2,no\n")
    #expect(
      made.scan.remarks(of: made.plan.places) == [
        "3 rows, 1 of them 'yes' and 2 'no': too few to say how well a learner predicts"
      ])
  }

  @Test("A cross has a feature for each pair, and finds what neither column tells")
  func crosses() throws {
    var generator = SampleGenerator(state: 2)
    var text = "a,b,x,y\n"
    for _ in 0..<3_000 {
      let (a, b) = (Int(2 * generator.uniform()), Int(3 * generator.uniform()))
      let x = generator.uniform()
      let isSame = (a == 0) == (b == 0)
      let y = generator.uniform() < (isSame ? 0.8 : 0.2) ? 1 : 0
      text += "\(["u", "v"][a]),\(["k", "l", "m"][b]),\(x),\(y)\n"
    }
    func loss(_ crosses: [(String, String)]) throws -> Double {
      let made = try plan(text, crosses: crosses)
      if !crosses.isEmpty {
        #expect(
          made.plan.map.featureNames.suffix(8) == [
            "a=u × b=k", "a=u × b=l", "a=u × b=m", "a=v × b=k", "a=v × b=l", "a=v × b=m",
            "x × a=u", "x × a=v",
          ])
      }
      var learner = TableLearner(made.scan, plan: made.plan, methods: [.single(.full)])
      try learner.run()
      let loss = learner.candidates[0].progressive.logLoss
      return try #require(loss)
    }
    // ln 2 without; with them −0.8 ln 0.8 − 0.2 ln 0.2 = 0.500, plus 0.03 for learning 19 weights from
    // 3,000 rows, plus four standard errors of 0.01.
    #expect(try loss([]) > 0.65)
    #expect(try loss([("a", "b"), ("x", "a")]) < 0.57)
    for wrong in [("a", "a"), ("a", "nothing"), ("a", "y")] {
      #expect(throws: TableError.self) { try plan(text, crosses: [wrong]) }
    }
    #expect(throws: TableError.self) { try plan(text, crosses: [("a", "b"), ("b", "a")]) }
  }

  @Test("Weights of crosses in the file's units give the learner's own log-odds")
  func crossedWeights() throws {
    var generator = SampleGenerator(state: 8)
    var text = "a,x,z,y\n"
    for _ in 0..<800 {
      let (x, z) = (3 + generator.uniform(), 10 * generator.uniform())
      let p = 1 / (1 + exp(-(x - 3.5) * (z - 5)))
      text +=
        "\(["u", "v"][Int(2 * generator.uniform())]),\(x),\(z),\(generator.uniform() < p ? 1 : 0)\n"
    }
    let made = try plan(text, crosses: [("x", "z"), ("a", "x")])
    var learner = TableLearner(made.scan, plan: made.plan, methods: [.single(.full)])
    try learner.run()
    let weights = learner.weights(ofCandidate: 0).map(\.weight)
    // The features of u, x = 3.2, z = 4, raw and as the learner has them.
    let raw: [Double] = [1, 0, 3.2, 4, 3.2 * 4, 3.2, 0]
    var row = [Double](repeating: 0, count: 7)
    learner.normalizer.normalize([1, 0, 3.2, 4, 0, 0, 0].span, into: &row)
    let logit = zip(weights, raw + [1]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(
      abs(1 / (1 + exp(-logit)) - learner.candidates[0].learner.predict(row.span)) < 1e-9)
  }

  @Test("Sequences add how many rows came before and what has passed since, and need their order")
  func sequences() throws {
    let text =
      "who,when,k,y\n"
      + (0..<60).map { "p\($0 % 4),\($0 / 2),\($0 * 7 % 5),\($0 % 2)\n" }.joined()
    let made = try plan(text, sequence: .init(key: "who", order: "when"))
    #expect(made.words["who"] == "puts rows together")
    #expect(made.words["when"] == "the order of rows")
    #expect(
      made.plan.map.featureNames == [
        "k", "log(rows of who before)", "rows of who before=0", "log(when since the row before)",
        "when since the row before missing",
      ])
    var learner = TableLearner(made.scan, plan: made.plan, methods: [.lstm, .single(.full)])
    var encoder = RowEncoder(made.plan, made.scan)
    var reader = try RecordReader.opening(made.file.path)
    _ = try reader.next()
    for row in 0..<10 {
      _ = try reader.next()
      try encoder.encode(reader, learner.normalizer)
      #expect(encoder.row[1] == log1p(Double(row / 4)))
      #expect(encoder.row[2] == (row < 4 ? 1 : 0))
      #expect(encoder.row[3] == (row < 4 ? 0 : log1p(2)))
      #expect(encoder.row[4] == (row < 4 ? 1 : 0))
    }
    try learner.run()
    #expect(try #require(learner.candidates[0].progressive.logLoss).isFinite)
    let broken = try TemporaryTable(text + "p0,3,1,1\n")
    let scan = try TableScan(broken.path, label: "y")
    let sequence = FeaturePlan.Sequence(key: "who", order: "when")
    var other = TableLearner(
      scan, plan: try FeaturePlan(scan, sequence: sequence), methods: [.lstm])
    let error = try #require(throws: TableError.self) { try other.run() }
    #expect(error.line == 62)
    #expect(error.column == "when")
  }

  @Test("Of hundreds of categories each is learnt, and more than a scan tells apart are hashed")
  func manyCategories() throws {
    var generator = SampleGenerator(state: 6)
    let effects = (0..<300).map { _ in generator.uniform() < 0.5 ? -2.0 : 1 }
    var (text, open) = ("shop,y\n", "page,y\n")
    for row in 0..<20_000 {
      let shop = Int(300 * generator.uniform())
      let y = generator.uniform() < 1 / (1 + exp(-effects[shop])) ? 1 : 0
      text += "s\(shop),\(y)\n"
      open += "p\(row * 7_919 % 1_500),\(y)\n"
    }
    let made = try plan(text)
    #expect(made.words["shop"] == "category of 300")
    let method = TableMethod.standard(featureCount: made.plan.map.featureCount)
    var learner = TableLearner(made.scan, plan: made.plan, methods: [method])
    try learner.run()
    let validation = learner.candidates[0].progressive
    let (loss, base) = (try #require(validation.logLoss), try #require(validation.baseRateLogLoss))
    // The truth's is 0.47 and the base rate's 0.68; 64 shared features give 0.65, one each 0.56.
    #expect(base > 0.66)
    #expect(loss < 0.59)
    #expect(try plan(open).words["page"] == "open set, hashed to 1024 features")
  }
}
