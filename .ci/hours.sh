#!/usr/bin/env bash
# Three first hours, each in a fresh folder with nothing but the built program and documented commands, each ending with its
# answer: a translator's, a historian's, a developer's.
#   PARALIGN=target/release/paralign bash .ci/hours.sh
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
program=$(realpath "${PARALIGN:-target/release/paralign}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$program" "$work/bin/paralign"
export PATH="$work/bin:$PATH"
passed=0
answer() { # WHAT EXPECTED FOUND
  if [[ "$3" != *"$2"* ]]; then
    printf 'FAIL %s\n  expected %s\n  found    %s\n' "$1" "$2" "$3"
    exit 1
  fi
  passed=$((passed + 1))
  printf 'ok   %s: %s (%s s)\n' "$1" "$2" "$SECONDS"
}

# A bilingual reader has two reports in one folder, named in both languages, and wants to know how a phrase was translated.
mkdir "$work/reader" && cd "$work/reader"
SECONDS=0
mkdir mine
printf 'Rapport sur le lac\n\nGenève, le 14 mars 2020\n\n1. La Commission du lac a tenu sa session à Genève.\n\n2. Elle a adopté le plan de gestion des crues présenté par le secrétariat.\n\n3. Le plan de gestion des crues entrera en vigueur le 1er janvier 2021.\n' > mine/rapport_lac_fr.txt
printf 'Report on the lake\n\nGeneva, 14 March 2020\n\n1. The Lake Commission held its session in Geneva.\n\n2. It adopted the flood management plan submitted by the secretariat.\n\n3. The flood management plan will enter into force on 1 January 2021.\n' > mine/report_lac_en.txt
printf 'doc_id;Fonds\nrapport_lac;Série 3\n' > mine/manifest.csv
paralign run mine --output tables --quiet
found=$(paralign find "gestion des crues" tables --lang fr --csv)
answer "a phrase of one's own reports and its translation" "flood management plan" "$found"
answer "a column of one's own" "Série 3" "$(cat tables/documents.csv)"
paralign demo demo --quiet
found=$(paralign find "chefs de secrétariat" demo/output --lang fr --csv | head -3)
answer "a phrase of the bundled reports" "Chief Executives Board" "$found"

# A historian counts the years that the reports speak of, in a table alone.
mkdir "$work/historian" && cd "$work/historian"
SECONDS=0
cp -r "$work/reader/demo/corpus" corpus
paralign run corpus --output output --formats csv --csv-dialect plain --quiet
test ! -e output/report.html
python3 - > years.txt <<'P'
import collections, csv
rows = csv.DictReader(open("output/dates.csv", encoding="utf-8"))
years = collections.Counter(row["date_start"][:4] for row in rows if row["lang"] == "fr")
for year, count in years.most_common(3):
    print(year, count)
P
# Two of the five reports are those of 2018.
answer "the year mentioned most" "2018 " "$(head -1 years.txt)"
found=$(paralign originals corpus --as csv)
answer "where the originals are" "A/80/609/Add.1,https://documents.un.org/api/symbol/access?s=A/80/609/Add.1&l=en&t=pdf,en/A-80-609-Add-1.pdf" "$found"

# A developer writes a program on the library.
mkdir "$work/developer" && cd "$work/developer"
SECONDS=0
printf 'Le Conseil a adopté le rapport annuel.\nLa séance a été levée à 18 heures.\n' > fr.txt
printf 'The Council adopted the annual report.\nThe meeting rose at 6 p.m.\n' > en.txt
texts=$PWD
# The example is built with the tests; a project of one's own names the library by its path.
found=$(cd "$here" && cargo run --quiet --locked --example answer -- "$texts/fr.txt" "$texts/en.txt" "séance")
answer "a program on the library" "The meeting rose at 6 p.m." "$found"
echo "$passed passed, 0 failed"
