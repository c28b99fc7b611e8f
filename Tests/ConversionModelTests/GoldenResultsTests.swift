import ConversionModel
import Foundation
import Testing

/// The folder that holds `learning/GOLDEN.csv` and the design matrices, if the machine has them.
private let dataFolder = ProcessInfo.processInfo.environment["MARKETSIM_DATA"]

/// One line of the golden results: an algorithm on a data set, its log loss and some predictions.
struct GoldenRow: Sendable, CustomTestStringConvertible {
  static let predictionsAt = [0, 1, 10, 100, 1_000]

  var line: String
  var dataSet: String
  var algorithm: String
  /// The numbers among the parameters, by name.
  var parameters: [String: Double]
  var examples: Int
  var logLoss: Double
  /// Those of `predictionsAt`, then the last.
  var predictions: [Double]

  var testDescription: String { line }

  /// How near we have to come; the mixture is a long chain of decisions.
  var tolerance: Double { algorithm == "mix2" ? 1e-5 : 1e-6 }

  init?(_ line: String) {
    let fields = line.split(separator: ",").map(String.init)
    let numbers = fields.dropFirst(3).compactMap(Double.init)
    guard fields.count == 11, numbers.count == 8 else { return nil }
    self.line = fields[0...2].joined(separator: " ")
    dataSet = fields[0]
    algorithm = fields[1]
    parameters = [:]
    for parameter in fields[2].split(separator: " ") {
      let parts = parameter.split(separator: "=")
      guard parts.count == 2, let value = Double(parts[1]) else { return nil }
      parameters[String(parts[0])] = value
    }
    examples = Int(numbers[0])
    logLoss = numbers[1]
    predictions = Array(numbers[2...])
  }

  /// The learner of the line, or nil for an algorithm that is not known.
  func learner(features: Int) -> (any OnlineLearner)? {
    let step = parameters["lr"] ?? parameters["alpha"] ?? 0
    let rate: LearningRate =
      parameters["pow"] == 0.5 ? .inverseSquareRoot(initial: step) : .constant(step)
    let optimizers: [String: Optimizer] = [
      "sgd": .gradientDescent, "mom": .momentum(), "adam": .adam(), "adagrad": .adaGrad(),
      "ftrl": .followTheRegularizedLeader(),
    ]
    if let optimizer = optimizers[algorithm] {
      return LogisticRegression(
        featureCount: features, optimizer: optimizer, learningRate: rate, exponential: .portable)
    }
    switch (algorithm, parameters["q"]) {
    case ("dekf", let noise?):
      return DiagonalBayesianRegression(featureCount: features, processNoise: noise)
    case ("ekf", let noise?):
      return BayesianRegression(
        featureCount: features, processNoise: noise,
        update: parameters["imp"] == 1 ? .implicit : .explicit)
    case ("mix2", _): return BayesianMixture(featureCount: features)
    default: return nil
    }
  }

  /// All rows; in a debug build only the smallest set, as all five take minutes, unless
  /// MARKETSIM_GOLDEN is `all`.
  static func all() -> [GoldenRow] {
    guard let dataFolder,
      let text = try? String(contentsOfFile: dataFolder + "/learning/GOLDEN.csv", encoding: .utf8)
    else { return [] }
    var sets = ["bank", "shoppers", "hillstrom_visit", "hillstrom_conv", "cdnow"]
    #if DEBUG
      if ProcessInfo.processInfo.environment["MARKETSIM_GOLDEN"] != "all" { sets = ["shoppers"] }
    #endif
    return text.split(separator: "\n").compactMap { GoldenRow(String($0)) }
      .filter { sets.contains($0.dataSet) }
  }
}

@Suite(
  "Published results on real data",
  .enabled(if: dataFolder != nil, "MARKETSIM_DATA does not name the folder of the data"))
struct GoldenResultsTests {
  private static func rows(ofDataSet name: String) throws -> [[Double]] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "gzip", "-dc", try #require(dataFolder) + "/learning/\(name).design.csv.gz",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return data.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      line.split(separator: UInt8(ascii: ",")).map { field in
        // Most fields are a single digit.
        if field.count == 1, let digit = field.first {
          return Double(digit - UInt8(ascii: "0"))
        }
        return Double(String(decoding: field, as: UTF8.self)) ?? .nan
      }
    }
  }

  @Test("The file of golden results has rows for every algorithm")
  func hasRows() {
    let rows = GoldenRow.all()
    #expect(rows.count >= 10)
    #expect(Set(rows.map(\.algorithm)).count == 8)
  }

  @Test("Every learner gives the log loss and predictions of the reference")
  func matchesReference() throws {
    for (name, cases) in Dictionary(grouping: GoldenRow.all(), by: \.dataSet).sorted(
      by: { $0.key < $1.key })
    {
      let rows = try Self.rows(ofDataSet: name)
      let features = rows.map { Array($0.dropLast()) }
      for golden in cases {
        try #require(rows.count == golden.examples)
        var model = try #require(golden.learner(features: features[0].count))
        var validation = ProgressiveValidation()
        var predictions: [Double] = []
        for (index, row) in rows.enumerated() {
          let label = row[row.count - 1] == 1
          let x = features[index]
          let prediction = model.learn(x.span, label: label)
          validation.record(prediction: prediction, baseRate: 0.5, label: label)
          if GoldenRow.predictionsAt.contains(index) || index == rows.count - 1 {
            predictions.append(prediction)
          }
        }
        let logLoss = try #require(validation.logLoss)
        #expect(abs(logLoss - golden.logLoss) < golden.tolerance, "\(golden.line)")
        for (value, target) in zip(predictions, golden.predictions) {
          #expect(abs(value - target) < golden.tolerance, "\(golden.line)")
        }
      }
    }
  }
}
