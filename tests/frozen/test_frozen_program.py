"""The frozen program in ``dist/loket`` does the main job on its own, wherever it is started.

``dev.py build`` and ``dev.py test`` freeze it before they come here.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from build_scripts.freeze import BUNDLE, PROGRAM

pytestmark = pytest.mark.full
OURS = ("PYTHON", "VIRTUAL_ENV", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH")


@pytest.fixture
def frozen() -> Path:
    """The program, which must have been made by now."""
    assert PROGRAM.is_file(), "there is no frozen program; `dev.py build` makes it"
    return PROGRAM


def run(program: Path, *arguments: str, where: Path) -> subprocess.CompletedProcess[str]:
    """Run it as a desk does: from some folder, with nothing of the developer's environment."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    command = [str(program), "--data", str(where / "data"), *arguments]
    return subprocess.run(
        command, cwd=where, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_it_can_do_what_a_desk_needs(frozen: Path, tmp_path: Path) -> None:
    done = run(frozen, "self-test", "--json", where=tmp_path)
    report: dict[str, Any] = json.loads(done.stdout)
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert (done.returncode, report["ok"]) == (0, True)


def test_it_takes_a_patient_through_to_success(frozen: Path, tmp_path: Path) -> None:
    done = run(frozen, "walkthrough", "--out", "pictures", "--story", "success", where=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "pictures" / "walkthrough.json").read_text("utf-8"))
    (story,) = told["stories"]
    assert (story["name"], story["outcome"]) == ("success", "SUCCEEDED")
    assert all((tmp_path / "pictures" / picture["file"]).is_file() for picture in story["pictures"])


@pytest.mark.posix
def test_no_library_is_missing_in_the_bundle(frozen: Path) -> None:
    libraries = [path for path in BUNDLE.rglob("*.so*") if not path.is_symlink()]
    env = {**os.environ, "LD_LIBRARY_PATH": str(BUNDLE / "_internal")}  # as the program's starter sets it
    command = ["ldd", *map(str, [frozen, *libraries])]
    listing = subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout
    missing = [line.strip() for line in listing.splitlines() if "not found" in line]
    # A desk that runs Wayland has these, and only Qt's Wayland plugins ask for them.
    assert [line for line in missing if not line.startswith("libwayland-")] == []


def test_nothing_that_a_desk_does_not_need_is_in_it(frozen: Path) -> None:
    names = {path.name.lower() for path in frozen.parent.rglob("*")}
    unwanted = ("quick3d", "virtualkeyboard", "qgtk3", "qt6pdf", "qtbase_de", "tkinter", "devtools_resources")
    assert [name for name in names if any(word in name for word in unwanted)] == []
