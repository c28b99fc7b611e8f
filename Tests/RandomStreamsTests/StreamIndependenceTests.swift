import RandomStreams
import Testing

/// Streams of neighbouring addresses, compared in pairs.
struct StreamIndependenceTests {
  /// What is moved on by one between neighbours.
  enum Neighbours: CaseIterable {
    case entity, code, channel, occurrence, replication, seed

    func stream(_ index: Int) -> RandomStream {
      let small = UInt16(index)
      let word = UInt32(index)
      return switch self {
      case .entity:
        ReplicationStreams(seed: 1, replication: 1).stream(StreamPurpose(1), entity: index)
      case .code:
        ReplicationStreams(seed: 1, replication: 1).stream(StreamPurpose(small), entity: 1)
      case .channel:
        ReplicationStreams(seed: 1, replication: 1)
          .stream(StreamPurpose(1, channel: small), entity: 1)
      case .occurrence:
        ReplicationStreams(seed: 1, replication: 1)
          .stream(StreamPurpose(1), entity: 1, occurrence: index)
      case .replication:
        ReplicationStreams(seed: 1, replication: word).stream(StreamPurpose(1), entity: 1)
      case .seed:
        ReplicationStreams(seed: word, replication: 1).stream(StreamPurpose(1), entity: 1)
      }
    }
  }

  // 6 cases of 3 checks at levels of about 1e-5: a false alarm once in 5,000 choices of seeds.
  @Test("Streams of neighbouring addresses are independent", arguments: Neighbours.allCases)
  func neighbours(_ neighbours: Neighbours) {
    let count = 20_000
    let cells = 16
    let draws = (0...count).map { index in
      var stream = neighbours.stream(index)
      return stream.uniform()
    }
    var counts = [Int](repeating: 0, count: cells * cells)
    var product = 0.0
    for index in 0..<count {
      let cell = Int(draws[index] * Double(cells)) * cells + Int(draws[index + 1] * Double(cells))
      counts[cell] += 1
      product += (draws[index] - 0.5) * (draws[index + 1] - 0.5)
    }
    #expect(Statistics.kolmogorovSmirnov(draws) { $0 } > Statistics.level)
    // Overlapping pairs: Good's serial statistic ψ²₂ − ψ²₁ has cells² − cells degrees of freedom;
    // the plain one, used here, is a little wider, which the level absorbs.
    let expected = [Double](repeating: Double(count) / Double(cells * cells), count: counts.count)
    #expect(Statistics.chiSquare(counts, expected: expected) > Statistics.level)
    // The lag-one covariance of uniforms has variance 1/144 a pair.
    let covarianceError = (1.0 / 144 / Double(count)).squareRoot()
    #expect(abs(product / Double(count)) < Statistics.standardErrors * covarianceError)
  }

  @Test("Consecutive normals of one stream and those of its neighbour are uncorrelated")
  func normals() {
    let streams = ReplicationStreams(seed: 8, replication: 2)
    let count = 20_000
    var first = streams.stream(StreamPurpose(2), entity: 10)
    var second = streams.stream(StreamPurpose(2), entity: 11)
    var previous = first.standardNormal()
    var serial = 0.0
    var across = 0.0
    for _ in 0..<count {
      let next = first.standardNormal()
      serial += previous * next
      across += next * second.standardNormal()
      previous = next
    }
    let tolerance = Statistics.standardErrors / Double(count).squareRoot()
    #expect(abs(serial / Double(count)) < tolerance)
    #expect(abs(across / Double(count)) < tolerance)
  }
}
