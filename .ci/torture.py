#!/usr/bin/env python3
"""What a run does with masses, giants, a full disk, a folder that cannot be written, and kills: a result or a clear
error, in bounded memory, and the former tables whole.

    .ci/torture.py BINARY [SCALE]

At SCALE 1, the default, there are 100,000 files, a file of 500 MB and a line of 100 MB; at 100 a hundredth of that.
Each line shows the seconds, the peak memory and the exit status. What needs rights that are not there is left out."""

import csv
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

BINARY = pathlib.Path(sys.argv[1]).resolve()
SCALE = int(sys.argv[2]) if len(sys.argv) > 2 else 1
PROJECT = pathlib.Path(__file__).resolve().parent.parent
LARGEST = 32 << 20
KILLS = 40
csv.field_size_limit(1 << 30)


def texts(side):
    return "\n".join(path.read_text() for path in sorted((PROJECT / "corpus" / side).iterdir()))


FR, EN = texts("fr"), texts("en")


def corpus(folder, size=None, **files):
    """A corpus with one document: `fr` and `en` are the texts of its sides, repeated until they have `size` bytes."""
    for side, text in files.items():
        (folder / side).mkdir(parents=True)
        put(folder / side / "a.txt", text, size)
    return folder


def put(path, text, size=None):
    """Writes a text, over and over up to `size` bytes, piece by piece: the memory of this script would be counted as the
    program's."""
    text = text.encode()
    with open(path, "wb") as file:
        for _ in range(0, size or 0, len(text)):
            file.write(text)
        file.write(b"" if size else text)
        file.truncate(size or file.tell())


def run(name, *arguments, expect=(0,), limit_mb=None, stdin=None):
    """Runs the program, shows what it took, and returns what it printed as errors."""
    started = time.monotonic()
    running = subprocess.Popen(
        [BINARY, *map(str, arguments)], stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    told = running.stderr.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = code = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss / 1024
    print(f"{name:44} {time.monotonic() - started:8.1f} s {memory:8.0f} MB  exit {code}", flush=True)
    assert code in expect, f"{name}: exit {code}: {told}"
    assert "panicked" not in told, told
    assert limit_mb is None or memory < limit_mb, f"{name}: {memory:.0f} MB are more than {limit_mb}"
    return told


def rows(output, table):
    with open(output / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def same(one, other):
    names = sorted(os.listdir(one))
    return names == sorted(os.listdir(other)) and not filecmp.cmpfiles(one, other, names, shallow=False)[1]


def many_files(folder):
    count = 100_000 // SCALE
    for side, text in [("fr", "1. Le Conseil a lu A/71/{0} le 3 mai 2018.\n"), ("en", "1. The Board read A/71/{0} on 3 May 2018.\n")]:
        for number in range(count // 2):
            path = folder / "corpus" / side / f"{number // 1000}" / f"d{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(number % 900 + 1))
    run(f"{count} files", "run", folder / "corpus", "--output", folder / "out", "--quiet", limit_mb=2000)
    assert len(rows(folder / "out", "paragraphs")) == count
    assert len(rows(folder / "out", "alignments")) == count // 2


def giants(folder):
    size = max(500_000_000 // SCALE, LARGEST + 1)
    source = corpus(folder / "giant", size, fr=FR)
    run(f"a file of {size >> 20} MiB", "run", source, "--output", folder / "out", "--quiet", limit_mb=100)
    assert [row["doc_id"] for row in rows(folder / "out", "diagnostics") if row["flaw"] == "too-large"] == ["a"]
    size = LARGEST // SCALE
    source = corpus(folder / "large", size, fr=FR, en=EN)
    run(f"two sides of {size / 2**20:.2g} MiB", "run", source, "--output", folder / "out", "--quiet", limit_mb=6000)
    blocks = rows(folder / "out", "spans")
    assert max(int(row["source_end"]) for row in blocks if row["lang"] == "fr") > size - 4


def long_lines(folder):
    line = "Le Conseil a lu le rapport A/71/818 du 3 mai 2018, et l’a adopté. "
    size = max(100_000_000 // SCALE, LARGEST + 1)
    source = corpus(folder / "line", size, fr=line)
    run(f"a line of {size >> 20} MiB", "run", source, "--output", folder / "out", "--quiet", limit_mb=100)
    size = LARGEST // SCALE
    source = corpus(folder / "longest", size, fr=line)
    run(f"a line of {size / 2**20:.2g} MiB", "run", source, "--output", folder / "out", "--quiet", limit_mb=4000)
    assert len(rows(folder / "out", "blocks")) == 1
    put(folder / "line.txt", line, 100_000_000 // SCALE)
    for words in [("extract", "--lang", "fr"), ("inspect",)]:
        told = run(f"{words[0]} a line of {100 // SCALE} MB", *words, folder / "line.txt", expect=(0, 2), limit_mb=8000)
        assert not told or "at most" in told, told


def mounted(folder, options, then):
    """Runs `then` with a file system on `folder` that nobody else sees, where there are rights to mount one."""
    script = f"mount {options} {folder} && exec \"$@\""
    probe = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", "true"], capture_output=True)
    if probe.returncode != 0:
        print(f"mount {options}: skipped, there are no rights for it")
        return None
    return subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", *map(str, then)], capture_output=True, text=True)


def full_disks(folder):
    source = PROJECT / "corpus"
    former = corpus(folder / "former", fr="1. Le Conseil a lu le rapport.\n")
    (folder / "disk").mkdir()
    refused = 0
    steps = list(range(256, 16_000, 16_000 // KILLS))
    for kilobytes in steps:
        script = (
            f'"{BINARY}" run "{former}" --output "$0/out" --quiet && cp -r "$0/out" "$0/before" || exit 77\n'
            f'"{BINARY}" run "{source}" --output "$0/out" --quiet; status=$?\n'
            'if [ $status = 2 ]; then diff -r "$0/out" "$0/before" || exit 78; fi\nexit $status'
        )
        done = mounted(folder / "disk", f"-t tmpfs -o size={kilobytes}k none", ["sh", "-c", script, folder / "disk"])
        if done is None:
            return
        assert done.returncode in (0, 2, 77), f"{kilobytes} KiB: {done.returncode} {done.stdout} {done.stderr}"
        assert "panicked" not in done.stderr, done.stderr
        assert done.returncode != 2 or "room" in done.stderr, done.stderr
        refused += done.returncode == 2
    assert refused > 0
    print(f"{len(steps)} disks of 256 KiB to 16 MiB: {refused} filled up in the run, and kept the former tables")


def read_only(folder):
    (folder / "kept").mkdir()
    done = mounted(folder / "kept", "-t tmpfs -o ro none", [BINARY, "run", PROJECT / "corpus", "--output", folder / "kept"])
    if done is not None:
        assert done.returncode == 2 and "cannot be written to" in done.stderr, done.stderr
        print("a folder that cannot be written:", done.stderr.strip().removeprefix("paralign: "))


def kills(folder):
    def command(corpus, output):
        return [BINARY, "run", corpus, "--output", folder / output, "--quiet"]

    small = corpus(folder / "small", fr="1. Le Conseil a lu le rapport.\n")
    subprocess.run(command(small, "before"), check=True)
    started = time.monotonic()
    subprocess.run(command(PROJECT / "corpus", "after"), check=True)
    whole = time.monotonic() - started
    shutil.copytree(folder / "before", folder / "out")
    killed, moving = 0, 0
    for kill in range(KILLS):
        running = subprocess.Popen(command(PROJECT / "corpus", "out"))
        time.sleep(whole * kill / KILLS)
        running.kill()
        killed += running.wait() != 0
        if (folder / "out/.paralign-ready").exists():
            moving += 1
            continue
        seen = folder / "seen"
        shutil.copytree(folder / "out", seen, ignore=shutil.ignore_patterns(".paralign*"))
        assert same(seen, folder / "before") or same(seen, folder / "after"), f"kill {kill}"
        shutil.rmtree(seen)
    subprocess.run(command(PROJECT / "corpus", "out"), check=True)
    assert same(folder / "out", folder / "after")
    print(f"{killed} runs killed in {KILLS} tries, {moving} while files were moved: the next run wrote everything")


for part in [many_files, giants, long_lines, full_disks, read_only, kills]:
    with tempfile.TemporaryDirectory() as scratch:
        part(pathlib.Path(scratch))
