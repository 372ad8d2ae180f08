#!/usr/bin/env bash
# Runs the Spark driver on a cluster of two workers on this machine. Says so and stops where Spark cannot be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
skip() { echo "check_spark: skipped, $1"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v java > /dev/null || skip "there is no Java"
python=${PYSPARK_PYTHON:-$work/venv/bin/python}
if [ ! -x "$python" ]; then
  python3 -m venv "$work/venv" > "$work/venv.log" 2>&1 || skip "Python cannot make an environment"
  "$work/venv/bin/pip" install --quiet --no-cache-dir "pyspark>=3.5,<3.6" "pyarrow>=15" "pandas>=2,<3" setuptools \
    > "$work/pip.log" 2>&1 || skip "pyspark cannot be installed"
fi
PYSPARK_PYTHON=$python "$python" .ci/check_spark.py "${PARALIGN:-target/release/paralign}" "$work"
