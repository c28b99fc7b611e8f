internal import CLearnerKernels

/// The processor instructions by which learners compute; all give the same bits.
public enum VectorInstructions: Int32, Sendable, Hashable, CaseIterable {
  /// What every processor of the platform has; where that is no fused multiply-add, filters with full
  /// covariances take about seventy times as long.
  case basic
  /// Vectors of four numbers and fused multiply-add (AVX2, FMA).
  case avx2
  /// Vectors of eight numbers and fused multiply-add (AVX-512).
  case avx512

  /// The widest that this processor has.
  public static let widest = Self(rawValue: CWidestInstructions()) ?? .basic

  /// Whether this processor has them.
  public var isAvailable: Bool { rawValue <= Self.widest.rawValue }
}
