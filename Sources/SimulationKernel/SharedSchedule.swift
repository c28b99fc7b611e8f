/// A schedule as a value: its memory is copied when it is shared and about to be changed.
///
/// A simulation asks once a run or step, not at each event, whether its schedule is shared: while
/// it runs, nobody else can come to refer to it.
@usableFromInline
struct SharedSchedule<Event: Sendable>: Sendable {
  @usableFromInline var box: Box

  @inlinable
  init(_ schedule: consuming EventSchedule<Event>) {
    box = Box(schedule)
  }

  @inlinable
  var schedule: EventSchedule<Event> {
    @inline(__always)
    _read { yield box.schedule }
    @inline(__always)
    _modify {
      makeUnique()
      yield &box.schedule
    }
  }

  @inlinable
  @inline(__always)
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&box) { copyBox() }
  }

  @inlinable
  @inline(never)
  mutating func copyBox() {
    box = Box(box.schedule.copy())
  }

  /// It may be sent, and shared, because it is changed only by an owner that has checked to be the
  /// only one, as an array's storage is.
  @usableFromInline
  final class Box: @unchecked Sendable {
    // Unchecked, because exclusive access to the only reference is exclusive access to this.
    @exclusivity(unchecked) @usableFromInline var schedule: EventSchedule<Event>

    @inlinable
    init(_ schedule: consuming EventSchedule<Event>) {
      self.schedule = schedule
    }
  }
}
