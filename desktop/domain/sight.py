"""What can be read on the portal's page, as plain values: text blocks and what they amount to.

The observer in the page fills blocks in, ``desktop.portal`` reads them, the portal view follows
the changes. Texts of a page live as long as it shows them; they are never stored and never part
of a ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.case import Observation

Key = tuple[str, int]
"""One stay of one text in view: the document's random name, and a number that grows with time."""


class BlockKind(StrEnum):
    """What a text is on its page. Only messages announce an outcome; controls and labels name things."""

    TEXT = "text"
    HEADING = "heading"
    CONTROL = "control"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Block:
    """One text that a person can see.

    ``popup``: in a dialog, an alert, or over the middle of the page. ``aside``: in what stands
    beside the matter (footer, navigation, an opened *Bantuan*). ``under``: something else lies
    over it, and it shines through. ``off``: a control that cannot be pressed. ``titles``: the
    headings that it stands under, outermost first.
    """

    text: str = field(repr=False)
    kind: BlockKind = BlockKind.TEXT
    key: Key = ("", 0)
    popup: bool = False
    aside: bool = False
    under: bool = False
    off: bool = False
    titles: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observation and the blocks that it was read from: other blocks mean that it came anew."""

    observation: Observation
    keys: frozenset[Key]
