import Testing

@testable import Linguistics

@Suite struct HashedRowsTests {
  /// Computed by thinc, `NumpyOps().hash(keys, 8)`.
  static let known: [(UInt64, SIMD4<UInt32>)] = [
    (1, SIMD4(1_161_550_108, 2_247_783_286, 1_742_325_162, 1_224_191_281)),
    (12_345_678_901_234_567_890, SIMD4(825_681_028, 3_746_740_173, 3_386_005_190, 3_472_626_611)),
    (0xdead_beef_cafe_babe, SIMD4(1_798_860_346, 2_224_922_271, 550_806_871, 1_189_899_759)),
  ]

  @Test("A key has the four hashes that thinc gives it", arguments: known)
  func hashes(key: UInt64, expected: SIMD4<UInt32>) {
    #expect(HashedRows.hash(key, seed: 8) == expected)
  }
}
