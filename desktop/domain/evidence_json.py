"""Evidence as a JSON object, for the journal, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop.domain.case import Evidence, EvidenceKind


def evidence_to_payload(evidence: Evidence) -> dict[str, Any]:
    """A JSON object; the picture itself stays in its file."""
    return {
        "kind": evidence.kind.value,
        "file": evidence.file,
        "taken_at": evidence.taken_at.isoformat(),
        "blank": evidence.blank,
        "state": evidence.state,
    }


def evidence_from_payload(payload: dict[str, Any]) -> Evidence:
    """The evidence again. Raises KeyError or ValueError when the object is not one of ours."""
    taken_at = datetime.fromisoformat(str(payload["taken_at"]))
    file = str(payload["file"])
    if taken_at.tzinfo is None or not is_bare_name(file):
        raise ValueError("not an evidence object")
    return Evidence(
        kind=EvidenceKind(payload["kind"]),
        file=file,
        taken_at=taken_at,
        blank=bool(payload["blank"]),
        state=str(payload["state"]),
    )


def is_bare_name(file: str) -> bool:
    """Whether ``file`` names something inside a folder and nothing beside or above it."""
    return file not in ("", ".", "..") and not set(file) & set("/\\:\0")
