"""The handlers of elements of running text: headings, lists, quotations, code, spans."""

from __future__ import annotations

from wpclean._builder import END_BLOCK, PARTED, Builder, Entered, OpenList, Skip
from wpclean._code import read_listing
from wpclean._draft import Draft
from wpclean._notes import back_link, begin_link, is_back_link, note_item, note_list
from wpclean._select import Attributes
from wpclean._subtree import COMMENT_ID, TEXT_ID, Node, find, shown_text
from wpclean._urls import safe_link
from wpclean.markup import Markup
from wpclean.model import Citation, Code, Definition, Heading, Paragraph, Separator, Term, Verse
from wpclean.tags import Tag


def transparent(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return None


def box(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    b.flush()
    return END_BLOCK


def inline_box(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    """Keep the words of neighbouring buttons apart."""
    b.block.space = True

    def leave(b: Builder) -> None:
        b.block.space = True

    return leave


def heading(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return b.begin_kind(Heading, _LEVELS[tag.level])


_LEVELS = [{"level": level} for level in range(7)]


def term(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return b.begin_kind(Term)


def definition(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return b.begin_kind(Definition)


def list_box(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    if b.notes_boxes and b.edges == PARTED:
        return note_list(b)
    b.flush()
    b.lists.append(_numbering(node, attributes) if tag.kind == "ol" else OpenList())
    b.indent += 1
    b.items.append(b.item)
    b.item = None
    return _end_list


def _end_list(b: Builder) -> None:
    b.flush()
    b.lists.pop()
    b.indent -= 1
    b.item = b.items.pop()


def list_item(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    outside = not b.lists
    if outside:
        b.lists.append(OpenList())
        b.indent += 1
    number, step, is_notes = b.lists[-1]
    if is_notes and b.edges == PARTED:
        return note_item(b, node, attributes)
    b.begin_kind(Paragraph)
    b.items.append(b.item)
    if number is None:
        b.item = {}
    else:
        number = _integer(attributes.get("value"), number)
        b.lists[-1] = OpenList(number + step, step)
        b.item = {"ordinal": number}
    return _end_stray_item if outside else _end_item


def _end_item(b: Builder) -> None:
    b.end_kind()
    b.item = b.items.pop()


def _end_stray_item(b: Builder) -> None:
    _end_item(b)
    b.lists.pop()
    b.indent -= 1


def quotation(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    b.begin_kind(Paragraph)
    b.quote += 1
    return _end_quotation


def _end_quotation(b: Builder) -> None:
    b.end_kind()
    b.quote -= 1


def cite(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    """Read `cite` as the citation of a quotation, or as a title in running text."""
    parent = b.stack[-1][0] if b.stack else None
    if b.quote and parent is not None and b.edges == PARTED:
        direct = parent.tag in ("blockquote", "figure", "footer")
        alone = (not b.block.parts or b.block.breaks > 0) and _is_last(node)
        if direct or alone:
            return b.begin_kind(Citation)
    return span(b, node, attributes, tag)


def preformatted(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    listing = read_listing(node, attributes)
    b.account(listing.chrome, "html/code-chrome", "duplicate")
    if b.edges != PARTED:
        b.flush()
        b.text(listing.text)
        b.flush()
        return Skip.CHILDREN
    b.flush()
    if listing.text:
        b.item = None
        fields = {"language": listing.language} if listing.language else {}
        b.put(Draft(Code, listing.text, (), b.indent, b.quote, fields, "pre"))
    return Skip.CHILDREN


def span(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return b.begin_span(tag.kind)


def link(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    if b.notes and is_back_link(node, attributes):
        return back_link(b, node, attributes)
    return begin_link(b, safe_link(attributes.get("href") or ""))


def line_break(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    if b.verbatim:
        b.verbatim_text("\n")
    else:
        b.block.breaks += 1
    return Skip.CHILDREN


def separator(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    b.flush()
    if b.edges == PARTED:
        b.put(Draft(Separator, "", (), b.indent, b.quote))
    return Skip.CHILDREN


def comment(b: Builder, node: Node) -> None:
    if (node.comment_content or "").strip() == "nextpage" and b.edges == PARTED:
        b.flush()
        b.put(Draft(Separator, "", (), b.indent, b.quote))


def checkbox(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    if b.item is not None and (attributes.get("type") or "").lower() == "checkbox":
        b.item["checked"] = "checked" in attributes
    return Skip.CHILDREN


def never(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    return Skip.CHILDREN


_NOT_IN_VERSE = (
    "h1 h2 h3 h4 h5 h6 ul ol menu dir li dt dd blockquote cite figcaption table caption".split()
)


def verse(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    # A list or a heading is what it is also where lines count, and its white space collapses.
    if b.edges != PARTED or find(node, *_NOT_IN_VERSE) is not None:
        return box(b, node, attributes, row)
    end = b.begin_kind(Verse)
    b.verbatim = True

    def leave(b: Builder) -> None:
        end(b)
        b.verbatim = False

    return leave


def listing(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    return preformatted(b, node, attributes, row)


def nothing(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    b.account(shown_text(node), row.name, "duplicate")
    return Skip.CHILDREN


def _integer(value: str | None, default: int) -> int:
    """Read an integer attribute; of absurd length it counts as absent."""
    digits = (value or "").strip()
    unsigned = digits.removeprefix("-").removeprefix("+")
    if unsigned.isascii() and unsigned.isdigit() and len(unsigned) < 10:
        return int(digits)
    return default


def _numbering(node: Node, attributes: Attributes) -> OpenList:
    if "reversed" not in attributes:
        return OpenList(_integer(attributes.get("start"), 1), 1)
    items = 0
    child = node.first_child
    while child is not None:
        items += child.tag == "li"
        child = child.next
    return OpenList(_integer(attributes.get("start"), items), -1)


def _is_last(node: Node) -> bool:
    """Tell whether nothing but white space and line breaks follows in the same parent."""
    after = node.next
    while after is not None:
        blank = after.tag_id == TEXT_ID and not (after.text_content or "").strip()
        if not blank and after.tag != "br" and after.tag_id != COMMENT_ID:
            return False
        after = after.next
    return True
