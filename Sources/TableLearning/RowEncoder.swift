internal import ConversionModel

/// Makes the raw features of records, one after the other, and knows the sequences that they make.
struct RowEncoder {
  /// The features of the latest record, not yet standardised.
  private(set) var row: [Double]

  /// The sequence of the latest record; nil if rows make none.
  private(set) var sequence: UInt64?

  private let plan: FeaturePlan
  /// The plan's sources without the places of categories, which to copy would cost counting references.
  private let origins: [Origin]
  private let keyPlaces: [KeyPlaces]
  private let mark: UInt8
  private var clock: RowClock
  /// Of each sequence, how many rows it has had and when the last one was.
  private var sequences: [UInt64: (rows: Int, last: Double)] = [:]

  /// Where a column's feature comes from.
  private enum Origin {
    case field(Int)
    case rowsBefore
    case timeSince
  }

  init(_ plan: FeaturePlan, _ scan: TableScan) {
    self.plan = plan
    origins = plan.sources.map { source in
      switch source {
      case .field(let place, _): .field(place)
      case .rowsBefore: .rowsBefore
      case .timeSince: .timeSince
      }
    }
    keyPlaces = plan.sources.map { source in
      if case .field(_, let places) = source { places } else { KeyPlaces([]) }
    }
    mark = scan.decimalMark
    clock = RowClock(scan)
    row = [Double](repeating: 0, count: plan.map.featureCount)
  }

  /// Makes the features of the reader's current record.
  mutating func encode(
    _ reader: borrowing RecordReader, _ normalizer: OnlineNormalizer
  ) throws(TableError) {
    var (before, since) = (0, Double.nan)
    if let places = plan.sequencePlaces {
      var time: Double?
      if let order = places.order { time = try clock.moment(reader, order) }
      let key = reader.bytes(of: places.key).trimmed.stableHash
      if let known = sequences[key] {
        before = known.rows
        since = time.map { $0 - known.last } ?? .nan
      }
      sequences[key] = (before + 1, time ?? 0)
      sequence = key
    }
    row.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    for index in origins.indices {
      switch origins[index] {
      case .rowsBefore: plan.map.set(index, number: Double(before), in: &row)
      case .timeSince:
        if since.isNaN {
          setMissing(index, normalizer)
        } else {
          plan.map.set(index, number: since, in: &row)
        }
      case .field(let place):
        set(index, reader.bytes(of: place).trimmed, normalizer)
      }
    }
  }

  @inline(__always)
  private mutating func set(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ normalizer: OnlineNormalizer
  ) {
    switch plan.map.kind(ofColumn: index) {
    case .number:
      if case .number(let number) = bytes.value(mark: mark) {
        plan.map.set(index, number: number, in: &row)
      } else {
        setMissing(index, normalizer)
      }
    case .category:
      let place = keyPlaces[index][bytes.stableHash]
      if place != nil || !bytes.value(mark: mark).isMissing {
        plan.map.set(index, level: place, in: &row)
      } else {
        setMissing(index, normalizer)
      }
    case .openSet:
      if bytes.value(mark: mark).isMissing {
        setMissing(index, normalizer)
      } else {
        plan.map.set(index, hash: bytes.stableHash, in: &row)
      }
    case .date:
      if let date = bytes.date {
        plan.map.set(index, days: date.days, in: &row)
      } else {
        setMissing(index, normalizer)
      }
    }
  }

  private mutating func setMissing(_ column: Int, _ normalizer: OnlineNormalizer) {
    plan.map.setMissing(column, means: normalizer.mean(ofColumn:), in: &row)
  }
}
