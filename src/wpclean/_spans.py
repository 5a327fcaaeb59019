"""Placing spans in the finished text of a block."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

from wpclean._text import keeps_together
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


def place_spans(text: str, found: list[OpenSpan]) -> tuple[str, tuple[Span, ...]]:
    """Compose the text (NFC) and place its spans: in range, trimmed, none empty but notes.

    `found` is in the order in which the spans began, the outer before the inner.
    """
    if not text.isascii():
        text = _compose(text, found)
    size = len(text)
    placed: list[Span] = []
    for span in found:
        start, end = min(span.start, size), min(span.end, size)
        if span.kind == "note":
            placed.append(Span(start, start, "note", span.href))
            continue
        while start < end and (text[start] in " \n\t" or (start and keeps_together(text[start]))):
            start += 1
        while end > start and text[end - 1] in " \n\t":
            end -= 1
        if start < end:
            fresh = Span(start, end, span.kind, span.href)  # type: ignore[arg-type]
            if fresh not in placed[-4:]:
                placed.append(fresh)
    placed.sort(key=_by_place)
    return text, tuple(placed)


def _by_place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _compose(text: str, found: list[OpenSpan]) -> str:
    """Normalise a text piece by piece between the ends of spans, and move the ends along.

    An end never falls before a combining mark or a joiner, nor where composing
    would join the characters on its two sides.
    """
    composed = is_normalized("NFC", text)
    if composed and not found:
        return text
    moved: dict[int, int] = {}
    pieces: list[str] = []
    begin, length = 0, 0
    for cut in sorted({place for span in found for place in (span.start, span.end)}):
        place = max(min(cut, len(text)), begin)
        while place < len(text) and place and _joins(text, place):
            place += 1
        piece = text[begin:place] if composed else normalize("NFC", text[begin:place])
        pieces.append(piece)
        length += len(piece)
        moved[cut] = length
        begin = place
    pieces.append(text[begin:] if composed else normalize("NFC", text[begin:]))
    for span in found:
        span.start, span.end = moved[span.start], moved[span.end]
    return "".join(pieces)


def _joins(text: str, place: int) -> bool:
    """Tell whether the characters before and at `place` belong together."""
    after = text[place]
    if after.isascii():
        return False
    if keeps_together(after) or text[place - 1] == "\u200d":
        return True
    pair = text[place - 1] + after
    return normalize("NFC", pair) != normalize("NFC", pair[0]) + normalize("NFC", after)
