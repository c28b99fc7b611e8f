/// The sizes at which the queue changes from one structure to the next.
///
/// Round numbers that do well, not an optimum (Documentation/Decisions/0014-event-queue.md). They
/// change no order, only the speed; tests make them small, to get to all structures with few events.
@usableFromInline
struct EventQueueLimits: Sendable {
  /// A key goes to the heap if it comes before more than this many keys of the run.
  @usableFromInline var shift = 32

  /// A key that comes after no more than this many keys of the run is put there from the front, if
  /// keys have been taken from it; if negative, never.
  @usableFromInline var frontShift = 8

  /// While the run has no more keys than this and all are in it, a key is put there without looking
  /// further; if negative, never.
  @usableFromInline var direct = 16

  /// A heap that grows beyond this is spread over buckets.
  @usableFromInline var heap = 32

  /// A top of no more than this is not worth a ladder.
  @usableFromInline var plain = 32

  /// A bucket of more than this is not sorted but becomes a rung.
  @usableFromInline var bucket = 64

  /// Buckets are taken until they have this many events.
  @usableFromInline var batch = 64

  /// Buckets of a new ladder, for each event.
  @usableFromInline var density = 0.5

  /// With more buckets than this they are fetched from memory ahead of what is done with them.
  @usableFromInline var ahead = 1 << 14

  /// With this many rungs buckets are sorted, however full.
  @usableFromInline var rungs = 8

  /// Fewer dead keys than this are left where they are.
  @usableFromInline var dead = 64

  /// Sequence numbers are given anew when this many have been used.
  ///
  /// The last number of all is left out, as it marks vacant slots.
  @usableFromInline var sequences = EventKey.fieldMask

  @inlinable
  init() {}
}
