import SimulationKernel
import Testing

/// Requests whose outcome a test knows.
extension ServerPool {
  mutating func start(
    _ customer: Customer, rank: Double = 0, work: Double = .nan, at now: Double
  ) -> (ServiceTicket, server: Int) {
    guard case .started(let service) = request(customer, rank: rank, work: work, at: now) else {
      fatalError("the service should have begun")
    }
    return (service.ticket, service.server)
  }

  mutating func wait(
    _ customer: Customer, rank: Double = 0, work: Double = .nan, at now: Double
  ) -> WaitTicket {
    guard case .waiting(let ticket) = request(customer, rank: rank, work: work, at: now) else {
      fatalError("the customer should wait")
    }
    return ticket
  }
}

/// What is not `nil`; unlike `#require`, of calls that change something too.
func required<Value>(
  _ value: Value?, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Value {
  try #require(value, sourceLocation: sourceLocation)
}
