"""What characters a post has: looked at once, so that each text is only cleaned of what occurs.

Cleaning a text of what no text of the post holds is the largest cost of a walk.
The distinct characters of a whole post that are neither printable ASCII nor line feeds
are few and are found at the speed of a copy; all questions are then asked of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from unicodedata import is_normalized

from wpclean._repair import has_reference, signs_of_damage
from wpclean._text import INVISIBLE, keeps_together, strip_controls, strip_invisible, to_nfc

__all__ = ["Characters", "Signs", "characters_of", "holds"]

# What needs no look: printable ASCII, the space and the line feed.
_ORDINARY = b"\n" + bytes(range(0x20, 0x7F))
# Two characters are found in bytes by a pattern in a quarter of the time that `in` takes.
_TWO_SPACES = re.compile(b"  ")
_TWO_PERCENTS = re.compile(b"%%")
# Letters of Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese and Korean that need nothing:
# in a text of them, a set of its characters takes ten times as long as to leave them out.
_LETTERS = re.compile(
    "[\u03b1-\u03c9\u0391-\u03a9\u0410-\u044f\u0451\u05d0-\u05ea\u0627-\u064a\u4e00-\u9fff"
    "\u3042-\u304a\u3041-\u3094\u30a1-\u30f4\uac00-\ud7a3]+"
)
_MANY = 400
# Letters that compose with the one before them without being marks: Hangul vowels and finals.
_JAMO = range(0x1160, 0x1200)


Signs: TypeAlias = tuple[str, ...] | None
"""What a text must hold one of to need something; None where that is not known."""


def holds(text: str, signs: Signs) -> bool:
    """Tell whether a text holds one of the signs."""
    if signs is None:
        return True
    for sign in signs:  # noqa: SIM110 - a third of the time that `any` takes
        if sign in text:
            return True
    return False


class Characters(NamedTuple):
    """What the texts of a post may need to be cleaned of, by its signs."""

    references: bool = True
    """Whether any may hold a character reference that was escaped twice."""
    damage: Signs = None
    """Mojibake."""
    composing: Signs = None
    """Characters that are not in NFC, marks and joiners."""
    invisible: Signs = None
    unfolded: Signs = None
    """White space that has to be folded."""
    residue: bool = True
    """Whether any may hold a shortcode or a placeholder."""
    brackets: bool = True
    """Whether any holds words in brackets."""

    @property
    def are_plain(self) -> bool:
        """Whether no text needs more than its white space folded."""
        return not self.references and self.damage == self.composing == self.invisible == ()


def characters_of(text: str) -> Characters:
    """Look at the joined text of a post, decoded."""
    data = text.encode("utf-8", "surrogatepass")
    rare = data.translate(None, _ORDINARY).decode("utf-8", "surrogatepass")
    found = set(_LETTERS.sub("", rare) if len(rare) > _MANY else rare)
    composing: list[str] = []
    invisible: list[str] = []
    unfolded = ["\n", "  "] if _TWO_SPACES.search(data) else ["\n"]
    for char in found:
        quality = _quality(char)
        if quality & _COMPOSES:
            composing.append(char)
        if quality & _INVISIBLE:
            invisible.append(char)
        if quality & _SPACE:
            unfolded.append(char)
    references = _has_reference(text, hides=bool(invisible))
    return Characters(
        references,
        None if references else _signs_of_damage(text, found, bool(composing or invisible)),
        _few(composing),
        _few(invisible),
        _few(unfolded),
        "[" in text or ("{" in text and "{{" in text) or _TWO_PERCENTS.search(data) is not None,
        "(" in text or "（" in found,
    )


# What composing may bring of the characters that are a sign by themselves.
_COMPOSED = frozenset("ÂÃ")
# To look for more signs than these takes longer than to look for each in any text.
_MOST_SIGNS = 12


def _few(signs: Collection[str]) -> Signs:
    return tuple(signs) if len(signs) <= _MOST_SIGNS else None


def _signs_of_damage(text: str, found: set[str], is_changing: bool) -> Signs:
    """Look for damage in a text as it is, and as it will be when it is cleaned."""
    if text.isascii() and "\x1b" not in text:
        return ()
    signs = signs_of_damage(text, found)
    if is_changing:
        cleaned = to_nfc(strip_invisible(strip_controls(text)))
        signs += signs_of_damage(cleaned, found | _COMPOSED)
    return _few(signs)


def _has_reference(text: str, *, hides: bool) -> bool:
    """Tell whether a text holds a reference, or will when what nobody sees is gone."""
    if "&" not in text:
        return False
    return has_reference(text) or (hides and has_reference(strip_invisible(text)))


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
