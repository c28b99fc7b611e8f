/// The candidate that a mistyped name most likely meant, or nil when none is near.
///
/// Nearness is the Damerau-Levenshtein distance (insertions, deletions, replacements and swaps of
/// neighbours), without regard to case, up to a third of the name's length. A short name may also
/// stand for the initials of a compound one, as `cpm` does for `costPerMille`; and three letters
/// or more may be the start of a candidate. Ties go to the earlier candidate.
public func nearestName(to name: String, among candidates: [String]) -> String? {
  // A name as long as this was not mistyped, and the distance costs the product of the lengths.
  guard !name.isEmpty, name.utf8.count <= 64 else { return nil }
  let letters = Array(name.lowercased().unicodeScalars)
  var best: (candidate: String, distance: Int)?
  func consider(_ candidate: String, _ distance: Int) {
    if best.map({ distance < $0.distance }) ?? true {
      best = (candidate, distance)
    }
  }
  for candidate in candidates where candidate.utf8.count <= 64 {
    let target = Array(candidate.lowercased().unicodeScalars)
    let distance = editDistance(letters, target)
    if distance <= max(1, max(letters.count, target.count) / 3) && distance < letters.count {
      consider(candidate, distance)
    } else if letters.count >= 3, target.starts(with: letters) || target.ends(with: letters) {
      consider(candidate, letters.count)
    } else if letters.count >= 2 {
      let initials = initials(of: candidate)
      let distance = editDistance(letters, initials)
      if initials.count >= 2, distance <= (initials.count > 2 ? 1 : 0) {
        consider(candidate, letters.count + 1 + distance)
      }
    }
  }
  return best?.candidate
}

/// The first letters of a compound name's words, in lower case: `cpm` of `costPerMille`.
private func initials(of name: String) -> [Unicode.Scalar] {
  var initials: [Unicode.Scalar] = []
  var startsWord = true
  for scalar in name.unicodeScalars {
    let isLetter = scalar.properties.isAlphabetic
    if isLetter && (startsWord || scalar.properties.isUppercase) {
      initials += scalar.properties.lowercaseMapping.unicodeScalars
    }
    startsWord = !isLetter
  }
  return initials
}

/// The Damerau-Levenshtein distance in its restricted form (no letter is edited twice).
///
/// Time and memory grow with the product of the lengths.
func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, target) in other.enumerated() {
      var distance = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (letter == target ? 0 : 1))
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == target {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[other.count]
}

extension Array where Element: Equatable {
  fileprivate func ends(with suffix: [Element]) -> Bool {
    reversed().starts(with: suffix.reversed())
  }
}
