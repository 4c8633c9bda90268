"""``dev.py bench``: Loket beside bare programs, in turn, as ratios of medians.

Single times mean nothing on a shared machine; pairs that ran one after the other do.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Figure:
    """One run of a whole process: milliseconds, peak memory in MiB, and what it timed itself."""

    milliseconds: float
    mebibytes: float
    own: float | None


@dataclass(frozen=True, slots=True)
class Contest:
    """Loket and its bare counterpart, and the ratio that the design allows."""

    name: str
    loket: Sequence[str]
    bare: Sequence[str]
    allowed: float
    stdin: str = ""


def main(arguments: Sequence[str]) -> int:
    """Run every contest and print its figures; always 0, since figures are read and not passed."""
    parser = argparse.ArgumentParser(prog="dev.py bench --")
    parser.add_argument("-n", type=int, default=7, help="pairs of each contest, after one warm-up")
    pairs = parser.parse_args(arguments).n
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as data, _portal_page() as url:
        for contest in _contests(data, url):
            _run(contest, pairs)
        _code_field(data, pairs)
    return 0


def _contests(data: str, url: str) -> Iterator[Contest]:
    start = ("-m", "desktop", "--data", data, "--training", "--exit-after-first-paint")
    yield Contest("first paint", start, ("-m", "tests.bench.bare_window"), 1.25)
    portal = ("-m", "tests.bench.loket_portal")
    yield Contest("portal shown", portal, ("-m", "tests.bench.bare_portal"), 1.3, url)


def _run(contest: Contest, pairs: int) -> None:
    loket, bare = [], []
    for number in range(pairs + 1):
        one, other = _timed(contest.loket, contest.stdin), _timed(contest.bare, contest.stdin)
        if number:  # the first pair warms the caches
            loket.append(one)
            bare.append(other)
    print(f"{contest.name} ({pairs} pairs, allowed {contest.allowed:.2f} x)")
    own = [(one.own, other.own) for one, other in zip(loket, bare, strict=True) if one.own and other.own]
    if own:
        _row("  from asking, ms", [pair[0] for pair in own], [pair[1] for pair in own])
    _row("  whole process, ms", [f.milliseconds for f in loket], [f.milliseconds for f in bare])
    _row("  peak MiB", [f.mebibytes for f in loket], [f.mebibytes for f in bare])


def _row(name: str, loket: Sequence[float], bare: Sequence[float]) -> None:
    mine, theirs = statistics.median(loket), statistics.median(bare)
    pairwise = statistics.median(a / b for a, b in zip(loket, bare, strict=True))
    print(
        f"{name}: loket {mine:.0f} ({min(loket):.0f}-{max(loket):.0f}), "
        f"bare {theirs:.0f} ({min(bare):.0f}-{max(bare):.0f}), ratio {pairwise:.2f}"
    )


def _timed(command: Sequence[str], stdin: str) -> Figure:
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    said = _talk(process, stdin)
    _, status, used = os.wait4(process.pid, 0)
    milliseconds = (time.perf_counter() - begin) * 1000
    if status != 0:
        raise SystemExit(f"{' '.join(command[:2])} ended with status {status}")
    return Figure(milliseconds, used.ru_maxrss / 1024, float(said) if said else None)


def _talk(process: subprocess.Popen[bytes], stdin: str) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(f"{stdin}\n".encode())
    process.stdin.close()
    return process.stdout.read().strip()


@contextmanager
def _portal_page() -> Iterator[str]:
    """A stand-in with one opened portal: the page that both programs load."""
    command = [sys.executable, "-m", "desktop", "simulator", "--until-stdin-closes"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        said = json.loads(process.stdout.readline()) if process.stdout else {}
        yield open_portal(said)
        process.kill()


def open_portal(said: dict[str, str]) -> str:
    """A fresh page of the stand-in that said where it is, as any client would get it."""
    from desktop.domain.credentials import Credentials
    from desktop.domain.errors import Problem
    from desktop.domain.operator import Officer
    from desktop.satusehat.client import KycClient
    from desktop.satusehat.environments import Environment

    host = said["kyc_url"].split("/")[2]
    environment = Environment("bench", said["auth_url"], said["kyc_url"], Path(said["server_key"]), (host,))
    client = KycClient(environment, Credentials(said["client_id"], said["client_secret"], ""))
    link = client.open_portal(Officer("Bench", "9999990101900001"))
    if isinstance(link, Problem):
        raise SystemExit(f"the stand-in gave no portal: {link.code}")
    return link.url


def _code_field(data: str, pairs: int) -> None:
    """From *Mulai* to the code field in the running window, beside the bare load of the same page."""
    command = [sys.executable, "-m", "tests.bench.code_field", data, str(pairs)]
    print("Mulai to the code field, over what the page itself takes (allowed 400 ms more)")
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
