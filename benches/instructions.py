#!/usr/bin/env python3
"""Prints how many instructions the program executes for each byte of a corpus, room by room.

usage: instructions.py [--program FILE] [--corpus FOLDER] [--functions K] [FLAG...]

Counts do not depend on what else the machine does. The program runs under valgrind's callgrind on one thread; what a
library does is counted for the room that called it, in proportion to its calls, and SHA-256, for which valgrind cannot use
the processor's own instructions, is left out. Each FLAG goes to `run`: `-- --formats csv` measures the tables alone.
With `--functions K` the K dearest functions of each room follow. Calls between files stay calls in what `cargo build --release`
makes, so that rooms can be told apart.
"""
import argparse
import collections
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Rounds in which costs flow from library functions to their callers; chains of calls are shorter.
ROUNDS = 60
LEFT_OUT = re.compile(r"\bsha2|sha256", re.I)
ROOM = re.compile(r"\bparalign::(\w+)::")
# What all rooms use is counted for the one that uses it.
SHARED = {"model", "lexicon", "disk", "error"}
# Names in callgrind's files are numbered, and spelt out where they stand first.
NAME = re.compile(r"\((\d+)\)(?: (.*))?")


class Profile:
    """What callgrind counted: the cost of each function itself, and of its calls by caller."""

    def __init__(self, path):
        self.own = collections.Counter()
        self.calls = collections.defaultdict(collections.Counter)
        self.names = {}
        caller, called, skip = None, None, False
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("fn="):
                    caller = self.name(line[3:])
                elif line.startswith("cfn="):
                    called = self.name(line[4:])
                elif line.startswith("calls="):
                    skip = True
                elif line[:1].isdigit() or line[:1] in "+-*":
                    cost = int(line.split()[1])
                    if skip:
                        self.calls[called][caller] += cost
                        skip = False
                    else:
                        self.own[caller] += cost

    def name(self, text):
        number, name = NAME.match(text.strip()).groups()
        return self.names.setdefault(number, name) if name else self.names[number]

    def rooms(self):
        """For each function, the share of its own cost that each room has to answer for."""
        rooms = {name: {room(name): 1.0} for name in self.own if room(name)}
        shares = dict(rooms)
        others = [name for name in {*self.own, *self.calls} if name not in rooms]
        for _ in range(ROUNDS):
            for name in others:
                callers = self.calls[name]
                total = sum(cost for caller, cost in callers.items() if caller != name)
                share = collections.Counter()
                for caller, cost in callers.items():
                    for of, part in shares.get(caller, {}).items():
                        if caller != name and total:
                            share[of] += part * cost / total
                shares[name] = share
        return shares


def room(name):
    """The room that a function belongs to; what only leads from room to room has none of its own."""
    found = [of for of in ROOM.findall(name) if of not in SHARED]
    return found[0] if found else None


def callgrind(program, corpus, flags):
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder, "counts")
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", program, "run", corpus]
        command += ["--output", Path(folder, "out"), "--quiet", "--jobs", "1", *flags]
        ran = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if ran.returncode:
            sys.exit(ran.stderr)
        return Profile(counts)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", default=HERE.parent / "target/release/paralign", type=Path)
    options.add_argument("--corpus", default=HERE.parent / "corpus", type=Path)
    options.add_argument("--functions", default=0, type=int)
    options.add_argument("flags", nargs="*")
    given = options.parse_args()
    size = sum(path.stat().st_size for lang in ("fr", "en") for path in (given.corpus / lang).iterdir())
    profile = callgrind(given.program.resolve(), given.corpus, given.flags)
    shares = profile.rooms()
    rooms, functions = collections.Counter(), collections.defaultdict(collections.Counter)
    for name, cost in profile.own.items():
        if LEFT_OUT.search(name):
            continue
        told = sum(shares[name].values())
        for of, share in {**shares[name], "no room": max(0.0, 1.0 - told)}.items():
            rooms[of] += cost * share
            functions[of][name] += cost * share
    for of, cost in rooms.most_common():
        print(f"{of:16} {cost / size:8.0f}")
        for name, cost in functions[of].most_common(given.functions):
            print(f"{'':16} {cost / size:8.1f}  {name[:150]}")
    print(f"{'all':16} {sum(rooms.values()) / size:8.0f}  instructions a byte of {size:,} bytes")


if __name__ == "__main__":
    main()
