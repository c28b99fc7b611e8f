internal import ArgumentParser
internal import MarketModel
internal import MarketPlay

/// Plays one market, for tools that count what a whole process does.
@main
struct PlayMarket: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play-market", abstract: "Plays one replication of the worked example.")

  @Option(help: "The scenario file.")
  var scenario = "scenarios/ecommerce-conversion.yaml"

  @Option(help: "The size of the market.")
  var people = 100_000

  @Option(help: "The horizon in days.")
  var days = 180

  @Option(help: "The strategy.")
  var strategy = "precision-marketing"

  func run() throws {
    let play = try MarketPlay(scenario: scenario, people: people, days: days, strategy: strategy)
    let totals = play.run().totals
    print("\(totals.events) events, \(totals.orders) orders")
  }
}
