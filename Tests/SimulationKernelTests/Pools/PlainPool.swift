import SimulationKernel

/// What a server pool should do, with arrays that are searched and sorted anew each time.
struct PlainPool {
  struct Waiting {
    let customer: Int
    let rank: Double
    var work: Double
    let arrival: Double
    var since: Double
    var server = -1
    /// Orders those in service by when they began.
    var beginning = 0
  }

  let discipline: QueueDiscipline
  let rule: InterruptionRule
  let queueLimit: Int
  let batch: ClosedRange<Int>
  var capacity: Int
  var waiting: [Waiting] = []
  /// Batches in service.
  var serving: [[Waiting]] = []
  var isDown: [Bool]
  var beginnings = 0
  var arrivals = 0, served = 0, balked = 0, reneged = 0, interrupted = 0
  var waits = 0.0, lostWaits = 0.0, sojourns = 0.0
  var queueArea = 0.0, busyArea = 0.0, availableArea = 0.0, clock = 0.0

  var available: Int { min(capacity, isDown.count { !$0 }) }

  mutating func advance(to now: Double) {
    queueArea += Double(waiting.count) * (now - clock)
    busyArea += Double(serving.count) * (now - clock)
    availableArea += Double(available) * (now - clock)
    clock = now
  }

  /// Who is taken next: the line in its order.
  private mutating func sortLine() {
    switch discipline {
    case .firstInFirstOut, .lastInFirstOut: break
    case .priority, .preemptivePriority:
      waiting.sort { ($0.rank, $0.customer) < ($1.rank, $1.customer) }
    case .shortestFirst:
      waiting.sort { ($0.work, $0.customer) < ($1.work, $1.customer) }
    }
  }

  /// Whom the least urgent service could be interrupted for, by its place in `serving`.
  private func victim(rank: Double) -> Int? {
    guard discipline == .preemptivePriority, serving.count >= available, available > 0 else {
      return nil
    }
    let worst = serving.indices.max {
      (serving[$0][0].rank, serving[$0][0].beginning)
        < (serving[$1][0].rank, serving[$1][0].beginning)
    }
    guard let worst, serving[worst][0].rank > rank else { return nil }
    return worst
  }

  /// The customers of a service that begins, and who was interrupted for it.
  mutating func startNext() -> (customers: [Int], interrupted: Int?)? {
    sortLine()
    var cut: Int?
    if serving.count >= available || waiting.count < batch.lowerBound {
      guard serving.count >= available, let head = waiting.first,
        let place = victim(rank: head.rank)
      else { return nil }
      waiting.removeFirst()
      cut = interrupt(place)[0]
      waiting.insert(head, at: 0)
    }
    var members = Array(waiting.prefix(batch.upperBound))
    waiting.removeFirst(members.count)
    beginnings += 1
    for place in members.indices {
      waits += clock - members[place].since
      members[place].since = clock
      members[place].beginning = beginnings
    }
    serving.append(members)
    return (members.map(\.customer), cut)
  }

  mutating func request(_ customer: Int, rank: Double, work: Double) -> String {
    arrivals += 1
    let newcomer = Waiting(
      customer: customer, rank: rank, work: work, arrival: clock, since: clock)
    let completes = serving.count < available && waiting.count + 1 >= batch.lowerBound
    guard completes || victim(rank: rank) != nil || waiting.count < queueLimit else {
      balked += 1
      return "balked"
    }
    if discipline == .lastInFirstOut {
      waiting.insert(newcomer, at: 0)
    } else {
      waiting.append(newcomer)
    }
    return completes || victim(rank: rank) != nil ? "started" : "waiting"
  }

  /// The place in `serving` of the service that a customer leads; past its end for others.
  func place(of customer: Int) -> Int {
    serving.firstIndex { $0[0].customer == customer } ?? serving.count
  }

  mutating func release(_ customer: Int) {
    for member in serving.remove(at: place(of: customer)) {
      served += 1
      sojourns += clock - member.arrival
    }
  }

  mutating func withdraw(_ customer: Int) -> Bool {
    guard let place = waiting.firstIndex(where: { $0.customer == customer }) else { return false }
    reneged += 1
    lostWaits += clock - waiting.remove(at: place).since
    return true
  }

  /// Puts the customers of a service back at the head of the line, and returns them.
  mutating func interrupt(_ place: Int) -> [Int] {
    var members = serving.remove(at: place)
    if rule == .resume { members[0].work = max(0, members[0].work - (clock - members[0].since)) }
    for member in members.indices { members[member].since = clock }
    interrupted += members.count
    waiting.insert(contentsOf: members, at: 0)
    return members.map(\.customer)
  }
}
