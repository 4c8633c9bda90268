"""What Qt, WebEngine and the tests need from Debian or Ubuntu, and how it gets there.

The lists were measured on a bare Debian 12. A newer release renamed some libraries, so an entry may
name several packages, separated by ``|``; the first one that the release knows is taken.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

from build_scripts.shell import SetupProblem, is_root, run, say, succeeds

# DejaVu comes along with fontconfig in any case, but it runs wide; any of these looks like a desk.
WIDGETS = (
    "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0|libglib2.0-0t64 "
    "fonts-noto-core|fonts-cantarell|fonts-ubuntu|fonts-liberation|fonts-liberation2"
).split()
XCB = (
    "libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 "
    "libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0"
).split()
WEBENGINE = (
    "libnss3 libnspr4 libasound2|libasound2t64 libgbm1 libdrm2 libxcomposite1 libxdamage1 libxrandr2 "
    "libxtst6 libxkbfile1 libxrender1 libxext6 libxfixes3 libxcb-dri3-0 libgssapi-krb5-2 libudev1"
).split()
# For the tests and the bundle: binutils has objdump and strip.
DEV = "xvfb openbox xdotool binutils".split()
RUN = (*WIDGETS, *XCB, *WEBENGINE)
VENV_MODULE = f"python3.{sys.version_info.minor}-venv|python3-venv"
# Another apt may be at work, and mirrors have bad moments.
APT_PATIENCE = ("-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3")


def is_debian() -> bool:
    """Whether packages can be looked up and installed the Debian way."""
    return shutil.which("dpkg-query") is not None and shutil.which("apt-get") is not None


def ensure(wanted: Sequence[str], first_time: bool) -> None:
    """Install what is missing of ``wanted``; where that cannot be done, say so and go on.

    Going on is right: the libraries may be there without a package of that name.
    """
    if sys.platform != "linux":
        return
    if not is_debian():
        if first_time:
            say(_elsewhere(wanted))
        return
    try:
        install(missing(wanted))
    except SetupProblem as problem:
        say(str(problem))


def python_library() -> list[str]:
    """The shared library of a Debian Python, which the bundle takes along; other Pythons have their own."""
    return [f"libpython3.{sys.version_info.minor}"] if sys.base_prefix == "/usr" and is_debian() else []


def missing(wanted: Sequence[str]) -> list[str]:
    """The entries of ``wanted`` of which no alternative is installed."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"],
        check=False,
        capture_output=True,
        text=True,
    ).stdout
    installed = {line.split()[0] for line in listing.splitlines() if line.endswith(" installed")}
    return [entry for entry in wanted if installed.isdisjoint(entry.split("|"))]


def install(entries: Sequence[str]) -> None:
    """Install the packages with apt. Raises SetupProblem when nobody lets us or apt fails."""
    if not entries:
        return
    prefix = _as_root()
    if prefix is None:
        names = " ".join(entry.split("|")[0] for entry in entries)
        raise SetupProblem(f"Please ask the administrator to run: apt-get install -y {names}")
    say(f"Installing {len(entries)} system package(s); this happens once.")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *APT_PATIENCE]
    run([*apt, "update"], only_if_it_fails=True)  # an unreachable list of some other source must not stop us
    known = [_known_name(entry) for entry in entries]
    if run([*apt, "install", "-y", "--no-install-recommends", *known], only_if_it_fails=True) != 0:
        raise SetupProblem(f"apt-get could not install: {' '.join(known)}")


def _as_root() -> list[str] | None:
    if is_root():
        return []
    if shutil.which("sudo") is None:
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def _known_name(entry: str) -> str:
    names = entry.split("|")
    return next((name for name in names if succeeds(["apt-cache", "show", name])), names[0])


def _elsewhere(wanted: Sequence[str]) -> str:
    names = ", ".join(entry.split("|")[0] for entry in wanted)
    return f"If Loket does not start here, install what Debian calls: {names}."
