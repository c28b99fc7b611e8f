import Foundation

/// A run of the built program in a folder of its own, and what came out.
struct ProgramRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// Runs `marketsim` with arguments, in `folder`, and waits for its end.
  static func marketsim(_ arguments: [String], in folder: TemporaryFolder) async throws -> Self {
    try await run(
      Repository.products.appendingPathComponent("marketsim"), arguments, in: folder.url)
  }

  /// Runs `marketsim` in an empty folder and sends it a signal as soon as it has begun a file there.
  static func interrupted(by signal: Int32, _ arguments: [String]) async throws -> (
    run: Self, names: [String]
  ) {
    let folder = try TemporaryFolder()
    let path = folder.url.path
    let run = try await run(
      Repository.products.appendingPathComponent("marketsim"), arguments, in: folder.url
    ) { process in
      // A program that fails before it has begun one is not waited for without end.
      let end = DispatchTime.now() + .seconds(60)
      while (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? true,
        DispatchTime.now() < end
      { sched_yield() }
      kill(process, signal)
    }
    return (run, try folder.names())
  }

  /// Runs a program and waits for its end; `started` is called with its process identifier.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL,
    started: @Sendable (Int32) -> Void = { _ in }
  ) async throws -> Self {
    // Files instead of pipes: a pipe that fills up would stop the program.
    let streams = try TemporaryFolder()
    defer { withExtendedLifetime(streams) {} }
    let output = try streams.makeFile("stdout")
    let errors = try streams.makeFile("stderr")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    started(process.processIdentifier)
    for await _ in ended {}
    return ProgramRun(
      exitCode: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
