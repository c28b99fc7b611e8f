internal import ArgumentParser
internal import Foundation
internal import RandomStreams

/// Writes the words of random streams to standard output without end, for test batteries that read
/// raw bits.
@main
struct StreamWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream-words",
    abstract: "Writes raw 32-bit words of random streams until nobody reads them.",
    discussion: """
      Neighbouring streams take turns, each giving so many words a turn. After the given number of
      turns the next neighbours follow; when their axis is through, the next purpose.
      """)

  @Option(help: "The master seed.")
  var seed: UInt32 = 1

  @Option(help: "The replication, the first one where replications are the neighbours.")
  var replication: UInt32 = 0

  @Option(help: "What neighbouring streams differ in: replication, entity or occurrence.")
  var axis = StreamAxis.entity

  @Option(help: "How many neighbouring streams take turns.")
  var streams = 1

  @Option(help: "Words that a stream gives a turn.")
  var words = 1

  @Option(help: "Turns before the next neighbours follow.")
  var turns = 1 << 30

  func validate() throws {
    guard streams >= 1, words >= 1, turns >= 1 else {
      throw ValidationError("Streams, words and turns must be at least 1.")
    }
    guard words.multipliedFullWidth(by: turns) <= (0, 1 << 33) else {
      throw ValidationError("A stream gives at most 2^33 words here: fewer words or turns.")
    }
  }

  /// Ends with the pipe: the signal that nobody reads stops the process.
  func run() throws {
    // Read once: an option's value costs ten times a word.
    let (streams, words, turns) = (streams, words, turns)
    let source = StreamSource(axis: axis, seed: seed, replication: replication)
    var buffer: [UInt32] = []
    buffer.reserveCapacity(1 << 14)
    func write(_ words: Int, of stream: inout RandomStream) throws {
      for _ in 0..<words {
        buffer.append(stream.nextWord())
        guard buffer.count == 1 << 14 else { continue }
        try FileHandle.standardOutput.write(contentsOf: buffer.withUnsafeBytes { Data($0) })
        buffer.removeAll(keepingCapacity: true)
      }
    }
    for group in 0... {
      guard turns > 1 else {
        // Nobody's turn comes again, so that nobody is kept.
        for member in 0..<streams {
          var stream = source.stream(group * streams + member)
          try write(words, of: &stream)
        }
        continue
      }
      var members = (0..<streams).map { source.stream(group * streams + $0) }
      for _ in 0..<turns {
        for member in members.indices { try write(words, of: &members[member]) }
      }
    }
  }
}

/// Streams in the order of what they differ in.
private struct StreamSource {
  let axis: StreamAxis
  let seed: UInt32
  let replication: UInt32

  /// The stream of a place on the axis; places beyond its end are those of the next purpose.
  func stream(_ place: Int) -> RandomStream {
    let purpose = StreamPurpose(UInt16(place >> 32))
    let neighbour = UInt32(truncatingIfNeeded: place)
    switch axis {
    case .replication:
      return ReplicationStreams(seed: seed, replication: replication &+ neighbour)
        .stream(purpose, entity: 0)
    case .entity:
      return ReplicationStreams(seed: seed, replication: replication)
        .stream(purpose, entity: Int(neighbour))
    case .occurrence:
      return ReplicationStreams(seed: seed, replication: replication)
        .stream(purpose, entity: 0, occurrence: Int(neighbour))
    }
  }
}

/// What neighbouring streams differ in.
enum StreamAxis: String, ExpressibleByArgument, CaseIterable {
  case replication, entity, occurrence
}
