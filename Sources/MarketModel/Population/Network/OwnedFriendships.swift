/// Friendships of which every person owns as many, on their way to compressed rows.
///
/// One buffer serves both: it has room for the rows, and the targets lie in its upper half until
/// the rows are laid out over them. So a million people with ten friends each take 52 MB at most.
struct OwnedFriendships {
  let people: Int
  /// How many friendships each person owns.
  let owned: Int
  private var cells: [UInt32]

  /// Everyone owns the friendships with the next `owned` people of a ring of the first `ring`
  /// people; the others' are all with person 0, until they are set.
  init(people: Int, owned: Int, ring: Int) {
    self.people = people
    self.owned = owned
    cells = Array(repeating: 0, count: 2 * people * owned)
    for person in 0..<ring {
      for step in 0..<owned {
        self[person, step] = (person + step + 1) % ring
      }
    }
  }

  /// The other end of a person's owned friendship.
  subscript(person: Int, step: Int) -> Int {
    get { Int(cells[(people + person) * owned + step]) }
    set { cells[(people + person) * owned + step] = UInt32(newValue) }
  }

  /// The other end of a friendship by its number: person × owned + step.
  subscript(friendship: Int) -> Int { Int(cells[people * owned + friendship]) }

  /// Whether one of a person's first so many owned friendships is with the other.
  func isOwned(by person: Int, _ other: Int, among steps: Int) -> Bool {
    let row = (people + person) * owned
    return cells[row..<(row + steps)].contains(UInt32(other))
  }

  /// Lays out the rows: to each person the owners with lower numbers, then the own friendships,
  /// then the owners with higher numbers.
  consuming func network() -> SocialNetwork {
    var offsets = [UInt32](repeating: UInt32(owned), count: people + 1)
    offsets[0] = 0
    // How many owners with lower numbers than hers a person is known to.
    var lower = [UInt32](repeating: 0, count: people)
    for person in 0..<people {
      for step in 0..<owned {
        let target = self[person, step]
        offsets[target + 1] += 1
        if person < target { lower[target] += 1 }
      }
    }
    for person in 0..<people { offsets[person + 1] += offsets[person] }
    // A person's own friendships move to their place in the row. That is never above where they
    // were: before it lie at most all owned friendships of all, and those of the people before.
    for person in 0..<people {
      let start = Int(offsets[person] + lower[person])
      for step in 0..<owned { cells[start + step] = UInt32(self[person, step]) }
    }
    // The other ends go into the gaps, in the order of the owners.
    var entered = [UInt32](repeating: 0, count: people)
    for person in 0..<people {
      let start = Int(offsets[person] + lower[person])
      for step in 0..<owned {
        let target = Int(cells[start + step])
        let number = entered[target]
        entered[target] += 1
        let gap = number < lower[target] ? number : number + UInt32(owned)
        cells[Int(offsets[target] + gap)] = UInt32(person)
      }
    }
    return SocialNetwork(offsets: offsets, friendIDs: cells)
  }
}
