import ConversionModel

/// What the learner's ring and chains must amount to, by search through a list of all touches.
struct NaiveLearner {
  struct Touch {
    var person: Int
    var time: Double
    var row: [Double]
    var prediction: Double
    var baseRate: Double
    var hasConverted = false
    var isLearnt = false
    var isClosed = false
  }

  let windowDays: Double
  let timing: LabelTiming
  var model: LogisticRegression
  var normalizer: OnlineNormalizer
  var touches: [Touch] = []
  var baseRate = BaseRate()

  mutating func touch(person: Int, at time: Double, features: [Double]) -> Double {
    mature(upTo: time)
    var row = features
    normalizer.update(with: features.span, into: &row)
    let prediction = model.predict(row.span)
    touches.append(
      Touch(
        person: person, time: time, row: row, prediction: prediction, baseRate: baseRate.rate))
    return prediction
  }

  mutating func conversion(person: Int, at time: Double) -> Int {
    mature(upTo: time)
    var labelled = 0
    for index in touches.indices.reversed()
    where touches[index].person == person && !touches[index].isClosed
      && !touches[index].hasConverted
    {
      touches[index].hasConverted = true
      labelled += 1
      if timing == .whenKnown {
        learn(index)
      }
    }
    return labelled
  }

  mutating func mature(upTo time: Double) {
    for index in touches.indices
    where !touches[index].isClosed && touches[index].time + windowDays <= time {
      touches[index].isClosed = true
      baseRate.record(touches[index].hasConverted)
      if !touches[index].isLearnt {
        learn(index)
      }
    }
  }

  private mutating func learn(_ index: Int) {
    let row = touches[index].row
    model.learn(row.span, label: touches[index].hasConverted)
    touches[index].isLearnt = true
  }
}
