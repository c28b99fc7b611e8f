/// Arrivals of another process, each of a random number of customers.
public struct BatchArrivals<Process: ArrivalProcess>: ArrivalProcess {
  /// When batches come.
  public private(set) var process: Process
  /// How many customers a batch has.
  public let size: Distribution

  /// Gives each arrival of a process a size, independent of the times.
  ///
  /// - Parameters:
  ///   - process: When batches come. Where it has counts itself, every one of them is a batch.
  ///   - size: A distribution of whole numbers, none negative and not always 0.
  public init(_ process: Process, size: Distribution) throws(DistributionError) {
    let check = ParameterCheck("batchArrivals")
    let support = size.support
    try check.require(
      support.lowerBound >= 0, "size", support.lowerBound, "a distribution without negative draws")
    try check.require(
      support.upperBound >= 1, "size", support.upperBound, "a distribution that draws 1 or more")
    guard size.drawsWholeNumbers else {
      throw DistributionError(
        .valueOutOfRange, distribution: "batchArrivals", parameter: "size", found: "\(size)",
        expected: "a distribution of whole numbers")
    }
    self.process = process
    self.size = size
  }

  /// The next batch that is not empty; the process's draws, then one of the size for each batch.
  public mutating func next(after time: Double, from stream: inout RandomStream) -> Arrival? {
    var last = time
    while let batches = process.next(after: last, from: &stream) {
      var count = 0
      for _ in 0..<batches.count { count += Int(size.draw(from: &stream)) }
      if count > 0 { return Arrival(time: batches.time, count: count) }
      last = batches.time
    }
    return nil
  }
}

extension BatchArrivals: Equatable where Process: Equatable {}
extension BatchArrivals: Hashable where Process: Hashable {}
