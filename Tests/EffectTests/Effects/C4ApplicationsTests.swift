import MarketModel
import RandomStreams
import Testing

/// Applications (C4): what sells one does not sell another.
struct C4ApplicationsTests {
  @Test("C4 Content is worth more than representatives to a chatbot")
  func chatbot() async throws { try await check(.c4Chatbot) }

  @Test("C4 Representatives are worth more than content to medical diagnosis")
  func medical() async throws { try await check(.c4Medical) }
}

extension Effect {
  static let c4Chatbot = application(
    "chatbot", claim: "For a chatbot content is worth more than representatives of the same cost",
    file: "chatbot.yaml", content: "content", replications: 8, band: 0...5000,
    shared: [
      "strategies.balanced.spendByChannelPerMonth.website=0",
      "strategies.balanced.spendByChannelPerMonth.search=0",
      "strategies.balanced.spendByChannelPerMonth.social=0",
    ])

  static let c4Medical = application(
    "medical diagnosis",
    claim: "For medical diagnosis content is worth less than representatives of the same cost",
    file: "medical-diagnosis.yaml", content: "studies", replications: 8, band: -20_000...0,
    shared: ["strategies.balanced.spendByChannelPerMonth.website=0"])

  /// The firm value of content less that of representatives, in thousands of the currency; with the
  /// mechanism off both spend nothing.
  private static func application(
    _ name: String, claim: String, file: String, content: String, replications: Int,
    band: ClosedRange<Double>, shared: [String]
  ) -> Effect {
    Effect(
      id: "C4", name: name, claim: claim,
      mechanism: "the two strategies' spending (nothing in either)",
      source: "band: its sign is the claim; scenarios/\(file)",
      scale: .difference, band: band, replications: replications, placeboReplications: 2
    ) { mechanism, streams in
      let market = EffectMarket(file: file)
      func value(_ strategy: String) throws -> Quotient {
        let record =
          mechanism == .on
          ? try market.under(strategy).record(streams)
          : try EffectMarket(
            file: file, settings: shared + ["strategies.balanced.representatives.sales=0"]
          ).under("balanced").record(streams)
        return Quotient(numerator: record.totals.firmValue / 100 / 1000)
      }
      return Measurement(treated: try value(content), control: try value("representatives"))
    }
  }
}
