#ifndef CMEMORY_SHIM_H
#define CMEMORY_SHIM_H

#include <stddef.h>
#include <stdint.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// Hints about memory for which Swift has no words. They change nothing but how long things take.

/// Asks the processor to fetch what lies at an address, whatever it is.
static inline void fetch_ahead(const void *address) { __builtin_prefetch(address, 1); }

/// Asks the system to lay new memory on pages of 2 MB, where it has such pages and the memory is as
/// large: an address is then looked up in a table that the processor has at hand.
static inline void use_large_pages(void *address, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  const uintptr_t page = (uintptr_t)1 << 21;
  const uintptr_t first = ((uintptr_t)address + page - 1) & ~(page - 1);
  const uintptr_t end = ((uintptr_t)address + bytes) & ~(page - 1);
  if (first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)address;
  (void)bytes;
#endif
}

#endif
