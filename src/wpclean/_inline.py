"""From flat to nested: what both renderers share.

Blocks are flat records with offsets and depths; markup nests.  Here a text with
spans becomes pieces between edges, a table its cells, and a row of blocks the
lists and quotations that open and close around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from wpclean._urls import safe_link
from wpclean.model import Block, Citation, ListItem, Span, Table

__all__ = [
    "Container",
    "Edge",
    "Nesting",
    "Run",
    "Step",
    "TableRuns",
    "cut_table",
    "safe_spans",
    "walk",
]


class Edge(NamedTuple):
    """Where a span opens or closes.  A `note` has no width: it opens and never closes."""

    span: Span
    opens: bool


def walk(text: str, spans: Iterable[Span]) -> Iterator[str | Edge]:
    """Take a text apart at the edges of its spans.

    Spans that cross, as none should, are cut so that they nest.

    >>> from wpclean.model import Span
    >>> [piece if isinstance(piece, str) else piece.opens
    ...  for piece in walk("un believable", [Span(3, 13, "em")])]
    ['un ', True, 'believable', False]
    """
    at = 0
    for place, edge in _edges(spans, len(text)):
        if at < place:
            yield text[at:place]
            at = place
        yield edge
    if at < len(text):
        yield text[at:]


def _edges(spans: Iterable[Span], size: int) -> Iterator[tuple[int, Edge]]:
    at = 0
    open_spans: list[tuple[int, Span]] = []
    for span in spans:
        at = min(max(span.start, at), size)
        while open_spans and open_spans[-1][0] <= at:
            end, outer = open_spans.pop()
            yield end, Edge(outer, opens=False)
        if span.kind == "note":
            yield at, Edge(span, opens=True)
            continue
        end = min(span.end, open_spans[-1][0] if open_spans else size)
        if at < end:
            open_spans.append((end, span))
            yield at, Edge(span, opens=True)
    for end, outer in reversed(open_spans):
        yield end, Edge(outer, opens=False)


def safe_spans(spans: Iterable[Span]) -> list[Span]:
    """Leave out links that are not safe to follow, and links inside links.

    No markup language has the latter; in HTML the inner one would end the outer.
    """
    kept: list[Span] = []
    link_end = 0
    for span in spans:
        if span.kind != "link":
            kept.append(span)
            continue
        href = safe_link(span.href)
        if href and span.start >= link_end:
            kept.append(Span(span.start, span.end, "link", href))
            link_end = span.end
    return kept


class Run(NamedTuple):
    """A stretch of a block's text with spans of its own."""

    text: str
    spans: tuple[Span, ...]


class TableRuns(NamedTuple):
    """The parts of a table, each with the spans that lie in it."""

    caption: Run
    caption_first: bool
    rows: list[list[Run]]


def cut_table(table: Table) -> TableRuns:
    """Cut a table's text into its caption and its cells.

    The cells are found by counting, not by searching: two may read the same.
    """
    joined = "\n".join(["\t".join(row) for row in table.rows])
    caption_first, caption_at, body_at, missing = _places(table, joined)
    if not table.spans:
        rows = [[Run(cell, ()) for cell in row] for row in table.rows]
        return TableRuns(Run(table.caption, ()), caption_first, rows)
    places: list[tuple[int, str]] = []
    at = -missing
    for row in table.rows:
        for cell in row:
            places.append((body_at + max(at, 0), cell))
            at += len(cell) + 1
        at += not row
    if table.caption:
        places.insert(0 if caption_first else len(places), (caption_at, table.caption))
    runs = list(_share(places, table.spans))
    caption = runs.pop(0 if caption_first else -1) if table.caption else Run("", ())
    cells = iter(runs)
    return TableRuns(caption, caption_first, [[next(cells) for _ in row] for row in table.rows])


class _Places(NamedTuple):
    caption_first: bool
    caption: int
    body: int
    missing: int
    """How many tabs of empty cells the text lacks at the start of the body."""


def _places(table: Table, joined: str) -> _Places:
    """Find where in a table's text its caption and its cells begin.

    Text is stripped, so the tabs of empty cells may be missing at its ends.
    """
    text, caption = table.text, table.caption
    tabs = len(joined) - len(joined.lstrip("\t\n"))
    forms = (joined, joined[tabs:], joined.strip("\t\n"))
    is_after = text.endswith("\n" + caption) and text[: -len(caption) - 1] in forms
    after_caption = len(caption) + 1 if caption and not is_after else 0
    is_whole = text.startswith(joined.rstrip("\t\n"), after_caption)
    caption_at = len(text) - len(caption) if is_after else 0
    return _Places(not is_after, caption_at, after_caption, 0 if is_whole else tabs)


def _share(places: list[tuple[int, str]], spans: tuple[Span, ...]) -> Iterator[Run]:
    """Give each stretch the spans that begin in it, counted from its start."""
    taken = 0
    for start, text in places:
        end = start + len(text)
        own: list[Span] = []
        while taken < len(spans):
            span = spans[taken]
            # A marker may stand at the very end; any other span there is the next cell's.
            if span.start > end or (span.start == end and span.kind != "note"):
                break
            begin = max(span.start - start, 0)
            own.append(Span(begin, min(span.end, end) - start, span.kind, span.href))
            taken += 1
        yield Run(text, tuple(own))


Tag: TypeAlias = Literal["blockquote", "ul", "ol", "li"]


@dataclass(slots=True)
class Container:
    """An element that is open around the next block."""

    tag: Tag
    number: int = 1
    """In an `ol`, the number that the next item has by itself."""
    jumps: int = 0
    """In an `ol`, how many of its items had another number."""


class Step(NamedTuple):
    """What closes and what opens before a block, in that order."""

    closed: list[Container]
    opened: list[Container]
    jumped: bool
    """Whether the block is an item whose number does not follow from the one before."""


class Nesting:
    """The containers that the depths of blocks ask for, opened and closed block by block.

    A list item opens an `li` directly in a list; a citation stands directly in a
    `blockquote`; every other block goes wherever the numbers of open lists and
    quotations are its own, so it continues the item before it where it can.  Each
    container is opened and closed once, so the whole is linear.
    """

    def __init__(self) -> None:
        self.open: list[Container] = []
        self._lists = 0
        self._quotes = 0

    def place(self, block: Block) -> Step:
        """Open what `block` needs, after closing what it must not be in."""
        lists, quotes, innermost = _wanted(block)
        closed: list[Container] = []
        while not self._can_take(lists, quotes, innermost):
            closed.append(self._close())
        list_tags: list[Tag] = ["ul"] * (lists - self._lists)
        if list_tags and innermost == "ol":
            list_tags[-1] = "ol"
        quote_tags: list[Tag] = ["blockquote"] * (quotes - self._quotes)
        tags = list_tags + quote_tags if innermost == "blockquote" else quote_tags + list_tags
        opened = [Container(tag) for tag in tags]
        self._lists, self._quotes = lists, quotes
        self.open += opened
        jumped = False
        if isinstance(block, ListItem):
            jumped = _number(self.open[-1], block.ordinal, fresh=bool(list_tags))
            opened.append(Container("li"))
            self.open.append(opened[-1])
        return Step(closed, opened, jumped)

    def close_all(self) -> list[Container]:
        """Close everything; give it innermost first."""
        closed = self.open[::-1]
        self.open, self._lists, self._quotes = [], 0, 0
        return closed

    def _can_take(self, lists: int, quotes: int, innermost: Tag | None) -> bool:
        """Tell whether a block fits here once what it lacks is opened."""
        if self._lists > lists or self._quotes > quotes:
            return False
        if innermost is None:
            return True
        lacking = quotes > self._quotes if innermost == "blockquote" else lists > self._lists
        complete = self._lists == lists and self._quotes == quotes
        return lacking or (complete and self.open[-1].tag == innermost)

    def _close(self) -> Container:
        container = self.open.pop()
        self._lists -= container.tag in ("ul", "ol")
        self._quotes -= container.tag == "blockquote"
        return container


def _wanted(block: Block) -> tuple[int, int, Tag | None]:
    """Say how many lists and quotations a block is in, and what must be the innermost."""
    lists, quotes = max(block.indent, 0), max(block.quote, 0)
    match block:
        case ListItem():
            return max(lists, 1), quotes, "ul" if block.ordinal is None else "ol"
        case Citation() if quotes:
            return lists, quotes, "blockquote"
        case _:
            return lists, quotes, None


def _number(container: Container, ordinal: int | None, *, fresh: bool) -> bool:
    """Count an item in its list; tell whether its number does not follow."""
    if ordinal is None:
        return False
    jumped = not fresh and ordinal != container.number
    container.jumps += jumped
    container.number = ordinal + 1
    return jumped
