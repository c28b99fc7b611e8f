/// A number in a quantity's name: as short as it goes, with three decimals at most.
func shortDecimal(_ value: Double) -> String {
  let rounded = (value * 1000).rounded() / 1000
  let text = "\(rounded)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
