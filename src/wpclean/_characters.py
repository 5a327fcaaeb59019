"""What characters a post has: looked at once, so that each text is only cleaned of what occurs.

Cleaning a text of what no text of the post holds is the largest cost of a walk.
The distinct characters of a whole post that are neither printable ASCII nor line feeds
are few and are found at the speed of a copy; all questions are then asked of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized

from wpclean._repair import has_reference, may_hold_damage
from wpclean._text import INVISIBLE, keeps_together, strip_controls, strip_invisible, to_nfc

__all__ = ["Characters", "characters_of"]

# What needs no look: printable ASCII, the space and the line feed.
_ORDINARY = b"\n" + bytes(range(0x20, 0x7F))
# Two characters are found in bytes by a pattern in a quarter of the time that `in` takes.
_TWO_SPACES = re.compile(b"  ")
_TWO_PERCENTS = re.compile(b"%%")
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
    unfolded: tuple[str, ...] | None = None
    """White space that occurs and has to be folded; None where cleaning may bring other."""
    residue: bool = True
    """Whether any may hold a shortcode or a placeholder."""
    brackets: bool = True
    """Whether any holds words in brackets."""

    @property
    def are_plain(self) -> bool:
        """Whether no text needs more than its white space collapsed."""
        return not (self.references or self.composing or self.invisible or self.damage)


def characters_of(text: str) -> Characters:
    """Look at the joined text of a post, decoded."""
    references = "&" in text and has_reference(text)
    data = text.encode("utf-8", "surrogatepass")
    found = set(data.translate(None, _ORDINARY).decode("utf-8", "surrogatepass"))
    qualities = 0
    unfolded = ["\n", "  "] if _TWO_SPACES.search(data) else ["\n"]
    for char in found:
        quality = _quality(char)
        if quality:
            qualities |= quality
            if quality & _SPACE:
                unfolded.append(char)
    composing = bool(qualities & _COMPOSES)
    invisible = bool(qualities & _INVISIBLE)
    changing = composing or invisible
    damage = references or _may_hold_damage(text, found, changing=changing)
    return Characters(
        references,
        damage,
        composing,
        invisible,
        None if changing or damage else tuple(unfolded),
        "[" in text or ("{" in text and "{{" in text) or _TWO_PERCENTS.search(data) is not None,
        "(" in text or "（" in found,
    )


def _may_hold_damage(text: str, found: set[str], *, changing: bool) -> bool:
    """Look for damage in a text as it is, and as it will be when it is cleaned."""
    if text.isascii():
        return "\x1b" in text
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
