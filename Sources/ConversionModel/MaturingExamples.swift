/// Touches that wait for their label: a conversion within the window, or the window's end.
///
/// Examples are numbered 0, 1, 2, … in touch order and held in a ring buffer until their window
/// closes. As the window is the same for all, they leave in the order they came. The window is
/// half-open: a touch at time t is credited with conversions in [t, t + window), and is closed from
/// t + window on.
///
/// Each person's open examples form a chain, newest first; a conversion labels the whole chain and
/// starts a new one, so that a touch is labelled by the first conversion after it. Opening, labelling
/// and removing cost O(1) an example. The ring doubles when full and never allocates otherwise.
public struct MaturingExamples: Sendable {
  /// The length of the label window, in days.
  public let windowDays: Double

  /// The number of features in a row.
  public let featureCount: Int

  /// The number of the oldest example held; all below it have been removed.
  public private(set) var oldest = 0

  /// The number that the next example will get, which is also the number of examples ever opened.
  public private(set) var next = 0

  /// The number of examples held whose person has not converted since.
  public private(set) var openCount = 0

  /// The latest time reported.
  public private(set) var latestTime = -Double.infinity

  private var examples: [MaturingExample]
  private var rows: [Double]
  /// One more than the number of each person's newest open example, or 0.
  ///
  /// A number below `oldest` means none as well: so an example that leaves need not be unlinked.
  private var newestOpen: [UInt32]

  /// Creates an empty ring for persons numbered from 0 up to `people`.
  ///
  /// - Precondition: `windowDays` is positive and finite, `capacity` is a power of two.
  public init(people: Int, featureCount: Int, windowDays: Double, capacity: Int = 256) {
    precondition(windowDays > 0 && windowDays.isFinite, "the label window is not positive")
    precondition(people >= 0 && people <= Int(Int32.max), "the number of persons is out of range")
    precondition(
      capacity > 0 && capacity & (capacity - 1) == 0, "the capacity is not a power of two")
    self.windowDays = windowDays
    self.featureCount = featureCount
    examples = [MaturingExample](repeating: MaturingExample(), count: capacity)
    rows = [Double](repeating: 0, count: capacity * featureCount)
    newestOpen = [UInt32](repeating: 0, count: people)
  }

  /// Memory that is reserved for the examples, bytes.
  public var touchBytes: Int {
    examples.capacity * MemoryLayout<MaturingExample>.stride
      + rows.capacity * MemoryLayout<Double>.stride
  }

  /// Memory that is reserved for each person's newest example, bytes.
  public var personBytes: Int { newestOpen.capacity * MemoryLayout<UInt32>.stride }

  /// The number of examples held, open or converted.
  public var count: Int { next - oldest }

  /// The number of examples that fit before the ring doubles.
  public var capacity: Int { examples.count }

  /// The example with a number that is held.
  public subscript(number: Int) -> MaturingExample {
    precondition(number >= oldest && number < next, "no such example is held")
    return examples[slot(number)]
  }

  /// Opens an example, unlabelled yet, and returns its number.
  ///
  /// - Parameters:
  ///   - person: Who was touched.
  ///   - time: When, not before the latest touch or conversion.
  ///   - prediction: The probability of conversion predicted at the touch.
  ///   - baseRate: The base rate known at the touch.
  ///   - features: The row to learn from once the label is known.
  @discardableResult
  public mutating func open(
    person: Int, at time: Double, prediction: Double, baseRate: Double, features: [Double]
  ) -> Int {
    precondition(features.count == featureCount, "the number of features differs")
    advance(to: time)
    if count == capacity {
      grow()
    }
    let slot = slot(next)
    examples[slot] = MaturingExample(
      touchedAt: time, prediction: prediction, baseRate: baseRate,
      older: Int(newestOpen[person]) - 1,
      person: Int32(person), hasConverted: false)
    let first = slot * featureCount
    rows.withUnsafeMutableBufferPointer { rows in
      for index in 0..<featureCount {
        rows[first + index] = features[index]
      }
    }
    next += 1
    // Four thousand million touches take days of computing.
    newestOpen[person] = UInt32(next)
    openCount += 1
    return next - 1
  }

  /// Labels every open example of a person positive and returns the newest, nil if there is none.
  ///
  /// The others follow by ``older(than:)``. They stay until they are removed in turn.
  ///
  /// - Precondition: No example held is closed by `time`, and `time` is not before the latest.
  public mutating func convert(person: Int, at time: Double) -> Int? {
    advance(to: time)
    precondition(!isOldestClosed(at: time), "closed examples must be removed first")
    let newest = Int(newestOpen[person]) - 1
    newestOpen[person] = 0
    guard newest >= oldest else { return nil }
    var number = newest
    while number >= oldest {
      examples[slot(number)].hasConverted = true
      openCount -= 1
      number = examples[slot(number)].older
    }
    return newest
  }

  /// The next older example of the same person that was open together with this one, if held.
  public func older(than number: Int) -> Int? {
    let older = self[number].older
    return older >= oldest ? older : nil
  }

  /// Whether there is an example whose window has closed at or before `time`.
  public func isOldestClosed(at time: Double) -> Bool {
    count > 0 && examples[slot(oldest)].touchedAt + windowDays <= time
  }

  /// Removes the oldest example held.
  public mutating func removeOldest() {
    precondition(count > 0, "no example is held")
    openCount -= examples[slot(oldest)].hasConverted ? 0 : 1
    oldest += 1
  }

  /// Calls `body` with the row of features of an example that is held.
  public func withFeatures<Result>(of number: Int, _ body: (Span<Double>) -> Result) -> Result {
    precondition(number >= oldest && number < next, "no such example is held")
    let first = slot(number) * featureCount
    return body(rows.span.extracting(first..<first + featureCount))
  }

  private func slot(_ number: Int) -> Int { number & (examples.count - 1) }

  /// Moves the latest time on, which may not run backwards.
  mutating func advance(to time: Double) {
    precondition(time >= latestTime && time.isFinite, "time runs backwards or is not finite")
    latestTime = time
  }

  private mutating func grow() {
    let doubled = 2 * capacity
    var newExamples = [MaturingExample](repeating: MaturingExample(), count: doubled)
    var newRows = [Double](repeating: 0, count: doubled * featureCount)
    for number in oldest..<next {
      let (from, to) = (slot(number), number & (doubled - 1))
      newExamples[to] = examples[from]
      for index in 0..<featureCount {
        newRows[to * featureCount + index] = rows[from * featureCount + index]
      }
    }
    examples = newExamples
    rows = newRows
  }
}

/// A touch as it is held until its window closes.
public struct MaturingExample: Sendable, Hashable {
  /// When the person was touched, in days.
  public internal(set) var touchedAt = 0.0

  /// The probability of conversion predicted at the touch.
  public internal(set) var prediction = 0.0

  /// The base rate known at the touch.
  public internal(set) var baseRate = 0.0

  var older = -1

  /// Who was touched.
  public internal(set) var person: Int32 = 0

  /// Whether the person has converted since, within the window.
  public internal(set) var hasConverted = false
}
