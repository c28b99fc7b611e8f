import Testing

@testable import Scenarios

@Suite struct KeyTableTests {
  private func read(_ reader: ScenarioReader) {
    let market = reader.section("market", "The market.")
    _ = market.integer("people", unit: "people", in: 1...1000, "How many | there are.")
    _ = market.money("price", unit: "per seat", in: .positive, default: 1050, "The price.")
    _ = market.optional("trialDays") { $0.number("trialDays", unit: "days", "The trial.") }
    let channels = reader.collection(
      "channels", kinds: (key: "kind", names: ["ads", "booth"]), "The channels."
    ) { name, channel in
      let kind = channel.choice("kind", of: ["ads", "booth"], "The kind.")
      if kind == "ads" {
        _ = channel.share("clickShare", "Clicks.")
      } else {
        _ = channel.date("on", "The day.")
      }
      return name
    }
    _ = reader.list("rivals", "The rivals.") {
      $0.text("name", default: "rival", "The name.")
    }
    _ = reader.section("spend", "Spending.").keys(naming: "channel", among: channels).map {
      reader.section("spend", "Spending.").money($0, "A budget.")
    }
  }

  @Test("The key table is made from the code that reads")
  func table() {
    let keys = ScenarioReader.describeKeys(of: read)
    #expect(
      keyTable(keys) == """
        | Key | Value | Unit | Default | Meaning |
        | --- | --- | --- | --- | --- |
        | `market` | section |  | – | The market. |
        | `market.people` | whole number from 1 to 1000 ± | people | required \
        | How many \\| there are. |
        | `market.price` | money above 0 ± | per seat | `10.50` | The price. |
        | `market.trialDays` | number ± | days | – | The trial. |
        | `channels` | mapping of names to sections |  | `{}` | The channels. |
        | `channels.<name>.kind` | ads or booth |  | required | The kind. |
        | `channels.<name>.clickShare` | share from 0 to 1 ± |  | required \
        | Clicks. (only with `kind: ads`) |
        | `channels.<name>.on` | date |  | required | The day. (only with `kind: booth`) |
        | `rivals` | list of sections |  | `[]` | The rivals. |
        | `rivals.<n>.name` | text |  | `rival` | The name. |
        | `spend` | section |  | – | Spending. |
        | `spend.<channel>` | money of at least 0 ± |  | required | A budget. |

        """)
  }

  @Test("Reading a scenario notes no keys and describing keys notes no problems")
  func separate() throws {
    let reader = try reader("market: {people: 0}")
    _ = reader.section("market", "").integer("people", in: 1...2, "")
    #expect(reader.context.keys.isEmpty && reader.hasProblems)
    var hasProblems = true
    _ = ScenarioReader.describeKeys {
      read($0)
      hasProblems = $0.hasProblems
    }
    #expect(!hasProblems)
  }
}
