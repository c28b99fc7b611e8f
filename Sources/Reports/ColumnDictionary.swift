internal import Experiments

/// What every file and column means, as `results/README.md` has it; made from the tables themselves.
public enum ColumnDictionary {
  /// The Markdown text: a section a file, then the metrics.
  public static var markdown: String {
    let files = ResultFiles.tables.map { table in
      "## \(table.fileName)\n\n\(table.purpose)\n\n"
        + CSVTable(columns: table.columns).columnDictionary
    }
    let metrics = [
      section("summary.csv and replications.csv", Metric.all),
      section("timeseries.csv", PeriodMetric.all), section("channels.csv", ChannelMetric.all),
      section("learning.csv", LearningMetric.all), section("product.csv", ProductMetric.all),
      section("product.csv, for a segment", SegmentMetric.all),
      section("regions.csv", RegionMetric.all),
      section(
        "summary.csv and replications.csv, with a price plan, loyalty or finance", Metric.optional),
      section("timeseries.csv, with a price plan or finance", PeriodMetric.optional),
      section("channels.csv, with a price plan", ChannelMetric.ofPlan),
      section("channels.csv, with a channel of kind email", ChannelMetric.ofEmail),
      section("channels.csv, with a channel of kind chat", ChannelMetric.ofChat),
      section("channels.csv, with a channel of kind courses", ChannelMetric.ofCourses),
      section("channels.csv, with ratings of a listing", ChannelMetric.ofRatings),
      section("channels.csv, with creators on a medium", ChannelMetric.ofCreators),
      section("channels.csv, with partners", ChannelMetric.ofPartners),
      section("channels.csv, with developers", ChannelMetric.ofDevelopers),
      section("learning.csv, with federated learners", LearningMetric.ofPrivacy),
      section("learning.csv, with truthEvery", LearningMetric.ofTruth),
      section("weights.csv", WeightMetric.all), section("targeting.csv", TargetingMetric.all),
      section("sellers.csv", SellerMetric.all),
      section("sellers.csv, for nobody", SellerMetric.ofNobody),
    ]
    let learnt = LearnTable.all.map { table in
      "### In \(table.fileName)\n\n\(table.purpose)\n\n"
        + CSVTable(columns: table.columns).columnDictionary
    }
    return (files + ["## Files of learn\n"] + learnt + ["## Metrics\n"] + metrics).joined(
      separator: "\n")
  }

  private static func section<Subject>(_ title: String, _ metrics: [Measure<Subject>]) -> String {
    let rows = metrics.map { metric in
      "| `\(metric.name)` | \(metric.unit == .money ? "currency" : metric.unit.rawValue) "
        + "| \(metric.meaning) |\n"
    }
    return "### In \(title)\n\n| metric | unit | meaning |\n| --- | --- | --- |\n" + rows.joined()
  }
}
