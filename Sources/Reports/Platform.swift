#if canImport(Glibc)
  internal import Glibc
#endif
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What, besides the seed, decides the bits of a result: processor, system, C library, compiler.
///
/// The C library chooses variants of `exp` and `log` by what the processor offers, and they may
/// differ in the last bit; hence the feature level.
public struct Platform: Codable, Sendable, Hashable {
  /// The operating system, such as `linux`.
  public let system: String
  /// The processor's architecture, such as `x86_64`.
  public let architecture: String
  /// The processor's feature level, such as `x86-64-v3`; `unknown` where it can't be told.
  public let featureLevel: String
  /// The C library and its version, such as `glibc 2.36`.
  public let library: String
  /// The Swift language version that the compiler had.
  public let swift: String

  /// The platform of this process.
  public static var current: Platform {
    Platform(
      system: systemName, architecture: architectureName, featureLevel: currentFeatureLevel,
      library: libraryName, swift: swiftVersion)
  }

  private static var systemName: String {
    #if os(Linux)
      "linux"
    #elseif os(macOS)
      "macos"
    #else
      "other"
    #endif
  }

  private static var architectureName: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  private static var libraryName: String {
    #if canImport(Glibc)
      gnuLibraryName
    #elseif canImport(Darwin)
      "libSystem of macOS \(ProcessInfo.processInfo.operatingSystemVersionString)"
    #else
      "unknown"
    #endif
  }

  #if canImport(Glibc)
    /// The library's name and version in one, such as `glibc 2.36`.
    private static var gnuLibraryName: String {
      let name = CInt(_CS_GNU_LIBC_VERSION)
      var buffer = [CChar](repeating: 0, count: confstr(name, nil, 0))
      confstr(name, &buffer, buffer.count)
      return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  #endif

  // A program cannot ask for its compiler's version, only compare it.
  private static var swiftVersion: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var currentFeatureLevel: String {
    #if os(Linux) && arch(x86_64)
      let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      return featureLevel(ofProcessorInfo: text)
    #else
      return "unknown"
    #endif
  }

  /// The x86-64 feature level of the psABI, from the flags that Linux lists.
  static func featureLevel(ofProcessorInfo text: String) -> String {
    let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
    guard let line else { return "unknown" }
    let flags = Set(line.split(whereSeparator: \.isWhitespace))
    var level = "x86-64-v1"
    for (name, needed) in featureLevels {
      guard flags.isSuperset(of: needed) else { break }
      level = name
    }
    return level
  }

  private static let featureLevels: [(name: String, needed: [Substring])] = [
    ("x86-64-v2", ["cx16", "lahf_lm", "popcnt", "sse4_1", "sse4_2", "ssse3"]),
    ("x86-64-v3", ["abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe", "xsave"]),
    ("x86-64-v4", ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]),
  ]
}
