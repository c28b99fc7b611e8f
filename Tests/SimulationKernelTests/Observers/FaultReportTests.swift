import Testing

@testable import SimulationKernel

/// A program that is stopped by a fault says in which event.
struct FaultReportTests {
  /// What a process writes that plays a chain whose fourth link goes wrong.
  private func expectReport(
    _ result: ExitTest.Result?, holds lines: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    for line in lines {
      #expect(text.contains(line), "\(text)", sourceLocation: sourceLocation)
    }
  }

  @Test("A precondition that fails in a handler is reported with event, entity, time and date")
  func trap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      FaultReport.marking(
        "strategy bold, replication 17, seed 7\nRepeat it by: again --seed 7", startDay: 20_000,
        playing: Chain.self
      ) { mark in
        var mark = mark
        var simulation = Chain.simulation(delays: [1, 0.75, 0.5, 1], faultyLink: 3)
        simulation.run(until: 10, observedBy: &mark)
      }
    }
    // Day 20,000 after 1970-01-01 is 2024-10-04; the fault is a quarter of a day into the third.
    expectReport(
      result,
      holds: [
        " in event 4, link of 3, at time 2.250000 (2024-10-06 06:00:00)\n",
        "strategy bold, replication 17, seed 7\nRepeat it by: again --seed 7\n",
      ])
  }

  @Test("Without a date the time stands alone, and an inner mark gives way to the outer one")
  func nested() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      FaultReport.marking("outer", playing: Chain.self) { mark in
        var mark = mark
        var simulation = Chain.simulation(delays: [1, 1, 1], faultyLink: 2)
        simulation.run(until: 1.5, observedBy: &mark)
        FaultReport.marking("inner", playing: Chain.self) { mark in
          var mark = mark
          var other = Chain.simulation(delays: [1])
          other.run(until: 5, observedBy: &mark)
        }
        simulation.run(until: 10, observedBy: &mark)
      }
    }
    expectReport(result, holds: [" in event 3, link of 2, at time 2.000000\nouter\n"])
  }

  @Test("A fault before the first event says so, and one of nobody's is not dressed up")
  func outside() async {
    let before = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      FaultReport.marking("opening", playing: Chain.self) { _ in
        precondition([0].isEmpty, "in the opening")
      }
    }
    expectReport(before, holds: [" before the first event\nopening\n"])
    let unmarked = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      FaultReport.marking("over", playing: Chain.self) { _ in }
      precondition([0].isEmpty, "after it")
    }
    let text = String(decoding: unmarked?.standardErrorContent ?? [], as: UTF8.self)
    #expect(!text.contains("\nFault: "), "\(text)")
  }

  @Test("An aborted process is reported too")
  func aborted() async {
    struct Aborter: SimulationModel {
      func handle(_ event: Chain.Event, schedule: inout EventSchedule<Chain.Event>) {
        systemAbort()
      }
    }
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      FaultReport.install()
      FaultReport.marking("aborting", playing: Aborter.self) { mark in
        var mark = mark
        var simulation = Simulation(model: Aborter())
        simulation.schedule.schedule(.end, at: 0.5)
        simulation.run(until: 1, observedBy: &mark)
      }
    }
    expectReport(result, holds: ["Fault: SIGABRT in event 1, end, at time 0.500000\naborting\n"])
  }

  @Test(
    "Numbers are written without asking for memory",
    arguments: [
      (0.0, "0.000000"), (-1.5, "-1.500000"), (123.000_001, "123.000001"), (1e-7, "0.000000"),
      (98_765.4321, "98765.432100"), (1e300, "beyond 1e12"), (.infinity, "beyond 1e12"),
    ])
  func numbers(value: Double, expected: String) {
    #expect(written { $0.append(value, decimals: 6) } == expected)
  }

  @Test("Whole numbers and dates are written; what does not fit is cut off")
  func others() {
    #expect(written { $0.append(Int.max) } == "9223372036854775807")
    #expect(written { $0.append(Int.min) } == "-9223372036854775808")
    #expect(written { $0.append(7, digits: 3) } == "007")
    #expect(written { $0.append(day: 0, time: 0) } == "1970-01-01 00:00:00")
    #expect(written { $0.append(day: 11_016, time: -0.25) } == "2000-02-28 18:00:00")
    #expect(written { $0.append(day: 11_016, time: 0.999_99) } == "2000-02-29 23:59:59")
    #expect(written(in: 4) { $0.append("too long") } == "too ")
  }

  private func written(in capacity: Int = 64, _ write: (inout FixedText) -> Void) -> String {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    var text = FixedText(buffer)
    write(&text)
    return String(decoding: buffer[..<text.count], as: UTF8.self)
  }
}
