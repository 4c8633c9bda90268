"""The stand-in as a process of its own, which the program starts and stops in training."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

GOODBYE_SECONDS = 2.0
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class StandInAddress:
    """Where a running stand-in is, and how to log in; the contract of ``loket simulator``."""

    auth_url: str
    kyc_url: str
    client_id: str
    client_secret: str
    server_key: Path
    form_url: str

    def __repr__(self) -> str:
        """Not the secret, though it is only the stand-in's."""
        return "StandInAddress(…)"


class StandInUnavailable(OSError):
    """The stand-in did not start."""


class StandInProcess:
    """Starts ``loket simulator`` when it is first needed and again should it have died.

    ``address`` blocks until the process has said where it is: not for the main thread. The child
    ends by itself when our end of its standard input closes, so a killed program leaves no orphan.
    """

    def __init__(self, folder: Path, scenario: str = "normal") -> None:
        """``folder`` takes the stand-in's public key."""
        self._command = [*_ourselves(), "--data", str(folder.resolve()), "simulator", "--until-stdin-closes"]
        self._command += ["--scenario", scenario]
        self._process: subprocess.Popen[str] | None = None
        self._address: StandInAddress | None = None
        self._lock = threading.Lock()

    def address(self) -> StandInAddress:
        """Where it is; starts it if need be. Raises StandInUnavailable."""
        with self._lock:
            if self._address is None or self._process is None or self._process.poll() is not None:
                self._address = self._start()
            return self._address

    @property
    def known(self) -> StandInAddress | None:
        """Where it is, if it has started; never waits."""
        return self._address

    def stop(self) -> None:
        """End it by closing its input, so that it clears away its key; by force when it does not."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.communicate(timeout=GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()

    def _start(self) -> StandInAddress:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=_ROOT,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            pipe = self._process.stdout
            said = json.loads(pipe.readline() if pipe else "")
            return StandInAddress(**{**said, "server_key": Path(said["server_key"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise StandInUnavailable("the stand-in did not start") from error


def _ourselves() -> list[str]:
    """The command that runs this very program, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "desktop"]
