#!/usr/bin/env bash
# Checks the report in a real browser. Says so and stops where no browser can be installed.
#   bash .ci/check_report.sh [FOLDER FOR SCREENSHOTS]
set -euo pipefail
cd "$(dirname "$0")/.."
skip() { echo "check_report: skipped, $1"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
pictures=${1:+$(mkdir -p "$1" && cd "$1" && pwd)}
project=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for need in node npm chromium; do
  command -v "$need" > /dev/null && continue
  package=$need
  [ "$need" = node ] && package=nodejs
  { apt-get update && apt-get install -y "$package"; } > "$work/apt.log" 2>&1 || skip "$need cannot be installed"
done
mkdir "$work/node"
(cd "$work/node" && npm init -y && npm install --no-audit --no-fund playwright-core@1 axe-core@4) > "$work/npm.log" 2>&1 \
  || skip "playwright-core and axe-core cannot be installed"

# The checks of a working copy can name a program that is built already.
program=${PARALIGN:-$project/target/release/paralign}
[ -n "${PARALIGN:-}" ] || cargo build --quiet --release
run() { "$program" run "$1" --output "$2" --quiet; }

# Text that would like to be more than text.
for side in fr en; do
  mkdir -p "$work/hostile/$side" "$work/large/$side" "$work/paged/$side" "$work/parts/$side"
  {
    printf '1. Texte </script><script>alert(1)</script> du paragraphe numero un, le 3 mars 2018.\n\n'
    printf '2. Une image <img src=x onerror=alert(2)> et une entite &lt;b&gt; dans A/72/35.\n\n'
    printf '3. \xe2\x80\xae\xd7\x90\xd7\x91\xd7\x92 "quotes" %s onmouseover=alert(3) \xe2\x80\xac fin du paragraphe.\n\n' "'x'"
  } > "$work/hostile/$side/<b>\"a&b'.txt"
done
# The same in a corpus of many pages, with words that occur nowhere else.
for side in fr en; do
  {
    printf '1. Témoin unique </script><script>alert(1)</script> --> <!-- du premier paragraphe.\n\n'
    printf '2. Temoin unique <img src=x onerror=alert(2)> </template> du deuxieme paragraphe.\n\n'
  } > "$work/paged/$side/<b>\"a&b'.txt"
done
printf '1. Un document qui est seul, et qui parle de <b>rien</b>.\n' > "$work/hostile/fr/alone.txt"
# Ten thousand short beads on one page.
for document in 1 2 3 4 5; do
  for side in fr en; do
    for number in $(seq 2000); do
      [ $side = fr ] && echo "$number. Le paragraphe numero $number du document $document tient en une ligne." \
        || echo "$number. Paragraph number $number of document $document stands on one line."
      echo
    done > "$work/large/$side/document-$document.txt"
  done
done
# More than one page can hold.
for copy in $(seq 16); do
  for side in fr en; do
    for name in CEB-2013-2 E-2021-47; do cp "corpus/$side/$name.txt" "$work/paged/$side/$name-$copy.txt"; done
  done
done
# More than one page can search.
for document in 1 2 3; do
  for side in fr en; do
    awk -v side=$side -v document=$document 'BEGIN {
      for (number = 1; number <= 1500; number++) {
        printf side == "fr" ? "%d. Le paragraphe numero %d du document %d est long" : "%d. Paragraph number %d, numero %d, is long", number, number, document
        for (word = 0; word < 100; word++) printf side == "fr" ? ", voici la proposition %d du texte" : ", and this is clause %d of the text", word
        printf ".\n\n"
      }
    }' > "$work/parts/$side/document-$document.txt"
  done
done

# Fifty thousand documents, a line each.
awk 'BEGIN {
  for (number = 1; number <= 50000; number++) {
    last = number == 50000 ? " Le dernier témoin." : ""
    printf "{\"doc_id\":\"document-%d\",\"fr\":\"1. Le document numéro %d, le %d mars 2018.%s\\n\",\"en\":\"1. Document number %d, %d March 2018.\\n\"}\n", \
      number, number, number % 31 + 1, last, number, number % 31 + 1
  }
}' > "$work/many.jsonl"

run corpus "$work/out"
for name in hostile large paged parts; do run "$work/$name" "$work/$name-out"; done
"$program" run "$work/many.jsonl" --output "$work/many-out" --formats report --quiet
cd "$work/node"
node "$project/.ci/check_corrections.mjs" "$program" "$project/corpus" "$work/out/report.html" "$work/corrected"
node "$project/.ci/check_report.mjs" "$work/out/report.html" "$work/hostile-out/report.html" \
  "$work/large-out/report.html" "$work/paged-out/report.html" "$work/parts-out/report.html" \
  "$work/many-out/report.html" ${pictures:+"$pictures"}
