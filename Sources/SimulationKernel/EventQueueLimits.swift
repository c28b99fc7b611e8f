/// The sizes at which the queue changes from one structure to the next, found by measurement.
///
/// They change no order, only the speed (Documentation/Decisions/0013-ladder-queue.md); tests make
/// them small, to get to all structures with few events.
@usableFromInline
struct EventQueueLimits: Sendable {
  /// A heap that grows beyond this is spread over buckets.
  @usableFromInline var heap = 128

  /// A top of no more than this is not worth a ladder.
  @usableFromInline var plain = 64

  /// A bucket of more than this is not sorted but becomes a rung.
  @usableFromInline var bucket = 64

  /// Buckets are taken until they have this many events.
  @usableFromInline var batch = 64

  /// With this many rungs buckets are sorted, however full.
  @usableFromInline var rungs = 8

  @inlinable
  init() {}
}
