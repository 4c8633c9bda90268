"""``loket check-policy FILE``: line and key of every error in a policy."""

from __future__ import annotations

from argparse import Namespace

from desktop.launch import NO, YES, Launch
from desktop.settings.policy import check_policy


def run(_: Launch, options: Namespace) -> int:
    """Print one line per error; 0 when there is none."""
    errors = check_policy(options.file)
    for error in errors:
        print(f"{options.file.name}:{error.line}: {error.key or 'file'}: {error.issue.value}")
    return NO if errors else YES
