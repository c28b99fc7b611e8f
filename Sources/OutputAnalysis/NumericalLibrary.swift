internal import CGSL

/// The GNU Scientific Library, as it was found when the program started.
public enum NumericalLibrary {
  /// The version of the library that is loaded, such as `2.7`; not that of its headers.
  public static var version: String { String(cString: cgsl_version()) }
}
