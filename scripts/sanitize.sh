#!/usr/bin/env bash
# Runs the tests under the thread sanitizer and the address sanitizer, each in a build of its own.
# Further arguments go to `swift test`, such as --filter SimulationKernelTests.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# The first finding ends the run with a failure. Tests of a process that is meant to stop run
# beside the sanitizer's own handlers, which must let the signals through.
export TSAN_OPTIONS="halt_on_error=1:handle_segv=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0:handle_sigbus=0:handle_sigtrap=0"
# Swift's runtime keeps memory for the life of the process, so that leaks are not looked for.
export ASAN_OPTIONS="halt_on_error=1:detect_leaks=0:handle_segv=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0:handle_sigbus=0:handle_sigtrap=0"

for sanitizer in thread address; do
  echo "== $sanitizer sanitizer"
  swift test --disable-xctest --sanitize="$sanitizer" --scratch-path ".build-$sanitizer" "$@"
done
