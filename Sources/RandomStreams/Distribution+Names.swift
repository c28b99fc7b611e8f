extension Distribution {
  /// The families that scenarios can name, in the order of their documentation.
  private static let families: [any DistributionFamily.Type] = [
    Constant.self, Uniform.self, Normal.self, TruncatedNormal.self, Lognormal.self,
    Exponential.self, Gamma.self, Beta.self, Weibull.self, Pareto.self, Logistic.self,
    Triangular.self, Bernoulli.self, Binomial.self, NegativeBinomial.self, Poisson.self,
    Geometric.self, Discrete.self, Empirical.self, EmpiricalInterpolated.self,
  ]

  /// The names that `named(_:parameters:)` knows.
  public static let names: [String] = families.map { $0.name }

  /// The sets of parameters that a name accepts, each complete; nil for an unknown name.
  public static func parameterSets(of name: String) -> [[String]]? {
    families.first { $0.name == name }?.forms.map(\.parameters)
  }

  /// The distribution of a name with the given parameters.
  ///
  /// The parameters must be exactly one of the name's sets. The error says which of name, parameter
  /// names, kinds or values is at fault.
  public static func named(
    _ name: String, parameters: [String: DistributionParameter]
  ) throws(DistributionError) -> Distribution {
    guard let family = families.first(where: { $0.name == name }) else {
      throw DistributionError(
        .unknownDistribution, distribution: name, found: name,
        expected: "one of \(names.joined(separator: ", "))", known: names)
    }
    // Sorted, since the error must not depend on a dictionary's order.
    let given = parameters.keys.sorted()
    let form = try form(of: family, given: given)
    return try form.make(ParameterValues(distribution: name, values: parameters))
  }

  private static func form(
    of family: any DistributionFamily.Type, given: [String]
  ) throws(DistributionError) -> DistributionForm {
    let forms = family.forms
    var known: [String] = []
    for form in forms {
      known += form.parameters.filter { !known.contains($0) }
    }
    let accepted = forms.map { $0.parameters.joined(separator: ", ") }.joined(separator: "; or ")

    if let unknown = given.first(where: { !known.contains($0) }) {
      throw DistributionError(
        .unknownParameter, distribution: family.name, parameter: unknown, found: unknown,
        expected: accepted, known: known)
    }
    if let exact = forms.first(where: { $0.parameters.sorted() == given }) {
      return exact
    }
    let completable = forms.first { form in given.allSatisfy(form.parameters.contains) }
    if let missing = completable?.parameters.first(where: { !given.contains($0) }) {
      throw DistributionError(
        .missingParameter, distribution: family.name, parameter: missing, expected: accepted)
    }
    throw DistributionError(
      .incompatibleParameters, distribution: family.name,
      found: "given \(given.joined(separator: ", "))", expected: accepted, known: known)
  }
}
