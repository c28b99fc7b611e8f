internal import RandomStreams

/// What a file holds that a scenario names, kept so that the file is read once.
struct Attachment: Sendable {
  let path: String
  /// Of the file's bytes.
  let hash: StableHash
  let value: any Sendable
}

extension ScenarioReader {
  /// Reads a file that a key names, such as a list of friendships.
  ///
  /// A path that is written in a file counts from that file's folder, one that is set on the
  /// command line from the working directory. The file is read when the scenario is, and not again
  /// for a replication.
  ///
  /// - Parameters:
  ///   - expected: What the file should be, as `a file of friendships`.
  ///   - fallback: What to go on with when there is a problem.
  ///   - load: Reads the file; its problems name the file's lines.
  public func attachment<Value: Sendable>(
    _ key: String, expected: String, fallback: Value, _ meaning: String,
    load: (DataFile) throws(ScenarioError) -> Value
  ) -> Value {
    describe(key, .path, default: nil, meaning: meaning)
    return read(key, default: nil, fallback: fallback, expected: expected) { node -> Value? in
      guard let scalar = node.scalar, scalar.value == .text, !scalar.text.isEmpty else {
        report(node, key: key, expected: "the path of \(expected)")
        return nil
      }
      var path = scalar.text
      if case .file(let file, _, _) = node.origin, !path.hasPrefix("/") {
        path = ScenarioFile.split(file).folder + path
      }
      if let known = context.attachments.first(where: { $0.path == path })?.value as? Value {
        return known
      }
      do throws(ScenarioFile.Failure) {
        return attach(try DataFile(path: path), load)
      } catch {
        report(
          .statement("\(path): \(error.statement)"), at: node.origin, key: key, expected: expected)
        return nil
      }
    }
  }

  private func attach<Value: Sendable>(
    _ file: DataFile, _ load: (DataFile) throws(ScenarioError) -> Value
  ) -> Value? {
    do throws(ScenarioError) {
      let value = try load(file)
      context.attachments.append(Attachment(path: file.path, hash: file.hash, value: value))
      return value
    } catch {
      if !section.isMuted { context.problems += error.problems }
      return nil
    }
  }
}
