"""Mending text that was damaged before it came here: escaped twice, or mojibake.

Repairs work on one text node at a time, before offsets are placed, since they
change lengths.  The price: mojibake that an inline tag cuts in two stays.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = [
    "Change",
    "fix_mojibake",
    "has_reference",
    "looks_damaged",
    "may_be_damaged",
    "mend",
    "unescape_again",
]

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


def has_reference(text: str) -> bool:
    """Tell whether a text holds what `unescape_again` might decode."""
    return _ENTITY.search(text) is not None


def _decode(match: re.Match[str]) -> str:
    reference = match.group()
    if reference[1] != "#" and reference[1:] not in html5:
        return reference
    return unescape(reference)


class _Signs(NamedTuple):
    """What every text must hold that ftfy would change.

    ftfy re-encodes a text in each of its one-byte encodings and decodes it as
    UTF-8.  For that to give something else, one of the encodings must write a
    character as a leading byte (C2 to F4), and the next as a continuation byte
    (80 to BF), or as what stands where one was lost: a space, `?`, U+FFFD.  C1
    controls and terminal escapes are repaired on their own.
    """

    pattern: re.Pattern[str]
    """Finds the first of two such characters."""
    first: frozenset[str]
    second: frozenset[str]
    """The characters that may be the first and the second of two such."""
    before_space: frozenset[str]
    leads: dict[str, int]
    """Character to the encodings (as bits) in which it is a leading byte."""
    spaced: dict[str, int]
    """The same, where ftfy takes a space after it for a no-break space."""
    follows: dict[str, int]
    """Character to the encodings in which it may follow."""


@cache
def _signs() -> _Signs:
    from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES  # noqa: PLC0415

    leads: dict[str, int] = {}
    spaced: dict[str, int] = {}
    follows: dict[str, int] = dict.fromkeys("?\ufffd\x1a", -1)
    for number, encoding in enumerate(CHARMAP_ENCODINGS):
        for characters, data in (
            (leads, range(0xC2, 0xF5)),
            (spaced, b"\xc2\xc3\xc5\xce\xd0\xd9\xe2\xe3\xf0"),
            (follows, range(0x80, 0xC0)),
        ):
            for char in bytes(data).decode(encoding, "ignore"):
                characters[char] = characters.get(char, 0) | 1 << number
    # ftfy also looks for what comes of mixed encodings.
    clues = "".join(UTF8_CLUES[f"utf8_first_of_{n}"] for n in (2, 3, 4))
    continuation = UTF8_CLUES["utf8_continuation"].replace(" ", "")
    first = frozenset(leads) | frozenset(clues)
    before_space = frozenset(spaced) | frozenset(clues)
    # The clues for what follows are given as ranges.
    second = frozenset(follows) | {
        char for char in map(chr, range(0x80, 0x3000)) if re.match(f"[{continuation}]", char)
    }
    pattern = (
        f"[{_joined(first)}](?=[{_joined(second)}])|[{_joined(before_space)}](?= )|[\x80-\x9f\x1b]"
    )
    return _Signs(re.compile(pattern), first, second, before_space, leads, spaced, follows)


def _joined(characters: frozenset[str]) -> str:
    return re.escape("".join(sorted(characters)))


# With more leading characters in a post (in Cyrillic or Greek, each letter is one) it
# is cheaper to look at each text.
_MOST_LEADS = 24


def may_be_damaged(text: str, found: set[str]) -> bool:
    """Tell for a whole post whether any text of it might be damaged; False is a proof.

    `found` are the characters of `text` beyond ASCII.
    """
    signs = _signs()
    if "\x1b" in text or any("\x80" <= char <= "\x9f" for char in found):
        return True
    leads = found & signs.first
    if len(leads) > _MOST_LEADS:
        return True
    return any(_is_followed(text, lead, signs) for lead in leads)


def _is_followed(text: str, lead: str, signs: _Signs) -> bool:
    """Tell whether a leading character is followed anywhere by what could follow it."""
    place = text.find(lead)
    while place >= 0:
        after = text[place + 1 : place + 2]
        if after in signs.second or (after == " " and lead in signs.before_space):
            return True
        place = text.find(lead, place + 1)
    return False


def looks_damaged(text: str) -> bool:
    """Tell whether ftfy might change the text; False is a proof that it would not.

    The three questions cost about 1, 5 and 700 ns a character, so each is asked
    only where the one before says yes.
    """
    if text.isascii():
        return "\x1b" in text
    return (
        _signs().pattern.search(text) is not None and _decodes_differently(text) and _is_bad(text)
    )


def _is_bad(text: str) -> bool:
    from ftfy.badness import is_bad  # noqa: PLC0415

    return "\x1b" in text or is_bad(text)


def _decodes_differently(text: str) -> bool:
    """Tell whether any of ftfy's ways to decode the text again would go through."""
    from ftfy.chardata import (  # noqa: PLC0415
        C1_CONTROL_RE,
        CHARMAP_ENCODINGS,
        UTF8_DETECTOR_RE,
    )

    if "\x1b" in text or C1_CONTROL_RE.search(text):
        return True
    signs = _signs()
    encodings = 0
    for sign in signs.pattern.finditer(text):
        place = sign.start()
        # The detector is slow to search with; where it matches, there is a sign.
        if UTF8_DETECTOR_RE.match(text, place):
            return True
        char, after = text[place], text[place + 1 : place + 2]
        if after == " ":
            encodings |= signs.spaced.get(char, 0)
        else:
            encodings |= signs.leads.get(char, 0) & signs.follows.get(after, 0)
    return any(
        encodings >> number & 1 and _decodes_as(text, encoding)
        for number, encoding in enumerate(CHARMAP_ENCODINGS)
    )


# Bytes that ftfy puts in the place of others before it decodes, and those with
# which it decodes as a variant of UTF-8.
_REPLACED = frozenset(b" ?\x1a\xed\xc0")


def _decodes_as(text: str, encoding: str) -> bool:
    """Tell whether ftfy could re-decode a text that was decoded in one encoding."""
    from ftfy import fixes  # noqa: PLC0415

    try:
        data = text.encode(encoding)
    except UnicodeError:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # What breaks here stays broken, unless it can be replaced first.
        if _REPLACED.isdisjoint(data[error.start : error.start + 4]):
            return False
    else:
        return True
    try:
        if encoding != "macroman":
            data = fixes.restore_byte_a0(data)
        if encoding.startswith("sloppy"):
            data = fixes.replace_lossy_sequences(data)
        data.decode("utf-8-variants" if 0xED in data or 0xC0 in data else "utf-8")
    except UnicodeError:
        return False
    return True


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
