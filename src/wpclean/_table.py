"""Tables: is it data or layout, and the grid of its cells."""

from __future__ import annotations

from typing import NamedTuple

from wpclean._select import Attributes
from wpclean._subtree import Node, descend
from wpclean.model import Span

__all__ = ["Cell", "TableText", "is_layout", "lay_out", "span_of"]

# A table that holds one of these was made to place things on the page.
_NOT_IN_DATA = frozenset("h1 h2 h3 h4 h5 h6 table figure pre iframe video audio blockquote".split())

# HTML allows a cell to span 1,000 columns and 65,534 rows.  The grid may have this
# many slots for each cell, and some more for small tables, so that spans cannot
# make it larger than the text pays for.
_SLOTS_PER_CELL = 4
_SPARE_SLOTS = 4096


class Cell(NamedTuple):
    """A cell as read: one line of text, spans within it, and how far it reaches."""

    text: str
    spans: tuple[Span, ...]
    columns: int
    rows: int
    is_head: bool


class TableText(NamedTuple):
    """The fields of a `Table` block."""

    text: str
    spans: tuple[Span, ...]
    rows: tuple[tuple[str, ...], ...]
    header_rows: int


def is_layout(table: Node, attributes: Attributes) -> bool:
    """Tell whether a table only places things: one cell, a table in it, or whole sections."""
    if attributes.get("role") in ("presentation", "none"):
        return True
    cells = 0
    for node in descend(table):
        tag = node.tag
        if tag in _NOT_IN_DATA:
            return True
        if tag in ("td", "th"):
            cells += 1
    return cells <= 1


def span_of(attributes: Attributes, name: str) -> int:
    """Read `colspan` or `rowspan`: at least 1, at most what HTML allows."""
    given = attributes.get(name)
    if given is None:
        return 1
    value = given.strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    limit = 1000 if name == "colspan" else 65534
    return max(1, min(int(value[:6]), limit))


def lay_out(rows: list[tuple[bool, list[Cell]]]) -> TableText:
    """Place the cells of rows (is it in `thead`, its cells) and join their text."""
    grid = _Grid(sum(len(row) for _, row in rows))
    for _, row in rows:
        grid.add_row(row)
    return _joined(grid.lines, grid.width(), _header_rows(rows))


class _Grid:
    """A grid that grows row by row, and no further than its cells pay for."""

    def __init__(self, cells: int) -> None:
        self.lines: list[list[Cell | None]] = []
        self._spare = _SLOTS_PER_CELL * cells + _SPARE_SLOTS
        # Column to rows still to cover: what cells of earlier rows reach down into.
        self._reach: dict[int, int] = {}

    def add_row(self, row: list[Cell]) -> None:
        line: list[Cell | None] = []
        below: dict[int, int] = {}
        for cell in row:
            self._skip_covered(line, below)
            for extra in range(max(1, min(cell.columns, self._spare))):
                if cell.rows > 1:
                    below[len(line)] = cell.rows - 1
                line.append(None if extra else cell)
                self._spare -= 1
        self._skip_covered(line, below)
        self.lines.append(line)
        self._reach = below

    def _skip_covered(self, line: list[Cell | None], below: dict[int, int]) -> None:
        """Step over the slots that a cell of an earlier row covers."""
        while len(line) in self._reach and self._spare > 0:
            left = self._reach[len(line)]
            if left > 1:
                below[len(line)] = left - 1
            line.append(None)
            self._spare -= 1

    def width(self) -> int:
        """Give the width of all rows; 0, each row its own, where that would cost too much."""
        widest = max((len(line) for line in self.lines), default=0)
        missing = sum(widest - len(line) for line in self.lines)
        return widest if missing <= self._spare else 0


def _header_rows(rows: list[tuple[bool, list[Cell]]]) -> int:
    count = 0
    for in_head, row in rows:
        if not in_head and not (row and all(cell.is_head for cell in row)):
            break
        count += 1
    # A table of nothing but heads has no header: each row is a list of terms.
    return count if count < len(rows) or any(in_head for in_head, _ in rows) else 0


def _joined(grid: list[list[Cell | None]], width: int, header_rows: int) -> TableText:
    lines: list[str] = []
    spans: list[Span] = []
    texts: list[tuple[str, ...]] = []
    offset = 0
    for line in grid:
        line.extend([None] * (width - len(line)))
        for cell in line:
            if cell is not None:
                if cell.spans:
                    spans.extend(
                        Span(span.start + offset, span.end + offset, span.kind, span.href)
                        for span in cell.spans
                    )
                offset += len(cell.text)
            offset += 1
        row = tuple(cell.text if cell is not None else "" for cell in line)
        texts.append(row)
        lines.append("\t".join(row))
        offset += not row
    return TableText("\n".join(lines), tuple(spans), tuple(texts), header_rows)
