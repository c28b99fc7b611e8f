import Foundation
import Testing

@testable import Reports

@Suite("Manifests")
struct ManifestTests {
  private func manifest(seed: UInt32 = 7) -> Manifest {
    Manifest(
      command: ["marketsim", "compare", "scenarios/a.yaml", "--seed", "7"],
      scenario: .init(name: "a", hash: "00ff"), strategies: ["even", "fixed"], seed: seed,
      replications: 30, versions: .init(marketsim: "0.1.0"),
      files: [OutputFile(name: "x.csv", text: "abc")])
  }

  @Test("The same run has the same manifest, byte for byte; another seed has another")
  func determinism() throws {
    #expect(try manifest().file() == manifest().file())
    #expect(try manifest().file() != manifest(seed: 8).file())
  }

  @Test("A manifest reads back as itself, and its keys are sorted")
  func roundTrip() throws {
    let file = try manifest().file()
    #expect(file.name == "manifest.json")
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(file.bytes)) == manifest())
    let keys = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
    #expect(keys == keys.sorted())
    #expect(keys.contains("seed"))
  }

  @Test("The version of GSL is that of the library, and files have the hash of their bytes")
  func versionsAndHashes() {
    #expect(manifest().versions.gsl.wholeMatch(of: /\d+\.\d+(\.\d+)?/) != nil)
    #expect(manifest().files.map(\.name) == ["x.csv"])
    #expect(manifest().files.map(\.sha256) == [SHA256.hexadecimal(of: Array("abc".utf8))])
  }

  @Test("No field holds a time or the number of jobs")
  func fields() throws {
    let text = String(decoding: try manifest().file().bytes, as: UTF8.self).lowercased()
    for word in ["time", "date", "duration", "jobs", "second"] { #expect(!text.contains(word)) }
  }

  @Test("The feature level is the highest whose flags, and those of the levels below, are there")
  func featureLevels() {
    let second = "cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3"
    let third = "abm avx avx2 bmi1 bmi2 f16c fma movbe xsave"
    func level(_ flags: String) -> String {
      Platform.featureLevel(ofProcessorInfo: "processor : 0\nflags\t\t: fpu \(flags)\nbugs :\n")
    }
    #expect(level("sse2") == "x86-64-v1")
    #expect(level(second) == "x86-64-v2")
    #expect(level("\(second) \(third)") == "x86-64-v3")
    #expect(level("\(second) \(third) avx512f avx512bw avx512cd avx512dq avx512vl") == "x86-64-v4")
    #expect(level(third) == "x86-64-v1")
    #expect(Platform.featureLevel(ofProcessorInfo: "nothing") == "unknown")
  }

  @Test("This platform names its system, processor and library")
  func current() {
    let platform = Platform.current
    for field in [platform.system, platform.architecture, platform.library, platform.swift] {
      #expect(!field.isEmpty && field != "other")
    }
  }
}
