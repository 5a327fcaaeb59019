"""One walk over the DOM: text into blocks, spans, removals and repairs.

The walk goes by `first_child` and `next` with a stack of its own, so that the
depth of the input costs memory and never the interpreter's stack.  Text gathers
in one open block; every edge of a block element closes it.  The DOM is read and
never changed: selectolax crashes when nodes change under a walk.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from wpclean import _media, _table
from wpclean._code import read_listing
from wpclean._draft import Draft, Walked
from wpclean._repair import Change, mend
from wpclean._link_farm import is_link_farm
from wpclean._residue import Residue
from wpclean._select import Attributes, Tree
from wpclean._subtree import COMMENT_ID, TEXT_ID, Node, descend, find, find_all, image_text, own_text, shown_text
from wpclean._spans import OpenSpan, place_spans
from wpclean._text import fold, needs_cleaning, strip_controls, strip_invisible, to_nfc
from wpclean._text_images import emoji, formula, without_delimiters
from wpclean._urls import host, safe_link
from wpclean.markup import Form, Markup
from wpclean.model import (
    Block,
    Citation,
    Code,
    Definition,
    Embed,
    Figure,
    Footnote,
    Heading,
    ListItem,
    Math,
    Paragraph,
    Removal,
    Repair,
    Separator,
    Span,
    Table,
    Term,
    Verse,
)
from wpclean.rules import Rule, RuleSet
from wpclean.tags import TAGS, Role, Tag

__all__ = ["walk"]

Leave = Callable[[], None]
_INLINE = Tag(Role.INLINE)
_BLOCK = Tag(Role.BLOCK)
_BACK_LINKS = frozenset("↩↑^⏎⇑↵⤴🔙⬆[] ")
_BACK_LINK_CLASSES = frozenset(
    {"footnote-back-link", "footnote-backref", "easy-footnote-to-top", "backlink"}
)
# The Footnotes plugin names the marker; the note's name differs in one word.
_TOOLTIP = re.compile(r"footnote_plugin_tooltip_(\w+)")

# How an edge between blocks shows inside a text that stays one block.
_PARTED, _BY_LINE, _BY_SPACE = 0, 1, 2


_FIRST_ADDRESS = 1 << 16


def _tag_ids() -> dict[int, tuple[str, Tag]]:
    """Ask the parser for the number of each tag; they differ between its versions."""
    tree = Tree("<p></p>")
    numbered = {tree.create_node(name).tag_id: (name, row) for name, row in TAGS.items()}
    # A tag that the parser does not know is numbered by an address, anew in each document.
    return {number: row for number, row in numbered.items() if number < _FIRST_ADDRESS}


_TAG_BY_ID = _tag_ids()


class _Skip:
    """Says that the children of an element are not walked."""


_SKIP = _Skip()
# The same, and that the stack says what comes next.
_RESUME = _Skip()


class _List(NamedTuple):
    """An open list: its next number and step; no number where it is bulleted."""

    number: int | None = None
    step: int = 1
    is_notes: bool = False


class _Frame(NamedTuple):
    """An open figure: where its blocks begin, and at how many inner figures so far."""

    begin: int
    figures: int


class _TableState:
    """An open table of data."""

    __slots__ = ("after", "caption", "caption_first", "caption_spans", "in_head", "rows")

    def __init__(self) -> None:
        self.rows: list[tuple[bool, list[_table.Cell]]] = []
        self.in_head = False
        self.caption = ""
        self.caption_spans: tuple[Span, ...] = ()
        self.caption_first = True
        self.after: list[Draft] = []


class _OpenBlock:
    """The text of the block that is being gathered."""

    __slots__ = ("breaks", "length", "parts", "space", "spans")

    def __init__(self, spans: list[OpenSpan]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.spans = spans
        self.space = False
        self.breaks = 0


class _Walker:
    """The state of one walk."""

    def __init__(self, tree: Tree, html: str, rules: RuleSet) -> None:
        verdicts = rules.verdicts
        self.drafts: list[Draft] = []
        self.removed: list[Removal] = []
        self.repairs: list[Repair] = []
        self._verdicts = verdicts
        self._residue = Residue(html, rules)
        self._searched = verdicts.searched(tree, html)
        self._stack: list[tuple[Node | None, Leave | None]] = []
        self._resume: Node | None = None
        self._block = _OpenBlock([])
        self._open: list[OpenSpan] = []
        self._kind: type[Block] = Paragraph
        self._fields: dict[str, Any] = {}
        self._tag = ""
        self._edges = _PARTED
        self._verbatim = False
        self._indent = 0
        self._quote = 0
        self._lists: list[_List] = []
        self._item: dict[str, Any] | None = None
        self._figures: list[_Frame] = []
        self._figure_count = 0
        self._table: _TableState | None = None
        self._after: list[Draft] = []
        self._notes = 0
        self._notes_boxes = 0
        self._note_label = self._note_id = ""
        self._labels: dict[str, str] = {}
        self._in_embed_box = False
        self._last_image: Draft | None = None

    # The loop

    def run(self, top: Node | None) -> Walked:
        """Walk `top`, its siblings after it, and all below them."""
        node = top
        stack = self._stack
        while node is not None or stack:
            if node is None:
                parent, leave = stack.pop()
                if leave is not None:
                    leave()
                node = parent.next if parent is not None else self._take_resume()
                continue
            tag_id = node.tag_id
            if tag_id == TEXT_ID:
                self._text(node.text_content or "")
                node = node.next
                continue
            if tag_id == COMMENT_ID:
                self._comment(node)
                node = node.next
                continue
            leave = self._enter(node, tag_id)
            if leave is _SKIP:
                node = node.next
                continue
            if leave is _RESUME:
                node = None
                continue
            child = node.first_child
            if child is None:
                if leave is not None:
                    leave()
                node = node.next
            else:
                stack.append((node, leave))
                node = child
        self._flush()
        return Walked(self.drafts, self.removed, self.repairs)

    def _take_resume(self) -> Node | None:
        node, self._resume = self._resume, None
        return node

    def _enter(self, node: Node, tag_id: int) -> Any:
        """Begin an element: give what to do at its end, None, or `_SKIP`."""
        known = _TAG_BY_ID.get(tag_id)
        name, tag = known if known is not None else ((node.tag or ""), TAGS.get(node.tag or "", _INLINE))
        attributes = node.attributes
        if tag.role is Role.SCRIPT or tag.role is Role.NEVER:
            return _ROLES[tag.role](self, node, attributes, tag)
        verdict = self._verdict(node, name, attributes)
        if verdict is not None:
            if isinstance(verdict, Markup):
                return _FORMS[verdict.form](self, node, attributes, verdict)
            if verdict.action == "drop" and (not verdict.find or is_link_farm(node)):
                return self._drop(node, verdict)
        return _ROLES[tag.role](self, node, attributes, tag)

    def _verdict(self, node: Node, name: str, attributes: Attributes) -> Rule | Markup | None:
        found = self._verdicts.match(name, attributes)
        if self._searched:
            searched = self._searched.get(node.mem_id)
            if searched is not None and (found is None or searched[0] < found[0]):
                found = searched
        return None if found is None else found[1]

    # Text

    def _text(self, text: str) -> None:
        if self._verbatim:
            self._verbatim_text(text)
            return
        if needs_cleaning(text):
            text = self._clean(text)
        if "[" in text or "(" in text or "%%" in text or "{{" in text:
            text = self._without_residue(text)
        folded = " ".join(text.split())
        block = self._block
        if not folded:
            block.space = block.space or bool(text)
            return
        if block.parts:
            if block.breaks:
                self._break_line(block)
                block = self._block
            elif block.space or text[0].isspace():
                block.parts.append(" ")
                block.length += 1
        block.breaks = 0
        block.space = text[-1].isspace()
        block.parts.append(folded)
        block.length += len(folded)

    def _without_residue(self, text: str) -> str:
        if any(span.kind in ("code", "math") for span in self._open):
            return text
        found = self._residue.strip(text)
        for rule, removed in found.removed:
            self._account(removed, rule.name, rule.kind)
        return found.text

    def _break_line(self, block: _OpenBlock) -> None:
        """Set what stood between two texts: a newline, or the end of a block after two."""
        if self._edges == _PARTED and block.breaks > 1:
            self._flush()
            return
        block.parts.append(" " if self._edges == _BY_SPACE else "\n")
        block.length += 1

    def _verbatim_text(self, text: str) -> None:
        if needs_cleaning(text):
            text = self._clean(text)
        text = text.replace("\u00a0", " ")
        block = self._block
        if not block.parts:
            # The first line may not be indented (a block's text begins with no space).
            text = text.lstrip()
        if text:
            block.parts.append(text)
            block.length += len(text)

    def _clean(self, text: str) -> str:
        in_code = any(span.kind in ("code", "math") for span in self._open)
        mended, changes = mend(strip_controls(text), in_code=in_code)
        self._note_repairs(changes)
        return to_nfc(strip_invisible(mended))

    def _note_repairs(self, changes: list[Change]) -> None:
        for rule, before, after in changes:
            self.repairs.append(Repair(rule, before, after, len(self.drafts)))

    # Blocks

    def _take(self) -> tuple[str, tuple[Span, ...]]:
        """Close the gathered text and begin a new one; spans that are open go on in it."""
        block = self._block
        text = "".join(block.parts).rstrip()
        spans: tuple[Span, ...] = ()
        for span in self._open:
            span.end = block.length
        if block.spans or not text.isascii() or "&" in text:
            text, spans, changes = place_spans(text, block.spans)
            self._note_repairs(changes)
        self._open = [OpenSpan(0, span.kind, span.href) for span in self._open]
        self._block = _OpenBlock(list(self._open))
        return text, spans

    def _flush(self) -> None:
        """End the open block, if it has text, and put it out."""
        block = self._block
        if self._edges != _PARTED:
            if block.parts:
                block.breaks = max(block.breaks, 1)
            return
        if not block.parts:
            block.space, block.breaks = False, 0
            self._put_after()
            return
        text, spans = self._take()
        if text:
            self._put_text(text, spans)
        self._put_after()

    def _put_text(self, text: str, spans: tuple[Span, ...]) -> None:
        kind, fields = self._kind, self._fields
        if kind is Paragraph and self._is_embed_address(text, spans):
            self._put_embed(text, text=text)
            return
        if self._item is not None:
            if kind is Paragraph:
                kind, fields = ListItem, self._item
            self._item = None
        self._put(Draft(kind, text, spans, self._indent, self._quote, fields, self._tag))

    def _put(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._last_image = None

    def _put_after(self) -> None:
        """Put out what waited for the end of the block: images and notes that stood in it."""
        if self._after:
            waiting, self._after = self._after, []
            for draft in waiting:
                self._put(draft)
            if waiting[-1].kind is Figure:
                self._last_image = waiting[-1]

    def _put_medium(self, draft: Draft) -> None:
        """Put out a medium; one in the middle of a text waits for the text's end."""
        if self._table is not None:
            self._table.after.append(draft)
        elif self._block.parts:
            self._block.breaks = 0
            self._after.append(draft)
        elif not self._join_caption(draft):
            self._put(draft)
        self._last_image = draft if draft.kind is Figure else None

    def _end_block(self) -> None:
        self._flush()

    def _begin_kind(self, kind: type[Block], **fields: Any) -> Leave:
        """Begin an element that makes its text a block of `kind`; give what ends it."""
        self._flush()
        before = (self._kind, self._fields)
        self._kind, self._fields = kind, fields

        def leave() -> None:
            self._flush()
            self._kind, self._fields = before

        return leave

    # Elements by tag

    def _inline(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return None

    def _box(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        self._flush()
        return self._end_block

    def _button(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        """Keep the words of neighbouring buttons apart: they are inline boxes."""
        self._block.space = True
        return self._end_button

    def _end_button(self) -> None:
        self._block.space = True

    def _heading(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return self._begin_kind(Heading, level=tag.level)

    def _term(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return self._begin_kind(Term)

    def _definition(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return self._begin_kind(Definition)

    def _list(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        if self._notes_boxes and self._edges == _PARTED:
            return self._note_list()
        self._flush()
        self._lists.append(_numbering(node, attributes) if tag.kind == "ol" else _List())
        self._indent += 1
        before, self._item = self._item, None

        def leave() -> None:
            self._flush()
            self._lists.pop()
            self._indent -= 1
            self._item = before

        return leave

    def _list_item(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        outside = not self._lists
        if outside:
            self._lists.append(_List())
            self._indent += 1
        number, step, is_notes = self._lists[-1]
        if is_notes and self._edges == _PARTED:
            return self._note_item(node, attributes)
        end = self._begin_kind(Paragraph)
        before = self._item
        if number is not None:
            number = _integer(attributes.get("value"), number)
            self._lists[-1] = _List(number + step, step)
        self._item = {} if number is None else {"ordinal": number}

        def leave() -> None:
            end()
            self._item = before
            if outside:
                self._lists.pop()
                self._indent -= 1

        return leave

    def _quotation(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        end = self._begin_kind(Paragraph)
        self._quote += 1

        def leave() -> None:
            end()
            self._quote -= 1

        return leave

    def _cite(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        """Read `cite` as the citation of a quotation, or as a title in running text."""
        parent = self._stack[-1][0] if self._stack else None
        if self._quote and parent is not None and self._edges == _PARTED:
            direct = parent.tag in ("blockquote", "figure", "footer")
            alone = (not self._block.parts or self._block.breaks > 0) and _is_last(node)
            if direct or alone:
                return self._begin_kind(Citation)
        return self._span(node, attributes, tag)

    def _preformatted(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        listing = read_listing(node, attributes)
        self._account(listing.chrome, "html/code-chrome", "duplicate")
        if self._edges != _PARTED:
            self._flush()
            self._text(listing.text)
            self._flush()
            return _SKIP
        self._flush()
        if listing.text:
            self._item = None
            fields = {"language": listing.language} if listing.language else {}
            self._put(Draft(Code, listing.text, (), self._indent, self._quote, fields, "pre"))
        return _SKIP

    def _span(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return self._begin_span(tag.kind)

    def _begin_span(self, kind: str, href: str = "") -> Leave:
        span = OpenSpan(self._block.length, kind, href)
        self._open.append(span)
        self._block.spans.append(span)
        return self._end_span

    def _end_span(self) -> None:
        self._open.pop().end = self._block.length

    def _link(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        if self._notes and _is_back_link(node, attributes):
            self._account(shown_text(node), "html/footnote-back-link", "note")
            return _SKIP
        href = safe_link(attributes.get("href") or "")
        return self._begin_span("link", href) if href else None

    def _break(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        if self._verbatim:
            self._verbatim_text("\n")
        else:
            self._block.breaks += 1
        return _SKIP

    def _separator(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        self._flush()
        if self._edges == _PARTED:
            self._put(Draft(Separator, "", (), self._indent, self._quote))
        return _SKIP

    def _comment(self, node: Node) -> None:
        if (node.comment_content or "").strip() == "nextpage" and self._edges == _PARTED:
            self._flush()
            self._put(Draft(Separator, "", (), self._indent, self._quote))

    def _input(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        if self._item is not None and (attributes.get("type") or "").lower() == "checkbox":
            self._item["checked"] = "checked" in attributes
        return _SKIP

    def _never(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        return _SKIP

    def _script(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        """Leave scripts out, but for MathJax's, which hold LaTeX."""
        kind = (attributes.get("type") or "").lower()
        if kind.startswith("math/tex"):
            self._put_math(own_text(node), display="mode=display" in kind)
        return _SKIP

    def _account(self, text: str, rule: str, kind: str) -> None:
        if text:
            self.removed.append(Removal(rule, kind, text, len(self.drafts)))

    # Media

    def _image(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        character = emoji(attributes)
        if character is not None:
            self._text(character)
            return _SKIP
        latex = formula(attributes)
        if latex is not None:
            displayed = "ql-img-displayed-equation" in (attributes.get("class") or "")
            self._put_math(latex, display=displayed)
            return _SKIP
        image = _media.read_image(attributes)
        if image is not None:
            self._put_medium(self._figure_draft(image))
        return None if node.tag == "amp-img" else _SKIP

    def _figure_draft(self, image: _media.Image) -> Draft:
        fields = {name: value for name, value in image._asdict().items() if value not in ("", None)}
        return Draft(Figure, "", (), self._indent, self._quote, fields, "img")

    def _frame(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        address = _media.frame_address(attributes)
        if address:
            self._put_embed(address)
        return _SKIP

    def _put_embed(
        self, url: str, *, text: str = "", kind: str = "", provider: str = ""
    ) -> None:
        found, found_kind = _media.provider_of(url)
        fields = {"url": url, "provider": provider or found, "kind": kind or found_kind}
        self._put_medium(Draft(Embed, text, (), self._indent, self._quote, fields, "iframe"))

    def _player(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        address = _media.player_address(node, attributes)
        if address:
            self._put_embed(address, kind=tag.kind, provider=host(address))
        self._account(shown_text(node), "html/media-fallback", "player")
        return _SKIP

    def _object(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        address = safe_link(attributes.get("data") or attributes.get("src") or "")
        if address:
            self._put_embed(address)
        return None

    def _noscript(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        """Read what stands in for a script: a lazy image's twin, or a listing.

        A twin repeats the image or frame before it; where that one has no real
        address, the twin's is taken.  Other words in it are shown to nobody who
        runs scripts.
        """
        if find(node, "pre") is not None:
            self._flush()
            return self._end_block
        for inner in find_all(node, "img", "iframe"):
            self._twin(inner)
        self._account(shown_text(node), "html/noscript", "hidden")
        return _SKIP

    def _twin(self, inner: Node) -> None:
        attributes = inner.attributes
        if inner.tag == "iframe":
            address = _media.frame_address(attributes)
            if address and not any(
                draft.kind is Embed and _same_address(draft.fields["url"], address)
                for draft in [*self.drafts[-3:], *self._after[-3:]]
            ):
                self._put_embed(address)
            return
        image = _media.read_image(attributes)
        if image is None or image_text(inner):
            return
        last = self._last_image
        if last is None:
            self._put_medium(self._figure_draft(image))
        elif str(last.fields.get("src", "data:")).startswith("data:"):
            last.fields = {**last.fields, **self._figure_draft(image).fields}

    def _math(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        annotation = next(
            (
                inner
                for inner in find_all(node, "annotation")
                if "tex" in (inner.attributes.get("encoding") or "")
            ),
            None,
        )
        display = attributes.get("display") == "block"
        if annotation is None:
            self._put_math(attributes.get("alttext") or shown_text(node), display=display)
            if attributes.get("alttext"):
                self._account(shown_text(node), "html/mathml", "duplicate")
            return _SKIP
        self._account(
            shown_text(node, skip=lambda inner: inner.tag == "annotation"), "html/mathml", "duplicate"
        )
        self._put_math(own_text(annotation), display=display)
        return _SKIP

    def _put_math(self, latex: str, *, display: bool) -> None:
        leave = self._begin_span("math")
        latex = fold(self._clean(latex))
        if not display or self._edges != _PARTED:
            self._text(latex)
        leave()
        if display and latex and self._edges == _PARTED:
            self._flush()
            self._item = None
            self._put(Draft(Math, latex, (), self._indent, self._quote, {"latex": latex}, "math"))

    # Figures and captions

    def _figure(self, node: Node, attributes: Attributes, tag: Tag | Markup) -> Any:
        self._flush()
        self._figure_count += 1
        self._figures.append(_Frame(len(self.drafts), self._figure_count))

        def leave() -> None:
            self._flush()
            self._figures.pop()

        return leave

    def _caption(self, node: Node, attributes: Attributes, tag: Tag | Markup) -> Any:
        self._flush()
        if self._edges != _PARTED or not self._figures:
            return self._end_block
        before = (self._kind, self._fields, self._item)
        self._kind, self._fields, self._item = Paragraph, {}, None
        self._edges = _BY_LINE

        def leave() -> None:
            self._edges = _PARTED
            text, spans = self._take()
            self._kind, self._fields, self._item = before
            if text:
                self._put_caption(text, spans)
            self._put_after()

        return leave

    def _put_caption(self, text: str, spans: tuple[Span, ...]) -> None:
        """Give a caption to the medium of its figure, else make it a paragraph."""
        frame = self._figures[-1]
        # Text after the medium would come out before its caption: then the two stay apart.
        last = self.drafts[-1] if len(self.drafts) > frame.begin else None
        if last is not None and frame.figures == self._figure_count:
            if last.kind is Table and _caption_table(last, text, spans):
                return
            if last.kind in (Figure, Embed) and not last.text:
                last.text, last.spans = text, spans
                return
        draft = Draft(Paragraph, text, spans, self._indent, self._quote, {}, "figcaption")
        self._put(draft)

    def _join_caption(self, draft: Draft) -> bool:
        """Give a medium the caption that stood before it in the same figure."""
        if not self._figures or len(self.drafts) <= self._figures[-1].begin:
            return False
        before = self.drafts[-1]
        if before.tag != "figcaption" or draft.kind not in (Figure, Embed) or draft.text:
            return False
        draft.text, draft.spans = before.text, before.spans
        self.drafts[-1] = draft
        return True

    # Tables

    def _table_box(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        self._flush()
        if self._edges != _PARTED or _table.is_layout(node, attributes):
            return self._end_block
        state = _TableState()
        self._table = state
        self._edges = _BY_SPACE

        def leave() -> None:
            self._table = None
            self._edges = _PARTED
            self._take()
            self._put_table(state)

        return leave

    def _put_table(self, state: _TableState) -> None:
        laid = _table.lay_out(state.rows)
        if laid.text.strip() or state.caption:
            self._item = None
            fields = {"rows": laid.rows, "header_rows": laid.header_rows}
            draft = Draft(Table, laid.text, laid.spans, self._indent, self._quote, fields, "table")
            if state.caption:
                _caption_table(draft, state.caption, state.caption_spans, first=True)
            self._put(draft)
        for draft in state.after:
            self._put(draft)

    def _row(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        state = self._table
        if state is None:
            self._flush()
            return self._end_block
        if tag.kind == "row":
            state.rows.append((state.in_head, []))
            return None
        state.in_head = tag.kind == "head"

        def leave() -> None:
            state.in_head = False

        return leave

    def _cell(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        state = self._table
        if state is None:
            self._flush()
            return self._end_block
        self._take()

        def leave() -> None:
            text, spans = self._take()
            if not state.rows:
                state.rows.append((state.in_head, []))
            state.rows[-1][1].append(
                _table.Cell(
                    text,
                    spans,
                    _table.span_of(attributes, "colspan"),
                    _table.span_of(attributes, "rowspan"),
                    tag.kind == "head",
                )
            )

        return leave

    def _table_caption(self, node: Node, attributes: Attributes, tag: Tag) -> Any:
        state = self._table
        if state is None:
            self._flush()
            return self._end_block
        self._take()

        def leave() -> None:
            state.caption, state.caption_spans = self._take()

        return leave

    # Removal

    def _drop(self, node: Node, rule: Rule) -> Any:
        """Take an element out; what an `unwrap` rule protects inside it is walked after it."""
        kept: list[Node] = []

        def protects(inner: Node) -> bool:
            verdict = self._verdict(inner, inner.tag or "", inner.attributes)
            if isinstance(verdict, Rule) and verdict.action == "unwrap":
                kept.append(inner)
                return True
            return False

        text = shown_text(node, skip=protects)
        is_box = TAGS.get(node.tag or "", _INLINE).role not in (Role.INLINE, Role.SPAN, Role.LINK)
        if is_box:
            self._flush()
        self._account(text, rule.name, rule.kind)
        if not kept:
            return _SKIP
        self._stack.append((node, None))
        self._stack.extend((None, partial(self._walk_kept, inner)) for inner in reversed(kept))
        return _RESUME

    def _walk_kept(self, node: Node) -> None:
        self._flush()
        self._stack.append((None, self._end_block))
        self._resume = node.first_child

    # Known forms of content

    def _form_box(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._flush()
        return self._end_block

    def _form_verse(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        if self._edges != _PARTED:
            return self._form_box(node, attributes, row)
        end = self._begin_kind(Verse)
        self._verbatim = True

        def leave() -> None:
            end()
            self._verbatim = False

        return leave

    def _form_listing(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        return self._preformatted(node, attributes, _BLOCK)

    def _form_display_math(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Read a box that holds one formula: as MathML, as an image's alt, or as LaTeX text."""
        self._flush()
        math, image = find(node, "math"), find(node, "img")
        typeset = formula(image.attributes) if image is not None else None
        if math is not None:
            self._math(math, {**math.attributes, "display": "block"}, _INLINE)
        elif typeset is not None:
            self._put_math(typeset, display=True)
            self._account(shown_text(node, skip=lambda inner: inner.tag == "img"), row.name, "math")
        else:
            latex, delimiters = without_delimiters(fold(own_text(node)))
            self._put_math(latex, display=True)
            self._account(delimiters, row.name, "math")
        return _SKIP

    def _form_inline_math(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        return self._begin_span("math")

    def _form_social(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Keep the words of a post of a network as a quotation, then the post as an embed."""
        end = self._begin_kind(Paragraph)
        begin = len(self.drafts)
        depth = int(node.tag == "blockquote")
        self._quote += depth

        def leave() -> None:
            end()
            self._quote -= depth
            links = [
                span.href
                for draft in self.drafts[begin:]
                for span in draft.spans
                if span.kind == "link"
            ]
            own = attributes.get("data-instgrm-permalink") or attributes.get("data-href")
            own = own or attributes.get("cite") or attributes.get("data-embed-src")
            url = safe_link(own or "") or (links[-1] if links else "")
            if url and row.name == "core/embedded-post":
                self._put_embed(url, kind="post", provider="wordpress")
            elif url:
                provider, kind = _media.provider_of(url)
                self._put_embed(url, kind="social" if kind == "other" else kind, provider=provider)

        return leave

    def _form_embed_box(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._flush()
        self._in_embed_box = True

        def leave() -> None:
            self._flush()
            self._in_embed_box = False

        return leave

    def _is_embed_address(self, text: str, spans: tuple[Span, ...]) -> bool:
        """Tell whether a paragraph is only an address that was to be embedded."""
        if text[:4] != "http" or not safe_link(text) or self._edges != _PARTED:
            return False
        if " " in text or "\n" in text or self._item is not None or self._indent:
            return False
        if self._in_embed_box:
            return True
        return not any(span.kind == "link" for span in spans) and _media.known_provider(text)

    def _form_file(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Turn the words of a link to a file into the embed of that file."""
        self._flush()
        begin = len(self.drafts)
        end: Leave | None = None
        if node.tag == "a":
            end = self._link(node, attributes, TAGS["a"])

        def leave() -> None:
            if end is not None:
                end()
            self._flush()
            self._file_from(begin)

        return leave

    def _file_from(self, begin: int) -> None:
        new = self.drafts[begin:]
        named = next((d for d in new if any(s.kind == "link" for s in d.spans)), None)
        if named is None:
            return
        url = next(span.href for span in named.spans if span.kind == "link")
        fields = {"url": url, "provider": host(url), "kind": "file"}
        self.drafts[begin:] = [
            Draft(Embed, d.text, (), d.indent, d.quote, fields, "a") if d is named else d
            for d in new
            if not (d.kind is Embed and d.fields.get("url") == url)
        ]

    def _form_lazy_video(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._flush()
        address = safe_link(attributes.get("data-src") or attributes.get("data-url") or "")
        number = attributes.get("data-id") or attributes.get("data-video-id") or ""
        if not address and number and "video-js" != node.tag:
            address = f"https://www.youtube.com/watch?v={number}"
        if address:
            self._put_embed(address)
        self._account(shown_text(node), row.name, "player")
        return _SKIP

    def _form_borlabs(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Read the frame that Borlabs Cookie keeps in base64 until the reader consents."""
        for frame in find_all(Tree(f"<body>{_decoded(own_text(node))}").body or node, "iframe"):
            address = _media.frame_address(frame.attributes)
            if address:
                self._put_embed(address)
        self._account(shown_text(node), row.name, "hidden")
        return _SKIP

    def _form_pullquote(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Read the figure of a pull quote, which once held the quotation itself."""
        if find(node, "blockquote") is not None:
            return self._figure(node, attributes, row)
        return self._quotation(node, attributes, _BLOCK)

    def _form_playlist(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._flush()
        kind = "video" if "wp-video-playlist" in (attributes.get("class") or "") else "audio"
        for link in find_all(node, "a"):
            address = safe_link(link.attributes.get("href") or "")
            if address:
                self._put_embed(address, text=shown_text(link), kind=kind, provider=host(address))
        words = shown_text(node, skip=lambda inner: inner.tag == "a")
        self._account(words, "html/noscript", "hidden")
        return _SKIP

    def _form_own_embed(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        leave = self._figure(node, attributes, row)
        fields = {
            field: attributes.get(f"data-{field}") or "" for field in ("url", "provider", "kind")
        }
        fields = {field: value for field, value in fields.items() if value}
        self._put(Draft(Embed, "", (), self._indent, self._quote, fields, "figure"))
        return leave

    def _form_nothing(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._account(shown_text(node), row.name, "duplicate")
        return _SKIP

    # Footnotes

    def _form_marker(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        if self._notes:
            return self._form_back_link(node, attributes)
        ref = _note_ref(node, attributes)
        if not ref:
            return self._begin_span("sup") if node.tag == "sup" else self._link(node, attributes, TAGS["a"])
        length = self._block.length
        span = OpenSpan(length, "note", ref)
        span.end = length
        self._block.spans.append(span)
        text = shown_text(node)
        self._labels[ref] = _bare_label(text)
        self._account(text, row.name, "note")
        return _SKIP

    def _form_back_link(self, node: Node, attributes: Attributes) -> Any:
        self._account(shown_text(node), "html/footnote-back-link", "note")
        return _SKIP

    def _form_notes(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        if self._edges != _PARTED:
            return self._list(node, attributes, TAGS["ol"])
        return self._note_list()

    def _note_list(self) -> Any:
        self._flush()
        self._lists.append(_List(1, 1, is_notes=True))
        self._notes += 1

        def leave() -> None:
            self._flush()
            self._lists.pop()
            self._notes -= 1

        return leave

    def _form_notes_box(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        self._flush()
        self._notes_boxes += 1
        self._notes += 1

        def leave() -> None:
            self._flush()
            self._notes_boxes -= 1
            self._notes -= 1

        return leave

    def _note_item(self, node: Node, attributes: Attributes) -> Any:
        """Gather one note of a list, which stays one block whatever stands in it."""
        number = self._lists[-1].number or 1
        self._lists[-1] = _List(number + 1, 1, is_notes=True)
        ref = attributes.get("id") or ""
        if not ref:
            named = next((n for n in descend(node) if n.tag_id != TEXT_ID and n.id), None)
            ref = (named.id or "") if named is not None else ""
        label = attributes.get("data-label") or self._labels.get(ref) or str(number)
        return self._begin_note(ref, label)

    def _form_note_label(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        text = shown_text(node)
        self._note_label = _bare_label(text)
        self._note_id = attributes.get("id") or ""
        self._account(text, row.name, "note")
        return _SKIP

    def _form_note_text(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        ref = self._note_id or next(
            (r for r, label in self._labels.items() if label == self._note_label), ""
        )
        return self._begin_note(ref, self._note_label)

    def _begin_note(self, ref: str, label: str) -> Any:
        if self._edges != _PARTED:
            self._flush()
            return self._end_block
        self._flush()
        self._notes += 1
        self._edges = _BY_LINE

        def leave() -> None:
            self._notes -= 1
            self._edges = _PARTED
            self._put_note(self.drafts, ref, label)

        return leave

    def _put_note(self, where: list[Draft], ref: str, label: str) -> None:
        text, spans = self._take()
        # What is left of `[↩]` when the arrow is gone.
        bare = text.removesuffix("[]").rstrip()
        if bare != text:
            self._account("[]", "html/footnote-back-link", "note")
        if bare:
            fields = {name: value for name, value in (("label", label), ("ref", ref)) if value}
            spans = tuple(span for span in spans if span.end <= len(bare))
            where.append(Draft(Footnote, bare, spans, 0, self._quote, fields, "li"))

    def _form_inline_note(self, node: Node, attributes: Attributes, row: Markup) -> Any:
        """Gather a note that stands in a sentence; it comes out after the sentence's block."""
        number = attributes.get("data-mfn") or ""
        before = (self._block, self._open, self._edges, self._verbatim)
        self._block, self._open = _OpenBlock([]), []
        self._edges, self._verbatim = _BY_LINE, False
        self._notes += 1

        def leave() -> None:
            self._notes -= 1
            self._put_note(self._after, f"mfn-{number}", number)
            self._block, self._open, self._edges, self._verbatim = before

        return leave


def walk(tree: Tree, html: str, rules: RuleSet) -> Walked:
    """Walk a parsed fragment; `html` is its source, in which rare words are looked for."""
    return _Walker(tree, html, rules).run(tree.root)


def _same_address(one: str, other: str) -> bool:
    """Tell whether two addresses of a frame differ only in their options."""
    return one.partition("?")[0] == other.partition("?")[0]


def _decoded(base64: str) -> str:
    try:
        return b64decode(base64, validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""


def _integer(value: str | None, default: int) -> int:
    """Read an integer attribute; of absurd length it counts as absent."""
    digits = (value or "").strip()
    unsigned = digits.removeprefix("-").removeprefix("+")
    if unsigned.isascii() and unsigned.isdigit() and len(unsigned) < 10:
        return int(digits)
    return default


def _numbering(node: Node, attributes: Attributes) -> _List:
    if "reversed" not in attributes:
        return _List(_integer(attributes.get("start"), 1), 1)
    items = 0
    child = node.first_child
    while child is not None:
        items += child.tag == "li"
        child = child.next
    return _List(_integer(attributes.get("start"), items), -1)


def _is_last(node: Node) -> bool:
    """Tell whether nothing but white space and line breaks follows in the same parent."""
    after = node.next
    while after is not None:
        blank = after.tag_id == TEXT_ID and not (after.text_content or "").strip()
        if not blank and after.tag != "br" and after.tag_id != COMMENT_ID:
            return False
        after = after.next
    return True


def _caption_table(
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


def _bare_label(text: str) -> str:
    return fold(text).strip("[]()↑^ ")


def _is_back_link(node: Node, attributes: Attributes) -> bool:
    """Tell whether a link in a note only leads back to the text."""
    tokens = (attributes.get("class") or "").split()
    if not _BACK_LINK_CLASSES.isdisjoint(tokens):
        return True
    words = shown_text(node).replace("\ufe0e", "").replace("\ufe0f", "")
    return bool(words) and all(char in _BACK_LINKS for char in words)


def _note_ref(node: Node, attributes: Attributes) -> str:
    """Give the name of the note that a marker points at."""
    if attributes.get("data-fn"):
        return attributes["data-fn"] or ""
    if attributes.get("data-mfn"):
        return f"mfn-{attributes['data-mfn']}"
    tooltip = find(node, "sup")
    number = _TOOLTIP.fullmatch((tooltip.id or "") if tooltip is not None else "")
    if number:
        return f"footnote_plugin_reference_{number[1]}"
    links = [node] if node.tag == "a" else find_all(node, "a")
    for link in links:
        fragment = (link.attributes.get("href") or "").partition("#")[2]
        if fragment:
            return fragment
    return ""


_ROLES: dict[Role, Callable[[_Walker, Node, Attributes, Tag], Any]] = {
    Role.INLINE: _Walker._inline,
    Role.BLOCK: _Walker._box,
    Role.BUTTON: _Walker._button,
    Role.HEADING: _Walker._heading,
    Role.LIST: _Walker._list,
    Role.ITEM: _Walker._list_item,
    Role.QUOTE: _Walker._quotation,
    Role.TERM: _Walker._term,
    Role.DEFINITION: _Walker._definition,
    Role.PRE: _Walker._preformatted,
    Role.TABLE: _Walker._table_box,
    Role.ROW: _Walker._row,
    Role.CELL: _Walker._cell,
    Role.TABLE_CAPTION: _Walker._table_caption,
    Role.FIGURE: _Walker._figure,
    Role.CAPTION: _Walker._caption,
    Role.CITE: _Walker._cite,
    Role.SPAN: _Walker._span,
    Role.LINK: _Walker._link,
    Role.BREAK: _Walker._break,
    Role.RULE: _Walker._separator,
    Role.IMAGE: _Walker._image,
    Role.FRAME: _Walker._frame,
    Role.PLAYER: _Walker._player,
    Role.OBJECT: _Walker._object,
    Role.INPUT: _Walker._input,
    Role.NOSCRIPT: _Walker._noscript,
    Role.MATH: _Walker._math,
    Role.SCRIPT: _Walker._script,
    Role.NEVER: _Walker._never,
}

_FORMS: dict[Form, Callable[[_Walker, Node, Attributes, Markup], Any]] = {
    Form.BLOCK: _Walker._form_box,
    Form.FIGURE: _Walker._figure,
    Form.CAPTION: _Walker._caption,
    Form.VERSE: _Walker._form_verse,
    Form.LISTING: _Walker._form_listing,
    Form.DISPLAY_MATH: _Walker._form_display_math,
    Form.INLINE_MATH: _Walker._form_inline_math,
    Form.NOTES: _Walker._form_notes,
    Form.NOTES_BOX: _Walker._form_notes_box,
    Form.MARKER: _Walker._form_marker,
    Form.INLINE_NOTE: _Walker._form_inline_note,
    Form.NOTE_LABEL: _Walker._form_note_label,
    Form.NOTE_TEXT: _Walker._form_note_text,
    Form.SOCIAL: _Walker._form_social,
    Form.EMBED_BOX: _Walker._form_embed_box,
    Form.FILE: _Walker._form_file,
    Form.LAZY_VIDEO: _Walker._form_lazy_video,
    Form.BORLABS: _Walker._form_borlabs,
    Form.PULLQUOTE: _Walker._form_pullquote,
    Form.PLAYLIST: _Walker._form_playlist,
    Form.OWN_EMBED: _Walker._form_own_embed,
    Form.NOTHING: _Walker._form_nothing,
}
