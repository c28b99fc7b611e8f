import SimulationKernel
import Testing

struct CapacityPlanTests {
  @Test("A plan of single changes holds from each to the next")
  func once() {
    let plan = CapacityPlan([(2, 3), (5, 1)])
    let capacities = [1.9, 2, 4.9, 5, 1e9].map { plan.capacity(at: $0) }
    #expect(capacities == [0, 3, 3, 1, 1])
    let changes: [Double?] = [-1, 2, 4.9].map { plan.nextChange(after: $0) }
    #expect(changes == [2, 5, 5])
    #expect(plan.nextChange(after: 5) == nil)
  }

  @Test("A week repeats, and begins as the last one ended")
  func week() {
    let plan = CapacityPlan([(1, 4), (3, 0), (6, 2)], repeatingEvery: 7)
    let capacities = [0, 1, 2.9, 3, 6, 7, 8, 10].map { plan.capacity(at: $0) }
    #expect(capacities == [2, 4, 4, 0, 2, 2, 4, 0])
    let changes: [Double?] = [0, 1, 6, 6.5, 7].map { plan.nextChange(after: $0) }
    #expect(changes == [1, 3, 8, 8, 8])
    let before = [-1, -4, -4.5].map { plan.capacity(at: $0) }
    #expect(before == [2, 0, 4])
  }

  @Test("Going from change to change meets each once, also where periods are not exact")
  func walking() throws {
    // Neither 0.1 nor its multiples are exact; each change must be later, and be done when it comes.
    let plan = CapacityPlan([(0, 1), (0.03, 2), (0.07, 3)], repeatingEvery: 0.1)
    var time = 0.0
    var capacities: [Int] = []
    for _ in 0..<30_000 {
      let next = try required(plan.nextChange(after: time))
      #expect(next > time)
      time = next
      capacities.append(plan.capacity(at: time))
    }
    #expect(capacities == (0..<30_000).map { [2, 3, 1][$0 % 3] })
    #expect(abs(time - 1000) < 1e-6)
  }

  @Test("Changes out of order, and out of the period, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = CapacityPlan([]) }
    await #expect(processExitsWith: .failure) { _ = CapacityPlan([(1, 1), (1, 2)]) }
    await #expect(processExitsWith: .failure) { _ = CapacityPlan([(0, -1)]) }
    await #expect(processExitsWith: .failure) { _ = CapacityPlan([(7, 1)], repeatingEvery: 7) }
  }
}
