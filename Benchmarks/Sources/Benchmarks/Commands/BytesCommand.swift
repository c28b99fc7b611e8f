internal import ArgumentParser

/// Bytes of a pending event.
struct BytesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bytes",
    abstract: "Measures the memory of a pending event, its handle and payload included.",
    discussion: "Prints a dash for a benchmark in which few events are pending.")

  @OptionGroup
  var choice: Choice

  func run() throws {
    guard let bytes = try choice.benchmark.bytesOfPendingEvent() else {
      print("-")
      return
    }
    print((bytes * 10).rounded() / 10)
  }
}
