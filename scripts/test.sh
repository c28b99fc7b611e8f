#!/usr/bin/env bash
# Runs the whole test suite. Further arguments go to `swift test`, such as --filter ReportsTests.
#
# The library modules are optimised, with their assertions on: the tests, which play whole markets,
# take two minutes then and not twenty. The build has a folder of its own, so that the ordinary
# release build stays as it is; MARKETSIM_TEST_BUILD names another. A plain `swift test` runs the
# tests too, unoptimised.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# All tests are of Swift Testing; without the switch an empty XCTest run comes first. Package.swift
# opens the modules to tests, as for `swift build`; the other switch would make that another build.
MARKETSIM_OPTIMISED_TESTS=1 swift test --configuration release --disable-xctest \
  --disable-testable-imports --scratch-path "${MARKETSIM_TEST_BUILD:-.build-tests}" "$@"
