"""Placing spans in the finished text of a block."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from wpclean._characters import Characters, holds
from wpclean._repair import Change, looks_damaged, mend
from wpclean._text import keeps_together, strip_invisible, to_nfc
from wpclean.model import Span

__all__ = ["OpenSpan", "by_place", "place_spans"]


# What is mended or composed may complete other damage; more rounds than this are an attack.
_MAX_ROUNDS = 4


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
        for _ in range(_MAX_ROUNDS):
            before = text
            text = _compose(text, found, changes)
            if text == before:
                break
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
            text[start] in _SPACE or (composing and start and _joins(text, start))
        ):
            start += 1
        while end > start and text[end - 1] in _SPACE:
            end -= 1
        if start < end:
            fresh = Span(start, end, span.kind, span.href)  # type: ignore[arg-type]
            if not placed or fresh not in placed[-4:]:
                placed.append(fresh)
    if len(placed) > 1:
        placed.sort(key=by_place)
    return text, tuple(placed), changes


def by_place(span: Span) -> tuple[int, int]:
    """Give the key that puts spans in order: by their start, the outer before the inner."""
    return span.start, -span.end


def _compose(text: str, found: list[OpenSpan], changes: list[Change]) -> str:
    """Mend and normalise a text piece by piece between the ends of spans; move the ends along.

    An end never falls before a combining mark or a joiner, nor where composing
    would join the characters on its two sides.
    """
    is_whole = is_normalized("NFC", text) and "&" not in text
    moved: dict[int, int] = {0: 0}
    pieces: list[str] = []
    begin, length = 0, 0
    for span in found:
        _trim(span, text)
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
            if not length:
                piece = piece.lstrip()
            elif pieces[-1][-1:] in (" ", "\n"):
                piece = piece.lstrip(" ")
        pieces.append(piece)
        length += len(piece)
        moved[cut] = length
        begin = place
    for span in found:
        span.start, span.end = moved[span.start], moved[span.end]
    return "".join(pieces).rstrip()


def _trim(span: OpenSpan, text: str) -> None:
    """Take white space off both ends, where no markup will stand; nothing is left of none."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    if span.kind != "note":
        while start < end and text[start] in _SPACE:
            start += 1
        while end > start and text[end - 1] in _SPACE:
            end -= 1
        if start == end:
            start = end = 0
    span.start, span.end = start, end


_SPACE = " \n\t"
_SPACE_AS_SUCH = re.compile(r"[^\S\n\t]")
_SPACES = re.compile(r"[^\S\n\t]+")
_SPACES_AROUND_BREAK = re.compile(r" *\n *")


def _mended(piece: str, changes: list[Change], *, in_code: bool) -> str:
    """Mend what only shows when text nodes are joined; spaces that come of it are folded."""
    mended, made = mend(piece, in_code=in_code)
    if made:
        changes.extend(made)
        # Where text is verbatim, each space counts.
        spaces = _SPACE_AS_SUCH if "  " in piece else _SPACES
        mended = spaces.sub(" ", mended)
        if " \n" not in piece and "\n " not in piece:
            mended = _SPACES_AROUND_BREAK.sub("\n", mended)
    return to_nfc(strip_invisible(mended))


def _joins(text: str, place: int) -> bool:
    """Tell whether the characters before and at `place` belong together."""
    before, after = text[place - 1], text[place]
    if keeps_together(after) or before == "\u200d":
        return True
    if after.isascii():
        return False
    pair = before + after
    return normalize("NFC", pair) != normalize("NFC", before) + normalize("NFC", after)
