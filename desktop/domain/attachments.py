"""Which pictures of a case go with its complaint (guide, part B, field 6), and under which names."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.case import Evidence, EvidenceKind

PORTAL_ATTACHMENT = "1-halaman-portal.png"
PROFILE_ATTACHMENT = "2-profil-ssm.png"
SUCCESS_STATE = "SUCCEEDED"
"""The state of the flow in which the portal's success page is pictured."""


def portal_picture(evidence: Sequence[Evidence]) -> Evidence | None:
    """The guide's *halaman sukses*, or the next best picture of the portal; the latest of its kind.

    A success page before any other page, and one that shows something before a blank one.
    """
    pictures = [each for each in evidence if each.kind is EvidenceKind.PORTAL]
    ranked = sorted(pictures, key=lambda each: (not each.blank, each.state == SUCCESS_STATE))
    return ranked[-1] if ranked else None


def profile_picture(evidence: Sequence[Evidence]) -> Evidence | None:
    """The latest picture of the patient's *Profil SSM*."""
    pictures = [each for each in evidence if each.kind is EvidenceKind.PROFILE]
    return pictures[-1] if pictures else None
