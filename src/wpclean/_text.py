"""White space and invisible characters: what clean text is made of."""

from __future__ import annotations

import re
from unicodedata import category, is_normalized, normalize

__all__ = [
    "fold",
    "keeps_together",
    "needs_cleaning",
    "strip_controls",
    "strip_invisible",
    "to_nfc",
]

# Controls but for the white space that HTML collapses, the separators U+001C to
# U+001F and U+0085 among them (`str.split` takes those for space, a browser shows
# nothing); SOFT HYPHEN; ZERO WIDTH SPACE; WORD JOINER and the invisible operators;
# the byte order mark.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u2064\ufeff]")

# What goes before a repair too: ftfy drops these and then looks again.  Not ESC, which
# begins a sequence that ftfy takes out whole.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def strip_controls(text: str) -> str:
    """Take out C0 controls but for white space and ESC."""
    return _CONTROLS.sub("", text)


def needs_cleaning(text: str) -> bool:
    """Tell whether a text may hold more to clean than white space; False is sure.

    Most texts are ASCII, or are once their typographic quotes and dashes are
    gone: those need no repair (none of them leads a mojibake sequence), no
    composing, and hold nothing invisible.  Measured on posts of news sites, this
    costs a tenth of a search for the characters that do matter.
    """
    if not text.isascii():
        for char in _TYPOGRAPHIC:
            if char in text:
                text = text.replace(char, "")
        if not text.isascii():
            return True
    return "&" in text or (not text.isprintable() and _INVISIBLE.search(text) is not None)


# Right and left quotes, ellipsis, dashes: what `wptexturize` writes.
_TYPOGRAPHIC = "\u2019\u201c\u201d\u2018\u2026\u2013\u2014"


def is_folded(text: str) -> bool:
    """Tell whether a text has no white space but single spaces within it."""
    return (
        "\n" not in text
        and "  " not in text
        and text.isascii()
        and text[:1] != " "
        and text[-1:] != " "
        and "\t" not in text
        and "\r" not in text
        and "\f" not in text
    )


def strip_invisible(text: str) -> str:
    """Take out what is never seen.

    ZWJ, ZWNJ, bidi marks and variation selectors stay: Persian words and family
    emoji need them.
    """
    return _INVISIBLE.sub("", text)


def to_nfc(text: str) -> str:
    """Compose characters (Unicode NFC).

    >>> to_nfc("cafe\\u0301")
    'café'
    """
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def fold(text: str) -> str:
    """Turn every run of white space, no-break spaces too, into one space, none at the ends.

    >>> fold("\\n a\\u00a0 \\t b ")
    'a b'
    """
    return " ".join(text.split())


def keeps_together(char: str) -> bool:
    """Tell whether a character belongs to the one before it: a combining mark or a joiner."""
    return not char.isascii() and (char == "\u200d" or category(char)[0] == "M")
