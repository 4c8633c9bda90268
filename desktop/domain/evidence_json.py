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
    return Evidence(
        kind=EvidenceKind(payload["kind"]),
        file=str(payload["file"]),
        taken_at=datetime.fromisoformat(payload["taken_at"]),
        blank=bool(payload["blank"]),
        state=str(payload["state"]),
    )
