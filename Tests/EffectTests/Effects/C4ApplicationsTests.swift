import MarketModel
import RandomStreams
import Testing

/// Applications (C4): what sells one does not sell another.
struct C4ApplicationsTests {
  @Test("C4 Content is worth more than a representative to a chatbot")
  func chatbot() async throws { try await check(.c4Chatbot) }

  @Test("C4 Representatives are worth more than content to image recognition")
  func imageRecognition() async throws { try await check(.c4ImageRecognition) }
}

extension Effect {
  static let c4Chatbot = application(
    "chatbot", claim: "A chatbot's firm is worth more with content than with a representative",
    file: "chatbot.yaml", content: "content", band: 0...2000, replications: 6)

  static let c4ImageRecognition = application(
    "image recognition",
    claim: "A firm of image recognition is worth less with content than with representatives",
    file: "image-recognition.yaml", content: "case-studies", band: -20_000...0, replications: 8)

  /// The firm value with content less that with representatives of about the same cost, in thousands
  /// of the currency.
  private static func application(
    _ name: String, claim: String, file: String, content: String, band: ClosedRange<Double>,
    replications: Int
  ) -> Effect {
    Effect(
      id: "C4", name: name, claim: claim,
      mechanism: "the difference of the strategies (representatives on both sides)",
      source: "band: the claim's sign; scenarios/\(file)", scale: .difference, band: band,
      replications: replications, placeboReplications: 2
    ) { mechanism, streams in
      func value(_ strategy: String) throws -> Quotient {
        let record = try EffectMarket(file: file).under(strategy).record(streams)
        return Quotient(numerator: record.totals.firmValue / 100 / 1000)
      }
      return Measurement(
        treated: try value(mechanism == .on ? content : "representatives"),
        control: try value("representatives"))
    }
  }
}
