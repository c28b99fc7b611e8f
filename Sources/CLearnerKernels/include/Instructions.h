// The processor instructions that the learners' kernels exist for.
#ifndef INSTRUCTIONS_H
#define INSTRUCTIONS_H

// The instructions that a version uses, by rising width.
enum {
  CInstructionsBasic = 0,
  // With fused multiply-add, as all processors of the kind have it but for a few of the first.
  CInstructionsAVX2 = 1,
  CInstructionsAVX512 = 2,
};

// The widest instructions that this processor has.
int CWidestInstructions(void);

#endif
