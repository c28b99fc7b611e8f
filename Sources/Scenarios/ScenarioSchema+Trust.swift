internal import MarketModel

/// The keys of trust (B7).
extension ScenarioSchema {
  static func readTrust(_ market: ScenarioReader, clock: Clock) -> TrustConfiguration {
    let off = TrustConfiguration()
    guard
      let section = market.optionalSection(
        "trust", "how the firm comes to be trusted, beside the channels' trustPerTouch")
    else { return off }
    return TrustConfiguration(
      carryOverPerMonthShare: section.share(
        "carryOverPerMonthShare", in: .closed(0.001...1), default: off.carryOverPerMonthShare,
        "trust left after a month without contact"),
      liftPerSatisfyingOrder: section.share(
        "liftPerSatisfyingOrder", default: off.liftPerSatisfyingOrder,
        "part of the remaining distrust that a satisfying order removes"),
      lossPerUnsatisfyingOrder: section.share(
        "lossPerUnsatisfyingOrder", default: off.lossPerUnsatisfyingOrder,
        "part of the trust that an unsatisfying order destroys"),
      certificates: readCertificates(section, clock: clock))
  }

  private static func readCertificates(
    _ trust: ScenarioReader, clock: Clock
  ) -> [CertificateConfiguration] {
    let latest = clock.start.adding(days: clock.horizonDays)
    let certificates = trust.list(
      "certificates", identifiedBy: "name", "what vouches for the firm to everybody"
    ) { certificate in
      CertificateConfiguration(
        name: certificate.text("name", "what it is called"),
        grantedOnDay: Double(
          clock.start.days(
            until: certificate.date(
              "grantedOn", from: clock.start, to: latest, "when it is granted and paid"))),
        cost: Money(
          minorUnits: certificate.money(
            "cost", in: .nonNegative, default: 0, "paid on that day, with the fixed costs")),
        lift: certificate.share(
          "trustShare", "part of everybody's remaining distrust that it removes"))
    }
    if certificates.count > Self.mostCertificates {
      trust.report(
        .value("\(certificates.count) certificates"), at: "certificates",
        expected: "at most \(Self.mostCertificates)")
    }
    return Array(certificates.prefix(Self.mostCertificates))
  }

  /// An event holds a certificate's number in a byte.
  private static let mostCertificates = 100
}
