"""The state of a walk: the block that is being gathered, and where in the post it stands.

Text gathers in one open block; every edge of a block element closes it.  The
handlers of elements (`_elements` and its neighbours) drive a `Builder`; it knows
no tags.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from wpclean import _media
from wpclean._characters import Characters, holds
from wpclean._draft import Draft
from wpclean._repair import Change, mend
from wpclean._residue import Residue
from wpclean._spans import OpenSpan, place_spans
from wpclean._subtree import Node
from wpclean._table import Cell
from wpclean._text import (
    fold,
    strip_controls,
    strip_invisible,
    to_nfc,
)
from wpclean._urls import safe_link
from wpclean.model import (
    Block,
    Embed,
    Figure,
    ListItem,
    Math,
    Paragraph,
    Removal,
    Repair,
    Span,
)
from wpclean.rules import RuleSet

__all__ = [
    "BY_LINE",
    "BY_SPACE",
    "END_BLOCK",
    "PARTED",
    "Builder",
    "Entered",
    "Leave",
    "OpenBlock",
    "OpenFigure",
    "OpenList",
    "OpenTable",
    "Skip",
]

# A repair has to see a text as it will be read: a letter before a space may be mojibake
# where it is none before a line break.
_TO_SPACES = str.maketrans("\t\n\f\r", "    ")

# Every block that ends closes all open spans and opens them anew, so that their number
# is bounded: alike as the parser bounds formatting that it repeats (the "Noah's Ark
# clause" of the HTML standard), and in all.  What is beyond adds nothing one can see.
_MOST_ALIKE = 3
_MOST_OPEN = 64

_NO_FIELDS: dict[str, Any] = {}

# How an edge between blocks shows inside a text that stays one block.
PARTED, BY_LINE, BY_SPACE = 0, 1, 2


class Skip(Enum):
    """Says that an element's children are not walked as usual."""

    CHILDREN = 1
    RESUME = 2
    """The stack says what comes next."""


Leave: TypeAlias = Callable[["Builder"], None]
Entered: TypeAlias = Leave | Skip | None
"""What a handler gives: what to do at the element's end, nothing, or how to skip it."""


class OpenList(NamedTuple):
    """An open list: its next number and step; no number where it is bulleted."""

    number: int | None = None
    step: int = 1
    is_notes: bool = False


class OpenFigure(NamedTuple):
    """An open figure: where its blocks begin, and at how many figures so far."""

    begin: int
    number: int


class OpenTable:
    """An open table of data."""

    __slots__ = ("after", "caption", "caption_spans", "in_head", "rows")

    def __init__(self) -> None:
        self.rows: list[tuple[bool, list[Cell]]] = []
        self.in_head = False
        self.caption = ""
        self.caption_spans: tuple[Span, ...] = ()
        self.after: list[Draft] = []


class OpenBlock:
    """The text of the block that is being gathered."""

    __slots__ = ("breaks", "length", "parts", "space", "spans")

    def __init__(self, spans: list[OpenSpan]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.spans = spans
        self.space = False
        self.breaks = 0


class Builder:
    """Gathers text into blocks."""

    def __init__(self, html: str, rules: RuleSet, characters: Characters) -> None:
        self.drafts: list[Draft] = []
        self.removed: list[Removal] = []
        self.repairs: list[Repair] = []
        self.characters = characters
        self.is_plain = characters.are_plain
        self.residue = Residue(html, rules)
        self.stack: list[tuple[Node | None, Leave | None]] = []
        self.resume: Node | None = None
        self.block = OpenBlock([])
        self.open: list[OpenSpan] = []
        self.kind: type[Block] = Paragraph
        self.fields: dict[str, Any] = _NO_FIELDS
        self.kinds: list[tuple[type[Block], dict[str, Any]]] = []
        self.edges = PARTED
        self.verbatim = False
        self.indent = 0
        self.quote = 0
        self.lists: list[OpenList] = []
        self.item: dict[str, Any] | None = None
        self.items: list[dict[str, Any] | None] = []
        self.figures: list[OpenFigure] = []
        self.figure_count = 0
        self.table: OpenTable | None = None
        self.after: list[Draft] = []
        self.notes = 0
        self.notes_boxes = 0
        self.note_label = self.note_id = ""
        self.labels: dict[str, str] = {}
        self.in_embed_box = False
        self.last_image: Draft | None = None

    def text(self, text: str) -> None:
        if self.verbatim:
            self.verbatim_text(text)
            return
        is_fresh = True
        if not self.is_plain:
            cleaned = self.clean(text)
            is_fresh = cleaned is text
            text = cleaned
        block = self.block
        if text.isspace():
            block.space = True
            return
        if self.residue.may_be_in(text, self.characters):
            text = self.without_residue(text)
            is_fresh = False
        folded = self.folded(text) if is_fresh else fold(text)
        if not folded:
            block.space = block.space or bool(text)
            return
        parts = block.parts
        if parts:
            if block.breaks:
                self.break_line(block)
                block = self.block
                parts = block.parts
            elif block.space or text[0].isspace():
                parts.append(" ")
                block.length += 1
        block.breaks = 0
        block.space = text[-1].isspace()
        parts.append(folded)
        block.length += len(folded)

    def folded(self, text: str) -> str:
        """Fold the white space of a text as it came; most have only single spaces within."""
        return fold(text) if holds(text, self.characters.unfolded) else text.strip(" ")

    def whole_block(self, text: str) -> None:
        """Put out a box that is one text.

        What `text` and `flush` would do, without gathering: a third of their cost,
        for most of the blocks of a post.
        """
        if (
            self.edges != PARTED
            or self.open
            or self.verbatim
            or not self.is_plain
            or self.residue.may_be_in(text, self.characters)
        ):
            self.text(text)
            self.flush()
            return
        text = self.folded(text)
        if text:
            self.put_text(text, ())
        self.block.space, self.block.breaks = False, 0

    def without_residue(self, text: str) -> str:
        if any(span.kind in ("code", "math") for span in self.open):
            return text
        found = self.residue.strip(text)
        for rule, removed in found.removed:
            self.account(removed, rule.name, rule.kind)
        if found.removed:
            self.expect_anything()  # what stood around it is joined
        return found.text

    def break_line(self, block: OpenBlock) -> None:
        """Set what stood between two texts: a newline, or the end of a block after two."""
        if self.edges == PARTED and block.breaks > 1:
            self.flush()
            return
        block.parts.append(" " if self.edges == BY_SPACE else "\n")
        block.length += 1

    def verbatim_text(self, text: str) -> None:
        if not self.is_plain:
            text = self.clean(text)
        text = text.replace("\u00a0", " ")
        block = self.block
        if not block.parts:
            # The first line may not be indented (a block's text begins with no space).
            text = text.lstrip()
        if text:
            block.parts.append(text)
            block.length += len(text)

    def clean(self, text: str) -> str:
        """Clean a text of what the post's characters call for; the same object if of nothing."""
        characters = self.characters
        has_invisible = holds(text, characters.invisible)
        if has_invisible:
            text = strip_controls(text)
        if (characters.references and "&" in text) or holds(text, characters.damage):
            text = self.mended(text)
            has_invisible = True  # a decoded reference may be any character
        if has_invisible:
            text = strip_invisible(text)
        return to_nfc(text) if holds(text, self.characters.composing) else text

    def mended(self, text: str) -> str:
        if not self.verbatim:
            text = text.translate(_TO_SPACES)
        in_code = any(span.kind in ("code", "math") for span in self.open)
        text, changes = mend(text, in_code=in_code)
        if changes:
            self.note_repairs(changes)
            self.expect_anything()
        return text

    def expect_anything(self) -> None:
        """Note that text comes in which is none of the post's text nodes."""
        self.characters = Characters()
        self.is_plain = False

    def note_repairs(self, changes: list[Change]) -> None:
        for rule, before, after in changes:
            self.repairs.append(Repair(rule, before, after, len(self.drafts)))

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """Close the gathered text and begin a new one; spans that are open go on in it."""
        block = self.block
        text = "".join(block.parts).rstrip()
        spans: tuple[Span, ...] = ()
        for span in self.open:
            span.end = block.length
        if block.spans or not self.is_plain:
            text, spans, changes = place_spans(text, block.spans, self.characters)
            if changes:
                self.note_repairs(changes)
        if self.open:
            self.open = [OpenSpan(0, span.kind, span.href) for span in self.open]
        self.block = OpenBlock(self.open.copy())
        return text, spans

    def flush(self) -> None:
        """End the open block, if it has text, and put it out."""
        block = self.block
        if self.edges != PARTED:
            if block.parts:
                block.breaks = max(block.breaks, 1)
            return
        if not block.parts:
            block.space, block.breaks = False, 0
        else:
            text, spans = self.take()
            if text:
                self.put_text(text, spans)
        if self.after:
            self.put_after()

    def put_text(self, text: str, spans: tuple[Span, ...]) -> None:
        kind, fields = self.kind, self.fields
        if text.startswith("http") and kind is Paragraph and self.is_embed_address(text, spans):
            self.put_embed(text, text=text)
            return
        if self.item is not None:
            if kind is Paragraph:
                kind, fields = ListItem, self.item
            self.item = None
        self.drafts.append(Draft(kind, text, spans, self.indent, self.quote, fields))
        self.last_image = None

    def put(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.last_image = None

    def put_after(self) -> None:
        """Put out what waited for the end of the block: images and notes that stood in it."""
        waiting, self.after = self.after, []
        for draft in waiting:
            self.put(draft)
        if waiting and waiting[-1].kind is Figure:
            self.last_image = waiting[-1]

    def put_medium(self, draft: Draft) -> None:
        """Put out a medium; one in the middle of a text waits for the text's end."""
        if self.table is not None:
            self.table.after.append(draft)
        elif self.block.parts:
            self.block.breaks = 0
            self.after.append(draft)
        elif not self.join_caption(draft):
            self.put(draft)
        self.last_image = draft if draft.kind is Figure else None

    def join_caption(self, draft: Draft) -> bool:
        """Give a medium the caption that stood before it in the same figure."""
        if not self.figures or len(self.drafts) <= self.figures[-1].begin:
            return False
        before = self.drafts[-1]
        if before.tag != "figcaption" or draft.kind not in (Figure, Embed) or draft.text:
            return False
        draft.text, draft.spans = before.text, before.spans
        self.drafts[-1] = draft
        return True

    def begin_kind(self, kind: type[Block], fields: dict[str, Any] = _NO_FIELDS) -> Leave:
        """Begin an element that makes its text a block of `kind`; give what ends it."""
        self.flush()
        self.kinds.append((self.kind, self.fields))
        self.kind, self.fields = kind, fields
        return Builder.end_kind

    def end_kind(self) -> None:
        self.flush()
        self.kind, self.fields = self.kinds.pop()

    def begin_span(self, kind: str, href: str = "") -> Leave:
        if self.open:
            alike = [span for span in self.open if span.kind == kind and span.href == href]
            if len(alike) >= _MOST_ALIKE or len(self.open) >= _MOST_OPEN:
                return _leave_nothing
        span = OpenSpan(self.block.length, kind, href)
        self.open.append(span)
        self.block.spans.append(span)
        return Builder.end_span

    def end_span(self) -> None:
        self.open.pop().end = self.block.length

    def account(self, text: str, rule: str, kind: str) -> None:
        if text:
            self.removed.append(Removal(rule, kind, text, len(self.drafts)))

    def put_embed(self, url: str, *, text: str = "", kind: str = "", provider: str = "") -> None:
        found, found_kind = _media.provider_of(url)
        fields = {"url": url, "provider": provider or found, "kind": kind or found_kind}
        self.put_medium(Draft(Embed, text, (), self.indent, self.quote, fields, "iframe"))

    def put_math(self, latex: str, *, display: bool) -> None:
        self.expect_anything()
        leave = self.begin_span("math")
        latex = fold(self.clean(latex))
        if not display or self.edges != PARTED:
            self.text(latex)
        leave(self)
        if display and latex and self.edges == PARTED:
            self.flush()
            self.item = None
            self.put(Draft(Math, latex, (), self.indent, self.quote, {"latex": latex}, "math"))

    def is_embed_address(self, text: str, spans: tuple[Span, ...]) -> bool:
        """Tell whether a paragraph is only an address that was to be embedded."""
        if not safe_link(text) or self.edges != PARTED:
            return False
        if " " in text or "\n" in text or self.item is not None or self.indent:
            return False
        if self.in_embed_box:
            return True
        return not any(span.kind == "link" for span in spans) and _media.known_provider(text)


# What ends an element that is no more than a box.  The walk knows it by identity.
END_BLOCK: Leave = Builder.flush


def _leave_nothing(b: Builder) -> None:
    """Leave an element that opened no span."""
