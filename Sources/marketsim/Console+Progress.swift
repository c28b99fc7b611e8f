internal import Reports

extension Console {
  /// A progress line for `total` steps, or none when nobody watches.
  func progressLine(_ label: String, total: Int, quiet: Bool) -> ProgressLine? {
    guard showsProgress, !quiet else { return nil }
    return ProgressLine(label: label, total: total, show: complain)
  }
}
