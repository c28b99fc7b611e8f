// Multiplication and addition with one rounding, for processors that have no instruction for it. The
// C library has one lane at a time, in a hundred cycles.

// The factor by which Veltkamp's method splits a number into two of 26 bits.
static const double splitter = 0x1p27 + 1;

// Within these, no part of the computation overflows or loses bits at its lower end.
static const double smallestProduct = 0x1p-900, greatestNumber = 0x1p900;

INLINE lanes_of_bits beyond(lanes numbers) {
  return ~((numbers <= greatestNumber) & (numbers >= -greatestNumber));
}

// The C library's function, for numbers far from 1 and what is no number.
static __attribute__((noinline)) lanes fusedByLibrary(lanes factor, lanes other, lanes addend) {
  for (int lane = 0; lane < 8; lane++) {
    addend[lane] = __builtin_fma(factor[lane], other[lane], addend[lane]);
  }
  return addend;
}

// factor · other + addend, rounded once: the product and the sums are kept with their rounding errors
// (Dekker 1971, Knuth 1969), and the errors' sum is rounded to odd, so that the last rounding is that of
// the exact sum (Boldo and Melquiond 2008).
static __attribute__((noinline)) lanes fusedInSteps(lanes factor, lanes other, lanes addend) {
  const lanes product = factor * other;
  const lanes_of_bits isZero = (factor == 0.0) | (other == 0.0);
  const lanes_of_bits isTiny = (product < smallestProduct) & (product > -smallestProduct);
  const lanes_of_bits isFar =
      beyond(factor) | beyond(other) | beyond(product) | beyond(addend) | (isTiny & ~isZero);
  const lanes_of_bits pairs = isFar | __builtin_shufflevector(isFar, isFar, 4, 5, 6, 7, 0, 1, 2, 3);
  if (__builtin_expect(((pairs[0] | pairs[1]) | (pairs[2] | pairs[3])) != 0, 0)) {
    return fusedByLibrary(factor, other, addend);
  }
  const lanes factorScaled = splitter * factor, otherScaled = splitter * other;
  const lanes factorHigh = factorScaled - (factorScaled - factor), factorLow = factor - factorHigh;
  const lanes otherHigh = otherScaled - (otherScaled - other), otherLow = other - otherHigh;
  const lanes productLow = factorLow * otherLow
      - (((product - factorHigh * otherHigh) - factorLow * otherHigh) - factorHigh * otherLow);
  const lanes low = addend + productLow;
  const lanes lowPart = low - addend;
  const lanes lowError = (addend - (low - lowPart)) + (productLow - lowPart);
  const lanes high = product + low;
  const lanes highPart = high - product;
  const lanes highError = (product - (high - highPart)) + (low - highPart);
  const lanes rest = lowError + highError;
  const lanes restPart = rest - lowError;
  const lanes restError = (lowError - (rest - restPart)) + (highError - restPart);
  // To odd: of the two neighbours of the exact sum, the one whose last bit is 1.
  const lanes_of_bits bits = (lanes_of_bits)rest, errorBits = (lanes_of_bits)restError;
  const lanes_of_bits isEvenAndInexact = ((bits & 1) - 1) & (restError != 0.0);
  const lanes_of_bits towards = ((bits ^ errorBits) >> 63) | 1;
  const lanes odd = (lanes)(bits + (towards & isEvenAndInexact));
  // A product that is 0 is exact, and its sign counts where the addend is 0, too.
  return SELECT(isZero, product + addend, high + odd);
}
