public import Populations

/// People as a file: a row a person, in the order in which they are drawn.
public enum PeopleCSV {
  /// The table; values that are not known leave their cells empty.
  public static func table(_ people: PeopleTable) -> CSVTable {
    var table = CSVTable(
      columns: people.columns.map {
        CSVColumn($0.name, "The trait or attribute of this name, as the scenario declares it.")
      })
    for person in 0..<people.count {
      table.append(
        people.columns.map { column in
          switch column.values {
          case .categories(let labels, let codes):
            codes[person] == PeopleTable.missingCode ? .empty : .text(labels[Int(codes[person])])
          case .numbers(let numbers): .real(numbers[person])
          }
        })
    }
    return table
  }
}
