import MarketModel
import RandomStreams
import Synchronization

/// Records by what was played: effects that read the same market share its replications.
enum PlayedMarkets {
  private final class Entry: Sendable {
    let record = Mutex<MarketRecord?>(nil)
  }

  private struct Key: Hashable {
    let words: [String]
    let streams: ReplicationStreams
  }

  private static let entries = Mutex<[Key: Entry]>([:])

  /// The record of what the words say, by these streams; who asks first plays, and others wait.
  static func record(
    of words: [String], _ streams: ReplicationStreams, play: () throws -> MarketRecord
  ) throws -> MarketRecord {
    let key = Key(words: words, streams: streams)
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    return try entry.record.withLock { record in
      let played = try record ?? play()
      record = played
      return played
    }
  }
}
