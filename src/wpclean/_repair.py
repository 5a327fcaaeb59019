"""Mending text that was damaged before it came here: escaped twice, or mojibake.

Repairs work on one text node at a time, before offsets are placed, since they
change lengths.  The price: mojibake that an inline tag cuts in two stays.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["Change", "looks_damaged", "mend", "unescape_again"]

Change = tuple[str, str, str]
"""What was done: the rule's name, the text before, the text after."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

# A text that each round shortens needs at most as many rounds as it has layers
# of escaping; more than this is an attack and not an accident.
_MAX_LAYERS = 8


def unescape_again(text: str) -> str:
    """Decode character references that stand in decoded text: `&#8217;`, `&amp;`, `&nbsp;`.

    Only what ends in a semicolon and has a name in HTML; `AT&T;` stays.  Runs
    until nothing changes, so that cleaning clean text again changes nothing.

    >>> unescape_again("Ben &amp;amp; Jerry&#8217;s, R&D; &copy")
    'Ben & Jerry’s, R&D; &copy'
    """
    for _ in range(_MAX_LAYERS):
        decoded = _ENTITY.sub(_decode, text)
        if decoded == text:
            break
        text = decoded
    return text


def _decode(match: re.Match[str]) -> str:
    reference = match.group()
    if reference[1] != "#" and reference[1:] not in html5:
        return reference
    return unescape(reference)


@cache
def _pair_pattern() -> re.Pattern[str]:
    """Build what every mojibake that ftfy repairs must hold.

    ftfy re-encodes text in each of its one-byte encodings and decodes it as
    UTF-8, so a text it changes has a character that one of them writes as a
    leading byte (C2 to F4), followed by one that it writes as a continuation
    byte (80 to BF), by a space (once a no-break space) or by what a lost byte
    left.  C1 controls and terminal escapes are repaired on their own.
    """
    from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES  # noqa: PLC0415

    pairs = []
    for encoding in CHARMAP_ENCODINGS:
        leads = bytes(range(0xC2, 0xF5)).decode(encoding, "ignore")
        follows = bytes(range(0x80, 0xC0)).decode(encoding, "ignore")
        pairs.append(f"[{re.escape(leads)}][{re.escape(follows)} ?\ufffd\x1a]")
    clues = "".join(
        UTF8_CLUES[name] for name in ("utf8_first_of_2", "utf8_first_of_3", "utf8_first_of_4")
    )
    pairs.append(f"[{clues}][{UTF8_CLUES['utf8_continuation']}]")
    pairs.append("[\x80-\x9f\x1b]")
    return re.compile("|".join(pairs))


def looks_damaged(text: str) -> bool:
    """Tell whether ftfy might change the text; False is a proof that it would not."""
    if text.isascii():
        return "\x1b" in text
    if _pair_pattern().search(text) is None:
        return False
    from ftfy.badness import is_bad  # noqa: PLC0415

    return "\x1b" in text or is_bad(text)


@cache
def _config() -> TextFixerConfig:
    """Build ftfy's settings: repair the encoding, restyle nothing."""
    from ftfy import TextFixerConfig  # noqa: PLC0415

    return TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
        explain=False,
    )


def fix_mojibake(text: str) -> str:
    """Repair the encoding of a text with ftfy, and do nothing else to it."""
    from ftfy import fix_text  # noqa: PLC0415

    return fix_text(text, _config())


def mend(text: str, *, in_code: bool = False) -> tuple[str, list[Change]]:
    """Undo a second escaping (code may mean it), then mojibake; tell what was changed."""
    changes: list[Change] = []
    if "&" in text and not in_code:
        decoded = unescape_again(text)
        if decoded != text:
            changes.append(("entities", text, decoded))
            text = decoded
    if looks_damaged(text):
        fixed = fix_mojibake(text)
        if fixed != text:
            changes.append(("mojibake", text, fixed))
            text = fixed
    return text, changes
