public import Experiments
internal import MarketModel
internal import Scenarios

/// The CSV files of a command, in the order in which they are listed.
public enum ResultFiles {
  /// The files of one or several strategies: everything but what compares them.
  public static func files(of result: ExperimentResult) -> [OutputFile] {
    let product =
      ProductTable.isOf(result)
      ? [OutputFile(name: ProductTable.fileName, table: ProductTable.table(result))] : []
    let regions =
      result.plan.scenario.likely.market.macro.regions.isEmpty
      ? [] : [OutputFile(name: RegionsTable.fileName, table: RegionsTable.table(result))]
    let sellers =
      SellersTable.isOf(result)
      ? [OutputFile(name: SellersTable.fileName, table: SellersTable.table(result))] : []
    let targeting =
      TargetingTable.isOf(result)
      ? [OutputFile(name: TargetingTable.fileName, table: TargetingTable.table(result))] : []
    return [
      OutputFile(name: SummaryTable.fileName, table: SummaryTable.table(result)),
      OutputFile(name: ReplicationsTable.fileName, table: ReplicationsTable.table(result)),
      OutputFile(name: TimeSeriesTable.fileName, table: TimeSeriesTable.table(result)),
      OutputFile(name: ChannelsTable.fileName, table: ChannelsTable.table(result)),
      OutputFile(name: FunnelTable.fileName, table: FunnelTable.table(result)),
      OutputFile(name: LearningTable.fileName, table: LearningTable.table(result)),
      OutputFile(name: WeightsTable.fileName, table: WeightsTable.table(result)),
      OutputFile(name: CalibrationTable.fileName, table: CalibrationTable.table(result)),
    ] + product + regions + sellers + targeting
  }

  /// The files of a comparison.
  public static func files(of comparison: StrategyComparison) -> [OutputFile] {
    files(of: comparison.result) + [
      OutputFile(name: ComparisonTable.fileName, table: ComparisonTable.table(comparison)),
      OutputFile(name: RankingTable.fileName, table: RankingTable.table(comparison)),
    ]
  }

  /// The names of all files that a command may write, but for the manifest.
  public static var names: [String] { tables.map { $0.fileName } }

  /// All tables there are, for the dictionary of columns.
  static let tables: [any ResultTable.Type] = [
    SummaryTable.self, ReplicationsTable.self, TimeSeriesTable.self, ChannelsTable.self,
    FunnelTable.self, LearningTable.self, WeightsTable.self, CalibrationTable.self,
    ProductTable.self, RegionsTable.self, ComparisonTable.self, RankingTable.self,
    SellersTable.self, TargetingTable.self,
  ]
}
