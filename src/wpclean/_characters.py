"""What characters a post has: looked at once, so that each text is only cleaned of what occurs.

Cleaning a text of what no text of the post holds is the largest cost of a walk.
The characters beyond ASCII of a whole post are few and are found at the speed of
a copy; all questions are then asked of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import is_normalized

from wpclean._repair import has_reference, may_be_damaged
from wpclean._text import INVISIBLE, keeps_together

__all__ = ["Characters", "characters_of"]

_ASCII = bytes(range(128))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Letters that compose with the one before them without being marks: Hangul vowels and finals.
_JAMO = range(0x1160, 0x1200)


class Characters(NamedTuple):
    """What the texts of a post may need to be cleaned of."""

    references: bool = True
    """Whether any may hold a character reference that was escaped twice."""
    damage: bool = True
    """Whether any may be mojibake."""
    composing: bool = True
    """Whether any may not be in NFC, or hold marks and joiners."""
    invisible: bool = True
    spaces: bool = True
    """Whether any holds white space beyond ASCII."""

    @property
    def are_plain(self) -> bool:
        """Whether no text needs more than its white space collapsed."""
        return not any(self)


def characters_of(text: str) -> Characters:
    """Look at the joined text of a post, decoded.

    A reference that was escaped twice may bring any character: then all is possible.
    """
    if "&" in text and has_reference(text):
        return Characters()
    invisible = not text.isprintable() and _CONTROLS.search(text) is not None
    if text.isascii():
        return Characters(
            references=False, damage="\x1b" in text, composing=False, invisible=invisible, spaces=False
        )
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    found = set(data.decode("utf-8", "surrogatepass"))
    return Characters(
        references=False,
        damage=may_be_damaged(text, found),
        composing=any(_may_compose(char) for char in found),
        invisible=invisible or any(INVISIBLE.match(char) for char in found),
        spaces=any(char.isspace() for char in found),
    )


def _may_compose(char: str) -> bool:
    return keeps_together(char) or not is_normalized("NFC", char) or ord(char) in _JAMO
