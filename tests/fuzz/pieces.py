"""HTML from bytes and back: raw text, or pieces of the corpus's markup in any order.

A fuzzer that changes bytes seldom hits upon `class="sharedaddy"`.  Where the first byte
is `PIECES`, pairs of bytes choose among the tags and texts of the corpus; all else is
the UTF-8 of the HTML itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tests.cases import files, read_case, read_cases
from tests.strategies import ALL_TAGS, CLASSES, FRAGMENTS, VOID

__all__ = ["LONGEST", "PIECES", "bytes_of", "corpus_html", "dictionary", "html_of"]

PIECES = 0xFF
"""The mark of an input made of pieces; no UTF-8 begins with it."""

LONGEST = 4_000
"""The most code points of an input: more of them make each try slow and no other branch."""

# A first byte from here on says how many bytes of raw text follow; below, that a piece does.
_RAW = 0xF0
_LONGEST_PIECE = 60
_CUT = re.compile(r"(?=<)|(?<=>)")


def html_of(data: bytes) -> str:
    """Give the HTML that an input stands for."""
    if data[:1] != bytes([PIECES]):
        return data.decode("utf-8", "replace")[:LONGEST]
    return "".join(_read(data[1:]))[:LONGEST]


def _read(data: bytes) -> Iterator[str]:
    pieces = _pieces()
    place = 0
    while place + 1 < len(data):
        first, second = data[place : place + 2]
        place += 2
        if first < _RAW:
            yield pieces[(first << 8 | second) % len(pieces)]
        else:
            size = 1 + first - _RAW
            yield data[place - 1 : place - 1 + size].decode("utf-8", "replace")
            place += size - 1


def bytes_of(html: str) -> bytes:
    """Give an input that stands for HTML: in pieces, so that a change of a byte moves a tag."""
    numbers = {piece: number for number, piece in enumerate(_pieces())}
    made = bytearray([PIECES])
    for part in _CUT.split(html):
        if part in numbers:
            made += numbers[part].to_bytes(2, "big")
        else:
            for raw in _at_most(part, 256 - _RAW):
                made += bytes([_RAW + len(raw) - 1]) + raw
    return bytes(made)


def _at_most(text: str, size: int) -> Iterator[bytes]:
    """Cut a text into pieces of at most `size` bytes, between characters."""
    held = b""
    for char in text:
        data = char.encode("utf-8", "replace")
        if len(held) + len(data) > size:
            yield held
            held = b""
        held += data
    if held:
        yield held


@cache
def corpus_html() -> tuple[str, ...]:
    """Give the HTML of every case of the corpus."""
    found = []
    for folder in ("html", "rules", "sources"):
        for path in files(folder):
            for case in [read_case(path)] if folder != "sources" else read_cases(path):
                found += [text for name, text in case.parts.items() if name.startswith("html")]
    return tuple(found)


@cache
def _pieces() -> tuple[str, ...]:
    """Give the short tags and texts of the corpus, each once, and what breaks them."""
    found = {part for html in corpus_html() for part in _CUT.split(html)}
    found |= {*VOID, *FRAGMENTS}
    found |= {tag for name in ALL_TAGS for tag in (f"<{name}>", f"</{name}>")}
    found |= {f'<div class="{name}">' for name in CLASSES}
    return tuple(sorted(part for part in found if 0 < len(part) <= _LONGEST_PIECE))


def dictionary() -> str:
    """Give a dictionary for libFuzzer: tags, attributes and classes, words and entities."""
    words = {f"<{tag}" for tag in ALL_TAGS} | {*CLASSES, *VOID, *FRAGMENTS}
    for html in corpus_html():
        words.update(re.findall(r"[\w-]+=|&#?\w+;", html))
    return "".join(f'"{_escaped(word)}"\n' for word in sorted(words) if word)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace"))
