// swift-tools-version: 6.1
import PackageDescription

// The flow of data is the order of the targets; see docs/architecture.md.
let package = Package(
  name: "Klartext",
  products: [
    .executable(name: "klartext", targets: ["klartext"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // Libraries of the operating system (Debian packages, see Makefile).
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CYAML"),
    .systemLibrary(name: "CSnowball"),
    .systemLibrary(name: "CPlatform"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CBrotli"),

    .target(name: "KlartextCore"),
    .target(
      name: "KlartextRegister", dependencies: ["KlartextCore"], exclude: ["Schema"], plugins: ["EmbedSchema"]),
    .target(
      name: "KlartextContent",
      dependencies: ["KlartextCore", "KlartextRegister", "CMarkGFM", "CYAML", "CPlatform", "CZlib"],
      exclude: ["ProjectTemplate"], plugins: ["EmbedSchema"]),
    .target(name: "KlartextSearch", dependencies: ["KlartextCore", "CSnowball"]),
    .target(
      name: "KlartextSite",
      dependencies: [
        "KlartextCore", "KlartextRegister", "KlartextContent", "KlartextSearch",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(name: "KlartextPublishing", dependencies: ["KlartextCore", "CPlatform", "CZlib", "CBrotli"]),
    .target(
      name: "KlartextPreview",
      dependencies: [
        "KlartextCore", "KlartextRegister", "KlartextContent", "KlartextSite", "CPlatform",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      exclude: ["EditorAssets"], plugins: ["EmbedSchema"]),
    .target(
      name: "KlartextCommandLine",
      dependencies: [
        "KlartextCore", "KlartextRegister", "KlartextContent", "KlartextSite", "KlartextPublishing", "KlartextPreview",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "klartext", dependencies: ["KlartextCommandLine"]),

    // Measures how the cost of a site grows; see docs/performance.md.
    .executableTarget(
      name: "klartext-benchmark",
      dependencies: [
        "KlartextCore", "KlartextRegister", "KlartextContent", "KlartextSite", "KlartextPublishing", "KlartextPreview",
      ],
      path: "Benchmarks"),

    // Puts the files of data folders into the binary as one string literal each.
    .executableTarget(name: "EmbedData"),
    .plugin(name: "EmbedSchema", capability: .buildTool(), dependencies: ["EmbedData"]),

    .testTarget(name: "KlartextCoreTests", dependencies: ["KlartextCore"]),
    .testTarget(name: "KlartextPublishingTests", dependencies: ["KlartextCore", "KlartextPublishing"]),
    .testTarget(
      name: "KlartextContentTests", dependencies: ["KlartextCore", "KlartextRegister", "KlartextContent", "CZlib"]),
    .testTarget(name: "KlartextSearchTests", dependencies: ["KlartextCore", "KlartextSearch"]),
    .testTarget(name: "KlartextPreviewTests", dependencies: ["KlartextPreview"]),
    .testTarget(name: "KlartextSiteTests", dependencies: ["KlartextSite"]),
    // Runs the command as people do; depends on it so that it is built.
    .testTarget(name: "KlartextCommandTests", dependencies: ["klartext"], exclude: ["Catalogue", "Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
