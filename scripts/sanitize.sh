#!/usr/bin/env bash
# Runs the tests under the thread sanitizer and the address sanitizer, each in a build of its own.
# Further arguments go to `swift test`, such as --filter SimulationKernelTests.
#
# The address sanitizer watches the kernel's own memory: reads and writes out of bounds, after it is
# given back, and giving back twice. The thread sanitizer watches what threads share, as the parallel
# runner's workers do. Swift code is watched; GSL, SQLite and the C library are only at their calls.
# A test that expects a process to stop passes however it stops, so that findings are read from files
# that every process writes, and a file is a failure. Such tests are left out under the thread
# sanitizer, whose own check fails in the process that a test starts (tsan_rtl.cpp, at the fork).
#
# The first build takes six minutes of one processor. Tests that ask for memory often run slowly
# beside the address sanitizer, such as those of the kernel's queue: filter by suite, as in
# --filter SimulationKernelTests.ServerPool, when one part is in question.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# The first finding ends a process. Tests of a process that is meant to stop run beside the
# sanitizer's own handlers, which must let the signals through to the report of faults.
options="halt_on_error=1:handle_segv=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0"
options+=":handle_sigbus=0:handle_sigtrap=0"
# Swift's runtime keeps memory for the life of the process, so that leaks are not looked for.
options+=":detect_leaks=0"

# The tests that expect a process to stop, by name, as a pattern of `swift test --skip`.
# shellcheck disable=SC2016 # The expressions are awk's.
stopping=$(grep -rlZ processExitsWith Tests --include '*.swift' | xargs -0 awk '
  match($0, /func [A-Za-z0-9_]+\(/) { name = substr($0, RSTART + 5, RLENGTH - 6) }
  /processExitsWith/ && !(name in seen) { seen[name] = 1; printf "%s%s", separator, name; separator = "|" }
')

failed=()
for sanitizer in thread address; do
  echo "== $sanitizer sanitizer"
  started=$SECONDS
  build=$PWD/.build-$sanitizer
  findings=$build/findings
  # Built without the options, which are for the tests alone.
  swift build --build-tests --disable-xctest --sanitize="$sanitizer" --scratch-path "$build"
  built=$SECONDS
  skip=()
  [ "$sanitizer" = address ] || skip=(--skip "/($stopping)\\(")
  rm -rf "$findings"
  mkdir -p "$findings"
  # Inner quotes: a path may hold a blank or a colon, which end an option.
  TSAN_OPTIONS="$options:log_path='$findings/thread'" \
    ASAN_OPTIONS="$options:log_path='$findings/address'" \
    swift test --skip-build --disable-xctest --sanitize="$sanitizer" --scratch-path "$build" \
    ${skip[@]+"${skip[@]}"} "$@" ||
    failed+=("$sanitizer (tests)")
  for finding in "$findings"/*; do
    [ -e "$finding" ] || continue
    cat "$finding"
    failed+=("$sanitizer ($finding)")
  done
  echo "== $sanitizer sanitizer: built in $((built - started)) s, ran in $((SECONDS - built)) s"
done

if [ ${#failed[@]} -gt 0 ]; then
  printf 'Not clean: %s\n' "${failed[@]}" >&2
  exit 1
fi
echo "Clean under both sanitizers."
