import MarketModel
import RandomStreams
import Testing

/// A population by a Bayesian network (E8): what hangs together in it counts.
struct E8PopulationTests {
  @Test("E8 Where who spends more also likes the offer more, an order is worth more")
  func dependence() async throws { try await check(.e8Dependence) }
}

extension Effect {
  /// The value of an order where one hidden segment makes spending and taste, over that where each
  /// has a segment of its own: everybody's spending and everybody's taste are the same.
  static let e8Dependence = Effect(
    id: "E8", name: "dependence",
    claim: "An order is worth 1.05–2 times as much where a hidden segment both spends more and "
      + "likes the offer more, as with the same spending and the same tastes apart",
    mechanism: "the segment's taste (none differs)",
    source:
      "band: judgement; a quarter keen, who spend four times as much and like it by 2.4 more: "
      + "assumptions",
    scale: .ratio, band: 1.05...2, replications: 20, placeboReplications: 20
  ) { mechanism, streams in
    func value(spendingBy segment: String) throws -> Quotient {
      let liking = mechanism == .on ? 2.0 : -0.4
      let node = "market.population.attributes"
      let record = try EffectMarket.worked(people: 1000, days: 90).with(
        "market.needs.perYear=4", "market.traits.spendPerMonth=~", "market.traits.tasteSpread=~",
        "market.traits.correlations=~",
        "\(node).segment={categories: [careful, keen], table: [0.75, 0.25]}",
        "\(node).other={categories: [careful, keen], table: [0.75, 0.25]}",
        "\(node).taste={parents: [segment], distribution: "
          + "{careful: {normal: {mean: -0.4, sd: 0.7}}, keen: {normal: {mean: \(liking), sd: 0.7}}}}",
        "\(node).spendPerMonth={parents: [\(segment)], distribution: {careful: "
          + "{lognormal: {median: 1200, sigma: 0.5}}, keen: {lognormal: {median: 4800, sigma: 0.5}}}}"
      ).record(streams)
      return Quotient(numerator: record.totals.orderValue, divisor: Double(record.totals.orders))
    }
    return Measurement(
      treated: try value(spendingBy: "segment"), control: try value(spendingBy: "other"))
  }
}
