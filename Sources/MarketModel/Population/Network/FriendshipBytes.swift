/// Rows of friends as differences: from the person to the first friend, from each friend to the next.
///
/// A difference is a whole number whose sign is its lowest bit, in groups of seven bits, the lowest
/// first; the top bit of a byte says that another follows. So a small difference takes a byte, and
/// any among a million people at most three.
struct FriendshipBytes: Sendable, Hashable {
  /// Where each person's row begins, and where the last one ends.
  let offsets: [UInt32]
  let differences: [UInt8]

  /// Lays out rows of friends, given by where each begins and by their numbers, in the same order.
  ///
  /// - Precondition: they take less than 2³² bytes.
  init(offsets: consuming [UInt32], friendIDs: [UInt32]) {
    var offsets = offsets
    var length = 0
    Self.goThrough(offsets, friendIDs) { _, code in length += Self.length(of: code) }
    precondition(length <= Int(UInt32.max), "too many friendships")
    // With exactly the room that is needed: written in place, as appending would leave some spare.
    differences = [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
      var begin = offsets[0]
      for person in 0..<(offsets.count - 1) {
        var last = Int64(person)
        let end = offsets[person + 1]
        for place in Int(begin)..<Int(end) {
          Self.write(Self.code(from: last, to: friendIDs[place]), to: bytes, at: &count)
          last = Int64(friendIDs[place])
        }
        begin = end
        offsets[person + 1] = UInt32(count)
      }
    }
    self.offsets = offsets
  }

  /// Memory of the rows.
  var bytes: Int { offsets.reservedBytes + differences.reservedBytes }

  private static func goThrough(
    _ offsets: [UInt32], _ friendIDs: [UInt32], _ body: (Int, UInt64) -> Void
  ) {
    for person in 0..<(offsets.count - 1) {
      var last = Int64(person)
      for place in Int(offsets[person])..<Int(offsets[person + 1]) {
        body(person, code(from: last, to: friendIDs[place]))
        last = Int64(friendIDs[place])
      }
    }
  }

  private static func code(from one: Int64, to other: UInt32) -> UInt64 {
    let difference = Int64(other) - one
    return UInt64(bitPattern: difference << 1 ^ difference >> 63)
  }

  private static func length(of code: UInt64) -> Int { (70 - (code | 1).leadingZeroBitCount) / 7 }

  private static func write(
    _ code: UInt64, to bytes: UnsafeMutableBufferPointer<UInt8>, at place: inout Int
  ) {
    var rest = code
    while rest > 127 {
      bytes.initializeElement(at: place, to: UInt8(truncatingIfNeeded: rest) | 128)
      place += 1
      rest >>= 7
    }
    bytes.initializeElement(at: place, to: UInt8(rest))
    place += 1
  }
}

/// The friends whom a person can meet: a sequence of slots (``SocialNetwork/friendSlots(of:drawing:)``).
public struct FriendSlots: Sequence, IteratorProtocol {
  /// What a slot is known by.
  public typealias Element = Int

  private let differences: [UInt8]
  private var place: Int
  private let end: Int
  /// The friend before the next; or nil where slots have numbers and no friends.
  private var last: Int?

  /// Slots without friends of their own.
  init(numbers: Range<Int>) {
    differences = []
    place = numbers.lowerBound
    end = numbers.upperBound
  }

  /// The stored friends of a person.
  init(of person: Int, in rows: FriendshipBytes) {
    differences = rows.differences
    place = Int(rows.offsets[person])
    end = Int(rows.offsets[person + 1])
    last = person
  }

  /// The next slot, or nil when there is no more.
  public mutating func next() -> Int? {
    guard place < end else { return nil }
    guard let before = last else {
      defer { place += 1 }
      return place
    }
    var code = 0
    var shift = 0
    var byte: UInt8
    repeat {
      byte = differences[place]
      code |= Int(byte & 127) << shift
      shift += 7
      place += 1
    } while byte > 127
    let friend = before + (code >> 1 ^ -(code & 1))
    last = friend
    return friend
  }

  /// How many are left; a pass over them where friends are stored.
  public var count: Int {
    guard last != nil else { return end - place }
    return differences[place..<end].count { $0 < 128 }
  }

  /// The slot that comes after so many others; a pass over those where friends are stored.
  func slot(after others: Int) -> Int {
    var slots = self
    for _ in 0..<others { _ = slots.next() }
    guard let slot = slots.next() else { preconditionFailure("no such slot") }
    return slot
  }
}
