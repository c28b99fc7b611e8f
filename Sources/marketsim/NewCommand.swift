internal import ArgumentParser

struct NewCommand: WorkingCommand {
  static let configuration = CommandConfiguration(commandName: "new")
  func work(on console: Console) async throws {}
}
