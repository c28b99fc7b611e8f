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
///
/// An example takes 32 bytes, eight for each feature that is a number, and a bit for each flag.
public struct MaturingExamples: Sendable {
  /// The length of the label window, in days.
  public let windowDays: Double

  /// The number of features in a row.
  public let featureCount: Int

  /// The number of notes that are kept beside a row.
  public let noteCount: Int

  /// Which features are numbers, and which are flags, in order.
  private let numbers: [Int]
  private let flags: [Int]
  /// Words of 64 bits in a row: one a number, then the flags', then one a note.
  private let rowLength: Int

  /// The number of the oldest example held; all below it have been removed.
  public private(set) var oldest = 0

  /// The number that the next example will get, which is also the number of examples ever opened.
  public private(set) var next = 0

  /// The number of examples held whose person has not converted since.
  public private(set) var openCount = 0

  /// The latest time reported.
  public private(set) var latestTime = -Double.infinity

  private var examples: [MaturingExample]
  private var rows: [UInt64]
  /// One more than the number of each person's newest open example, or 0.
  ///
  /// A number below `oldest` means none as well: so an example that leaves need not be unlinked.
  private var newestOpen: [UInt32]

  /// Creates an empty ring for persons numbered from 0 up to `people`.
  ///
  /// - Parameter isNumber: For each feature whether it is any number, or a flag that is 0 or 1.
  /// - Precondition: `windowDays` is positive and finite, `capacity` is a power of two.
  public init(
    people: Int, isNumber: [Bool], noteCount: Int = 0, windowDays: Double, capacity: Int = 256
  ) {
    precondition(windowDays > 0 && windowDays.isFinite, "the label window is not positive")
    precondition(people >= 0 && people <= Int(Int32.max), "the number of persons is out of range")
    precondition(
      capacity > 0 && capacity & (capacity - 1) == 0, "the capacity is not a power of two")
    self.windowDays = windowDays
    featureCount = isNumber.count
    numbers = isNumber.indices.filter { isNumber[$0] }
    flags = isNumber.indices.filter { !isNumber[$0] }
    self.noteCount = noteCount
    rowLength = numbers.count + (flags.count + 63) / 64 + noteCount
    examples = [MaturingExample](repeating: MaturingExample(), count: capacity)
    rows = [UInt64](repeating: 0, count: capacity * rowLength)
    newestOpen = [UInt32](repeating: 0, count: people)
  }

  /// Memory that is reserved for the examples, bytes.
  public var touchBytes: Int {
    examples.capacity * MemoryLayout<MaturingExample>.stride
      + rows.capacity * MemoryLayout<UInt64>.stride
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
  ///   - features: The row to learn from once the label is known; its flags are 0 or 1.
  ///   - notes: What else is to be known then.
  @discardableResult
  public mutating func open(
    person: Int, at time: Double, prediction: Double, baseRate: Double, features: [Double],
    notes: [Double] = []
  ) -> Int {
    precondition(
      features.count == featureCount && notes.count == noteCount,
      "the number of features or notes differs")
    advance(to: time)
    if count == capacity {
      grow()
    }
    let slot = slot(next)
    examples[slot] = MaturingExample(
      touchedAt: time, prediction: prediction, baseRate: baseRate,
      olderAndOne: newestOpen[person], person: Int32(person))
    store(features, at: slot * rowLength)
    let firstNote = (slot + 1) * rowLength - noteCount
    for index in 0..<noteCount { rows[firstNote + index] = notes[index].bitPattern }
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
      examples[slot(number)].noteConversion()
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

  /// Writes the row of features of an example that is held to an array that is as long.
  public func copyFeatures(of number: Int, into features: inout [Double]) {
    precondition(number >= oldest && number < next, "no such example is held")
    precondition(features.count == featureCount, "the number of features differs")
    let first = slot(number) * rowLength
    rows.withUnsafeBufferPointer { rows in
      features.withUnsafeMutableBufferPointer { features in
        var place = first
        for feature in numbers {
          features[feature] = Double(bitPattern: rows[place])
          place += 1
        }
        var bit: UInt64 = 0
        for feature in flags {
          features[feature] = Double(rows[place] &>> bit & 1)
          bit += 1
          if bit == 64 { (bit, place) = (0, place + 1) }
        }
      }
    }
  }

  private mutating func store(_ features: [Double], at first: Int) {
    rows.withUnsafeMutableBufferPointer { rows in
      features.withUnsafeBufferPointer { features in
        var place = first
        for feature in numbers {
          rows[place] = features[feature].bitPattern
          place += 1
        }
        var word: UInt64 = 0
        var bit: UInt64 = 0
        for feature in flags {
          let isSet = features[feature] == 1
          precondition(isSet || features[feature] == 0, "a flag is 0 or 1")
          word |= (isSet ? 1 : 0) &<< bit
          bit += 1
          if bit == 64 {
            rows[place] = word
            (bit, word, place) = (0, 0, place + 1)
          }
        }
        if bit > 0 { rows[place] = word }
      }
    }
  }

  /// A note of an example that is held.
  public func note(_ index: Int, of number: Int) -> Double {
    precondition(number >= oldest && number < next, "no such example is held")
    precondition(index >= 0 && index < noteCount, "no such note is kept")
    return Double(bitPattern: rows[(slot(number) + 1) * rowLength - noteCount + index])
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
    var newRows = [UInt64](repeating: 0, count: doubled * rowLength)
    for number in oldest..<next {
      let (from, to) = (slot(number), number & (doubled - 1))
      newExamples[to] = examples[from]
      for place in 0..<rowLength {
        newRows[to * rowLength + place] = rows[from * rowLength + place]
      }
    }
    examples = newExamples
    rows = newRows
  }
}

/// A touch as it is held until its window closes: 32 bytes.
public struct MaturingExample: Sendable, Hashable {
  /// When the person was touched, in days.
  public let touchedAt: Double

  /// The probability of conversion predicted at the touch.
  public let prediction: Double

  /// The base rate known at the touch.
  public let baseRate: Double

  /// One more than the number of the person's touch before it, or 0.
  private let olderAndOne: UInt32

  /// The person in 31 bits, below them whether she has converted.
  private var personAndConversion: UInt32

  init(
    touchedAt: Double = 0, prediction: Double = 0, baseRate: Double = 0, olderAndOne: UInt32 = 0,
    person: Int32 = 0
  ) {
    self.touchedAt = touchedAt
    self.prediction = prediction
    self.baseRate = baseRate
    self.olderAndOne = olderAndOne
    personAndConversion = UInt32(person) << 1
  }

  /// The number of the person's touch before it; below that of any touch if there is none.
  var older: Int { Int(olderAndOne) - 1 }

  /// Who was touched.
  public var person: Int32 { Int32(personAndConversion >> 1) }

  /// Whether the person has converted since, within the window.
  public var hasConverted: Bool { personAndConversion & 1 == 1 }

  mutating func noteConversion() { personAndConversion |= 1 }
}
