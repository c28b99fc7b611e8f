import Experiments
import MarketModel
import Scenarios
import Testing

@testable import Reports

/// A person's journey in words.
@Suite struct JourneyTextTests {
  private func events() throws -> [TracedEvent] {
    var events: [TracedEvent] = []
    try Experiment.trace(
      HandMade.scenario(), strategy: 0, seed: 1, replication: 1, filter: TraceFilter()
    ) { events.append($0) }
    return events
  }

  @Test("Every kind of event has words")
  func everyKind() {
    let kinds = Set(TraceFilter.kindNames)
    #expect(kinds.subtracting(JourneyText.kindNames).sorted() == [])
    #expect(JourneyText.kindNames.subtracting(kinds).sorted() == [], "no such kind")
  }

  @Test("Words say what was counted: visits, carts, orders, sales of the rival's")
  func counts() throws {
    let scenario = try HandMade.scenario()
    let events = try events()
    var found: Set<String> = []
    for event in events {
      let words = JourneyText.words(event, in: scenario)
      func has(_ name: String) -> Bool { event.counts.contains { $0.name == name } }
      let came = words.contains("click") || words.contains("directly in our shop")
      #expect(has("visit") == (came && !words.contains("does not click")), "\(words)")
      #expect(has("cart") == words.contains("fills a cart"), "\(words)")
      #expect(has("first order") == words.contains("the first time"), "\(words)")
      #expect(!has("order") || words.contains("orders for "), "\(words)")
      #expect(has("sale of the rival's") == words.contains("buys from "), "\(words)")
      #expect(has("delivery") == words.hasPrefix("gets the order; "), "\(words)")
      #expect(has("impulse") == words.contains("finds that there is a need"), "\(words)")
      #expect(event.madeAware == words.hasSuffix("; now knows the firm"), "\(words)")
      if event.kindName == "needCloses" {
        let hasEnded = event.hadNeed == true && event.hasNeed == false
        #expect(hasEnded == words.hasPrefix("gives up"), "\(words)")
      }
      found.insert(String(words.prefix { $0 != ";" }))
    }
    for words in [
      "begins to need something that the firm sells", "gets the order",
      "goes shopping directly in our shop", "sees an advertisement on social",
      "sees a friend's post on social", "leaves the cart, and goes on looking",
    ] {
      #expect(found.contains(words), "\(words)")
    }
  }

  @Test("An order's amount is what the event brought, and the cart's origin that of its filling")
  func orders() throws {
    let scenario = try HandMade.scenario()
    let events = try events()
    let orders = events.filter { $0.counts.contains { $0.name == "order" } }
    #expect(orders.count > 10)
    for order in orders {
      let filled = events.last { event in
        event.day <= order.day && event != order && event.person == order.person
          && event.counts.contains { $0.name == "cart" }
      }
      // A cart from before the start of what is looked at has no filling.
      #expect(filled?.arrival == order.arrival)
      #expect(order.orderValue > 0)
      let amount = ReadableNumber.fixed(order.orderValue / 100, decimals: 2)
      #expect(JourneyText.words(order, in: scenario).hasPrefix("orders for \(amount) CNY"))
    }
  }

  @Test("A search says where our listing stood, and not what is not ranked")
  func places() throws {
    let scenario = try HandMade.scenario()
    let searches = try events().filter { $0.soughtBy != nil }
    #expect(searches.count > 20)
    for search in searches {
      let place = try #require(search.place)
      #expect(place >= 1)
      #expect(search.kindName == "shops" && search.soughtBy == "platform")
      let words = JourneyText.words(search, in: scenario)
      #expect(words.contains("position \(place)") || words.contains("clicks our promoted listing"))
    }
  }

  @Test("A line has the day with two decimals, and date and time to the minute")
  func line() throws {
    let scenario = try HandMade.scenario()
    for event in try events().prefix(50) {
      let line = JourneyText.line(event, in: scenario, isOfOnePerson: true)
      #expect(
        line.wholeMatch(of: #/day \d+\.\d\d \(\d{4}-\d\d-\d\d \d\d:\d\d\): [^\n]+\n/#) != nil,
        "\(line)")
      #expect(!line.contains("): person "))
    }
  }

  @Test("In a trace of everybody each line says who acts, if anybody does")
  func whoActs() throws {
    let scenario = try HandMade.scenario()
    let events = try events()
    #expect(events.contains { $0.person != nil } && events.contains { $0.person == nil })
    for event in events {
      let line = TraceFormat.words.line(event, in: scenario)
      // Nothing is said of what comes to nothing after the horizon.
      if line.isEmpty { continue }
      let who = event.person.map { "): person \($0): " }
      #expect(line.contains(who ?? "): \(JourneyText.words(event, in: scenario))"), "\(line)")
      #expect(line.contains("): person ") == (who != nil), "\(line)")
    }
  }

  /// The words of a scenario of the library with few people, each once.
  private func words(_ name: String, strategy: String, _ settings: String...) throws -> Set<String>
  {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let scenario = try Scenario(
      file: "\(folder)/scenarios/\(name).yaml",
      settings: ["market.people=300", "firm.customerValueMonths=6"] + settings)
    var words: Set<String> = []
    try Experiment.trace(
      scenario, strategy: try #require(scenario.strategyNames.firstIndex(of: strategy)), seed: 1,
      replication: 1, filter: TraceFilter()
    ) { event in
      for part in JourneyText.words(event, in: scenario).split(separator: "; ") {
        words.insert(String(part))
      }
      let line = JourneyText.line(event, in: scenario, isOfOnePerson: false)
      let isLate = event.day >= scenario.likely.market.calendar.horizonDays
      if line.isEmpty != (event.isVoid && isLate) { words.insert("a line too many or too few") }
    }
    return words
  }

  @Test("A price plan is told of as what it is: a trial, a subscription, terms that end")
  func plan() throws {
    let found = try words("chatbot", strategy: "content", "product.plan.trial.paysShare=0.5")
    for words in [
      "begins a trial", "the trial ends", "subscribes", "a term ends", "stays", "leaves",
      "searches the web", "finds our site and clicks", "our advertisement is shown",
    ] { #expect(found.contains(words), "\(words)") }
    #expect(!found.contains("fills a cart") && !found.contains("a line too many or too few"))
    #expect(!found.contains { $0.contains("listing") })
  }

  @Test("What comes of a representative's call and meetings is told")
  func representatives() throws {
    let found = try words(
      "image-recognition", strategy: "representatives", "channels.sales.connectShare=0.9")
    for words in [
      "there is a need, and they are going to meet", "the meetings with sales are over",
      "considers the offer",
    ] { #expect(found.contains(words), "\(words)") }
    #expect(found.contains { $0.hasPrefix("buys for ") && $0.hasSuffix(" CNY") })
  }
}
