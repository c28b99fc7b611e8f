#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension SystemFile {
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
      let descriptor = systemOpen(path)
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

// Inside the type, its own name hides the system's.
private func systemOpen(_ path: String) -> CInt {
  open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
}
