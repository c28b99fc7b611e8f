#!/usr/bin/env bash
# Installs what marketsim needs and is missing. Sourced by the other scripts; runs by itself too.
set -euo pipefail

# Swift comes from its own page: a compiler is too much to install behind someone's back.
require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    # Swiftly writes its paths to a file that only new shells read.
    local folder
    for folder in "${SWIFTLY_HOME_DIR:-}" "$HOME/.local/share/swiftly" "$HOME/.swiftly"; do
      # shellcheck source=/dev/null
      [ ! -r "$folder/env.sh" ] || . "$folder/env.sh"
    done
  fi
  if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.2 or newer is needed and was not found. Install it from" >&2
    echo "  https://www.swift.org/install/" >&2
    echo "and run this again in a new terminal." >&2
    exit 1
  fi
  local version major minor
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
  major=${version%%.*}
  minor=${version#*.}
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    echo "Swift 6.2 or newer is needed; found: ${version:-unknown}. Install it from" >&2
    echo "  https://www.swift.org/install/" >&2
    exit 1
  fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "Packages are missing and need an administrator. As root, run:" >&2
    echo "  $*" >&2
    exit 1
  fi
}

install_with_apt() {
  local missing=() package
  for package in libgsl-dev libsqlite3-dev zlib1g-dev gnuplot-nox pkg-config; do
    case $package in
      # Any package that brings the command will do.
      gnuplot-nox) command -v gnuplot >/dev/null 2>&1 || missing+=("$package") ;;
      pkg-config) command -v pkg-config >/dev/null 2>&1 || missing+=("$package") ;;
      *)
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
          missing+=("$package")
        ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]} ..."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

install_with_brew() {
  local missing=() formula
  for formula in gsl sqlite gnuplot pkgconf; do
    brew list --formula "$formula" >/dev/null 2>&1 || missing+=("$formula")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]} ..."
  brew install "${missing[@]}"
}

install_libraries() {
  if command -v apt-get >/dev/null 2>&1; then
    install_with_apt
  elif command -v brew >/dev/null 2>&1; then
    install_with_brew
  elif pkg-config --exists gsl sqlite3 zlib 2>/dev/null && command -v gnuplot >/dev/null 2>&1; then
    return 0
  else
    echo "Please install the GNU Scientific Library, SQLite and zlib with their headers, gnuplot" >&2
    echo "and pkg-config, then run this again. On a Mac this script uses Homebrew: https://brew.sh" >&2
    exit 1
  fi
}

require_swift
install_libraries
