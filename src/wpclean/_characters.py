"""What characters a post has: looked at once, so that each text is only cleaned of what occurs.

Cleaning a text of what no text of the post holds is the largest cost of a walk.
The characters beyond ASCII of a whole post are few and are found at the speed of
a copy; all questions are then asked of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized

from wpclean._repair import has_reference, may_hold_damage
from wpclean._text import INVISIBLE, keeps_together, strip_controls, strip_invisible, to_nfc

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
    """Whether any may be mojibake, so that each has to be looked at."""
    composing: bool = True
    """Whether any may not be in NFC, or hold marks and joiners."""
    invisible: bool = True
    spaces: bool = True
    """Whether any holds white space beyond ASCII."""

    @property
    def are_plain(self) -> bool:
        """Whether no text needs more than its white space collapsed."""
        return not (self.references or self.composing or self.invisible or self.damage)


_NOTHING = Characters(False, False, False, False, False)


def characters_of(text: str) -> Characters:
    """Look at the joined text of a post, decoded."""
    references = "&" in text and has_reference(text)
    invisible = not text.isprintable() and _CONTROLS.search(text) is not None
    if text.isascii():
        if not (references or invisible):
            return _NOTHING
        return _NOTHING._replace(references=references, damage="\x1b" in text, invisible=invisible)
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    found = set(data.decode("utf-8", "surrogatepass"))
    qualities = 0
    for char in found:
        qualities |= _quality(char)
    composing = bool(qualities & _COMPOSES)
    invisible = invisible or bool(qualities & _INVISIBLE)
    return Characters(
        references=references,
        damage=references or _may_hold_damage(text, found, changing=composing or invisible),
        composing=composing,
        invisible=invisible,
        spaces=bool(qualities & _SPACE),
    )


def _may_hold_damage(text: str, found: set[str], *, changing: bool) -> bool:
    """Look for damage in a text as it is, and as it will be when it is cleaned."""
    if may_hold_damage(text, found):
        return True
    if not changing:
        return False
    cleaned = to_nfc(strip_invisible(strip_controls(text)))
    return may_hold_damage(cleaned, set(cleaned))


_COMPOSES, _INVISIBLE, _SPACE = 1, 2, 4


@lru_cache(maxsize=4096)
def _quality(char: str) -> int:
    """Give what a character makes necessary, as bits."""
    composes = keeps_together(char) or not is_normalized("NFC", char) or ord(char) in _JAMO
    return (
        _COMPOSES * composes
        | _INVISIBLE * (INVISIBLE.match(char) is not None)
        | _SPACE * char.isspace()
    )
