"""White space and invisible characters: what clean text is made of."""

from __future__ import annotations

import re
from unicodedata import category, combining, is_normalized, normalize

import regex

__all__ = [
    "INVISIBLE",
    "fold",
    "keeps_together",
    "strip_controls",
    "strip_invisible",
    "to_nfc",
]

# Controls but for the white space that HTML collapses, the separators U+001C to
# U+001F and U+0085 among them (`str.split` takes those for space, a browser shows
# nothing); SOFT HYPHEN; ZERO WIDTH SPACE; WORD JOINER and the invisible operators;
# the byte order mark.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u2064\ufeff]")

# What goes before a repair too: ftfy drops these and then looks again.  Not ESC, which
# begins a sequence that ftfy takes out whole.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def strip_controls(text: str) -> str:
    """Take out C0 controls but for white space and ESC."""
    return _CONTROLS.sub("", text)


def strip_invisible(text: str) -> str:
    """Take out what is never seen.

    ZWJ, ZWNJ, bidi marks and variation selectors stay: Persian words and family
    emoji need them.
    """
    return INVISIBLE.sub("", text)


def to_nfc(text: str) -> str:
    r"""Compose characters (Unicode NFC).

    >>> to_nfc("cafe\u0301")
    'café'
    """
    if is_normalized("NFC", text):
        return text
    return normalize("NFC", _MANY_MARKS.sub(_in_order, text))


# `normalize` puts marks in order with as many steps as the square of their number: 100 KB of
# two marks in turn take 8 s.  Nobody stacks more than 30 (Unicode, "Stream-Safe Text").
_MANY_MARKS = regex.compile(r"\p{M}{31,}")


def _in_order(marks: regex.Match[str]) -> str:
    """Put marks in the order of Unicode's canonical ordering, in which NFC leaves them."""
    ordered: list[str] = []
    waiting: list[str] = []
    for mark in "".join(normalize("NFD", char) for char in marks.group()):
        if not combining(mark):
            ordered += sorted(waiting, key=combining)
            waiting.clear()
            ordered.append(mark)
        else:
            waiting.append(mark)
    return "".join(ordered + sorted(waiting, key=combining))


def fold(text: str) -> str:
    r"""Turn every run of white space, no-break spaces too, into one space, none at the ends.

    >>> fold("\n a\u00a0 \t b ")
    'a b'
    """
    return " ".join(text.split())


def keeps_together(char: str) -> bool:
    """Tell whether a character belongs to the one before it: a combining mark or a joiner."""
    return not char.isascii() and (char == "\u200d" or category(char)[0] == "M")
