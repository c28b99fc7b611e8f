internal import Foundation

/// A stream of people's touches of five kinds, whose chance to convert is known.
///
/// Each touch meets one of many people; the base is −3 in log-odds, more for later kinds. In all worlds
/// a person's earlier touches add a little, less the longer ago the last was.
struct TouchStream {
  /// What the chance depends on besides.
  enum World: String, CaseIterable {
    /// Nothing: no order, no memory beyond count and recency.
    case noOrder = "no order"
    /// The kind before: some kinds follow each other well (an advertisement, then a search), and in
    /// the other order they don't.
    case lastTwo = "order of the last two"
    /// A state of mind that touches of one kind wake, another puts to rest, however long ago.
    case hiddenState = "hidden state"
  }

  static let kinds = 5
  static let people = 4_000

  let world: World
  let touches: Int
  private var generator: SplitMix
  private var row = 0
  private var clock = 0.0

  private struct Person {
    var count = 0.0
    var counts = [Double](repeating: 0, count: TouchStream.kinds)
    var last = -1
    var time = 0.0
    var isAwake = false
  }
  private var all = [Person](repeating: Person(), count: people)

  /// Who is touched.
  private(set) var person = 0
  /// The kind of the touch as five features, and the days since the person's last, as a logarithm.
  private(set) var touch: [Double] = []
  /// Logarithms of earlier touches, in all and of each kind, and whether there were any.
  private(set) var summary: [Double] = []
  /// A feature for each pair of the kind before (or none) and the kind.
  private(set) var pair: [Double] = []
  /// The chance of a positive label.
  private(set) var probability = 0.0
  /// Whether it was.
  private(set) var label = false

  init(_ world: World, touches: Int, seed: UInt64) {
    self.world = world
    self.touches = touches
    generator = SplitMix(seed: seed)
  }

  /// Moves to the next touch; false at the end.
  mutating func next() -> Bool {
    guard row < touches else { return false }
    row += 1
    clock += -log(1 - generator.uniform()) / 100
    person = Int(Double(Self.people) * generator.uniform())
    let kind = Int(Double(Self.kinds) * generator.uniform())
    var state = all[person]
    let gap = state.last < 0 ? 0 : clock - state.time
    touch = (0..<Self.kinds).map { $0 == kind ? 1 : 0 } + [log1p(gap) / 3]
    summary =
      [log1p(state.count), state.last < 0 ? 1 : 0] + state.counts.map { log1p($0) }
    pair = [Double](repeating: 0, count: Self.kinds * (Self.kinds + 1))
    pair[(state.last + 1) * Self.kinds + kind] = 1
    // A touch of kind 0 wakes interest, one of kind 4 puts it to rest.
    if kind == 0 { state.isAwake = true }
    if kind == 4 { state.isAwake = false }
    var logit = -3 + 0.3 * Double(kind) + 0.3 * log1p(state.count)
    logit -= state.last < 0 ? 0 : 0.2 * log1p(gap)
    switch world {
    case .noOrder: break
    case .lastTwo:
      if state.last == 0 && kind == 2 { logit += 2 }
      if state.last == 2 && kind == 0 { logit -= 1 }
      if state.last == 1 && kind == 3 { logit += 1.5 }
    case .hiddenState: logit += state.isAwake ? 1.5 : 0
    }
    probability = 1 / (1 + exp(-logit))
    label = generator.uniform() < probability
    state.count += 1
    state.counts[kind] += 1
    state.last = kind
    state.time = clock
    all[person] = state
    return true
  }
}
