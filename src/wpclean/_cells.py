"""The handlers of tables of data: rows, cells, captions."""

from __future__ import annotations

from wpclean._builder import BY_SPACE, END_BLOCK, PARTED, Builder, Entered, OpenTable
from wpclean._draft import Draft
from wpclean._select import Attributes
from wpclean._spans import by_place
from wpclean._subtree import Node
from wpclean._table import Cell, is_layout, lay_out, span_of
from wpclean.model import Span, Table
from wpclean.tags import Tag


def table_box(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    b.flush()
    if b.edges != PARTED or is_layout(node, attributes):
        return END_BLOCK
    state = OpenTable()
    b.table = state
    b.edges = BY_SPACE

    def leave(b: Builder) -> None:
        _keep_stray(b, state)
        b.table = None
        b.edges = PARTED
        put_table(b, state)

    return leave


def _keep_stray(b: Builder, state: OpenTable) -> None:
    """Make a cell of text outside the cells: of one whose class says that it is a note."""
    text, spans = b.take()
    if text:
        _row_of(state).append(Cell(text, spans, 1, 1, is_head=False))


def _row_of(state: OpenTable) -> list[Cell]:
    if not state.rows:
        state.rows.append((state.in_head, []))
    return state.rows[-1][1]


def put_table(b: Builder, state: OpenTable) -> None:
    if sum(len(cells) for _, cells in state.rows) > 1:
        _put_grid(b, state)
    else:
        # Rules took the other cells out; what is left is no table, nor will it read as one.
        left = [(state.caption, state.caption_spans)]
        left += [(cell.text, cell.spans) for _, cells in state.rows for cell in cells]
        for text, spans in left:
            if text:
                b.put_text(text, spans)
    for draft in state.after:
        b.put(draft)


def _put_grid(b: Builder, state: OpenTable) -> None:
    laid = lay_out(state.rows)
    if laid.text.strip() or state.caption:
        b.item = None
        fields = {"rows": laid.rows, "header_rows": laid.header_rows}
        draft = Draft(Table, laid.text, laid.spans, b.indent, b.quote, fields, "table")
        if state.caption:
            caption_table(draft, state.caption, state.caption_spans, first=True)
        b.put(draft)


def row(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    state = b.table
    if state is None:
        b.flush()
        return END_BLOCK
    _keep_stray(b, state)
    if tag.kind == "row":
        state.rows.append((state.in_head, []))
        return None
    state.in_head = tag.kind == "head"

    def leave(b: Builder) -> None:
        state.in_head = False

    return leave


def cell(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    state = b.table
    if state is None:
        b.flush()
        return END_BLOCK
    _keep_stray(b, state)

    def leave(b: Builder) -> None:
        text, spans = b.take()
        _row_of(state).append(
            Cell(
                text,
                spans,
                span_of(attributes, "colspan"),
                span_of(attributes, "rowspan"),
                tag.kind == "head",
            )
        )

    return leave


def table_caption(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    state = b.table
    if state is None:
        b.flush()
        return END_BLOCK
    _keep_stray(b, state)

    def leave(b: Builder) -> None:
        text, spans = b.take()
        before = f"{state.caption} " if state.caption and text else state.caption
        state.caption = before + text
        state.caption_spans = (*state.caption_spans, *_moved(spans, len(before)))

    return leave


def trim_table(table: Draft) -> None:
    """Take the tabs of empty cells off the ends of a table's text: no block ends in space.

    Done when the walk is over, since a caption may still come after the rows.
    """
    text = table.text.strip()
    if text != table.text:
        cut = len(table.text) - len(table.text.lstrip())
        moved = (
            Span(_within(s.start - cut, text), _within(s.end - cut, text), s.kind, s.href)
            for s in table.spans
        )
        table.spans = tuple(sorted(moved, key=by_place))
    table.text = text


def _within(place: int, text: str) -> int:
    """Keep the marker of a note that stands in an empty cell at an end of the text."""
    return min(max(place, 0), len(text))


def caption_table(
    table: Draft, caption: str, spans: tuple[Span, ...], *, first: bool = False
) -> bool:
    """Put a caption into a table, as a line before or after its rows; False if it has one."""
    if table.fields.get("caption"):
        return False
    caption = caption.replace("\n", " ")
    rows = table.text
    table.fields = {**table.fields, "caption": caption}
    if first:
        table.text = f"{caption}\n{rows}"
        table.spans = (*spans, *_moved(table.spans, len(caption) + 1))
    else:
        table.text = f"{rows}\n{caption}"
        table.spans = (*table.spans, *_moved(spans, len(rows) + 1))
    return True


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by, span.kind, span.href) for span in spans)
