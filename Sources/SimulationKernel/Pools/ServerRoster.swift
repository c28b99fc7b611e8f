/// The servers of a pool: whom each serves, which are idle, which are broken.
///
/// In raw memory as the stays are, and copied with them (`ServerPool.makeUnique`): an array would
/// check at each write whether it is shared.
@usableFromInline
struct ServerRoster: @unchecked Sendable {
  @usableFromInline
  struct Server: BitwiseCopyable, Sendable {
    /// The slot of the customer in service, or `UInt32.max`.
    @usableFromInline var service = UInt32.max
    @usableFromInline var nextIdle = UInt32.max
    @usableFromInline var isListed = false
    @usableFromInline var isDown = false

    @inlinable
    init() {}
  }

  @usableFromInline var storage = Storage(capacity: 0)
  /// The servers in `storage`, kept here to save an indirection.
  @usableFromInline var servers: UnsafeMutablePointer<Server>
  @usableFromInline var count = 0
  /// Chains the idle servers, the last used first; broken ones are taken out when met.
  @usableFromInline var firstIdle = UInt32.max
  /// How many servers are not broken.
  @usableFromInline var upCount = 0

  @inlinable
  init() {
    servers = storage.servers
  }

  @inlinable
  subscript(server: Int) -> Server {
    @inline(__always) unsafeAddress {
      assert(0 <= server && server < count, "no such server")
      return UnsafePointer(servers + server)
    }
    @inline(__always) nonmutating unsafeMutableAddress {
      assert(0 <= server && server < count, "no such server")
      return servers + server
    }
  }

  @inlinable
  var downCount: Int { count - upCount }

  /// The slot of the customer whose server has the highest number; somebody must be in service.
  @inlinable
  var lastBusy: UInt32 {
    guard let server = (0..<count).last(where: { self[$0].service != .max }) else {
      preconditionFailure("nobody is in service")
    }
    return self[server].service
  }

  /// Adds idle servers until there are as many as asked for.
  @inlinable
  mutating func grow(to newCount: Int) {
    guard newCount > count else { return }
    if newCount > storage.capacity { copy(capacity: max(newCount, 2 * storage.capacity)) }
    let newcomers = count..<newCount
    (servers + count).initialize(repeating: Server(), count: newcomers.count)
    count = newCount
    upCount += newcomers.count
    for server in newcomers.reversed() { list(UInt32(server)) }
  }

  /// Goes on in memory of its own.
  @inlinable
  mutating func copy() {
    copy(capacity: storage.capacity)
  }

  @inlinable
  mutating func copy(capacity: Int) {
    let copy = Storage(capacity: capacity)
    copy.servers.initialize(from: servers, count: count)
    storage = copy
    servers = copy.servers
  }

  /// Takes an idle server off the list; there must be one that is not broken.
  @inlinable
  @inline(__always)
  mutating func takeIdle() -> UInt32 {
    while true {
      let server = firstIdle
      firstIdle = self[Int(server)].nextIdle
      self[Int(server)].isListed = false
      if !self[Int(server)].isDown { return server }
    }
  }

  /// Gives a customer a server that is neither busy nor listed.
  @inlinable
  @inline(__always)
  mutating func seat(_ slot: UInt32, at server: UInt32) {
    self[Int(server)].service = slot
  }

  /// Makes a server idle, or only vacant if it is broken.
  @inlinable
  @inline(__always)
  mutating func vacate(_ server: UInt32) {
    self[Int(server)].service = .max
    list(server)
  }

  @inlinable
  @inline(__always)
  mutating func list(_ server: UInt32) {
    self[Int(server)].nextIdle = firstIdle
    self[Int(server)].isListed = true
    firstIdle = server
  }

  @inlinable
  mutating func setDown(_ server: Int) {
    self[server].isDown = true
    upCount -= 1
  }

  @inlinable
  mutating func setUp(_ server: Int) {
    self[server].isDown = false
    upCount += 1
    if !self[server].isListed { list(UInt32(server)) }
  }

  /// The memory.
  @usableFromInline
  final class Storage {
    @usableFromInline let servers: UnsafeMutablePointer<Server>
    @usableFromInline let capacity: Int

    @inlinable
    init(capacity: Int) {
      servers = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    @inlinable
    deinit {
      servers.deallocate()
    }
  }
}
