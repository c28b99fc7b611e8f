#include "Instructions.h"

int CWidestInstructions(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return CInstructionsAVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return CInstructionsAVX2;
  }
#endif
  return CInstructionsBasic;
}
