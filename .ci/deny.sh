#!/usr/bin/env bash
# What may stand among the dependencies (deny.toml): licences, duplicates, bans, sources; advisories where they can be had.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.20.2
export PATH="$PWD/target/tools/bin:$PATH"
if ! cargo deny --version > /dev/null 2>&1; then
  # It runs for a second and takes minutes to optimise.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    cargo install --quiet --locked --root target/tools "cargo-deny@$version"
fi
cargo deny check bans licenses sources
if cargo deny fetch db > /dev/null 2>&1; then
  cargo deny check advisories
else
  echo "advisories: skipped, their database cannot be fetched from here"
fi
