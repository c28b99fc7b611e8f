#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

// The few functions of the C library that the model needs, so that only this file names the
// platform's library.

func exp(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.exp(x)
  #else
    Darwin.exp(x)
  #endif
}

func log(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log(x)
  #else
    Darwin.log(x)
  #endif
}

func pow(_ base: Double, _ exponent: Double) -> Double {
  #if canImport(Glibc)
    Glibc.pow(base, exponent)
  #else
    Darwin.pow(base, exponent)
  #endif
}
