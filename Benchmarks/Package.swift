// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what only measuring needs is no dependency of the product.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What of the product is measured.
let measured: [Target.Dependency] = [
  "MarketModel", "Policies", "RandomStreams", "Scenarios", "SimulationKernel", "Tallies",
]
.map { .product(name: $0, package: "marketsim") }

let package = Package(
  name: "marketsim-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Named, so that the folder of the repository may be called anything.
    .package(name: "marketsim", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: measured + [
        "MarketPlay", .product(name: "CGSL", package: "marketsim"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // A program that plays one market and nothing else, for tools that count instructions or
    // allocations of a whole process.
    .executableTarget(
      name: "play-market",
      dependencies: [
        "MarketPlay", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // How often intervals hold the truth, over thousands of runs that tests are too slow for.
    .executableTarget(
      name: "interval-coverage",
      dependencies: [
        .product(name: "OutputAnalysis", package: "marketsim"),
        .product(name: "RandomStreams", package: "marketsim"),
        .product(name: "SimulationKernel", package: "marketsim"),
        .product(name: "Tallies", package: "marketsim"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Raw words for test batteries, see scripts/dieharder.sh.
    .executableTarget(
      name: "stream-words",
      dependencies: [
        .product(name: "RandomStreams", package: "marketsim"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // The learners against known truths, and their speed.
    .executableTarget(
      name: "learner-study",
      dependencies: [
        .product(name: "ConversionModel", package: "marketsim"),
        .product(name: "TableLearning", package: "marketsim"),
        .product(name: "MarketModel", package: "marketsim"),
        .product(name: "RandomStreams", package: "marketsim"),
        .product(name: "Scenarios", package: "marketsim"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(name: "MarketPlay", dependencies: measured, swiftSettings: settings),
  ]
)
