internal import ArgumentParser

/// Judges the learners against known truths, and times them.
@main
struct LearnerStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner-study",
    abstract:
      "Judges the learners where the truth is known, in a market among others, and times them.",
    subcommands: [
      StreamCommand.self, BanditCommand.self, SpeedCommand.self, SequenceCommand.self,
      PlayCommand.self, MarketCommand.self,
    ])
}
