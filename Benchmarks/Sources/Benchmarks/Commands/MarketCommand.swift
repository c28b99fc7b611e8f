internal import ArgumentParser
internal import MarketModel
internal import MarketPlay

/// A year of a market with all kinds of channel.
struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract: "Plays a market with all kinds of channel once, and checks that nothing is lost.",
    discussion: """
      Prints state-changing events a second of processor time and bytes a person. Memory is that of \
      a process that has played one size only; Benchmarks/market.sh plays several, each in a \
      process of its own.
      """)

  @Option(help: "The size of the market.")
  var people = 1_000_000

  @Flag(help: "Prints one line of comma-separated values, with a header.")
  var csv = false

  @Flag(help: "Sets the market up and no more, for tools that see where the time goes.")
  var setUpOnly = false

  func validate() throws {
    guard people >= 1000 else {
      throw ValidationError("All channels are at work among 1,000 people at least.")
    }
  }

  func run() throws {
    if setUpOnly {
      let run = try MarketMeasurement.prepare(people: people).start()
      print("\(run.pendingEvents) pending events")
      return
    }
    let measurement: MarketMeasurement
    do {
      measurement = try MarketMeasurement(people: people)
    } catch let error as WrongResult {
      throw ValidationError("\(error)")
    }
    print(csv ? measurement.csv : measurement.text)
  }
}

extension MarketMeasurement {
  /// A header and a line of figures.
  fileprivate var csv: String {
    """
    people,set_up_s,play_s,events,orders,million_events_per_s,ns_per_event,bytes_per_person,\
    touch_bytes_per_person,pending_per_person,resident_bytes_per_person
    \(people),\(setUpSeconds),\(playSeconds),\(events),\(orders),\(eventsPerSecond / 1e6),\
    \(1e9 / eventsPerSecond),\(bytesPerPerson),\(touchBytesPerPerson),\(pendingPerPerson),\
    \(residentBytesPerPerson)
    """
  }

  /// The figures in words, and the memory part by part.
  fileprivate var text: String {
    func rounded(_ value: Double, _ parts: Double = 100) -> Double {
      (value * parts).rounded() / parts
    }
    let parts = footprint.filter { $0.bytes > 0 }.map { part in
      "  \(part.name): \(rounded(Double(part.bytes) / Double(people), 10))"
    }
    return """
      \(people) people: \(events) events that changed the state, \(orders) orders
      set-up \(rounded(setUpSeconds)) s, play \(rounded(playSeconds)) s: \
      \(rounded(eventsPerSecond / 1e6)) million events a second, \
      \(rounded(1e9 / eventsPerSecond, 1)) ns each
      \(rounded(bytesPerPerson, 10)) bytes a person, \(rounded(touchBytesPerPerson, 10)) more for \
      touches whose label is open; \(rounded(pendingPerPerson)) pending events a person; \
      \(rounded(residentBytesPerPerson, 10)) resident bytes a person in all
      \(parts.joined(separator: "\n"))
      """
  }
}
