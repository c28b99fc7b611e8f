import Testing

@testable import Scenarios

@Suite struct NearestNameTests {
  private let names = ["people", "costPerMille", "costPerClick", "channels", "horizonDays"]

  @Test(
    "The nearest name is found through slips of the finger, case and initials",
    arguments: [
      ("poeple", "people"), ("peple", "people"), ("People", "people"), ("cmp", "costPerMille"),
      ("cpc", "costPerClick"), ("chanels", "channels"), ("horizon", "horizonDays"),
      ("days", "horizonDays"), ("costPerMile", "costPerMille"),
    ])
  func near(_ name: String, _ nearest: String) {
    #expect(nearestName(to: name, among: names) == nearest)
  }

  @Test("A name that is near none has no nearest", arguments: ["xyz", "", "q", "weather", "zz"])
  func far(_ name: String) {
    #expect(nearestName(to: name, among: names) == nil)
  }

  @Test("The distance counts a swap of neighbours once")
  func distances() {
    func distance(_ one: String, _ other: String) -> Int {
      editDistance(Array(one.unicodeScalars), Array(other.unicodeScalars))
    }
    #expect(distance("", "abc") == 3 && distance("abc", "") == 3)
    #expect(distance("abcd", "abdc") == 1)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("ca", "abc") == 3)
  }
}
