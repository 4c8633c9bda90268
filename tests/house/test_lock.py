"""The lock holds what pyproject.toml asks for, nothing without a hash and no address of anybody's index."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.code import ROOT

LOCKS = ("run", "dev")
WINDOWS = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}
LINUX = {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"}


@dataclass(frozen=True)
class Locked:
    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return next(iter(self.requirement.specifier)).version


def read(lock: str) -> list[Locked]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)).splitlines()
    return [_locked(line) for line in lines if line.strip()]


def _locked(line: str) -> Locked:
    requirement, *hashes = re.split(r"\s+--hash=", line.strip())
    return Locked(Requirement(requirement), tuple(hashes))


def asked_for(lock: str) -> Iterator[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    groups = [extras["setup"]] if lock == "run" else extras.values()
    yield from map(Requirement, project["dependencies"])
    yield from (Requirement(line) for group in groups for line in group)


def chosen(lock: str, python: str, platform: dict[str, str]) -> dict[str, str]:
    """Name and version of what this lock installs on a platform."""
    here = {"python_version": python, "python_full_version": f"{python}.4", **platform}
    return {
        locked.name: locked.version
        for locked in read(lock)
        if locked.requirement.marker is None or locked.requirement.marker.evaluate(here)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_wish_is_locked_within_its_range(lock: str) -> None:
    versions = {locked.name: locked.version for locked in read(lock)}
    wishes = {canonicalize_name(wish.name): wish.specifier for wish in asked_for(lock)}
    assert {
        name for name, wanted in wishes.items() if name not in versions or versions[name] not in wanted
    } == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    bare = [
        locked.name
        for locked in read(lock)
        if not locked.hashes or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in locked.hashes)
    ]
    assert bare == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", text)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_each_platform_gets_what_it_alone_needs(python: str) -> None:
    on_linux, on_windows = chosen("dev", python, LINUX), chosen("dev", python, WINDOWS)
    assert {"secretstorage", "jeepney", "pytest-xvfb"} <= on_linux.keys() - on_windows.keys()
    assert {"pywin32-ctypes", "colorama", "pefile"} <= on_windows.keys() - on_linux.keys()


def test_the_developers_environment_holds_what_is_shipped() -> None:
    shipped = {locked.name: locked.version for locked in read("run")}
    assert shipped.items() <= {locked.name: locked.version for locked in read("dev")}.items()
