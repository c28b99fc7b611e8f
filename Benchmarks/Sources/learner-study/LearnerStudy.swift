internal import ArgumentParser

/// Judges the learners against known truths, and times them.
@main
struct LearnerStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner-study",
    abstract: "Judges the learners on a stream and a bandit whose truth is known, and times them.",
    subcommands: [
      StreamCommand.self, BanditCommand.self, SpeedCommand.self, SequenceCommand.self,
      PlayCommand.self,
    ])
}
