import MarketModel
import Testing

@testable import Scenarios

/// The scenarios that come with the program.
@Suite struct ScenarioLibraryTests {
  private func files() throws -> [String] {
    try RepositoryFiles.names(under: "scenarios", endingIn: ".yaml")
  }

  @Test("Every scenario of the library loads, and every template is extended by one of them")
  func load() throws {
    var read: Set<String> = []
    let files = try files()
    let templates = files.filter { $0.contains("/template/") }
    for file in files where !templates.contains(file) {
      do {
        let scenario = try Scenario(file: RepositoryFiles.path(file))
        #expect(scenario.strategyNames.count > 1, "\(file)")
        read.formUnion(scenario.files)
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(!templates.isEmpty)
    for template in templates {
      #expect(read.contains { $0.hasSuffix(template) }, "\(template)")
    }
  }

  /// A mechanism, and whether a market has it.
  private typealias Mechanism = (name: String, isIn: (MarketConfiguration) -> Bool)

  private func channel(_ name: String, _ isIn: @escaping (ChannelKind) -> Bool) -> Mechanism {
    (name, { market in market.channels.contains { isIn($0.kind) } })
  }

  private func rival(_ name: String, _ isIn: @escaping (RivalConfiguration) -> Bool) -> Mechanism {
    (name, { $0.rivals.contains(where: isIn) })
  }

  private var mechanisms: [Mechanism] {
    [
      channel("A1 forms") { if case .website(let parts) = $0 { parts.form != nil } else { false } },
      channel("A1 leads from use") {
        if case .salesTeam(let parts) = $0 { parts.productQualifiedShare > 0 } else { false }
      },
      channel("A2 own name") {
        if case .searchAds(let parts) = $0 { parts.ownName != nil } else { false }
      },
      channel("A2 auction") {
        if case .searchAds(let parts) = $0 { parts.auction != nil } else { false }
      },
      channel("A3 auction") {
        if case .socialMedia(let parts) = $0 { parts.auction != nil } else { false }
      },
      channel("A3 wear-out") {
        if case .socialMedia(let parts) = $0 { parts.creative != nil } else { false }
      },
      channel("A3 followers") {
        if case .socialMedia(let parts) = $0 { parts.following != nil } else { false }
      },
      channel("A3 creators") {
        if case .socialMedia(let parts) = $0 { !parts.creators.isEmpty } else { false }
      },
      channel("A4 ratings") {
        if case .ecommercePlatform(let parts) = $0 { parts.ratings != nil } else { false }
      },
      channel("A5 districts") {
        if case .shops(let parts) = $0 { parts.shops.contains { $0.place != nil } } else { false }
      },
      channel("A7 stock") {
        if case .partners(let parts) = $0 { parts.stock != nil } else { false }
      },
      channel("A7 joint campaigns") {
        if case .partners(let parts) = $0 { !parts.campaigns.isEmpty } else { false }
      },
      channel("A7 poached sales") {
        guard case .partners(let parts) = $0 else { return false }
        return !parts.contract.honoursRegistrations && parts.relationship.lossPerPoachedSale > 0
      },
      channel("A7 two programmes") {
        guard case .partners(let parts) = $0 else { return false }
        return parts.relationship.lossPerPartnerSale > 0
      },
      channel("A8 randomised mails") {
        if case .email(let parts) = $0 { parts.holdOutShare > 0 } else { false }
      },
      channel("A9 learnt") {
        if case .developers(let parts) = $0 { parts.usage.learnt != nil } else { false }
      },
      rival("B5 match") { if case .match = $0.pricing { true } else { false } },
      rival("B5 undercut") { if case .undercut = $0.pricing { true } else { false } },
      rival("B5 bids") { !$0.bids.isEmpty }, rival("B5 outbid") { $0.outbidding != nil },
      rival("B5 copy") { $0.copying != nil }, rival("B5 releases") { $0.releases != nil },
      rival("B5 advertising") { $0.advertising != nil },
      ("B6 licence", { if case .licence = $0.product.plan?.charge { true } else { false } }),
      ("B8 engagement", { ($0.product.ai?.usage.engagementLiftPerSession ?? 0) > 0 }),
      ("C3 withdrawal", { ($0.product.ai?.consent.withdrawalsPerYear ?? 0) > 0 }),
      channel("C8 bot that is the product") {
        guard case .chat(let parts) = $0 else { return false }
        return (parts.bot?.resolvedLogOddsPerQuality ?? 0) > 0
      },
      ("D11 rest", { $0.channels.contains { $0.lifeCycle.pause != nil } }),
      ("business shopping", { $0.calendar.businessShopping != nil }),
      ("hubs", { if case .barabasiAlbert = $0.network { true } else { false } }),
      ("groups", { if case .stochasticBlock = $0.network { true } else { false } }),
    ]
  }

  @Test("A planner finds every mechanism of the documents in some scenario")
  func everyMechanism() throws {
    let files = try files().filter { !$0.contains("/template/") && !$0.contains("/tutorial/") }
    let markets = try files.map { try Scenario(file: RepositoryFiles.path($0)).likely.market }
    for mechanism in mechanisms {
      #expect(markets.contains(where: mechanism.isIn), "\(mechanism.name)")
    }
  }

  /// Sections that say what somebody decides or owns, and not how people behave.
  private let decided: Set<String> = [
    "format", "clock", "goal", "firm", "strategies", "baseline",
  ]
  /// Keys elsewhere that are such.
  private let decidedKeys: Set<String> = ["people", "priceLevel"]

  @Test("Every number about behaviour has its source, or the word assumption, beside it")
  func sources() throws {
    for file in try files() {
      let lines = try RepositoryFiles.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(ScenarioLine.init)
      for (number, line) in lines.enumerated() where line.hasNumber {
        let parents = ScenarioLine.parents(of: number, in: lines)
        let section = parents.first?.key ?? line.key
        guard !decided.contains(section), !decidedKeys.contains(line.key) else { continue }
        // The elements of a list may have their source in the list's first line.
        let inherited = line.isElement && parents.last?.comment.isEmpty == false
        #expect(
          !line.comment.isEmpty || inherited, "\(file):\(number + 1): no source and no assumption")
      }
    }
  }
}

/// A line of a scenario file, taken apart as far as block style goes.
private struct ScenarioLine {
  let indentation: Int
  let isElement: Bool
  let key: String
  let hasNumber: Bool
  let comment: String

  init(_ line: Substring) {
    let parts = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let content = parts[0]
    comment = parts.count > 1 ? parts[1].trimmingPrefix(/\s+/).description : ""
    indentation = content.prefix { $0 == " " }.count
    let trimmed = content.trimmingPrefix(/\s+/)
    isElement = trimmed.hasPrefix("- ")
    let halves = trimmed.split(separator: ":", maxSplits: 1)
    key = halves.first.map(String.init) ?? ""
    hasNumber = (halves.count > 1 ? halves[1] : "").contains(/(^|[\s\[,:])-?\.?\d/)
  }

  /// The lines that a line stands under, the outermost first.
  static func parents(of number: Int, in lines: [ScenarioLine]) -> [ScenarioLine] {
    var parents: [ScenarioLine] = []
    var indentation = lines[number].indentation
    for line in lines[..<number].reversed()
    where indentation > 0 && !line.key.isEmpty && line.indentation < indentation {
      parents.append(line)
      indentation = line.indentation
    }
    return parents.reversed()
  }
}
