"""Placing spans in the finished text of a block."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from wpclean._characters import Characters, holds
from wpclean._repair import Change, looks_damaged, mend
from wpclean._text import keeps_together, strip_invisible, to_nfc
from wpclean.model import Span

__all__ = ["OpenSpan", "place_spans"]


class OpenSpan:
    """A span while its block is gathered; the ends may still lie on white space."""

    __slots__ = ("end", "href", "kind", "start")

    def __init__(self, start: int, kind: str, href: str) -> None:
        self.start = start
        self.end = start
        self.kind = kind
        self.href = href


def place_spans(
    text: str, found: list[OpenSpan], characters: Characters
) -> tuple[str, tuple[Span, ...], list[Change]]:
    """Compose the text (NFC) and place its spans: in range, trimmed, none empty but notes.

    Gives the finished text, its spans, and the repairs that joining the text nodes
    allowed.  `found` is in the order in which the spans began, the outer before the inner.
    """
    changes: list[Change] = []
    composing = not text.isascii() and holds(text, characters.composing)
    referring = characters.references and "&" in text
    if composing or referring or holds(text, characters.damage):
        text = _compose(text, found, changes)
    size = len(text)
    placed: list[Span] = []
    for span in found:
        start, end = span.start, span.end
        start = min(start, size)
        end = min(end, size)
        if span.kind == "note":
            placed.append(Span(start, start, "note", span.href))
            continue
        while start < end and (
            text[start] in " \n\t" or (composing and start and _joins(text, start))
        ):
            start += 1
        while end > start and text[end - 1] in " \n\t":
            end -= 1
        if start < end:
            fresh = Span(start, end, span.kind, span.href)  # type: ignore[arg-type]
            if not placed or fresh not in placed[-4:]:
                placed.append(fresh)
    if len(placed) > 1:
        placed.sort(key=_by_place)
    return text, tuple(placed), changes


def _by_place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _compose(text: str, found: list[OpenSpan], changes: list[Change]) -> str:
    """Mend and normalise a text piece by piece between the ends of spans; move the ends along.

    An end never falls before a combining mark or a joiner, nor where composing
    would join the characters on its two sides.
    """
    is_whole = is_normalized("NFC", text) and "&" not in text
    moved: dict[int, int] = {}
    pieces: list[str] = []
    begin, length = 0, 0
    ends = sorted({place for span in found for place in (span.start, span.end)})
    for cut in [*ends, len(text)]:
        place = max(min(cut, len(text)), begin)
        while 0 < place < len(text) and _joins(text, place):
            place += 1
        piece = text[begin:place]
        if not is_whole or looks_damaged(piece):
            in_code = any(
                span.kind in ("code", "math") and span.start <= begin and place <= span.end
                for span in found
            )
            piece = _mended(piece, changes, in_code=in_code)
            if not length or pieces[-1][-1:] in (" ", "\n"):
                piece = piece.lstrip(" ")
        pieces.append(piece)
        length += len(piece)
        moved[cut] = length
        begin = place
    for span in found:
        span.start, span.end = moved[span.start], moved[span.end]
    return "".join(pieces)


_SPACES = re.compile("  +")


def _mended(piece: str, changes: list[Change], *, in_code: bool) -> str:
    """Mend what only shows when text nodes are joined, unless it would change white space."""
    mended, made = mend(piece, in_code=in_code)
    # Mending gives back no-break spaces, which are spaces in clean text.
    mended = mended.replace("\u00a0", " ")
    if sum(map(str.isspace, mended)) == sum(map(str.isspace, piece)):
        changes.extend(made)
        if "  " in mended and "  " not in piece:
            mended = _SPACES.sub(" ", mended)
        piece = strip_invisible(mended)
    return to_nfc(piece)


def _joins(text: str, place: int) -> bool:
    """Tell whether the characters before and at `place` belong together."""
    before, after = text[place - 1], text[place]
    if keeps_together(after) or before == "\u200d":
        return True
    if after.isascii():
        return False
    pair = before + after
    return normalize("NFC", pair) != normalize("NFC", before) + normalize("NFC", after)
