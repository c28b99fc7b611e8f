// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built alike: Swift 6 mode, and a warning is an error.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// `scripts/test.sh` sets it: tests play whole markets, which unoptimised code does twenty times
/// slower, so that the library modules are optimised there, with their assertions on.
///
/// The flags are unsafe only in that SwiftPM can't look into them.
let isForTests = Context.environment["MARKETSIM_OPTIMISED_TESTS"] != nil
let assertions = ["-Xfrontend", "-assert-config", "-Xfrontend", "Debug"]

/// How the library modules are built.
///
/// For tests a release build, each module as a whole, is the quickest from nothing, and a debug
/// build the quickest after a change to one file.
let librarySettings: [SwiftSetting] =
  !isForTests
  ? settings
  : settings + [
    .unsafeFlags(["-O"] + assertions, .when(configuration: .debug)),
    .unsafeFlags(["-enable-testing"] + assertions, .when(configuration: .release)),
  ]

/// How tests are built: unoptimised always, as they wait for the library modules.
let testSettings: [SwiftSetting] =
  !isForTests
  ? settings
  : settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// The library modules, lowest first.
///
/// A module may name only what stands above it in this list;
/// Documentation/Architecture.md says why each arrow exists.
let modules: [(name: String, dependencies: [Target.Dependency])] = [
  ("Tallies", []),
  ("RandomStreams", ["CGSL"]),
  ("SimulationKernel", ["Tallies", "CMemory"]),
  ("ConversionModel", ["CLearnerKernels", "CGSL"]),
  ("FileReading", ["CZlib"]),
  ("TableLearning", ["ConversionModel", "FileReading"]),
  ("OutputAnalysis", ["Tallies", "CGSL"]),
  ("Populations", ["RandomStreams", "CGSL", "FileReading"]),
  (
    "MarketModel",
    ["SimulationKernel", "ConversionModel", "Populations", "RandomStreams", "CMemory"]
  ),
  ("Policies", ["MarketModel", "ConversionModel"]),
  (
    "Scenarios",
    [
      "Policies", "MarketModel", "ConversionModel", "Populations", "RandomStreams", "FileReading",
      yams,
    ]
  ),
  (
    "Experiments",
    ["Scenarios", "Policies", "MarketModel", "ConversionModel", "RandomStreams", "OutputAnalysis"]
  ),
  (
    "Validation",
    [
      "Policies", "MarketModel", "ConversionModel", "Populations", "RandomStreams",
      "OutputAnalysis",
    ]
  ),
  (
    "Reports",
    ["Validation", "Experiments", "Scenarios", "MarketModel", "Populations", "OutputAnalysis"]
  ),
]

/// What only a module's tests need besides: the kernel's draw, which the kernel does not.
let testDependencies: [String: [Target.Dependency]] = [
  "SimulationKernel": ["RandomStreams"],
  "TableLearning": ["CZlib"],
]

let package = Package(
  name: "marketsim",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "marketsim", targets: ["marketsim"]),
    .library(name: "CGSL", targets: ["CGSL"]),
  ] + modules.map { .library(name: $0.name, targets: [$0.name]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CMemory"),
    // Loops in C, as Swift cannot choose between a processor's instructions while it runs.
    .target(name: "CLearnerKernels"),
  ]
    + modules.map {
      .target(name: $0.name, dependencies: $0.dependencies, swiftSettings: librarySettings)
    }
    + modules.map {
      .testTarget(
        name: "\($0.name)Tests",
        dependencies: [.target(name: $0.name)] + $0.dependencies
          + testDependencies[$0.name, default: []],
        swiftSettings: testSettings)
    } + [
      .executableTarget(
        name: "marketsim",
        dependencies: [
          "Reports", "Validation", "Experiments", "Scenarios", "Populations", "MarketModel",
          "SimulationKernel", "TableLearning", "ConversionModel", argumentParser,
        ],
        swiftSettings: settings),
      // What the analysis makes of the kernel's output, which neither may import alone.
      .testTarget(
        name: "SteadyStateTests",
        dependencies: ["OutputAnalysis", "SimulationKernel", "RandomStreams"],
        swiftSettings: testSettings),
      // The documents' claims about markets, each a comparison with its mechanism off.
      .testTarget(
        name: "EffectTests",
        dependencies: [
          "Reports", "Experiments", "Scenarios", "Policies", "MarketModel", "OutputAnalysis",
          "RandomStreams",
        ],
        swiftSettings: testSettings),
      // These tests run the built program and look at the repository's own files.
      .testTarget(
        name: "CommandLineTests", dependencies: ["marketsim"],
        exclude: ["documented-commands.txt", "Fixtures"], swiftSettings: testSettings),
    ]
)
