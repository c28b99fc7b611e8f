#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

// The functions of the C library that the known values need, so that only this file names the
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
