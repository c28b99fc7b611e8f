/// What the hold model has to give, by a textbook heap in the place of the kernel.
struct HoldCheck<Law: IncrementLaw> {
  let pending: Int
  /// Events before the first round.
  let warmUp: Int
  /// Events in a round.
  let events: Int

  /// Refuses results that differ from the heap's after any round.
  func check(_ results: [Benchmark.Result]) throws(WrongResult) {
    var draws = ReferenceDraws(seed: 12345)
    var heap = ReferenceHeap<UInt32>()
    for agent in 0..<UInt32(pending) { heap.insert(agent, at: Law.first(&draws)) }
    var order = OrderDigest()
    var now = 0.0
    func play(_ count: Int) {
      for _ in 0..<count {
        guard let (time, agent) = heap.removeFirst() else { return }
        order.add(agent)
        now = time
        heap.insert(agent, at: time + Law.next(&draws))
      }
    }
    play(warmUp)
    for (round, result) in results.enumerated() {
      play(events)
      let count = warmUp + events * (round + 1)
      let expected = Benchmark.Result(
        digest: order.value, figure: now * Double(pending) / Double(count))
      guard result == expected else {
        throw WrongResult(expected: "\(expected)", found: "\(result)")
      }
    }
  }
}
