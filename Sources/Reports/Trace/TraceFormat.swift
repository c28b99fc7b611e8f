public import MarketModel
public import Scenarios

/// How a trace is written: for people, or as a CSV table.
public enum TraceFormat: String, Sendable, CaseIterable {
  /// A line an event: when, what, to whom, and what changed.
  case text
  /// A line an event, in plain words, as of one person's journey.
  case words
  /// A table in the format of RFC 4180.
  case csv

  /// What stands above the events.
  public var header: String {
    switch self {
    case .text, .words: ""
    case .csv: CSVTable(columns: Self.columns).text
    }
  }

  /// An event's line, ended by a line feed.
  ///
  /// - Parameter isOfOnePerson: Whether the trace is one person's, so that words do not say who acts.
  public func line(
    _ event: TracedEvent, in scenario: Scenario, isOfOnePerson: Bool = false
  ) -> String {
    switch self {
    case .text: Self.text(event, in: scenario)
    case .words: JourneyText.line(event, in: scenario, isOfOnePerson: isOfOnePerson)
    case .csv: CSVTable.record(Self.cells(event, in: scenario))
    }
  }

  // MARK: - A line

  private static func text(_ event: TracedEvent, in scenario: Scenario) -> String {
    let who = [
      event.person.map { "person \($0)" }, event.channel.map { "on \($0)" },
    ].compactMap { $0 }
    let what = event.isVoid ? ["nothing"] : changes(event, in: scenario)
    let kind = event.kindName.padded(to: 14)
    let day = ReadableNumber.fixed(event.day, decimals: 6)
    return "\(scenario.start.dateAndTime(afterDays: event.day))  day \(day)  \(kind)  "
      + (who.isEmpty ? "" : who.joined(separator: " ") + ": ")
      + what.joined(separator: ", ") + "\n"
  }

  private static func changes(_ event: TracedEvent, in scenario: Scenario) -> [String] {
    var changes = event.counts.map { $0.count == 1 ? $0.name : "\($0.name) × \($0.count)" }
    if let before = event.stageBefore, let after = event.stageAfter, before != after {
      changes.append("\(before.name) → \(after.name)")
    }
    if event.cashChange != 0 {
      let currency = scenario.currency
      let amount = ReadableNumber.fixed(
        event.cashChange / currency.minorUnitsPerUnit, decimals: currency.minorDigits)
      changes.append("cash \(event.cashChange > 0 ? "+" : "")\(amount) \(currency.code)")
    }
    if event.pendingChange != 0 {
      changes.append("pending \(event.pendingChange > 0 ? "+" : "−")\(abs(event.pendingChange))")
    }
    return changes
  }

  // MARK: - A table

  private static let columns = [
    CSVColumn(
      "event",
      "The number of the event among all of the replication; none of the closing of the books."),
    CSVColumn("day", "Days since the start."),
    CSVColumn("time", "Date and time of day."),
    CSVColumn("kind", "The kind of event."),
    CSVColumn("person", "The person to whom it happened."),
    CSVColumn("channel", "The channel."),
    CSVColumn("stage_before", "The person's funnel stage before."),
    CSVColumn("stage_after", "The person's funnel stage after."),
    CSVColumn("happened", "What was counted, and how often where it is more than once."),
    CSVColumn("cash_change", "Change of the firm's cash, units of the currency."),
    CSVColumn("pending_change", "Change of the number of pending events, this one left out."),
  ]

  private static func cells(_ event: TracedEvent, in scenario: Scenario) -> [CSVCell] {
    [
      .integer(ifKnown: event.number), .real(event.day),
      .text(scenario.start.dateAndTime(afterDays: event.day)), .text(event.kindName),
      .integer(ifKnown: event.person), .text(ifKnown: event.channel),
      .text(ifKnown: event.stageBefore?.name), .text(ifKnown: event.stageAfter?.name),
      .text(
        event.counts.map { $0.count == 1 ? $0.name : "\($0.name) × \($0.count)" }
          .joined(separator: "; ")),
      .real(event.cashChange / scenario.currency.minorUnitsPerUnit),
      .integer(event.pendingChange),
    ]
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
