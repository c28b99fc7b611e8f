// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what only measuring needs is no dependency of the product.
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
      dependencies: [
        .product(name: "SimulationKernel", package: "marketsim"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
