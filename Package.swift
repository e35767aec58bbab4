// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// scripts/test optimises in its debug build what does the work, which is a hundred times slower without; tests and
/// dependencies would be optimised for longer than they run. A flag that SwiftPM calls unsafe bars a package from being
/// depended on: hence only where the variable is set.
let isOptimised = Context.environment["OPTIMISED_WORK_MODULES"] != nil
let workSettings = swiftSettings + (isOptimised ? [.unsafeFlags(["-O"])] : [])

/// For the one module that holds pointers: every unsafe expression is marked where it stands.
let strictMemorySafety: [SwiftSetting] = [.strictMemorySafety()]

let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["dateline"]),
    .library(name: "DatelineCore", targets: ["DatelineCore"]),
    .library(name: "KafkaClient", targets: ["KafkaClient"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
    .target(name: "KafkaClient", dependencies: ["CRdKafka"], swiftSettings: workSettings + strictMemorySafety),
    .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CMatrixKernels"),
    .target(name: "CKernelClock"),
    .target(name: "CSHA256", linkerSettings: [.linkedLibrary("crypto")]),
    .target(
      name: "Linguistics",
      dependencies: ["CLanguageDetector", "CMatrixKernels"],
      resources: [.embedInCode("Resources")],
      swiftSettings: workSettings
    ),
    .target(
      name: "DatelineCore",
      dependencies: ["CSHA256", "Linguistics"],
      resources: [.copy("Resources")],
      swiftSettings: workSettings
    ),
    .target(
      name: "DatelineWorker",
      dependencies: [
        "CKernelClock",
        "DatelineCore",
        "KafkaClient",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: workSettings
    ),
    .target(
      name: "DatelineConfiguration",
      dependencies: ["KafkaClient", .product(name: "Yams", package: "Yams")],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "dateline",
      dependencies: [
        "DatelineConfiguration",
        "DatelineCore",
        "DatelineWorker",
        "KafkaClient",
        "Linguistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "DatelineTesting",
      dependencies: [
        "CRdKafka",
        "DatelineCore",
        "KafkaClient",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "LinguisticsTests", dependencies: ["Linguistics"], swiftSettings: swiftSettings),
    .testTarget(name: "KafkaClientTests", dependencies: ["KafkaClient", "DatelineTesting"], swiftSettings: swiftSettings),
    .testTarget(name: "DatelineCoreTests", dependencies: ["DatelineCore", "DatelineTesting"], swiftSettings: swiftSettings),
    .testTarget(
      name: "DatelineWorkerTests",
      dependencies: [
        "DatelineWorker", "DatelineTesting",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DatelineConfigurationTests", dependencies: ["DatelineConfiguration"], swiftSettings: swiftSettings),
    .testTarget(
      name: "IntegrationTests",
      dependencies: ["DatelineCore", "DatelineTesting", "KafkaClient"],
      swiftSettings: swiftSettings),
  ]
)
