"""One story with the keyring of this session: ``python -m tests.settings.keyring_session``, prints JSON."""

from __future__ import annotations

import json
import sys
from contextlib import closing

import secretstorage

from desktop.domain.credentials import Credentials
from desktop.settings.credentials import Vault

CLINIC = Credentials("client-7", "rahasia", "org-1")


def lock() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def main() -> None:
    vault = Vault("staging")
    told = {
        "before": vault.read(),
        "written": vault.write(CLINIC),
        "read": vault.read() == CLINIC,
        "deleted": vault.delete(),
        "after": vault.read(),
        "written again": vault.write(CLINIC),
    }
    lock()
    told["locked"] = vault.read()
    told["write while locked"] = vault.write(CLINIC)
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
