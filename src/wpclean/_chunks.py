"""Chunks of an article, as embeddings need them: whole blocks up to a size, and their headings."""

from __future__ import annotations

from bisect import bisect_right

import regex

from wpclean.model import Block, Chunk, Code, Heading, Table

__all__ = ["split"]


def split(blocks: tuple[Block, ...], text: str, max_chars: int) -> tuple[Chunk, ...]:
    """Split the `text` of an article at its blocks; `Article.chunks` says how."""
    if max_chars < 1:
        raise ValueError(f"max_chars={max_chars!r}: accepted are whole numbers from 1")
    packer = _Packer(text, max_chars)
    start = 0
    for block in blocks:
        if block.text:
            packer.add(block, start)
            start += len(block.text) + 2
    packer.close()
    return tuple(packer.chunks)


class _Packer:
    """The chunks so far, and the one being filled: `text[start:end]`, empty where it is closed."""

    def __init__(self, text: str, max_chars: int) -> None:
        self.chunks: list[Chunk] = []
        self.text = text
        self.max_chars = max_chars
        self.start = self.end = 0
        self.ends_in_heading = False
        # The headings above the place that is read, and the rank of each.
        self.headings: list[str] = []
        self.ranks: list[int] = []
        # Those of them that the whole of the open chunk stands under.
        self.above: tuple[str, ...] = ()

    def add(self, block: Block, start: int) -> None:
        """Add the block whose text begins at `start`."""
        end = start + len(block.text)
        is_heading = isinstance(block, Heading)
        if not self._takes(end, is_heading=is_heading):
            self.close()
        self._leave_sections(_rank(block))
        if self.start == self.end:
            self._open(start)
        if end - self.start > self.max_chars:
            self._cut(block, start, end)
        self._extend(end)
        self.ends_in_heading = is_heading
        if is_heading:
            self.headings.append(block.text)
            self.ranks.append(_rank(block))

    def close(self) -> None:
        """Make a chunk of the open one, if there is any text in it."""
        if self.start < self.end:
            text = self.text[self.start : self.end]
            self.chunks.append(Chunk(text, self.start, self.end, self.above))
        self.start = self.end
        self.ends_in_heading = False

    def _open(self, start: int) -> None:
        self.start = self.end = start
        self.above = tuple(self.headings)

    def _extend(self, end: int) -> None:
        """Take the text up to `end`, which stands under the headings of this place only."""
        self.end = end
        self.above = self.above[: len(self.headings)]

    def _takes(self, end: int, *, is_heading: bool) -> bool:
        """Tell whether the block that ends at `end` goes into the open chunk, cut if need be.

        What follows a heading always does; a heading never follows other blocks.
        """
        if is_heading == self.ends_in_heading:
            return end - self.start <= self.max_chars
        return self.ends_in_heading

    def _leave_sections(self, rank: int) -> None:
        while self.ranks and self.ranks[-1] >= rank:
            self.ranks.pop()
            self.headings.pop()

    def _cut(self, block: Block, start: int, end: int) -> None:
        """Close chunks within a block until the rest of it fits into the open one."""
        pattern = _LINE_END if isinstance(block, Code | Table) else _SENTENCE_END
        ends = [match.end() for match in pattern.finditer(self.text, start, end)]
        while end - self.start > self.max_chars:
            place = self._last_cut(ends, start, end)
            if place == start and self.start == start:
                # One cluster that is longer than a chunk may be.
                place = next(_CLUSTER.finditer(self.text, start, end)).end()
            if place > start:
                self._extend(place)
            self.close()
            self._open(place)
            start = place

    def _last_cut(self, ends: list[int], start: int, end: int) -> int:
        """Find the last place within reach to cut the block between `start` and `end`.

        One of `ends`, else after a white space, else between two grapheme clusters, else
        `start`.
        """
        limit = self.start + self.max_chars
        index = bisect_right(ends, limit)
        if index and ends[index - 1] > start:
            return ends[index - 1]
        space = _AFTER_SPACE.search(self.text, start + 1, limit + 1)
        if space:
            return space.start()
        place = start
        for cluster in _CLUSTER.finditer(self.text, start, end):
            if cluster.end() > limit:
                break
            place = cluster.end()
        return place


def _rank(block: Block) -> int:
    """Give the rank of a block: it ends the sections of the headings that have as high a one.

    A heading within a quotation ranks below those outside of any, and ends with the
    quotation.  All quotations count as one, so that no more than twelve headings stand
    above a block, be it quoted ever so deeply.
    """
    level = block.level if isinstance(block, Heading) else 7
    return level + 6 * (block.quote > 0)


# What never begins a piece: marks, joiners, and what else extends a grapheme cluster
# (Unicode Annex 29).  Some marks, as the Myanmar vowel signs, extend none.
_EXTENDS = r"\p{M}\p{GCB=Extend}\p{GCB=SpacingMark}\u200d"

# A full stop before a small letter ends an abbreviation and no sentence.  Ideographic
# stops have no space behind them.
_SENTENCE_END = regex.compile(
    rf"""
    (?: [\p{{SB=ATerm}}\p{{SB=STerm}}…] [\p{{Pe}}\p{{Pf}}"'’”]*+ (?>\r\n|\s) (?! \s*+ \p{{Ll}} )
      | [。｡！？] [\p{{Pe}}\p{{Pf}}"'’”]*+
      | \n
    )
    (?! [{_EXTENDS}] )
    """,
    regex.VERBOSE,
)
_LINE_END = regex.compile(rf"\n(?![{_EXTENDS}])")
# Searched from the end; what is found is the character after the space.
_AFTER_SPACE = regex.compile(rf"(?r)(?:(?<=\s)[^\n{_EXTENDS}]|(?<=[^\S\r])\n)")

# Flags are taken in pairs, because `\X` counts back to the first flag of a run from each:
# 125,000 in a row take it four minutes.
_CLUSTER = regex.compile(
    rf"(?:\p{{RI}}{{2}}|\X)[{_EXTENDS}]*+(?:(?<=\u200d)\X[{_EXTENDS}]*+)*+", regex.DOTALL
)
