"""What the checks that need Python packages have in common: an environment of their own, and how a check fails or is skipped."""

import subprocess
import sys


class Skipped(Exception):
    """A program is not there and cannot be installed."""


def expect(holds, message):
    if not holds:
        raise AssertionError(message)


def package(name):
    try:
        return __import__(name, fromlist=["_"])
    except ImportError:
        raise Skipped(f"the Python package {name.split('.')[0]} cannot be installed here") from None


def inside_venv(script, place, packages, program):
    """Runs a script again with the packages at hand in `place`, or without them if they cannot be installed; returns its status."""
    python, listed = place / "venv" / "bin" / "python", place / "packages"
    if not (listed.exists() and listed.read_text() == " ".join(packages)):
        place.mkdir(parents=True, exist_ok=True)
        made = subprocess.run([sys.executable, "-m", "venv", place / "venv"], capture_output=True)
        if made.returncode == 0:
            made = subprocess.run([python, "-m", "pip", "install", "-q", *packages], capture_output=True)
        if made.returncode == 0:
            listed.write_text(" ".join(packages))
        else:
            print("note      the Python packages cannot all be installed; their checks are skipped", flush=True)
    python = python if python.exists() else sys.executable
    return subprocess.run([python, script, "--inside", program]).returncode
