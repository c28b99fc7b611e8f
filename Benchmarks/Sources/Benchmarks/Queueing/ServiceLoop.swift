/// A queue with one or more servers played by a plain loop over clocks: no kernel, no pool.
///
/// It draws in the order in which the simulations do, so that its results must be the same.
struct ServiceLoop {
  /// Sums over all customers.
  private(set) var timeInSystem = 0.0
  private(set) var waitingTime = 0.0
  private(set) var serviceTime = 0.0
  /// How many had to wait.
  private(set) var delayed = 0
  /// When the last customer left.
  private(set) var end = 0.0

  init(draws: inout ReferenceDraws, servers: Int, meanGap: Double, customers: Int) {
    // Who is in service: the end of the service and the arrival of its customer.
    var inService: [(end: Double, arrival: Double)] = []
    var arrivals: [Double] = []
    var nextWaiting = 0
    var toCome = customers
    var nextArrival = draws.exponential() * meanGap
    func begin(_ arrival: Double, at now: Double) {
      let service = draws.exponential()
      waitingTime += now - arrival
      serviceTime += service
      inService.append((now + service, arrival))
    }
    while toCome > 0 || !inService.isEmpty {
      let first = inService.indices.min { inService[$0].end < inService[$1].end }
      if let first, toCome == 0 || inService[first].end < nextArrival {
        let (now, arrival) = inService.remove(at: first)
        timeInSystem += now - arrival
        end = now
        if nextWaiting < arrivals.count {
          begin(arrivals[nextWaiting], at: now)
          nextWaiting += 1
        }
      } else {
        let now = nextArrival
        if inService.count < servers {
          begin(now, at: now)
        } else {
          arrivals.append(now)
          delayed += 1
        }
        toCome -= 1
        if toCome > 0 { nextArrival = now + draws.exponential() * meanGap }
      }
    }
  }
}
