#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The processor time of this process: what other programs on the machine take is not in it.
enum ProcessorTime {
  /// Nanoseconds since the process began.
  static var nanoseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
