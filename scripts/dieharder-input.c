// Reads dieharder's words faster: made into a library by scripts/dieharder.sh and loaded before
// dieharder's own. It asks the C library for every word, which locks standard input each time and
// takes longer than the tests themselves; here it gets the same words in the same order.
#define _GNU_SOURCE
#include <gsl/gsl_rng.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static unsigned char buffer[1 << 20];
static size_t first, end;
static int is_at_end;

size_t fread(void *items, size_t size, size_t count, FILE *file) {
  if (file != stdin) return fread_unlocked(items, size, count, file);
  size_t wanted = size * count, filled = 0;
  while (filled < wanted) {
    if (first == end) {
      ssize_t bytes = read(0, buffer, sizeof buffer);
      if (bytes <= 0) {
        is_at_end = 1;
        break;
      }
      first = 0;
      end = (size_t)bytes;
    }
    size_t part = end - first < wanted - filled ? end - first : wanted - filled;
    memcpy((char *)items + filled, buffer + first, part);
    first += part;
    filled += part;
  }
  return filled / size;
}

#undef feof
int feof(FILE *file) { return file == stdin ? is_at_end : feof_unlocked(file); }

// A uniform number of the generator that reads standard input, as it makes it of a word.
double gsl_rng_uniform(const gsl_rng *generator) {
  static const gsl_rng_type *reader;
  if (generator->type != reader) {
    if (strcmp(generator->type->name, "stdin_input_raw") == 0) reader = generator->type;
    return generator->type->get_double(generator->state);
  }
  uint32_t word;
  if (end - first >= sizeof word) {
    memcpy(&word, buffer + first, sizeof word);
    first += sizeof word;
  } else if (fread(&word, sizeof word, 1, stdin) != 1) {
    return generator->type->get_double(generator->state);
  }
  return word / (double)UINT_MAX;
}
