internal import CGSL

/// The generator as GSL knows it, and GSL's process-wide setting.
enum GSLGenerator {
  /// Turns off the handler that aborts the process at the first GSL error; runs once.
  ///
  /// Touch it before a GSL call that can raise; draws can't (their parameters are checked before).
  static let errorHandlerIsOff: Void = {
    _ = gsl_set_error_handler_off()
  }()

  /// The `gsl_rng_type` of `RandomStream`; its state is a `RandomStream` in place.
  ///
  /// GSL holds the address for as long as a generator lives, so it stays for the process's life.
  /// It is never written after this line, which makes sharing it safe.
  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    let name: StaticString = "philox4x32-10"
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: 0xFFFF_FFFF,
        min: 0,
        size: MemoryLayout<RandomStream>.size,
        set: { state, seed in
          // GSL's own way in, gsl_rng_alloc and gsl_rng_set: the seed is the key.
          state?.initializeMemory(
            as: RandomStream.self,
            to: RandomStream(key: UInt64(seed), entity: 0, purpose: 0, occurrence: 0))
        },
        get: { state in
          guard let state else { preconditionFailure("a generator without state") }
          return UInt(state.assumingMemoryBound(to: RandomStream.self).pointee.nextWord())
        },
        get_double: { state in
          guard let state else { preconditionFailure("a generator without state") }
          return state.assumingMemoryBound(to: RandomStream.self).pointee.uniform()
        }))
    return UnsafePointer(type)
  }()
}

extension RandomStream {
  /// Lets GSL draw from this stream.
  ///
  /// The `gsl_rng` lives on the stack for the call and its state is the stream's own memory, to
  /// which we hold exclusive access meanwhile: no allocation, and the stream stays a value.
  @inline(__always)
  mutating func withGSL<Result>(_ draw: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    withUnsafeMutablePointer(to: &self) { state in
      var generator = gsl_rng(type: GSLGenerator.type, state: UnsafeMutableRawPointer(state))
      return withUnsafePointer(to: &generator) { draw($0) }
    }
  }
}
