/// The servers of a pool: whom each serves, which are idle, which are broken.
@usableFromInline
struct ServerRoster: Sendable {
  @usableFromInline
  struct Server: Sendable {
    /// The slot of the customer in service, or `UInt32.max`.
    @usableFromInline var service = UInt32.max
    @usableFromInline var nextIdle = UInt32.max
    @usableFromInline var isListed = false
    @usableFromInline var isDown = false

    @inlinable
    init() {}
  }

  @usableFromInline var servers: [Server] = []
  /// Chains the idle servers, the last used first; broken ones are taken out when met.
  @usableFromInline var firstIdle = UInt32.max
  /// How many servers are not broken.
  @usableFromInline var upCount = 0

  @inlinable
  init() {}

  @inlinable
  var downCount: Int { servers.count - upCount }

  /// The slot of the customer whose server has the highest number; somebody must be in service.
  @inlinable
  var lastBusy: UInt32 {
    guard let server = servers.last(where: { $0.service != .max }) else {
      preconditionFailure("nobody is in service")
    }
    return server.service
  }

  /// Adds idle servers until there are as many as asked for.
  @inlinable
  mutating func grow(to count: Int) {
    let newcomers = servers.count..<max(count, servers.count)
    upCount += newcomers.count
    servers.append(contentsOf: repeatElement(Server(), count: newcomers.count))
    for server in newcomers.reversed() { list(UInt32(server)) }
  }

  /// Takes an idle server off the list; there must be one that is not broken.
  @inlinable
  @inline(__always)
  mutating func takeIdle() -> UInt32 {
    while true {
      let server = firstIdle
      firstIdle = servers[Int(server)].nextIdle
      servers[Int(server)].isListed = false
      if !servers[Int(server)].isDown { return server }
    }
  }

  /// Gives a customer a server that is neither busy nor listed.
  @inlinable
  @inline(__always)
  mutating func seat(_ slot: UInt32, at server: UInt32) {
    servers[Int(server)].service = slot
  }

  /// Makes a server idle, or only vacant if it is broken.
  @inlinable
  @inline(__always)
  mutating func vacate(_ server: UInt32) {
    servers[Int(server)].service = .max
    list(server)
  }

  @inlinable
  @inline(__always)
  mutating func list(_ server: UInt32) {
    servers[Int(server)].nextIdle = firstIdle
    servers[Int(server)].isListed = true
    firstIdle = server
  }

  @inlinable
  mutating func setDown(_ server: Int) {
    servers[server].isDown = true
    upCount -= 1
  }

  @inlinable
  mutating func setUp(_ server: Int) {
    servers[server].isDown = false
    upCount += 1
    if !servers[server].isListed { list(UInt32(server)) }
  }
}
