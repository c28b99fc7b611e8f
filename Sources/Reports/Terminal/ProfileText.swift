public import MarketModel

/// What `profile` prints: where the time of one replication went.
///
/// Times differ from run to run; nothing of this goes into a file of results.
public enum ProfileText {
  /// The whole text, ended by a line feed.
  ///
  /// - Parameter title: What was played.
  public static func text(_ profile: MarketProfile, title: String) -> String {
    // What remains when the clock has been taken out; on a noisy machine not below nothing.
    func own(_ nanoseconds: UInt64, readings: Int) -> Double {
      max(0, Double(nanoseconds) - Double(readings) * profile.clockNanoseconds)
    }
    let count = profile.rows.reduce(0) { $0 + $1.count }
    var parts = profile.rows.filter { $0.count > 0 }.map { row in
      (row.name, row.count, own(row.nanoseconds, readings: row.count))
    }.sorted { $0.2 > $1.2 }
    parts.append(("pending events", count, own(profile.queueNanoseconds, readings: count)))
    let others = [
      ("setting up", Double(profile.setUpNanoseconds)),
      ("closing the books", Double(profile.closingNanoseconds)),
    ]
    let total = parts.reduce(0) { $0 + $1.2 } + others.reduce(0) { $0 + $1.1 }
    var table = ConsoleTable(columns: [
      .text("part"), .number("events"), .number("ns an event"), .number("ms"), .number("share"),
    ])
    for (name, count, time) in parts {
      table.append([
        name, "\(count)", ReadableNumber.fixed(time / Double(max(1, count)), decimals: 0),
        ReadableNumber.fixed(time / 1e6, decimals: 1), ReadableNumber.percent(time / total),
      ])
    }
    for (name, time) in others {
      table.append([
        name, "", "", ReadableNumber.fixed(time / 1e6, decimals: 1),
        ReadableNumber.percent(time / total),
      ])
    }
    let clock = ReadableNumber.fixed(profile.clockNanoseconds, decimals: 0)
    return "\(title)\n\n" + table.rendered() + "\n"
      + LineWrapping.wrapped(
        "\(count) events, \(ReadableNumber.fixed(total / 1e6, decimals: 1)) ms. Each event costs two "
          + "readings of the clock, \(clock) ns each, that are taken out above. Times are of this "
          + "machine and this moment.") + "\n"
  }
}
