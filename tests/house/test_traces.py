"""Nothing of the machine that a file was written on stays in it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.code import ROOT

PACKAGE_HOST = re.compile(r"pypi|pythonhosted|artifact|nexus|/simple\b|pkg\.dev|mirror", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?|file)://[^\s\"'<>)]+")
MACHINE_PATH = re.compile(
    r"(?<![\w.~%}/-])/(?:root|home|Users|work|opt|mnt|srv)/[\w.-]+|[A-Z]:\\Users\\[\w.-]+"
)
BINARY = {".png", ".ico", ".jpg", ".gif", ".pdf", ".db"}


MADE_HERE = {"build", "dist", "pictures", "__pycache__", "loket.egg-info"}


def project_files() -> list[Path]:
    """What git keeps of the project; of an unpacked archive, all that was not made here."""
    paths = [ROOT / name for name in git_listing()] or [p for p in ROOT.rglob("*") if not made_here(p)]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY and path != Path(__file__)]


def git_listing() -> list[str]:
    """The tracked files; none where git is missing or does not know the folder."""
    if shutil.which("git") is None:
        return []
    command = ["git", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout
    return [name for name in listing.split("\0") if name]


def made_here(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in MADE_HERE or part.startswith(".") for part in parts)


def traces(text: str) -> list[str]:
    hosts = [address for address in ADDRESS.findall(text) if PACKAGE_HOST.search(address)]
    return hosts + MACHINE_PATH.findall(text)


def test_no_file_names_a_package_host_or_a_path_of_somebodys_machine() -> None:
    found = {str(path.relative_to(ROOT)): traces(path.read_text("utf-8")) for path in project_files()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://mirror.clinic.example/simple",
        "--find-links file:///opt/pypi",
        'DATA = "/home/siti/loket"',
        "see /root/.cache",
        r"C:\Users\siti\loket",
    ],
)
def test_a_trace_is_found(text: str) -> None:
    assert traces(text) != []


@pytest.mark.parametrize(
    "text", ["https://satusehat.kemkes.go.id/mobile/contact-us", "~/.local/share/loket", "desktop/work/x"]
)
def test_what_belongs_here_is_left_alone(text: str) -> None:
    assert traces(text) == []
