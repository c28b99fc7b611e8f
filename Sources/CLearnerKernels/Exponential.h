// To be included for each set of instructions and each type T of numbers, which STEP tells apart, after
// STEP(bits) and STEP(number), which take a number for its bits and bits for their number.

// The exponential of numbers within ±700; the relative error is below 4e-16.
INLINE T STEP(exponential)(T x) {
  const T shifted = x * log2OfE + roundingShift;
  const T k = shifted - roundingShift;
  const T r = (x - k * ln2High) - k * ln2Low;
  const T r2 = r * r;
  const T r4 = r2 * r2;
  const T low = (1.0 + r) + r2 * (0.5 + r * inverse3);
  const T middle = (inverse4 + r * inverse5) + r2 * (inverse6 + r * inverse7);
  const T high = (inverse8 + r * inverse9) + r2 * (inverse10 + r * inverse11)
      + r4 * (inverse12 + r * inverse13);
  const T mantissa = low + r4 * (middle + r4 * high);
  // The low bits of the shifted number are k: added to the exponent, they multiply by 2^k.
  return STEP(number)(STEP(bits)(mantissa) + (STEP(bits)(shifted) << 52));
}
