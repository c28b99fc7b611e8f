internal import CGSL
internal import RandomStreams

/// Compares generated people with their source: each column by itself, and each pair of columns.
///
/// Categories are compared by total variation, numbers by the Kolmogorov–Smirnov distance, pairs by
/// the total variation of their joint shares and by Cramér's V, numbers being put into classes of
/// the source's quantiles there. A row passes when its distance is at most what chance explains plus
/// a tolerance for the model's own error. Chance alone fails a right generator with probability
/// ``falseAlarm`` at most, over all rows together but for V, whose limits are five standard
/// deviations of a simulated difference.
public struct GeneratorCheck: Sendable {
  /// What a row compares.
  public enum Subject: Sendable, Hashable {
    /// A column.
    case column(String)
    /// Two columns together.
    case pair(String, String)
  }

  /// A column or pair, and how far the sample is from the source.
  public struct Row: Sendable, Hashable {
    /// What is compared.
    public let subject: Subject
    /// Whether the distance is that of Kolmogorov and Smirnov, not the total variation.
    public let isKolmogorovSmirnov: Bool
    /// The distance.
    public let distance: Double
    /// The distance that chance explains.
    public let chance: Double
    /// Cramér's V in the source and in the sample, and the difference that chance explains; of
    /// pairs only.
    public let dependence: Dependence?
    /// Whether the row is within chance and tolerance.
    public let passes: Bool
  }

  /// How strongly two columns go together.
  public struct Dependence: Sendable, Hashable {
    /// Cramér's V in the source.
    public let source: Double
    /// Cramér's V in the sample.
    public let sample: Double
    /// The difference that chance explains.
    public let chance: Double
  }

  /// The probability that a right generator fails somewhere by its distances.
  public static let falseAlarm = 0.001
  /// How many pairs of tables are drawn to see how much V differs by chance.
  private static let simulations = 60
  private static let deviations = 5.0

  /// The rows: columns in the source's order, then pairs.
  public let rows: [Row]
  /// Columns of the source that the sample does not have.
  public let notCompared: [String]

  /// Whether every row passes, and there is one.
  public var passes: Bool { !rows.isEmpty && rows.allSatisfy(\.passes) }

  /// Compares; costs a pass over the people a pair, and `simulations` tables for its V.
  ///
  /// - Parameters:
  ///   - tolerance: The distance that is allowed beyond chance, because no model is exact.
  ///   - classCount: About how many classes numbers get for pairs.
  ///   - seed: Of the simulated differences of V.
  /// - Precondition: columns of one name are both numeric or both categorical.
  public init(
    source: PeopleTable, sample: PeopleTable, tolerance: Double, classCount: Int = 6,
    seed: UInt32
  ) {
    let streams = ReplicationStreams(seed: seed, replication: 0)
    var columns: [ComparedColumn] = []
    var missing: [String] = []
    for column in source.columns {
      guard let other = sample[column.name] else {
        missing.append(column.name)
        continue
      }
      columns.append(
        ComparedColumn(column.name, source: column.values, sample: other, classCount: classCount))
    }
    notCompared = missing
    let rowCount = columns.count * (columns.count + 1) / 2
    let probability = Self.falseAlarm / Double(max(rowCount, 1))
    var rows = columns.map { $0.row(tolerance: tolerance, probability: probability) }
    for first in columns.indices {
      for second in columns.indices where second > first {
        var stream = streams.stream(StreamPurpose(0), entity: first, occurrence: second)
        rows.append(
          Self.pair(
            columns[first], columns[second], tolerance: tolerance, probability: probability,
            stream: &stream))
      }
    }
    self.rows = rows
  }

  private static func pair(
    _ first: ComparedColumn, _ second: ComparedColumn, tolerance: Double, probability: Double,
    stream: inout RandomStream
  ) -> Row {
    let (height, width) = (first.categoryCount, second.categoryCount)
    let source = ContingencyTable(first.sourceCodes, of: height, second.sourceCodes, of: width)
    let sample = ContingencyTable(first.sampleCodes, of: height, second.sampleCodes, of: width)
    let distance = SampleDistance.totalVariation(source.counts, sample.counts)
    let chance = SampleDistance.chanceTotalVariation(
      source.counts, sample.counts, probability: probability)
    let dependence = Dependence(
      source: source.cramersV, sample: sample.cramersV,
      chance: chanceOfDependence(source, sample, stream: &stream))
    let difference = abs(dependence.source - dependence.sample)
    return Row(
      subject: .pair(first.name, second.name), isKolmogorovSmirnov: false, distance: distance,
      chance: chance, dependence: dependence,
      passes: distance <= chance + tolerance && difference <= dependence.chance + tolerance)
  }

  /// Five standard deviations of the difference of V between two samples of the pooled shares, and
  /// its mean, which is not 0 where the samples differ in size.
  private static func chanceOfDependence(
    _ source: ContingencyTable, _ sample: ContingencyTable, stream: inout RandomStream
  ) -> Double {
    let pooled = zip(source.counts, sample.counts).map { $0 + $1 }
    func drawn(like table: ContingencyTable) -> Double {
      var counts = [Double](repeating: 0, count: pooled.count)
      do {
        let law = try VectorDistribution.multinomial(trials: Int(table.total), weights: pooled)
        law.draw(from: &stream, into: &counts)
      } catch {
        preconditionFailure("counts are weights: \(error)")
      }
      return ContingencyTable(
        rowCount: table.rowCount, columnCount: table.columnCount, counts: counts
      ).cramersV
    }
    guard source.total > 0, sample.total > 0 else { return 0 }
    let differences = (0..<simulations).map { _ in drawn(like: source) - drawn(like: sample) }
    let mean = gsl_stats_mean(differences, 1, differences.count)
    let deviation = gsl_stats_sd(differences, 1, differences.count)
    return abs(mean) + deviations * deviation
  }
}

/// A column of source and sample on common codes.
private struct ComparedColumn {
  let name: String
  let sourceCodes: [UInt8]
  let sampleCodes: [UInt8]
  let categoryCount: Int
  /// Ascending known numbers of both; nil for categories.
  let numbers: (source: [Double], sample: [Double])?

  init(_ name: String, source: PeopleTable.Values, sample: PeopleTable.Values, classCount: Int) {
    self.name = name
    switch (source, sample) {
    case (.categories(let labels, let codes), .categories(let others, let otherCodes)):
      let all = labels + others.filter { !labels.contains($0) }
      let places = others.map { UInt8(all.firstIndex(of: $0) ?? 0) }
      sourceCodes = codes
      sampleCodes = otherCodes.map {
        $0 == PeopleTable.missingCode ? $0 : places[Int($0)]
      }
      categoryCount = all.count
      numbers = nil
    case (.numbers(let values), .numbers(let others)):
      let known = values.filter { !$0.isNaN }
      let classes = QuantileClasses(known, count: classCount)
      sourceCodes = classes.codes(of: values)
      sampleCodes = classes.codes(of: others)
      categoryCount = classes.classes.count
      numbers = (known.sorted(), others.filter { !$0.isNaN }.sorted())
    default: preconditionFailure("a column is numeric or categorical in source and sample alike")
    }
  }

  func row(tolerance: Double, probability: Double) -> GeneratorCheck.Row {
    let distance: Double
    let chance: Double
    if let numbers {
      distance = SampleDistance.kolmogorovSmirnov(numbers.source, numbers.sample)
      chance = SampleDistance.chanceKolmogorovSmirnov(
        numbers.source.count, numbers.sample.count, probability: probability)
    } else {
      let source = counts(sourceCodes)
      let sample = counts(sampleCodes)
      distance = SampleDistance.totalVariation(source, sample)
      chance = SampleDistance.chanceTotalVariation(source, sample, probability: probability)
    }
    return GeneratorCheck.Row(
      subject: .column(name), isKolmogorovSmirnov: numbers != nil, distance: distance,
      chance: chance, dependence: nil, passes: distance <= chance + tolerance)
  }

  private func counts(_ codes: [UInt8]) -> [Double] {
    var counts = [Double](repeating: 0, count: categoryCount)
    for code in codes where code != PeopleTable.missingCode { counts[Int(code)] += 1 }
    return counts
  }
}
