/// A file of `learn`: its name, what a row is, and its columns.
public struct LearnTable: Sendable {
  /// The file's name.
  public let fileName: String
  /// What a row is, in one sentence.
  public let purpose: String
  /// The columns, in the order of the header.
  public let columns: [CSVColumn]

  private static let learner = CSVColumn("learner", "The learner.")

  /// What each column of the table that is learnt is taken as.
  public static let columns = LearnTable(
    fileName: "columns.csv", purpose: "A row a column of the table that was learnt.",
    columns: [
      CSVColumn("column", "The column's name."),
      CSVColumn("taken_as", "What it was taken as, or why it was not used, in words."),
    ])

  /// Every measure of every learner.
  public static let judgement = LearnTable(
    fileName: "judgement.csv", purpose: "A row a learner, set of rows and measure.",
    columns: [
      learner,
      CSVColumn(
        "rows", "`progressive`, rows that were predicted before they were learnt, or `held_out`."),
      CSVColumn(
        "measure",
        "The measure: `log_loss` in nats, `area_under_curve`, `brier_score` and so on; see "
          + "`Documentation/Learning.md`."),
      CSVColumn("value", "Its value."),
      CSVColumn(
        "base_rate_value", "The running base rate's value; empty where the measure is not defined."),
    ])

  /// What was predicted and what came.
  public static let reliability = LearnTable(
    fileName: "reliability.csv",
    purpose: "A row a learner and group of rows of rising prediction and about equal size.",
    columns: [
      learner, CSVColumn("group", "The group, from 1."),
      CSVColumn("examples", "Rows in the group."),
      CSVColumn("mean_prediction", "The mean predicted probability."),
      CSVColumn("positive_share", "The share of positive labels."),
    ])

  /// What every learner has learnt of each feature.
  public static let weights = LearnTable(
    fileName: "weights.csv",
    purpose: "A row a learner and feature; a recurrent network has none, as it is no weighted sum.",
    columns: [
      learner, CSVColumn("feature", "The feature; `constant` is that of every row."),
      CSVColumn(
        "weight", "What one unit of the feature, as it stands in the file, adds to the log-odds."),
      CSVColumn("weight_low", "The low end of the weight's 95 % interval, where it is known."),
      CSVColumn("weight_high", "The high end of the weight's 95 % interval, where it is known."),
      CSVColumn(
        "standardized_weight",
        "What one standard deviation adds to the log-odds; for a feature that is 0 or 1, what 1 adds."
      ),
    ])

  /// Each row's prediction, in the file that `--predictions` names.
  ///
  /// The last two are there once for each column of `--explain`, with its number.
  public static let predictions = LearnTable(
    fileName: "the file of --predictions", purpose: "A row a row of the table that has a label.",
    columns: [
      CSVColumn("row", "The row's number, from 1; rows without a label have none."),
      CSVColumn("label", "1 if the label is positive, else 0."),
      CSVColumn(
        "prediction", "The probability of a positive label, predicted before it was learnt."),
      CSVColumn(
        "prediction_low", "The low end of its 95 % interval, of learners that know one."),
      CSVColumn(
        "prediction_high", "The high end of its 95 % interval, of learners that know one."),
      CSVColumn(
        "column_1", "With `--explain`: the column that moved the log-odds most; then the next."),
      CSVColumn("log_odds_1", "What it added to the log-odds."),
    ])

  /// All of them, those of a report first.
  static let all = [columns, judgement, reliability, weights, predictions]
}
