#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The memory that this process has had in use.
enum ResidentMemory {
  /// The most that was resident at any time so far, in bytes.
  static var peakBytes: Int {
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      // Not getrusage, which on Linux still counts the program that a process ran before this one.
      guard let file = fopen("/proc/self/status", "r") else { return 0 }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = line.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8(bitPattern: $0))) }
        guard text.starts(with: "VmHWM:") else { continue }
        return (Int(String(text.filter(\.isNumber))) ?? 0) * 1024
      }
      return 0
    #endif
  }
}
