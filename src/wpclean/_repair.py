"""Mending text that was damaged before it came here: escaped twice, or mojibake.

Repairs work on one text node at a time, before offsets are placed, since they
change lengths.  The price: mojibake that an inline tag cuts in two stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
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
    "mend",
    "signs_of_damage",
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
    character as a leading byte (C2 to F4), and the one to three after it as
    continuation bytes (80 to BF) or as what stands where one was lost: a space, `?`,
    U+FFFD.  C1 controls and terminal escapes are repaired on their own.
    """

    leads: dict[str, int]
    """Leading character to the fewest that must follow it."""
    follows_or_space: frozenset[str]
    before_space: frozenset[str]
    """The leading characters after which ftfy takes a space for a no-break space."""
    pattern: re.Pattern[str]
    """Finds leading characters with one that may follow."""
    encodings: dict[str, int]
    """Leading character to the encodings (as bits) in which it is one."""


@cache
def _signs() -> _Signs:
    from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_CLUES  # noqa: PLC0415

    leads: dict[str, int] = {}
    encodings: dict[str, int] = {}
    before_space: set[str] = set()
    follows = set(" ?\ufffd\x1a")
    for number, encoding in enumerate(CHARMAP_ENCODINGS):
        follows.update(bytes(range(0x80, 0xC0)).decode(encoding, "ignore"))
        for byte in range(0xC2, 0xF5):
            for char in bytes([byte]).decode(encoding, "ignore"):
                length = 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3
                leads[char] = min(leads.get(char, 3), length)
                encodings[char] = encodings.get(char, 0) | 1 << number
                if byte in b"\xc2\xc3\xc5\xce\xd0\xd9\xe2\xe3\xf0" and encoding != "macroman":
                    before_space.add(char)
    # ftfy also looks for what comes of mixed encodings; its clues may be ranges.
    for length in (1, 2, 3):
        for char in UTF8_CLUES[f"utf8_first_of_{length + 1}"]:
            leads[char] = min(leads.get(char, 3), length)
            before_space.add(char)
    continuation = re.compile(f"[{UTF8_CLUES['utf8_continuation']}]")
    follows.update(filter(continuation.match, map(chr, range(0x80, 0x3000))))
    first, second = (re.escape("".join(sorted(chars))) for chars in (leads, follows))
    return _Signs(
        leads,
        frozenset(follows.union(filter(str.isspace, map(chr, range(0x3001))))),
        frozenset(before_space),
        re.compile(f"[{first}](?=[{second}])"),
        encodings,
    )


# White space that one of the encodings writes as a continuation byte.
_NO_BREAK = "\u00a0\u0085"
_C1_OR_ESCAPE = re.compile("[\x80-\x9f\x1b]")

# What ftfy's sequences hold beside at least two neighbours beyond ASCII: an Â or Ã before
# a space, an œ before no Latin letter, and C1 controls.
_DAMAGED_ALONE = re.compile("[ÂÃ]\\s|[Œœ](?:[^A-Za-z]|$)|[\x80-\x9f]")
_ALONE = frozenset("ÂÃŒœ").union(map(chr, range(0x80, 0xA0)))
# Damage repeats itself: what was judged once need not be again, in megabytes of it.
_MOST_SEEN = 4096
# Of these alone ftfy has no sequence: the dashes, quotation marks and spaces of most posts.
_QUIET = frozenset("\t\r\f\u00a0·–—…’‘“”‚„‹›«»")
# UTF-8 by what a byte is: ASCII, the first of a character beyond it, or a later one.
_SHAPE = b"." * 0x80 + b"-" * 0x40 + b"<" * 0x40


def signs_of_damage(text: str, found: set[str]) -> tuple[str, ...]:
    """Collect sequences of which every damaged part of a post's text must hold one.

    `found` are the characters of `text` beyond ASCII.  An empty answer is a proof that
    no part is damaged: ftfy changes an encoding only where it sees a sequence of a few
    characters that hardly any language has.  All but a few of these hold two neighbours
    beyond ASCII, and a single ASCII character beside them at most.  So the distinct runs
    of a post decide: they are short and few, and the same in many posts.
    """
    signs = {"\x1b"} if "\x1b" in text else set()
    if not _ALONE.isdisjoint(found) and _DAMAGED_ALONE.search(text):
        signs |= _ALONE & found
    if not found <= _QUIET and b"-<" in text.encode("utf-8", "surrogatepass").translate(_SHAPE):
        beside, common = _beside_and_common()
        runs = {run for run in beside.split(text) if len(run) > 1 and not common.fullmatch(run)}
        signs.update(*map(_signs_of_run, runs))
    return tuple(signs)


@cache
def _beside_and_common() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what stands in none of ftfy's sequences, and runs that are none by themselves.

    The latter are words in Greek and Cyrillic: a sequence of these letters alone has a Ђ.
    """
    from ftfy.badness import MOJIBAKE_CATEGORIES  # noqa: PLC0415

    acting = "".join(MOJIBAKE_CATEGORIES.values()) + "ÂÃÎÐØÙŒœЂў‚Ä°•"
    letters = "\u0391-\u03a9\u03ac-\u03c9\u0401\u0404-\u045f"
    return re.compile(f"[^{acting}]+"), re.compile(f"[{letters}{MOJIBAKE_CATEGORIES['common']}]+")


@lru_cache(maxsize=4096)
def _signs_of_run(run: str) -> frozenset[str]:
    """Give the pairs of a run in which ftfy might see damage; between letters, spaces or runs."""
    from ftfy.badness import is_bad  # noqa: PLC0415

    folded = " ".join(run.split())
    if not is_bad(f"a{run}a {run} a{folded}a {folded} "):
        return frozenset()
    return frozenset(whole[at : at + 2] for whole in (run, folded) for at in range(len(whole) - 1))


def _is_sign(lead: str, after: str) -> bool:
    """Tell whether a leading character has as many that may follow it as it needs."""
    signs = _signs()
    needed = after[: signs.leads[lead]]
    if not needed or not signs.follows_or_space.issuperset(needed):
        return False
    return not after[0].isspace() or after[0] in _NO_BREAK or lead in signs.before_space


def looks_damaged(text: str) -> bool:
    """Tell whether ftfy might change the text; False is a proof that it would not.

    ftfy's own test costs hundreds of times as much as the first of these, so each
    is asked only where the one before says yes.
    """
    if text.isascii():
        return "\x1b" in text
    return any(map(_may_change, _segments(text)))


# ftfy judges each line by itself, and no more than so many characters at once.
_LONGEST_SEGMENT = 1_000_000


def _segments(text: str) -> Iterator[str]:
    """Cut a text where ftfy cuts it: what it makes of one segment does not bear on another."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin) + 1 or len(text)
        end = min(end, begin + _LONGEST_SEGMENT)
        yield text[begin:end]
        begin = end


def _may_change(segment: str) -> bool:
    if segment.isascii():
        return "\x1b" in segment
    return _decodes_differently(segment) and _is_bad(segment)


def _is_bad(text: str) -> bool:
    from ftfy.badness import is_bad  # noqa: PLC0415

    return "\x1b" in text or is_bad(text)


def _decodes_differently(text: str) -> bool:
    """Tell whether any of ftfy's ways to decode the text again would go through."""
    if _C1_OR_ESCAPE.search(text):
        return True
    from ftfy.chardata import CHARMAP_ENCODINGS, UTF8_DETECTOR_RE  # noqa: PLC0415

    signs = _signs()
    encodings = 0
    seen: set[str] = set()
    for sign in signs.pattern.finditer(text):
        place = sign.start()
        # The detector looks one character back, and at most three on.
        around = text[place - 1 : place + 4] if place else f" {text[:4]}"
        if around in seen:
            continue
        if len(seen) < _MOST_SEEN:
            seen.add(around)
        if _is_sign(around[1], around[2:]):
            # The detector is slow to search with; where it matches, there is a sign.
            if UTF8_DETECTOR_RE.match(text, place):
                return True
            encodings |= signs.encodings.get(around[1], 0)
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
        remove_control_chars=False,
        normalization=None,
        explain=False,
        max_decode_length=_LONGEST_SEGMENT,
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
