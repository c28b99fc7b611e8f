/// The places of some keys, found by open addressing; quicker than a dictionary for a few of them.
struct KeyPlaces: Sendable {
  private var keys: [UInt64] = [0]
  private var places: [Int32] = [-1]

  /// Makes a table of keys, each with its place.
  init(_ pairs: [(key: UInt64, place: Int)]) {
    var size = 1
    while size < 2 * pairs.count + 1 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: -1, count: size)
    for pair in pairs {
      var slot = Int(truncatingIfNeeded: pair.key >> 32) & (size - 1)
      while places[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = pair.key
      places[slot] = Int32(pair.place)
    }
  }

  /// The place of a key, or nil.
  @inline(__always)
  subscript(_ key: UInt64) -> Int? {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key >> 32) & mask
    while places[slot] >= 0 {
      if keys[slot] == key { return Int(places[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
