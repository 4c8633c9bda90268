"""Credentials live in the keyring; locked, missing, denied and no keyring at all are four things."""

from __future__ import annotations

from collections.abc import Callable

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from desktop.domain.credentials import Credentials
from desktop.settings.credentials import Vault, VaultIssue
from tests.fakes.memory_keyring import MemoryKeyring

CLINIC = Credentials("client-7", "rahasia", "org-1")
ENTRY = ("Loket", "client-staging")
# keyring's own two backends of last resort: one always fails, one forgets everything.
no_keyring: Callable[[], KeyringBackend] = fail.Keyring
forgets: Callable[[], KeyringBackend] = null.Keyring
words = st.text(min_size=1, max_size=60)


class LockedException(Exception):
    """As the Secret Service's own library names it."""


class PromptDismissedException(Exception):
    """As the Secret Service's own library names it."""


class Failing(MemoryKeyring):
    """A keyring whose every answer is one exception."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self._error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._error

    def delete_password(self, service: str, username: str) -> None:
        raise self._error


class Cutting(MemoryKeyring):
    """A keyring that keeps only the beginning of what it is given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:20])


class PlainFile(MemoryKeyring):
    """A keyring that would keep secrets in a file."""


PlainFile.__module__ = "keyrings.alt.file"


class Chain(MemoryKeyring):
    """Several keyrings, one after the other."""

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


@pytest.fixture
def vault() -> Vault:
    return Vault("staging")


def test_what_was_written_is_read_and_forgotten(vault: Vault, memory_keyring: MemoryKeyring) -> None:
    assert vault.read() is VaultIssue.MISSING
    assert vault.write(CLINIC) is None
    assert vault.read() == CLINIC
    assert list(memory_keyring.entries) == [ENTRY]
    assert vault.delete() is None
    assert vault.delete() is None
    assert vault.read() is VaultIssue.MISSING


def test_the_credentials_of_staging_are_not_those_of_production(vault: Vault) -> None:
    vault.write(CLINIC)
    assert Vault("production").read() is VaultIssue.MISSING


@given(st.builds(Credentials, words, words, st.text(max_size=60)))
def test_any_credentials_are_read_as_they_were_written(credentials: Credentials) -> None:
    keyring.set_keyring(MemoryKeyring())
    assert Vault("staging").write(credentials) is None
    assert Vault("staging").read() == credentials


@pytest.mark.parametrize(
    "credentials",
    [
        Credentials("", "rahasia", ""),
        Credentials("client-7", "", ""),
        Credentials("client-7", "rahasia" * 200, ""),
    ],
)
def test_credentials_that_no_keyring_can_hold_are_refused_without_being_told(
    vault: Vault, memory_keyring: MemoryKeyring, credentials: Credentials
) -> None:
    with pytest.raises(ValueError, match="credentials that no keyring can hold") as refused:
        vault.write(credentials)
    assert "rahasia" not in str(refused.value)
    assert memory_keyring.entries == {}


@pytest.mark.parametrize("kept", ["", "x", "{}", "[]", '{"client_id": "a"}', "7", "null", "[" * 10_000])
def test_an_entry_that_is_none_of_ours_has_to_be_provisioned(
    vault: Vault, memory_keyring: MemoryKeyring, kept: str
) -> None:
    memory_keyring.entries[ENTRY] = kept
    assert vault.read() is VaultIssue.MISSING


@pytest.mark.parametrize(
    "keyring_in_place, issue",
    [
        (Failing(KeyringLocked("rahasia")), VaultIssue.LOCKED),
        (Failing(LockedException("rahasia")), VaultIssue.LOCKED),
        (Failing(PasswordSetError("rahasia")), VaultIssue.DENIED),
        (Failing(PromptDismissedException("rahasia")), VaultIssue.DENIED),
        (Failing(InitError("rahasia")), VaultIssue.UNAVAILABLE),
        (Failing(ConnectionResetError("rahasia")), VaultIssue.UNAVAILABLE),
        (Failing(RuntimeError("rahasia")), VaultIssue.UNAVAILABLE),
        (no_keyring(), VaultIssue.UNAVAILABLE),
        (PlainFile(), VaultIssue.UNAVAILABLE),
        (Chain(MemoryKeyring(), PlainFile()), VaultIssue.UNAVAILABLE),
    ],
    ids=lambda value: str(value) if isinstance(value, VaultIssue) else "",
)
def test_each_trouble_of_a_keyring_has_its_own_name(
    vault: Vault, memory_keyring: MemoryKeyring, keyring_in_place: KeyringBackend, issue: VaultIssue
) -> None:
    keyring.set_keyring(keyring_in_place)
    assert vault.read() is issue
    assert vault.write(CLINIC) is issue
    assert vault.delete() is issue


@pytest.mark.parametrize("forgetful", [forgets(), Cutting()])
def test_a_keyring_that_does_not_keep_what_it_took_is_found_out(
    vault: Vault, memory_keyring: MemoryKeyring, forgetful: KeyringBackend
) -> None:
    keyring.set_keyring(forgetful)
    assert vault.write(CLINIC) is VaultIssue.DENIED


def test_a_chain_of_trusted_keyrings_is_trusted(vault: Vault, memory_keyring: MemoryKeyring) -> None:
    keyring.set_keyring(Chain(MemoryKeyring(), MemoryKeyring()))
    assert vault.write(CLINIC) is None
