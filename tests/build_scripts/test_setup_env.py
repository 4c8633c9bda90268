"""The environment: right ones are left alone, unfinished and broken ones are noticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build_scripts import setup_env
from build_scripts.setup_env import Kind, is_ready

pytestmark = pytest.mark.posix


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with locks, and an environment whose interpreter starts."""
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "requirements/dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(setup_env, "ROOT", tmp_path)
    monkeypatch.setattr(setup_env, "VENV", venv)
    monkeypatch.setattr(setup_env, "STAMP", venv / "loket-setup.json")
    python = setup_env.venv_python()
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return tmp_path


@pytest.fixture
def set_up_for_tests(project: Path) -> Path:
    setup_env.write_stamp(Kind.DEV)
    return project


def test_an_unfinished_environment_is_not_ready(project: Path) -> None:
    assert not is_ready(Kind.RUN)


def test_one_for_tests_serves_to_run_as_well(set_up_for_tests: Path) -> None:
    assert is_ready(Kind.DEV)
    assert is_ready(Kind.RUN)


def test_one_to_run_does_not_serve_for_tests(project: Path) -> None:
    setup_env.write_stamp(Kind.RUN)
    assert is_ready(Kind.RUN)
    assert not is_ready(Kind.DEV)


@pytest.mark.parametrize("changed", ["requirements/dev.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_asks_for_another_set_up(set_up_for_tests: Path, changed: str) -> None:
    (set_up_for_tests / changed).write_text("# something new\n")
    assert not is_ready(Kind.DEV)


@pytest.mark.parametrize("scribble", ["", "[]", "not json", '{"dev": 3}'])
def test_a_damaged_stamp_counts_as_none(set_up_for_tests: Path, scribble: str) -> None:
    setup_env.STAMP.write_text(scribble)
    assert not is_ready(Kind.DEV)


def test_an_interpreter_that_is_gone_is_noticed(set_up_for_tests: Path) -> None:
    setup_env.venv_python().unlink()  # as when the system's Python moved on
    assert not is_ready(Kind.DEV)
