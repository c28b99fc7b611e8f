import Testing

@testable import Scenarios

/// What was most likely meant by a name that is wrong, and one problem for one mistake.
@Suite struct MistypedNameTests {
  private func problems(of settings: [String], in file: String? = nil) -> [String] {
    do throws(ScenarioError) {
      if let file {
        _ = try Scenario(file: RepositoryFiles.path(file), settings: settings)
      } else {
        _ = try Scenario(text: smallScenario, file: "small.yaml", settings: settings)
      }
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("A mistyped key of another kind says the key and the kinds that have it")
  func otherKinds() {
    #expect(
      problems(of: ["learner.kind=mixture", "learner.learningRate=~", "learner.mergeEveryDays=7"])
        == [
          "--set learner.mergeEveryDays=7: learner.mergeEveryDays: unknown key; did you mean "
            + "\"mergesEveryDays\", which is there with kind: full?"
        ])
    #expect(
      problems(of: ["channels.social.wagePerMont=5000"]) == [
        "--set channels.social.wagePerMont=5000: channels.social.wagePerMont: unknown key; did you "
          + "mean \"wagePerMonth\", which is there with kind: shops or kind: chat?"
      ])
    // A key of the section's own kind is nearer than one of another.
    #expect(
      problems(of: ["channels.social.costPerMile=5"]) == [
        "--set channels.social.costPerMile=5: channels.social.costPerMile: unknown key; did you "
          + "mean \"costPerMille\"?"
      ])
    #expect(
      problems(of: ["channels.social.zzzzzzzz=5"]) == [
        "--set channels.social.zzzzzzzz=5: channels.social.zzzzzzzz: unknown key"
      ])
  }

  @Test(
    "A setting of a channel or strategy that there is not is refused, unless it says what it is")
  func newEntries() {
    #expect(
      problems(of: ["channels.socail.costPerMille=30"]) == [
        "--set channels.socail.costPerMille=30: channels.socail: no such channel; expected social or "
          + "shop; for a new one, its kind too; did you mean \"social\"?"
      ])
    #expect(
      problems(of: ["strategies.evne.spendPerMonth=30", "strategies.evne.reviewDays=30"]) == [
        "--set strategies.evne.reviewDays=30: strategies.evne: no such strategy; expected even, plan "
          + "or same; for a new one, its policy or from too; did you mean \"even\"?",
        "--set strategies.evne.spendPerMonth=30: strategies.evne: no such strategy; expected even, "
          + "plan or same; for a new one, its policy or from too; did you mean \"even\"?",
      ])
    #expect(problems(of: ["strategies.more.spendPerMonth=30", "strategies.more.from=even"]) == [])
    #expect(problems(of: ["strategies.more={from: plan}"]) == [])
    let made = problems(of: ["channels.site.kind=website"])
    #expect(!made.isEmpty && made.allSatisfy { $0.contains("channels.site.") })
    #expect(problems(of: ["channels.social.costPerMille=30"]) == [])
  }

  @Test("A clock that is wrong is one problem, whatever is dated in the scenario")
  func clock() throws {
    let files = try RepositoryFiles.names(under: "scenarios", endingIn: ".yaml")
      .filter { !$0.contains("/template/") }
    #expect(files.count > 20)
    for file in files {
      let start = problems(of: ["clock.start=2027-02-30"], in: file)
      #expect(start.count == 1 && start[0].contains("clock.start: found"), "\(file): \(start)")
      let length = problems(of: ["clock.horizonDays=0"], in: file)
      #expect(length.count == 1 && length[0].contains("clock.horizonDays: found 0"), "\(file)")
    }
    // What is wrong in itself is told all the same.
    let both = problems(of: ["clock.horizonDays=0", "channels.social.life={opensOn: soon}"])
    #expect(both.count == 2 && both.contains { $0.contains("found \"soon\"") })
  }
}
