/// A product made to each customer's measure (C7): it fits better, costs more and comes later.
public struct CustomisationConfiguration: Sendable, Hashable {
  /// Utility that the better fit adds to the offer.
  public var fitUtility: Double
  /// What making an order to measure costs, minor units.
  public var costPerOrder: Double
  /// Days that it adds to the delivery.
  public var addedDeliveryDays: Double

  /// Customisation of its parts.
  public init(fitUtility: Double, costPerOrder: Double, addedDeliveryDays: Double) {
    self.fitUtility = fitUtility
    self.costPerOrder = costPerOrder
    self.addedDeliveryDays = addedDeliveryDays
  }
}
