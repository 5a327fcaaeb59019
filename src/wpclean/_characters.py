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

from wpclean._repair import has_reference, signs_of_damage
from wpclean._text import INVISIBLE, keeps_together, strip_invisible, to_nfc

__all__ = ["Characters", "characters_of"]

_ASCII = bytes(range(128))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Letters that compose with the one before them without being marks: Hangul vowels and finals.
_JAMO = range(0x1160, 0x1200)


class Characters(NamedTuple):
    """What the texts of a post may need to be cleaned of."""

    references: bool = True
    """Whether any may hold a character reference that was escaped twice."""
    damage: tuple[str, ...] | None = None
    """Sequences of which a damaged text holds one; None where each has to be looked at."""
    composing: bool = True
    """Whether any may not be in NFC, or hold marks and joiners."""
    invisible: bool = True
    spaces: bool = True
    """Whether any holds white space beyond ASCII."""

    @property
    def are_plain(self) -> bool:
        """Whether no text needs more than its white space collapsed."""
        return not (self.references or self.composing or self.invisible) and self.damage == ()

    def may_be_damaged(self, text: str) -> bool:
        """Tell whether a text is worth to be looked at for mojibake."""
        if self.damage is None:
            return True
        return any(sign in text for sign in self.damage)


_NOTHING = Characters(references=False, damage=(), composing=False, invisible=False, spaces=False)


def characters_of(text: str) -> Characters:
    """Look at the joined text of a post, decoded."""
    invisible = not text.isprintable() and _CONTROLS.search(text) is not None
    if text.isascii():
        references = _has_reference(text, invisible=invisible)
        if not (references or invisible):
            return _NOTHING
        escapes = "\x1b" in text
        return _NOTHING._replace(
            references=references, damage=None if escapes else (), invisible=invisible
        )
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    found = set(data.decode("utf-8", "surrogatepass"))
    qualities = 0
    for char in found:
        qualities |= _quality(char)
    invisible = invisible or bool(qualities & _INVISIBLE)
    composing = bool(qualities & _COMPOSES)
    references = _has_reference(text, invisible=invisible)
    # Damage may show only when what nobody sees is gone and letters have their accents.
    shown = strip_invisible(text) if invisible else text
    shown = to_nfc(shown) if composing else shown
    if shown is not text:
        text = f"{text}\n{shown}"
        found |= set(shown)
    return Characters(
        references=references,
        damage=signs_of_damage(text, found),
        composing=composing,
        invisible=invisible,
        spaces=bool(qualities & _SPACE),
    )


def _has_reference(text: str, *, invisible: bool) -> bool:
    """Tell whether a text holds a reference, or will when what nobody sees is gone."""
    if "&" not in text:
        return False
    return has_reference(text) or (invisible and has_reference(strip_invisible(text)))


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
