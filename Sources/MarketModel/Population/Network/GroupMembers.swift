/// People in the order of their groups.
struct GroupMembers {
  let people: Int
  /// Where each group begins in the order, and where the last one ends.
  let starts: [Int]
  /// The people in the order; empty when it is that of their numbers.
  private let order: [UInt32]

  /// The person at a place of the order.
  subscript(place: Int) -> Int { order.isEmpty ? place : Int(order[place]) }

  /// Divides people into groups; those of a trait need as many rows of traits as people.
  init(_ groups: NetworkGroups, people: Int, traits: [PersonTraits]) {
    switch groups {
    case .sizes(let sizes):
      self.init(sizes: sizes, people: people)
    case .gender:
      self.init(count: 2, traits) { $0.isFemale ? 1 : 0 }
    case .ageBands(let edges):
      self.init(count: edges.count + 1, traits) { Self.band(of: Double($0.age), edges) }
    case .spendBands(let edges):
      self.init(count: edges.count + 1, traits) { Self.band(of: Double($0.relativeSpend), edges) }
    }
    precondition(self.people == people, "grouping by a trait needs everybody's traits")
  }

  /// People are alike but for their numbers, so that the groups can be ranges of numbers.
  private init(sizes: [Double], people: Int) {
    let total = sizes.reduce(0, +)
    var sum = 0.0
    var starts = [0]
    for size in sizes.dropLast() {
      sum += size
      starts.append(min(people, Int((sum / total * Double(people)).rounded())))
    }
    self.people = people
    self.starts = starts + [people]
    order = []
  }

  /// Sorts people by counting; people of one group stay in the order of their numbers.
  private init(count: Int, _ traits: [PersonTraits], group: (PersonTraits) -> Int) {
    people = traits.count
    var starts = [Int](repeating: 0, count: count + 1)
    for person in traits { starts[group(person) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    self.starts = starts
    var next = starts
    var order = [UInt32](repeating: 0, count: traits.count)
    for (person, row) in traits.enumerated() {
      let group = group(row)
      order[next[group]] = UInt32(person)
      next[group] += 1
    }
    self.order = order
  }

  private static func band(of value: Double, _ edges: [Double]) -> Int {
    edges.count { $0 <= value }
  }
}
