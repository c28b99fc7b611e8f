/// Where the pending events' payloads lie, and what tells whether a handle or a key still counts.
///
/// A slot is a word and the payload. The word has the phase and the sequence number of the key
/// that the event has now, where the key has them, and the slot's generation in the place of its
/// number. So a key is *live* when its slot shows its sequence number, and a handle is valid when
/// its slot shows its generation: an event can be rescheduled by giving it another key, and its
/// former key is dead from then on.
///
/// A vacant slot has a phase and sequence number that no key has; the number of the next vacant
/// slot is where the payload was. The memory belongs to the queue: see `EventBuffer`.
@usableFromInline
struct EventSlots<Event> {
  /// No slot: the end of the list of vacant slots.
  @inlinable
  static var none: UInt32 { UInt32(EventKey.fieldMask) }

  /// The phase and sequence number of a vacant slot.
  @inlinable
  static var vacant: UInt64 { ~EventKey.fieldMask }

  /// The word of a slot that has come to its last generation.
  ///
  /// It is left unused for good, so that a handle, however old, never means another event.
  @inlinable
  static var wornOut: UInt64 { .max }

  @inlinable
  static var payloadOffset: Int { max(8, MemoryLayout<Event>.alignment) }

  @inlinable
  static var alignment: Int { max(8, MemoryLayout<Event>.alignment) }

  /// The bytes from one slot to the next.
  @inlinable
  static var stride: Int {
    let size = payloadOffset + max(MemoryLayout<UInt32>.size, MemoryLayout<Event>.size)
    return (size + alignment - 1) / alignment * alignment
  }

  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var capacity = 0
  /// How many slots there are, vacant ones included.
  @usableFromInline var count = 0
  @usableFromInline var firstVacant = Self.none

  @inlinable
  init(capacity: Int = 0) {
    base = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * Self.stride, alignment: Self.alignment)
    if capacity * Self.stride >= largeMemory {
      useLargePages(base, bytes: capacity * Self.stride)
    }
    self.capacity = capacity
  }

  @inlinable
  @inline(__always)
  func word(_ slot: UInt32) -> UnsafeMutablePointer<UInt64> {
    assert(slot < count, "no such slot")
    return (base + Int(slot) &* Self.stride).assumingMemoryBound(to: UInt64.self)
  }

  @inlinable
  @inline(__always)
  func payload(_ slot: UInt32) -> UnsafeMutableRawPointer {
    assert(slot < count, "no such slot")
    return base + (Int(slot) &* Self.stride &+ Self.payloadOffset)
  }

  @inlinable
  @inline(__always)
  func event(_ slot: UInt32) -> UnsafeMutablePointer<Event> {
    payload(slot).assumingMemoryBound(to: Event.self)
  }

  @inlinable
  @inline(__always)
  func isOccupied(_ slot: UInt32) -> Bool { word(slot).pointee < Self.vacant }

  /// Whether the event has this key now.
  @inlinable
  @inline(__always)
  func isLive(_ key: EventKey) -> Bool {
    (word(key.slot).pointee ^ key.rank) <= EventKey.fieldMask
  }

  @inlinable
  func contains(_ handle: EventHandle) -> Bool {
    handle.slot < count && isOccupied(handle.slot)
      && word(handle.slot).pointee & EventKey.fieldMask == UInt64(handle.generation)
  }

  @inlinable
  func phase(_ slot: UInt32) -> EventPhase {
    EventPhase(rawValue: UInt8(truncatingIfNeeded: word(slot).pointee >> 56))
  }

  /// The number of a vacant slot, taken off their list: it has to be occupied.
  @inlinable
  @inline(__always)
  mutating func allocate() -> UInt32 {
    let slot = firstVacant
    guard slot != Self.none else { return add() }
    firstVacant = payload(slot).load(as: UInt32.self)
    return slot
  }

  /// Puts an event under its key, and returns its handle.
  @inlinable
  @inline(__always)
  mutating func occupy(with event: consuming Event, key: EventKey) -> EventHandle {
    // A vacant slot's word has all bits set where the key's are to go.
    let shown = word(key.slot).pointee & (key.rank | EventKey.fieldMask)
    word(key.slot).pointee = shown
    self.event(key.slot).initialize(to: event)
    return EventHandle(
      slot: key.slot, generation: UInt32(truncatingIfNeeded: shown & EventKey.fieldMask))
  }

  /// Gives a pending event another key, and leaves its handle as it is.
  @inlinable
  func setKey(_ key: EventKey) {
    let generation = word(key.slot).pointee & EventKey.fieldMask
    word(key.slot).pointee = key.rank & Self.vacant | generation
  }

  /// Takes the event out of its slot.
  @inlinable
  @inline(__always)
  mutating func take(_ slot: UInt32) -> Event {
    let event = self.event(slot).move()
    vacate(slot)
    return event
  }

  /// Destroys the event in a slot.
  @inlinable
  mutating func clear(_ slot: UInt32) {
    event(slot).deinitialize(count: 1)
    vacate(slot)
  }

  @inlinable
  @inline(__always)
  mutating func vacate(_ slot: UInt32) {
    let shown = (word(slot).pointee | Self.vacant) &+ 1
    word(slot).pointee = shown
    guard shown != Self.wornOut else { return }
    payload(slot).storeBytes(of: firstVacant, as: UInt32.self)
    firstVacant = slot
  }

  /// Makes a slot where none is vacant.
  @inlinable
  @inline(never)
  mutating func add() -> UInt32 {
    precondition(count < Int(Self.none), "too many pending events")
    if count == capacity {
      var larger = Self(capacity: max(16, capacity + capacity / 2))
      larger.take(all: self) { $0.moveInitialize(from: $1, count: 1) }
      base.deallocate()
      self = larger
    }
    count += 1
    word(UInt32(count - 1)).initialize(to: Self.vacant)
    return UInt32(count - 1)
  }

  /// The same events in memory of their own.
  @inlinable
  func copy() -> Self {
    var other = Self(capacity: count)
    other.take(all: self) { $0.initialize(from: $1, count: 1) }
    return other
  }

  @inlinable
  mutating func take(
    all other: Self,
    by transfer: (UnsafeMutablePointer<Event>, UnsafeMutablePointer<Event>) -> Void
  ) {
    count = other.count
    firstVacant = other.firstVacant
    for slot in 0..<UInt32(count) {
      word(slot).initialize(to: other.word(slot).pointee)
      if other.isOccupied(slot) {
        transfer(event(slot), other.event(slot))
      } else {
        payload(slot).copyMemory(from: other.payload(slot), byteCount: MemoryLayout<UInt32>.size)
      }
    }
  }

  /// Destroys the events and gives the memory back.
  @inlinable
  func deallocate() {
    for slot in 0..<UInt32(count) where isOccupied(slot) {
      event(slot).deinitialize(count: 1)
    }
    base.deallocate()
  }
}
