#!/usr/bin/env bash
# Writes the manual pages and the completions of the program into a folder, for packages.
#   bash packaging/share.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2/man" "$2/completions"
cd "$2"
"$program" man > man/paralign.1
for command in $("$program" man | sed -n 's/^paralign\\-\([a-z]*\)(1)$/\1/p'); do
  [ "$command" = help ] || "$program" man "$command" > "man/paralign-$command.1"
done
"$program" completions bash > completions/paralign.bash
"$program" completions zsh > completions/_paralign
"$program" completions fish > completions/paralign.fish
