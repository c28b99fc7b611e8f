#!/usr/bin/env bash
# Runs the whole test suite. Further arguments go to `swift test`, such as --filter ReportsTests.
#
# The library modules are optimised, with their assertions on: the tests, which play whole markets,
# take a minute then and not ten. A plain `swift test` runs them too, unoptimised.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# All tests are of Swift Testing; without the switch an empty XCTest run comes first.
MARKETSIM_OPTIMISED_TESTS=1 swift test --disable-xctest "$@"
