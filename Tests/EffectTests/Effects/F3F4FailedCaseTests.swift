import MarketModel
import RandomStreams
import Scenarios
import Testing

/// The documents' two failures (F3, F4): with their causes they fail, without them they don't.
struct F3F4FailedCaseTests {
  @Test("F3 With both causes the translation firm fails in four futures of five or more")
  func f3Both() async throws { try await check(.f3Both) }

  @Test("F3 With one of the causes it fails in some futures, and in fewer than with both")
  func f3One() async throws {
    try await between(.f3Technology, .f3Neither, .f3Both)
    try await between(.f3Promotion, .f3Neither, .f3Both)
  }

  @Test("F3 Without the causes it fails in one future of five or fewer")
  func f3Neither() async throws { try await check(.f3Neither) }

  @Test("F4 With both causes the security firm loses its share in four futures of five or more")
  func f4Both() async throws { try await check(.f4Both) }

  @Test("F4 With one of the causes it loses it in some futures, and in fewer than with both")
  func f4One() async throws {
    try await between(.f4Competition, .f4Neither, .f4Both)
    try await between(.f4Channels, .f4Neither, .f4Both)
  }

  @Test("F4 Without the causes it loses it in one future of five or fewer")
  func f4Neither() async throws { try await check(.f4Neither) }

  private func between(_ one: Effect, _ neither: Effect, _ both: Effect) async throws {
    try await check(one)
    let failed = try await EffectBook.shared.outcome(of: one).on.value
    #expect(try await EffectBook.shared.outcome(of: neither).on.value < failed)
    #expect(try await EffectBook.shared.outcome(of: both).on.value > failed)
  }
}

/// A firm that failed by two causes, each of which can be taken away.
struct FailedCase: Sendable {
  let id: String
  let file: String
  let words: String
  /// The first cause's name, and the settings that take it away.
  let first: (name: String, remedy: [String])
  /// The second's, and the strategy that does.
  let second: (name: String, remedy: String)
  let baseline: String
  /// Whether a firm has failed.
  let hasFailed: @Sendable (MarketConfiguration, MarketRecord) -> Bool

  /// So few, that the four states of both cases take seconds; a share of them has a standard error of
  /// .16 at the most.
  private static let futures = 10

  /// Whether the firm fails in one future: uncertain inputs are drawn, as in `compare`.
  func fails(first: Bool, second: Bool, _ streams: ReplicationStreams) throws -> Bool {
    let settings = first ? [] : self.first.remedy
    let scenario = try EffectMarket(file: file, settings: settings).scenario()
    let name = second ? baseline : self.second.remedy
    guard let strategy = scenario.strategyNames.firstIndex(of: name) else {
      throw EffectMarket.UnknownStrategy(name: name)
    }
    let record = try PlayedMarkets.record(of: [file, name, "drawn"] + settings, streams) {
      let resolved = try scenario.resolved(drawnBy: streams)
      return MarketReplication.run(
        resolved.market(under: strategy), policy: resolved.strategies[strategy].policy,
        streams: streams)
    }
    return hasFailed(scenario.likely.market, record)
  }

  /// The share of futures in which the firm fails with some of the causes.
  func effect(_ name: String, first: Bool, second: Bool, band: ClosedRange<Double>) -> Effect {
    let isHealthy = !first && !second
    return Effect(
      id: id, name: name, claim: "\(words): \(name)",
      mechanism: isHealthy ? "the remedies (both causes)" : "the causes (neither)",
      source: "band: EFFECTS (both causes ≥ 80 %, one between, neither ≤ 20 %); uncertain "
        + "inputs are drawn; scenarios/\(file)",
      scale: .level, band: band, replications: Self.futures, placeboReplications: Self.futures
    ) { mechanism, streams in
      let isOn = mechanism == .on
      let failed = try fails(
        first: isOn ? first : isHealthy, second: isOn ? second : isHealthy, streams)
      return Measurement(treated: Quotient(numerator: failed ? 1 : 0))
    }
  }
}

extension FailedCase {
  static let translation = FailedCase(
    id: "F3", file: "case-aa-translation.yaml",
    words: "Futures in which the translation firm is ruined",
    first: (
      "technology",
      [
        "product.quality=0.3", "product.satisfiedShare=0.85",
        "product.ai.training.failureShare=0.1",
      ]
    ), second: ("promotion", "found-by-search"), baseline: "brand-campaign"
  ) { _, record in record.totals.ruinDay != nil }

  static let vision = FailedCase(
    id: "F4", file: "case-bb-vision.yaml",
    words: "Futures in which the security firm loses a third of its share of the customers",
    first: (
      "competition",
      [
        "market.rivals.camera-maker.undercut.byShare=0",
        "market.rivals.camera-maker.undercut.floor=1",
        "market.rivals.camera-maker.copy.leadShare=0",
        "market.rivals.integrator.copy.leadShare=0",
      ]
    ), second: ("channels", "managed"), baseline: "neglected"
  ) { market, record in
    let rivals = market.rivals.reduce(0) { $0 + $1.customersNowShare }
    let opening = market.firm.customersNowShare / (market.firm.customersNowShare + rivals)
    guard let end = record.periods.last?.competition, end.customers > 0 else { return false }
    return Double(end.sellers[0].customers) / Double(end.customers) < 2.0 / 3 * opening
  }
}

extension Effect {
  static let f3Both = FailedCase.translation.effect(
    "both causes", first: true, second: true, band: 0.8...1)
  static let f3Technology = FailedCase.translation.effect(
    "technology alone", first: true, second: false, band: 0.1...0.9)
  static let f3Promotion = FailedCase.translation.effect(
    "promotion alone", first: false, second: true, band: 0.1...0.9)
  static let f3Neither = FailedCase.translation.effect(
    "neither cause", first: false, second: false, band: 0...0.2)

  static let f4Both = FailedCase.vision.effect(
    "both causes", first: true, second: true, band: 0.8...1)
  static let f4Competition = FailedCase.vision.effect(
    "competition alone", first: true, second: false, band: 0.1...0.9)
  static let f4Channels = FailedCase.vision.effect(
    "channels alone", first: false, second: true, band: 0.1...0.9)
  static let f4Neither = FailedCase.vision.effect(
    "neither cause", first: false, second: false, band: 0...0.2)
}
