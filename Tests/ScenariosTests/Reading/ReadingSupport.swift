import Foundation
import RandomStreams
import Testing

@testable import Scenarios

/// The messages that a scenario of this text ends with when it is read in this way.
func messages(
  _ text: String, settings: [String] = [], resolution: UncertaintyResolution = .likely,
  read: (ScenarioReader) -> Void = { _ in }
) -> [String] {
  do throws(ScenarioError) {
    let tree = try ScenarioTree(text: text, file: "s.yaml", settings: settings)
    let reader = ScenarioReader(tree, resolution: resolution)
    read(reader)
    try reader.finish()
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

/// The messages that reading a file ends with.
func fileMessages(
  _ file: String, settings: [String] = [], read: (ScenarioReader) -> Void = { _ in }
) -> [String] {
  do throws(ScenarioError) {
    let reader = ScenarioReader(try ScenarioTree(file: file, settings: settings))
    read(reader)
    try reader.finish()
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

/// A reader of a text that holds no mistakes of form.
func reader(
  _ text: String, settings: [String] = [], resolution: UncertaintyResolution = .likely
) throws -> ScenarioReader {
  ScenarioReader(
    try ScenarioTree(text: text, file: "s.yaml", settings: settings), resolution: resolution)
}

/// Runs a body with a folder of its own, filled with files, and removes the folder.
func withFolder(_ files: [String: String] = [:], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("scenarios-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  try body(folder.path)
}
