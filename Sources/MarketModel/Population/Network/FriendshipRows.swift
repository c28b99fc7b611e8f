/// Compressed rows, filled by going through all friendships twice: once to count, once to enter.
///
/// Nothing is stored for a friendship but its two ends in the rows, 4 bytes each; building takes
/// 4 bytes a person on top.
public struct FriendshipRows {
  private var offsets: [UInt32]
  /// Where the next friend goes, once the counting has ended.
  private var next: [UInt32] = []
  private var friendIDs: [UInt32] = []

  /// Rows for so many people, without friends.
  public init(people: Int) {
    offsets = Array(repeating: 0, count: people + 1)
  }

  /// Counts a friendship between two people, who must differ.
  public mutating func count(_ one: Int, _ other: Int) {
    offsets[one + 1] += 1
    offsets[other + 1] += 1
  }

  /// Ends the counting and makes room.
  public mutating func makeRoom() {
    for person in 1..<offsets.count { offsets[person] += offsets[person - 1] }
    next = Array(offsets.dropLast())
    friendIDs = Array(repeating: 0, count: Int(offsets[offsets.count - 1]))
  }

  /// Enters a friendship; false, and nothing done, if one of the two has had all that were counted.
  public mutating func add(_ one: Int, _ other: Int) -> Bool {
    guard next[one] < offsets[one + 1], next[other] < offsets[other + 1] else { return false }
    friendIDs[Int(next[one])] = UInt32(other)
    next[one] += 1
    friendIDs[Int(next[other])] = UInt32(one)
    next[other] += 1
    return true
  }

  /// Whether every friendship that was counted has been entered.
  public var isFull: Bool {
    (1..<offsets.count).allSatisfy { next[$0 - 1] == offsets[$0] }
  }

  /// Sorts each row, so that the order of entering does not show; returns the friendships that
  /// were entered more than once, the lower number first, in their order.
  public mutating func sort() -> [(Int, Int)] {
    var repeated: [(Int, Int)] = []
    for person in 0..<(offsets.count - 1) {
      let row = Int(offsets[person])..<Int(offsets[person + 1])
      friendIDs[row].sort()
      for slot in row.dropFirst() where friendIDs[slot] == friendIDs[slot - 1] {
        let friend = Int(friendIDs[slot])
        let isNoted = repeated.last.map { $0 == (person, friend) } ?? false
        if person < friend && !isNoted { repeated.append((person, friend)) }
      }
    }
    return repeated
  }

  /// The network of the rows.
  public consuming func network() -> SocialNetwork {
    precondition(isFull, "all friendships that were counted must have been entered")
    return SocialNetwork(offsets: offsets, friendIDs: friendIDs)
  }
}
