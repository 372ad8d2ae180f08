#!/usr/bin/env bash
# Runs a corpus whose report has several pages in shards, as docs/clusters.md shows for Slurm and GNU parallel, and merges them.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${PARALIGN:-target/release/paralign}")
project=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$program" "$work/bin/paralign" && export PATH=$work/bin:$PATH
cd "$work"
passed=0

# More than one page can hold.
for copy in $(seq 12); do
  for side in fr en; do
    mkdir -p "reports/$side"
    for name in CEB-2013-2 E-2021-47 CEB-2018-1; do cp "$project/corpus/$side/$name.txt" "reports/$side/$name-$copy.txt"; done
  done
done
paralign run reports --output one --quiet
[ "$(find one/report -name '*.html' | wc -l)" -gt 30 ]

# same WHAT: the merged tables are those of one run, every file of them.
same() {
  paralign merge shards/* --output tables --quiet
  diff -r one tables
  rm -r shards tables
  passed=$((passed + 1))
  echo "check_shards: $1"
}

for task in 1 2 3; do
  SLURM_ARRAY_TASK_ID=$task sh -c 'paralign run reports --shard $SLURM_ARRAY_TASK_ID/3 --output shards/$SLURM_ARRAY_TASK_ID --quiet'
done
same "an array of Slurm, one task after the other"

if command -v parallel > /dev/null || { apt-get update && apt-get install -y parallel; } > apt.log 2>&1; then
  parallel paralign run reports --shard {}/16 --output shards/{} --jobs 1 --quiet ::: $(seq 16)
  same "GNU parallel"
else
  echo "check_shards: GNU parallel skipped, it cannot be installed"
fi
echo "$passed passed, 0 failed"
