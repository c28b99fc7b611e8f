public import CMemory

/// What is fetched from memory ahead, where the buckets are too many for the processor's caches.
///
/// With a million events pending, a key's bucket, a bucket's nodes and the nodes' slots are anywhere
/// in some hundred megabytes. Waiting for them took half of the time of an event.
extension EventQueueState {
  /// A node and its bucket: one that waits to be put there, or one that has been asked for.
  @usableFromInline
  struct BucketNode: BitwiseCopyable {
    @usableFromInline var bucket: UInt32
    @usableFromInline var node: UInt32

    @inlinable
    init(bucket: Int, node: UInt32) {
      self.bucket = UInt32(truncatingIfNeeded: bucket)
      self.node = node
    }
  }

  /// How many nodes wait for their buckets: time enough for memory, a small part of a refill.
  @inlinable
  static var mostArrivals: Int { 8 }

  /// How many buckets the scouts are ahead: some three refills, so that the third node of a chain is
  /// there when the bucket is emptied.
  @inlinable
  static var scoutedBuckets: Int { 96 }

  /// Asks for a key's bucket, and puts the key there that was asked for eight keys before.
  @inlinable
  @inline(__always)
  mutating func admit(_ key: EventKey, to bucket: Int) {
    fetch_ahead(buckets.base + bucket)
    let arrival = BucketNode(
      bucket: bucket, node: nodes.allocate(key, next: EventNodes.none))
    guard arrivals.count == Self.mostArrivals else { return arrivals.append(arrival) }
    settle(arrivals.base[nextArrival])
    arrivals.base[nextArrival] = arrival
    nextArrival = (nextArrival &+ 1) % Self.mostArrivals
  }

  @inlinable
  @inline(__always)
  func settle(_ arrival: BucketNode) {
    let chain = buckets.base + Int(arrival.bucket)
    nodes.setNext(arrival.node, to: chain.pointee.head)
    chain.pointee.head = arrival.node
    chain.pointee.count &+= 1
  }

  /// Puts all keys into their buckets, before these are looked at.
  @inlinable
  mutating func settleArrivals() {
    for arrival in arrivals.elements { settle(arrival) }
    arrivals.removeAll()
    nextArrival = 0
  }

  /// Forgets what has been asked for, as another rung is emptied from now on.
  @inlinable
  @inline(__always)
  mutating func recallScouts() {
    scouts.removeAll()
    firstUnscouted = 0
  }

  /// Asks for one more node of the bucket that is cut next, and for the slot of the one before.
  ///
  /// That bucket's chain is long and has to be followed node by node: once an event, as each has to
  /// arrive before it says which is next, it is there by the time that it is cut.
  @inlinable
  @inline(__always)
  mutating func stepAhead() {
    guard stepped != EventNodes.none else { return }
    fetch_ahead(slots.word(nodes.key(stepped).slot))
    stepped = nodes.next(stepped)
    if stepped != EventNodes.none { fetch_ahead(nodes.nodes.base + Int(stepped)) }
  }

  /// Begins to ask for the nodes of the bucket after one that has been cut.
  @inlinable
  mutating func startSteps(after bucket: Int, of rung: EventRung) {
    var next = bucket + 1
    while next < rung.bucketCount, buckets[rung.firstBucket + next].count == 0 { next += 1 }
    stepped = next < rung.bucketCount ? buckets[rung.firstBucket + next].head : EventNodes.none
    if stepped != EventNodes.none { fetch_ahead(nodes.nodes.base + Int(stepped)) }
  }

  /// Asks for what the buckets of a rung from one on will need when they are emptied: one step along
  /// each chain a call, so that what was asked for by the last call is there.
  ///
  /// Nodes may have been used otherwise since: then something is fetched for nothing.
  @inlinable
  mutating func scout(_ rung: EventRung, from bucket: Int) {
    var kept = 0
    for place in 0..<scouts.count {
      var scout = scouts.base[place]
      guard scout.bucket >= bucket else { continue }
      let next = nodes.next(scout.node)
      fetch_ahead(slots.word(nodes.key(scout.node).slot))
      guard next != EventNodes.none else { continue }
      fetch_ahead(nodes.nodes.base + Int(next))
      scout.node = next
      scouts.base[kept] = scout
      kept += 1
    }
    scouts.count = kept
    let end = min(bucket + Self.scoutedBuckets, rung.bucketCount)
    for ahead in max(bucket, firstUnscouted)..<max(bucket, firstUnscouted, end) {
      let head = buckets.base[rung.firstBucket + ahead].head
      guard head != EventNodes.none else { continue }
      fetch_ahead(nodes.nodes.base + Int(head))
      scouts.append(BucketNode(bucket: ahead, node: head))
    }
    firstUnscouted = max(bucket, end)
  }
}
