internal import CFilterKernels

/// The processor instructions by which filters with full covariances compute; all give the same bits.
public enum FilterInstructions: Int32, Sendable, Hashable, CaseIterable {
  /// What every processor of the platform has.
  case basic
  /// Vectors of four numbers (AVX2).
  case avx2
  /// Vectors of eight numbers (AVX-512).
  case avx512

  /// The widest that this processor has.
  public static let widest = Self(rawValue: CFilterWidestInstructions()) ?? .basic

  /// Whether this processor has them.
  public var isAvailable: Bool { rawValue <= Self.widest.rawValue }
}
