extension ScenarioReader {
  /// Reads a text, which must not be empty.
  public func text(_ key: String, default: String? = nil, _ meaning: String) -> String {
    text(key, .text, default: `default`, meaning)
  }

  /// Reads the path of a file, which the caller opens.
  public func path(_ key: String, _ meaning: String) -> String {
    text(key, .path, default: nil, meaning)
  }

  private func text(
    _ key: String, _ form: KeyForm, default: String?, _ meaning: String
  ) -> String {
    describe(key, form, default: `default`, meaning: meaning)
    return read(key, default: `default`, fallback: "", expected: "text") { node in
      guard let scalar = node.scalar, scalar.value == .text, !scalar.text.isEmpty else {
        report(node, key: key, expected: "text")
        return nil
      }
      return scalar.text
    }
  }

  /// Reads `true` or `false`.
  public func flag(_ key: String, default: Bool? = nil, _ meaning: String) -> Bool {
    describe(key, .flag, default: `default`.map { "\($0)" }, meaning: meaning)
    return read(key, default: `default`, fallback: false, expected: "true or false") { node in
      guard case .flag(let flag) = node.scalar?.value else {
        report(node, key: key, expected: "true or false")
        return nil
      }
      return flag
    }
  }

  /// Reads one of the cases of an enum, by its raw value.
  public func choice<Choice>(
    _ key: String, default: Choice? = nil, _ meaning: String
  ) -> Choice where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    let name = choice(key, of: names, default: `default`?.rawValue, meaning)
    guard let choice = Choice(rawValue: name) else {
      preconditionFailure("\(Choice.self) has no case")
    }
    return choice
  }

  /// Reads one of some names, at least one, that the code knows.
  public func choice(
    _ key: String, of names: [String], default: String? = nil, _ meaning: String
  ) -> String {
    precondition(!names.isEmpty, "a choice needs names")
    describe(key, .choice(names), default: `default`, meaning: meaning)
    return read(key, default: `default`, fallback: names[0], expected: alternatives(names)) {
      name($0, key: key, among: names, what: "one of the names")
    }
  }

  /// Reads a name that is given elsewhere in the scenario, as a channel's.
  ///
  /// - Parameters:
  ///   - names: The names there are.
  ///   - what: What they are names of, as `channel`.
  public func reference(
    _ key: String, to what: String, among names: [String], default: String? = nil,
    _ meaning: String
  ) -> String {
    describe(key, .reference(to: what), default: `default`, meaning: meaning)
    let expected = "the name of a \(what)"
    return read(key, default: `default`, fallback: names.first ?? "", expected: expected) {
      name($0, key: key, among: names, what: expected)
    }
  }

  /// Reads the name of a time zone, `Asia/Shanghai`.
  public func timeZone(_ key: String, _ meaning: String) -> String {
    describe(key, .timeZone, default: nil, meaning: meaning)
    let expected = "the name of an IANA time zone, as Asia/Shanghai"
    return read(key, default: nil, fallback: "UTC", expected: expected) {
      name($0, key: key, among: TimeZoneNames.all, what: expected)
    }
  }

  /// Reads a list of names that are given elsewhere in the scenario, each at most once.
  public func references(
    _ key: String, to what: String, among names: [String], default: [String]? = nil,
    _ meaning: String
  ) -> [String] {
    let form = KeyForm.references(to: what)
    describe(
      key, form, default: `default`.map { "[\($0.joined(separator: ", "))]" },
      meaning: meaning)
    return elements(key, form, default: `default`) { node, key, former in
      guard let name = name(node, key: key, among: names, what: "the name of a \(what)") else {
        return nil
      }
      guard !former.contains(name) else {
        report(.statement("duplicate name \(quoted(name))"), at: node.origin, key: key)
        return nil
      }
      return name
    }
  }

  /// Reads a day, `2027-01-31`.
  public func date(
    _ key: String, from earliest: CalendarDate = .earliest, to latest: CalendarDate = .latest,
    default: CalendarDate? = nil, _ meaning: String
  ) -> CalendarDate {
    describe(key, .date, default: `default`?.description, meaning: meaning)
    return read(
      key, default: `default`, fallback: earliest, expected: dateNoun(earliest, latest)
    ) {
      date($0, key: key, from: earliest, to: latest)
    }
  }

  /// Reads a day, or `never`.
  public func dateOrNever(
    _ key: String, from earliest: CalendarDate = .earliest, to latest: CalendarDate = .latest,
    _ meaning: String
  ) -> DateOrNever {
    describe(key, .dateOrNever, default: nil, meaning: meaning)
    let expected = dateNoun(earliest, latest) + ", or never"
    return read(key, default: nil, fallback: .on(earliest), expected: expected) { node in
      guard let text = node.scalar?.text else {
        report(node, key: key, expected: expected)
        return nil
      }
      if text == "never" { return .never }
      guard let date = CalendarDate(text), earliest...latest ~= date else {
        reportDate(node, key: key, expected: expected)
        return nil
      }
      return .on(date)
    }
  }

  /// Reads a list of days.
  public func dates(
    _ key: String, from earliest: CalendarDate = .earliest, to latest: CalendarDate = .latest,
    default: [CalendarDate]? = nil, _ meaning: String
  ) -> [CalendarDate] {
    describe(
      key, .dates, default: `default`.map { "[\($0.map(\.description).joined(separator: ", "))]" },
      meaning: meaning)
    return elements(key, .dates, default: `default`) { node, key, _ in
      date(node, key: key, from: earliest, to: latest)
    }
  }

  // MARK: - Parts

  private func elements<Value>(
    _ key: String, _ form: KeyForm, default: [Value]?,
    convert: (ScenarioNode, String, [Value]) -> Value?
  ) -> [Value] {
    read(key, default: `default`, fallback: [], expected: "a \(form.words)") { node in
      guard let elements = node.sequence else {
        report(node, key: key, expected: "a \(form.words)")
        return nil
      }
      var values: [Value] = []
      for (index, element) in elements.enumerated() {
        if let value = convert(element, "\(key).\(index)", values) {
          values.append(value)
        }
      }
      return values
    }
  }

  /// One of some names; notes a problem, and what was most likely meant, when it is none of them.
  func name(
    _ node: ScenarioNode, key: String, among names: [String], what: String
  ) -> String? {
    // A name may look like a number or a flag, so only the characters count.
    if let scalar = node.scalar, names.contains(scalar.text) {
      return scalar.text
    }
    let near = (node.scalar?.text).flatMap { nearestName(to: $0, among: names) }
    let listed = names.count <= 20 ? alternatives(names) : what
    let expected = names.isEmpty ? "\(what), but there is none" : listed
    report(node, key: key, expected: expected, suggestion: near)
    return nil
  }

  private func date(
    _ node: ScenarioNode, key: String, from earliest: CalendarDate, to latest: CalendarDate
  ) -> CalendarDate? {
    guard let date = (node.scalar?.text).flatMap(CalendarDate.init), earliest...latest ~= date
    else {
      reportDate(node, key: key, expected: dateNoun(earliest, latest))
      return nil
    }
    return date
  }

  /// Notes that a date doesn't fit; one that would fit another run says nothing where the run's own
  /// dates are wrong.
  private func reportDate(_ node: ScenarioNode, key: String, expected: String) {
    let isDate = (node.scalar?.text).flatMap(CalendarDate.init) != nil
    if !(isDate && context.isRunUnclear) { report(node, key: key, expected: expected) }
  }

  private func dateNoun(_ earliest: CalendarDate, _ latest: CalendarDate) -> String {
    switch (earliest == .earliest, latest == .latest) {
    case (true, true): "a date as 2027-01-31"
    case (true, false): "a date as 2027-01-31, up to \(latest)"
    case (false, true): "a date from \(earliest) on"
    case (false, false): "a date from \(earliest) to \(latest)\(endOfRun(at: latest))"
    }
  }

  /// Why nothing may be later than a date, where that is because the run ends.
  private func endOfRun(at latest: CalendarDate) -> String {
    guard let run = context.run, 0...1 ~= run.days - run.start.days(until: latest) else {
      return ""
    }
    return run.days == 1
      ? ", within the one day of clock.horizonDays"
      : ", within the \(run.days) days of clock.horizonDays"
  }
}
