import RandomStreams

@testable import MarketModel

/// The friends of everybody, in the network's own order.
func friends(
  people: Int, _ configuration: NetworkConfiguration, traits: [PersonTraits] = [], seed: Int = 5
) -> [[Int]] {
  let network = SocialNetwork(
    people: people, traits: traits, configuration: configuration, streams: streams(seed))
  return (0..<people).map { network.friends(of: $0).map(Int.init) }
}

/// Of the pairs of friends of one person, the share who are friends of each other.
func clustering(_ friends: [[Int]]) -> Double {
  let open = friends.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
  return Double(3 * triangles(friends)) / Double(open)
}

/// How many times three people all know each other.
func triangles(_ friends: [[Int]]) -> Int {
  let known = friends.map(Set.init)
  var closed = 0
  for own in friends {
    for (index, first) in own.enumerated() {
      for second in own[..<index] where known[first].contains(second) { closed += 1 }
    }
  }
  return closed / 3
}

/// The number of steps from a person to each other one; −1 where there is no way.
func distances(from start: Int, _ friends: [[Int]]) -> [Int] {
  var steps = [Int](repeating: -1, count: friends.count)
  steps[start] = 0
  var reached = [start]
  var next = 0
  while next < reached.count {
    let person = reached[next]
    next += 1
    for friend in friends[person] where steps[friend] < 0 {
      steps[friend] = steps[person] + 1
      reached.append(friend)
    }
  }
  return steps
}

/// Whether there is a way from everybody to everybody.
func isConnected(_ friends: [[Int]]) -> Bool {
  distances(from: 0, friends).allSatisfy { $0 >= 0 }
}

/// The chi-square value that is exceeded with probability 7e-6, by Wilson and Hilferty's
/// approximation.
func chiSquareLimit(degreesOfFreedom: Int) -> Double {
  let part = 2 / (9 * Double(degreesOfFreedom))
  return Double(degreesOfFreedom) * pow(1 - part + 4.35 * part.squareRoot(), 3)
}
