"""The facility's credentials in the keyring of the account, and nowhere else.

Imported after the first paint: ``keyring`` is slow to import and slower to find its backend
(facts, "Start"). Never a plain text fallback: without a keyring there are no credentials.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

import keyring
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from desktop.domain.credentials import Credentials

T = TypeVar("T")

SERVICE = "Loket"
LONGEST = 1280
"""Characters that Windows' Credential Manager holds in one entry."""
_FIELDS = ("client_id", "client_secret", "organization_id")
# Backends of the keyrings.alt package keep secrets in files, some of them readable to all.
_NOT_TRUSTED = "keyrings.alt"


class VaultIssue(StrEnum):
    """Why there are no credentials; locked is not missing, and neither is no keyring at all."""

    LOCKED = "locked"
    """The keyring is there and shut; whoever uses the account must open it."""
    MISSING = "missing"
    """Nothing (or nothing that is ours) is kept for this environment: provision it."""
    DENIED = "denied"
    """The keyring refused to keep or to give away the entry."""
    UNAVAILABLE = "unavailable"
    """There is no keyring that can be trusted, or it does not answer."""


class Vault:
    """One environment's credentials. Blocking, may prompt: belongs on the vault lane."""

    def __init__(self, environment: str) -> None:
        """``environment``: as in the option of that name; a staging secret never meets production."""
        self._entry = f"client-{environment}"

    def read(self) -> Credentials | VaultIssue:
        """The credentials as they are kept, or why not. Never raises."""
        kept = _ask(lambda: keyring.get_password(SERVICE, self._entry))
        return kept if isinstance(kept, VaultIssue) else _parsed(kept)

    def write(self, credentials: Credentials) -> VaultIssue | None:
        """Keep the credentials and read them back; None when they are there.

        Raises ValueError for credentials that are empty or longer than every keyring can hold.
        """
        text = json.dumps({name: getattr(credentials, name) for name in _FIELDS})
        if isinstance(_parsed(text), VaultIssue) or len(text) > LONGEST:
            raise ValueError("credentials that no keyring can hold")
        done = _ask(lambda: keyring.set_password(SERVICE, self._entry, text))
        if isinstance(done, VaultIssue):
            return done
        kept = self.read()
        if isinstance(kept, VaultIssue) and kept is not VaultIssue.MISSING:
            return kept
        return None if kept == credentials else VaultIssue.DENIED

    def delete(self) -> VaultIssue | None:
        """Forget the credentials; None when there are none any more."""
        done = _ask(lambda: keyring.delete_password(SERVICE, self._entry))
        return done if isinstance(done, VaultIssue) and done is not VaultIssue.MISSING else None


def _ask(question: Callable[[], T]) -> T | VaultIssue:
    """What the keyring answers. Its backends raise what they like, and their texts may hold secrets."""
    try:
        return question() if _is_trusted() else VaultIssue.UNAVAILABLE
    except KeyringLocked:
        return VaultIssue.LOCKED
    except PasswordDeleteError:
        return VaultIssue.MISSING
    except PasswordSetError:
        return VaultIssue.DENIED
    except Exception as error:  # noqa: BLE001  # a backend is other people's code
        return _BY_NAME.get(type(error).__name__, VaultIssue.UNAVAILABLE)


# What the Secret Service's library raises past keyring; it is not installed everywhere.
_BY_NAME = {"LockedException": VaultIssue.LOCKED, "PromptDismissedException": VaultIssue.DENIED}


def _is_trusted() -> bool:
    chosen = keyring.get_keyring()
    backends = getattr(chosen, "backends", [chosen])  # a chain of several, or one
    return not any(type(each).__module__.startswith(_NOT_TRUSTED) for each in backends)


def _parsed(kept: str | None) -> Credentials | VaultIssue:
    """An entry of another form than ours is as good as none: it has to be provisioned anew."""
    try:
        found = json.loads(kept or "")
        values = [found[name] for name in _FIELDS]
    except (ValueError, KeyError, TypeError, RecursionError):
        return VaultIssue.MISSING
    if not all(isinstance(value, str) for value in values) or not (values[0] and values[1]):
        return VaultIssue.MISSING
    return Credentials(*values)
