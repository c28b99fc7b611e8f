import ConversionModel
import Testing

@Suite("Maturing examples")
struct MaturingExamplesTests {
  @Test("A conversion labels every open touch of the person, newest first, and no other's")
  func chains() {
    var maturing = MaturingExamples(people: 3, isNumber: [true], windowDays: 10)
    for (index, person) in [0, 1, 0, 2, 0].enumerated() {
      maturing.open(
        person: person, at: Double(index), prediction: 0, baseRate: 0, features: [Double(index)])
    }
    let newest = maturing.convert(person: 0, at: 5)
    #expect(newest == 4)
    #expect(maturing.older(than: 4) == 2)
    #expect(maturing.older(than: 2) == 0)
    #expect(maturing.older(than: 0) == nil)
    #expect((0..<5).map { maturing[$0].hasConverted } == [true, false, true, false, true])
    #expect(maturing.openCount == 2)
    #expect(maturing.count == 5)
    // A second conversion finds none open; a later touch starts a new chain.
    let again = maturing.convert(person: 0, at: 5)
    #expect(again == nil)
    maturing.open(person: 0, at: 6, prediction: 0, baseRate: 0, features: [5])
    let later = maturing.convert(person: 0, at: 6)
    #expect(later == 5)
    #expect(maturing.older(than: 5) == nil)
  }

  @Test("The window is half-open: closed exactly one window after the touch")
  func windowEdge() {
    var maturing = MaturingExamples(people: 1, isNumber: [true], windowDays: 2)
    maturing.open(person: 0, at: 1, prediction: 0, baseRate: 0, features: [0])
    #expect(!maturing.isOldestClosed(at: 3.0.nextDown))
    #expect(maturing.isOldestClosed(at: 3))
    maturing.removeOldest()
    #expect(!maturing.isOldestClosed(at: 3))
    let converted = maturing.convert(person: 0, at: 3)
    #expect(converted == nil)
    #expect(maturing.openCount == 0)
  }

  @Test("Notes and rows come back as they were when the ring has grown")
  func notesOfGrownRing() {
    var maturing = MaturingExamples(
      people: 1, isNumber: [true, false], noteCount: 2, windowDays: 1, capacity: 2)
    for index in 0..<33 {
      maturing.open(
        person: 0, at: 0, prediction: 0, baseRate: 0,
        features: [Double(index), Double(index % 2)],
        notes: [Double(index) + 0.5, -Double(index)])
      if index == 4 { maturing.removeOldest() }
    }
    #expect(maturing.capacity == 32 && maturing.oldest == 1)
    for number in maturing.oldest..<maturing.next {
      #expect(maturing.note(0, of: number) == Double(number) + 0.5)
      #expect(maturing.note(1, of: number) == -Double(number))
      var row = [0.0, 0]
      maturing.copyFeatures(of: number, into: &row)
      #expect(row == [Double(number), Double(number % 2)])
    }
  }

  @Test("The ring grows only when more examples are held than fit")
  func growth() {
    var maturing = MaturingExamples(people: 1, isNumber: [true, true], windowDays: 1, capacity: 4)
    for index in 0..<100 {
      if maturing.count == 4 {
        maturing.removeOldest()
      }
      maturing.open(
        person: 0, at: 0, prediction: 0, baseRate: 0,
        features: [Double(index), -Double(index)])
    }
    #expect(maturing.capacity == 4)
    maturing.open(person: 0, at: 0, prediction: 0, baseRate: 0, features: [100, -100])
    #expect(maturing.capacity == 8)
    for number in maturing.oldest..<maturing.next {
      var row = [0.0, 0]
      maturing.copyFeatures(of: number, into: &row)
      #expect(row == [Double(number), -Double(number)])
    }
  }

  @Test("Flags take a bit each, and come back in their places among the numbers")
  func flags() {
    // More flags than bits in a word, and numbers before, among and after them.
    let isNumber = (0..<140).map { $0 == 0 || $0 == 70 || $0 == 139 }
    var maturing = MaturingExamples(people: 2, isNumber: isNumber, windowDays: 1, capacity: 2)
    let rows = (0..<5).map { example in
      isNumber.indices.map {
        isNumber[$0] ? 0.1 * Double(example + $0) : Double(($0 >> example) & 1)
      }
    }
    for row in rows { maturing.open(person: 1, at: 0, prediction: 0, baseRate: 0, features: row) }
    for (number, row) in rows.enumerated() {
      var features = [Double](repeating: 0, count: row.count)
      maturing.copyFeatures(of: number, into: &features)
      #expect(features == row)
    }
    // 32 bytes, three numbers and three words of flags an example; eight examples fit.
    #expect((8 * 80...8 * 88).contains(maturing.touchBytes))
  }
}
