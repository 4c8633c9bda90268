"""Which tests this machine can run."""

from __future__ import annotations

import shutil
import sys

# Permission bits are POSIX's; a real keyring is tried where the Secret Service's daemon is installed.
collect_ignore = [
    *(["test_permissions.py"] if sys.platform == "win32" else []),
    *(
        []
        if shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")
        else ["test_real_keyring.py"]
    ),
]
