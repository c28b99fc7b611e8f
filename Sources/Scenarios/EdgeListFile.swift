internal import MarketModel

/// Reads friendships from a text file: a line each, with the numbers of two people.
///
/// People are numbered from 1. The numbers are separated by a comma, a semicolon, a tab or blanks.
/// Empty lines and those that begin with `#` are passed over, and so is a first line of two words,
/// the names of the columns. The file is gone through twice, so that nothing is held but the
/// network itself.
struct EdgeListFile {
  /// The most problems that are reported; more say nothing new.
  private static let mostProblems = 20
  /// The ends of all friendships are numbered with 32 bits.
  private static let mostFriendships = Int(UInt32.max / 2)

  let people: Int
  private var problems: [ScenarioProblem] = []

  /// The network of a file's friendships.
  ///
  /// - Throws: ``ScenarioError`` with the lines that are no friendship between two of the people,
  ///   or repeat one.
  static func network(
    of file: DataFile, people: Int
  ) throws(ScenarioError) -> SocialNetwork {
    var reading = EdgeListFile(people: people)
    return try reading.network(of: file)
  }

  private init(people: Int) {
    self.people = people
  }

  private mutating func network(of file: DataFile) throws(ScenarioError) -> SocialNetwork {
    var rows = FriendshipRows(people: people)
    var friendships = 0
    try file.forEachLine { line, number in
      switch EdgeLine(line, isFirst: number == 1) {
      case .nothing: break
      case .friendship(let one, let other) where isPair(one, other):
        rows.count(one - 1, other - 1)
        friendships += 1
        if friendships > Self.mostFriendships {
          note(.statement("more than \(Self.mostFriendships) friendships"), file, number)
          return false
        }
      case .friendship(let one, let other):
        let expected =
          one == other && isPerson(one) ? "two different people" : "numbers from 1 to \(people)"
        note(.value(quoted(Self.text(line))), file, number, expected: expected)
      case .other:
        note(
          .value(quoted(Self.text(line))), file, number, expected: "the numbers of two people")
      }
      return problems.count < Self.mostProblems
    }
    try throwProblems()
    rows.makeRoom()
    var isSame = true
    try file.forEachLine { line, number in
      if case .friendship(let one, let other) = EdgeLine(line, isFirst: number == 1) {
        isSame = isPair(one, other) && rows.add(one - 1, other - 1)
      }
      return isSame
    }
    guard isSame && rows.isFull else {
      throw ScenarioError(
        ScenarioProblem(.statement("changed while it was read"), at: .file(file.path)))
    }
    try report(repeated: rows.sort(), in: file)
    return rows.network()
  }

  /// Finds the lines that repeat a friendship.
  private mutating func report(
    repeated: [(Int, Int)], in file: DataFile
  ) throws(ScenarioError) {
    guard !repeated.isEmpty else { return }
    // Only looked into by key, so that no order shows.
    var firstLines: [[Int]: Int] = [:]
    for (one, other) in repeated.prefix(Self.mostProblems) { firstLines[[one, other]] = 0 }
    try file.forEachLine { line, number in
      guard case .friendship(let one, let other) = EdgeLine(line, isFirst: number == 1) else {
        return true
      }
      let pair = [min(one, other) - 1, max(one, other) - 1]
      switch firstLines[pair] {
      case nil: break
      case 0: firstLines[pair] = number
      case let first?:
        note(
          .statement("repeats the friendship \(quoted(Self.text(line))) of line \(first)"),
          file, number)
      }
      return problems.count < Self.mostProblems
    }
    try throwProblems()
  }

  private func isPerson(_ number: Int) -> Bool { 1...people ~= number }

  private func isPair(_ one: Int, _ other: Int) -> Bool {
    isPerson(one) && isPerson(other) && one != other
  }

  private mutating func note(
    _ found: ScenarioProblem.Found, _ file: DataFile, _ line: Int, expected: String? = nil
  ) {
    problems.append(
      ScenarioProblem(found, at: .file(file.path, line: line), expected: expected))
  }

  private func throwProblems() throws(ScenarioError) {
    guard !problems.isEmpty else { return }
    throw ScenarioError(problems)
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line, as: UTF8.self)
  }
}

/// What a line of a file of friendships says.
private enum EdgeLine {
  case nothing
  case friendship(Int, Int)
  case other

  init(_ line: ArraySlice<UInt8>, isFirst: Bool) {
    // Numbers of up to this many digits fit whatever they are; no market has so many people.
    let mostDigits = 18
    var numbers: [2 of Int] = [0, 0]
    var place = line.startIndex
    func skipBlanks() {
      while place < line.endIndex, line[place] == 0x20 || line[place] == 0x09 { place += 1 }
    }
    skipBlanks()
    if place == line.endIndex || line[place] == UInt8(ascii: "#") {
      self = .nothing
      return
    }
    for field in 0..<2 {
      let start = place
      while place < line.endIndex, case let digit = line[place] &- 0x30, digit < 10 {
        guard place - start < mostDigits else { break }
        numbers[field] = 10 * numbers[field] + Int(digit)
        place += 1
      }
      guard place > start else {
        self = isFirst && field == 0 && Self.isHeader(line[start...]) ? .nothing : .other
        return
      }
      let end = place
      skipBlanks()
      guard field == 0 else { break }
      if place < line.endIndex, line[place] == UInt8(ascii: ",") || line[place] == UInt8(ascii: ";")
      {
        place += 1
        skipBlanks()
      } else if place == end {
        self = .other
        return
      }
    }
    self = place == line.endIndex ? .friendship(numbers[0], numbers[1]) : .other
  }

  /// Whether a line that doesn't begin with a number names two columns.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first != UInt8(ascii: "-") else { return false }
    let separators: [UInt8] = [0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: ";")]
    return line.split { separators.contains($0) }.count == 2
  }
}
