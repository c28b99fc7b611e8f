/// The latest rows of every sequence, such as those of each person, by the sequence's key.
///
/// A sequence takes the room of all its rows with its first one: four bytes a feature and row.
struct SequenceHistory: Sendable {
  /// The number of features of a row.
  let features: Int
  /// The number of rows kept of each sequence.
  let rows: Int

  private var places: [UInt64: Int] = [:]
  private var values: [Float] = []
  /// How many rows each sequence has had.
  private var counts: [Int] = []

  init(features: Int, rows: Int) {
    self.features = features
    self.rows = rows
  }

  /// The place of a sequence; a new one has no row yet.
  mutating func place(of key: UInt64) -> Int {
    if let place = places[key] { return place }
    places[key] = counts.count
    counts.append(0)
    values.append(contentsOf: repeatElement(0, count: rows * features))
    return counts.count - 1
  }

  /// The place of a sequence that has been met, or nil.
  func knownPlace(of key: UInt64) -> Int? { places[key] }

  /// Writes the rows of a sequence, the oldest first, and returns how many they are.
  func copy(_ place: Int, to target: UnsafeMutablePointer<Double>) -> Int {
    let count = min(counts[place], rows)
    for row in 0..<count {
      let start = (place * rows + (counts[place] - count + row) % rows) * features
      for feature in 0..<features {
        target[row * features + feature] = Double(values[start + feature])
      }
    }
    return count
  }

  /// As above, to the start of an array.
  func copy(_ place: Int, to target: inout [Double]) -> Int {
    target.withMutablePointer { copy(place, to: $0) }
  }

  /// Adds a row to a sequence; the oldest goes where there is no more room.
  mutating func append(_ row: UnsafePointer<Double>, to place: Int) {
    guard rows > 0 else { return }
    let start = (place * rows + counts[place] % rows) * features
    for feature in 0..<features { values[start + feature] = Float(row[feature]) }
    counts[place] += 1
  }
}
