import Reports
import Synchronization
import Testing

@Suite("Progress lines")
struct ProgressLineTests {
  /// A clock that the test sets, and what was shown.
  private final class Desk: Sendable {
    let time = Mutex(Duration.zero)
    let shown = Mutex<[String]>([])

    func line(total: Int) -> ProgressLine {
      ProgressLine(
        label: "replications", total: total, interval: .seconds(1),
        now: { self.time.withLock { $0 } },
        show: { text in self.shown.withLock { $0.append(text) } })
    }

    func wait(_ duration: Duration) {
      time.withLock { $0 += duration }
    }

    var texts: [String] {
      shown.withLock { $0 }
    }
  }

  private let clear = "\r\u{1B}[K"

  @Test("The line shows what is done, the time spent and the time left")
  func contents() {
    let desk = Desk()
    let line = desk.line(total: 40)
    desk.wait(.seconds(20))
    line.advance(by: 10)
    #expect(desk.texts == [clear + "replications 10/40, 20 s, about 1 min 00 s left"])
  }

  @Test("Nothing is left to wait for at the end, and the line clears itself once")
  func end() {
    let desk = Desk()
    let line = desk.line(total: 2)
    desk.wait(.seconds(3))
    line.advance(by: 2)
    line.finish()
    line.finish()
    desk.wait(.seconds(3))
    line.advance()
    #expect(desk.texts == [clear + "replications 2/2, 3 s", clear])
  }

  @Test("The line is renewed at most once in an interval, and loses no step")
  func throttle() {
    let desk = Desk()
    let line = desk.line(total: 100)
    for _ in 0..<50 { line.advance() }
    #expect(desk.texts.count == 1)
    desk.wait(.seconds(1))
    line.advance()
    #expect(desk.texts.count == 2)
    #expect(desk.texts.last?.contains("51/100") == true)
  }

  @Test("A line that never showed clears nothing")
  func silent() {
    let desk = Desk()
    desk.line(total: 5).finish()
    #expect(desk.texts.isEmpty)
  }

  @Test("Steps counted from many tasks at once are all counted")
  func concurrency() async {
    let desk = Desk()
    let line = desk.line(total: 1001)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<1000 { group.addTask { line.advance() } }
    }
    desk.wait(.seconds(5))
    line.advance()
    #expect(desk.texts.last?.contains("1001/1001") == true)
  }
}
