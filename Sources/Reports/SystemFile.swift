#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The few POSIX calls that ``OutputDirectory`` is made of.
///
/// Foundation's own atomic write covers one file; a set of files needs the rename by itself, and
/// the system's reason for a failure.
enum SystemFile {
  /// A call that failed, with the system's reason.
  struct Failure: Error {
    let path: String
    let reason: String
    /// Whether the place is right, and the disk has no room or is broken.
    let isOfDisk: Bool

    /// Takes the reason of the call that has just failed.
    init(path: String) {
      let code = errno
      self.path = path
      reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
      isOfDisk = [ENOSPC, EDQUOT, EFBIG, EIO].contains(code)
    }
  }

  /// What is found at a path.
  enum Kind {
    case missing
    case folder
    case file
    /// A device, a pipe or a socket.
    case special
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .special
    }
  }

  /// Why no file may be put at a path, or `nil`: a rename would take away what is there.
  static func obstacle(at path: String) -> String? {
    switch kind(of: path) {
    case .missing, .file: nil
    case .folder: "it is a folder"
    case .special: "it is no ordinary file"
    }
  }

  /// Whether two paths lead to one file, by whatever links.
  static func isOne(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The path of the file that a link at the path leads to; without one, the path itself.
  static func resolved(_ path: String) -> String {
    guard let target = realpath(path, nil) else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  static func createFolder(_ path: String) throws(Failure) {
    // Another process may have made it meanwhile, which is as good.
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      throw Failure(path: path)
    }
  }

  /// Removes a folder that has nothing in it, and leaves any other.
  static func removeIfEmpty(_ path: String) {
    _ = rmdir(path)
  }

  /// A file that is open for writing.
  struct Open {
    let path: String
    fileprivate let descriptor: CInt

    func write(_ bytes: [UInt8]) throws(Failure) {
      var failure: Failure?
      bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty, failure == nil {
          let slice = UnsafeRawBufferPointer(rebasing: rest)
          let count = systemWrite(descriptor, slice.baseAddress, slice.count)
          if count >= 0 {
            rest = rest.dropFirst(count)
          } else if errno != EINTR {
            failure = Failure(path: path)
          }
        }
      }
      if let failure { throw failure }
    }

    /// A full disk may show only when the file is closed.
    func close() throws(Failure) {
      guard systemClose(descriptor) == 0 else { throw Failure(path: path) }
    }
  }

  /// Opens a new, empty file in the place of what was there, and locks it until it is closed, for
  /// ``removeLeftovers(beside:)`` to see that it is being written.
  static func open(_ path: String) throws(Failure) -> Open {
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else { throw Failure(path: path) }
    // Some file systems have no locks; the process is there to be seen as well.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    return Open(path: path, descriptor: descriptor)
  }

  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let file = try open(path)
    do {
      try file.write(bytes)
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
  }

  static func rename(_ source: String, to target: String) throws(Failure) {
    guard systemRename(source, target) == 0 else { throw Failure(path: target) }
  }

  /// Removes a file; one that is not there is no failure.
  static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path: path) }
  }

  // MARK: - Temporary names

  /// The hidden path beside a place under which this process writes what will be put there.
  static func temporaryPath(beside place: String) -> String {
    let (folder, name) = split(place)
    return "\(folder).\(name).\(getpid()).partial"
  }

  /// Removes the files that processes have left beside a place that were killed while they wrote to
  /// it.
  ///
  /// A file belongs to nobody if its process is not there and nobody has it locked: the folder may be
  /// on a disk that another computer, with processes of its own, writes to.
  static func removeLeftovers(beside place: String) {
    let (folder, name) = split(place)
    guard let listing = opendir(folder.isEmpty ? "." : folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let found = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = process(of: found, writing: name), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let path = folder + found
      let descriptor = systemOpenAgain(path)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  /// The process that has given a file its name; nil if it is no temporary file for that place.
  private static func process(of found: String, writing name: String) -> pid_t? {
    let (start, end) = (".\(name).", ".partial")
    guard found.hasPrefix(start), found.hasSuffix(end), found.count > start.count + end.count
    else { return nil }
    return pid_t(found.dropFirst(start.count).dropLast(end.count)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The folder of a place, with its slash, empty for the present one; and the name in it.
  private static func split(_ place: String) -> (folder: String, name: String) {
    guard let slash = place.lastIndex(of: "/") else { return ("", place) }
    return (String(place[...slash]), String(place[place.index(after: slash)...]))
  }
}

// Inside the types, their own names hide the system's.
private func systemWrite(_ descriptor: CInt, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}

private func systemRename(_ source: String, _ target: String) -> CInt {
  rename(source, target)
}

private func systemOpen(_ path: String) -> CInt {
  open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
}

private func systemOpenAgain(_ path: String) -> CInt {
  open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
}

private func systemClose(_ descriptor: CInt) -> CInt {
  close(descriptor)
}
