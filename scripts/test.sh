#!/usr/bin/env bash
# Runs the whole test suite. Further arguments go to `swift test`, such as --filter ReportsTests.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# All tests are of Swift Testing; without the switch an empty XCTest run comes first.
swift test --disable-xctest "$@"
