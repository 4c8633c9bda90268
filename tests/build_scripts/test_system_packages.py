"""What is missing on a Debian machine, and what is said where nothing can be installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts import system_packages
from build_scripts.shell import SetupProblem

pytestmark = pytest.mark.posix


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the search path; a test puts the machine's programs into it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def small_debian(programs: Path) -> Path:
    """A Debian with two packages installed and one that was removed."""
    listing = "libgl1 installed\\nlibasound2t64 installed\\nxvfb config-files\\n"
    program(programs, "dpkg-query", f"printf '{listing}'")
    program(programs, "apt-get", "exit 100")
    program(programs, "env", 'while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"')
    program(programs, "apt-cache", 'test "$2" = libasound2t64')
    return programs


@pytest.fixture
def ordinary_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who is not root and, in ``programs``, has no sudo."""
    monkeypatch.setattr(system_packages, "is_root", lambda: False)


def test_a_package_under_its_new_name_counts(small_debian: Path) -> None:
    wanted = ["libgl1", "libasound2|libasound2t64", "xvfb", "openbox"]
    assert system_packages.missing(wanted) == ["xvfb", "openbox"]


@pytest.mark.usefixtures("small_debian", "ordinary_person")
def test_who_may_not_install_is_told_what_to_ask_for(capsys: pytest.CaptureFixture[str]) -> None:
    system_packages.ensure(["libgl1", "openbox", "xdotool"], first_time=True)
    assert (
        capsys.readouterr().out == "Please ask the administrator to run: apt-get install -y openbox xdotool\n"
    )


@pytest.mark.usefixtures("small_debian", "ordinary_person")
def test_nothing_is_said_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    system_packages.ensure(["libgl1"], first_time=True)
    assert capsys.readouterr().out == ""


def test_a_failing_apt_is_a_problem_that_names_what_it_was_for(
    small_debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "is_root", lambda: True)
    with pytest.raises(SetupProblem, match="libasound2t64"):
        system_packages.install(["libasound2|libasound2t64"])


@pytest.mark.usefixtures("programs")
def test_another_distribution_gets_one_sentence_once(capsys: pytest.CaptureFixture[str]) -> None:
    system_packages.ensure(["libnss3", "libasound2|libasound2t64"], first_time=True)
    system_packages.ensure(["libnss3", "libasound2|libasound2t64"], first_time=False)
    said = capsys.readouterr().out
    assert said == "If Loket does not start here, install what Debian calls: libnss3, libasound2.\n"
