"""Makes the frozen program: ``dist/loket``, a folder with everything and the program ``loket`` in it."""

from __future__ import annotations

import os
from pathlib import Path

from build_scripts.shell import ROOT, run, say

BUNDLE = ROOT / "dist" / "loket"
PROGRAM = BUNDLE / ("loket.exe" if os.name == "nt" else "loket")


def freeze(python: Path) -> int:
    """Run PyInstaller with the environment's ``python``; the answer is its exit code."""
    # Its warnings are about libraries of plugins that stay out; tests/frozen looks for missing ones.
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", ROOT / "dist", "--workpath", ROOT / "build"]
    code = run([*command, ROOT / "build_scripts" / "loket.spec"])
    if code == 0:
        say(f"{PROGRAM.relative_to(ROOT)}: {bundle_size() / 1e6:.0f} MB")
    return code


def bundle_size() -> int:
    """Bytes of all files in the bundle; links count nothing."""
    files = (path for path in BUNDLE.rglob("*") if not path.is_symlink() and path.is_file())
    return sum(path.stat().st_size for path in files)
