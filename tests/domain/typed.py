"""What people type, paste and drop into a field."""

from __future__ import annotations

from hypothesis import strategies as st

# Lone surrogates included: a clipboard may hold half a character.
anything = st.text(st.characters(), max_size=200)
niks = st.from_regex(r"[0-9]{16}", fullmatch=True)
hidden = st.sampled_from(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u2060\u2066\u2069\ufeff\u00ad\x00\x7f"
)
spaces = st.sampled_from(" \t\n\r\u00a0\u2028\u0085")
