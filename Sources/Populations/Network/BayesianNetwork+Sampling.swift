internal import CGSL
public import RandomStreams

extension BayesianNetwork {
  /// The purpose of the draws that make a population's attributes.
  ///
  /// Entity: person; occurrence: the hash of the node's name.
  public static let attributes = StreamPurpose(40)

  /// What has been drawn of a node: a code a person where it has categories or classes, and
  /// numbers where it is numeric.
  private struct Drawn {
    var codes: [UInt8] = []
    var numbers: [Double] = []
  }

  /// Draws people, parents before children.
  ///
  /// A draw's address is purpose, person and the node's name, so that neither more people nor a
  /// further node changes what is drawn of the others. It costs a stream and a draw a person and
  /// node, some tens of nanoseconds.
  ///
  /// - Parameter people: How many; the first is number 0.
  public func sample(
    people: Int, streams: ReplicationStreams, purpose: StreamPurpose
  ) -> PeopleTable {
    var drawn = [Drawn](repeating: Drawn(), count: nodes.count)
    for position in order {
      drawn[position] = draw(
        nodeAt: position, people: people, given: drawn,
        stream: { person, address in
          streams.stream(purpose, entity: person, occurrence: address)
        })
    }
    let columns = zip(nodes, drawn).map { node, drawn in
      if case .categories(let labels, _) = node.law {
        PeopleTable.Column(name: node.name, values: .categories(labels, codes: drawn.codes))
      } else {
        PeopleTable.Column(name: node.name, values: .numbers(drawn.numbers))
      }
    }
    return PeopleTable(columns: columns, count: people)
  }

  @inline(__always)
  private func draw(
    nodeAt position: Int, people: Int, given drawn: [Drawn],
    stream: (_ person: Int, _ address: Int) -> RandomStream
  ) -> Drawn {
    let plan = plans[position]
    let rowParents = plan.rowParents.map { (codes: drawn[$0.position].codes, stride: $0.stride) }
    func row(of person: Int) -> Int {
      var row = 0
      for parent in rowParents { row += Int(parent.codes[person]) * parent.stride }
      return row
    }
    var result = Drawn()
    switch nodes[position].law {
    case .categories:
      result.codes = [UInt8](unsafeUninitializedCapacity: people) { codes, count in
        for person in 0..<people {
          var stream = stream(person, plan.address)
          codes.initializeElement(
            at: person, to: UInt8(plan.rows[row(of: person)].draw(from: &stream)))
        }
        count = people
      }
    case .classes(let classes, _):
      result.codes.reserveCapacity(people)
      result.numbers.reserveCapacity(people)
      for person in 0..<people {
        var stream = stream(person, plan.address)
        let code = Int(plan.rows[row(of: person)].draw(from: &stream))
        result.codes.append(UInt8(code))
        result.numbers.append(classes[code].numbers.draw(from: &stream))
      }
    case .number(let law, _):
      result.numbers.reserveCapacity(people)
      let parents = plan.slopeParents.map { (parent: $0, numbers: drawn[$0.position].numbers) }
      for person in 0..<people {
        var stream = stream(person, plan.address)
        var value = plan.rows[row(of: person)].draw(from: &stream)
        if !parents.isEmpty {
          var sum = 0.0
          for (parent, numbers) in parents { sum += parent.slope * parent.scaled(numbers[person]) }
          value = law.scale == .log ? value * exp(sum) : value + sum
        }
        result.numbers.append(
          min(max(value, law.limits.lowerBound), law.limits.upperBound))
      }
      if !law.cuts.isEmpty { result.codes = result.numbers.map(law.classCode) }
    }
    return result
  }
}

extension DrawingPlan.SlopeParent {
  /// A parent's number on its own scale; one that has vanished counts as the least positive number.
  @inline(__always)
  func scaled(_ number: Double) -> Double {
    isLog ? log(max(number, .leastNormalMagnitude)) : number
  }
}
