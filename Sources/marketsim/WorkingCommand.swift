internal import ArgumentParser

/// A command that does work, rather than only grouping others.
protocol WorkingCommand: ParsableCommand {
  /// Does the command's work.
  func work(on console: Console) async throws
}
