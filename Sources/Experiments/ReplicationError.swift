public import MarketModel
internal import Scenarios

/// A replication whose model has made a mistake; no result of it may reach anybody.
public struct ReplicationError: Error, Hashable, Sendable {
  /// Which replication it is.
  public let replication: ReplicationIdentity
  /// What is wrong, when and in which event.
  public let fault: MarketFault

  /// A fault in a replication.
  public init(_ replication: ReplicationIdentity, fault: MarketFault) {
    self.replication = replication
    self.fault = fault
  }
}

extension ReplicationError: CustomStringConvertible {
  /// What is wrong, in which event and when; which replication it is; how to see what led to it.
  public var description: String {
    let person = fault.person.map { " of \($0)" } ?? ""
    let date = replication.start.dateAndTime(afterDays: fault.day)
    let number = fault.eventNumber.map { " \($0)" } ?? ""
    return "\(fault.what)\nFound in event\(number), \(fault.eventName)\(person), at "
      + "time \(fault.day) (\(date))\n" + replication.advice
  }
}
