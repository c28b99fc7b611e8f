/// The links of the chains in which keys wait before they are sorted.
///
/// A node that is free is in a list of its own. The memory belongs to the queue: see
/// `EventBuffer`.
@usableFromInline
struct EventNodes {
  @usableFromInline
  struct Node: BitwiseCopyable {
    @usableFromInline var key: EventKey
    /// The next node of the same chain, or of the free list.
    @usableFromInline var next: UInt32

    @inlinable
    init(key: EventKey, next: UInt32) {
      self.key = key
      self.next = next
    }
  }

  /// No node: the end of a chain.
  @inlinable
  static var none: UInt32 { .max }

  @usableFromInline var nodes = EventBuffer<Node>()
  @usableFromInline var firstFree = Self.none

  @inlinable
  init() {}

  @inlinable
  @inline(__always)
  func key(_ node: UInt32) -> EventKey { nodes.base[Int(node)].key }

  @inlinable
  func setKey(_ key: EventKey, of node: UInt32) { nodes.base[Int(node)].key = key }

  @inlinable
  @inline(__always)
  func next(_ node: UInt32) -> UInt32 { nodes.base[Int(node)].next }

  @inlinable
  @inline(__always)
  func setNext(_ node: UInt32, to next: UInt32) { nodes.base[Int(node)].next = next }

  /// A node with a key, before `next` in its chain.
  @inlinable
  @inline(__always)
  mutating func allocate(_ key: EventKey, next: UInt32) -> UInt32 {
    let node = firstFree
    guard node != Self.none else { return add(Node(key: key, next: next)) }
    firstFree = self.next(node)
    nodes.base[Int(node)] = Node(key: key, next: next)
    return node
  }

  @inlinable
  @inline(never)
  mutating func add(_ node: Node) -> UInt32 {
    nodes.append(node)
    return UInt32(nodes.count - 1)
  }

  @inlinable
  @inline(__always)
  mutating func free(_ node: UInt32) {
    setNext(node, to: firstFree)
    firstFree = node
  }

  @inlinable
  func copy() -> Self {
    var other = self
    other.nodes = nodes.copy()
    return other
  }

  @inlinable
  func deallocate() {
    nodes.deallocate()
  }
}
