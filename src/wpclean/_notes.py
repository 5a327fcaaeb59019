"""The handlers of footnotes: markers, lists of notes, notes in the middle of a sentence."""

from __future__ import annotations

import re

from wpclean._builder import BY_LINE, END_BLOCK, PARTED, Builder, Entered, OpenBlock, OpenList, Skip
from wpclean._draft import Draft
from wpclean._select import Attributes
from wpclean._spans import OpenSpan
from wpclean._subtree import TEXT_ID, Node, descend, find, find_all, shown_text
from wpclean._text import fold
from wpclean._urls import safe_link
from wpclean.markup import Markup
from wpclean.model import Footnote

# What a link back from a note to the text reads.
_BACK_LINKS = frozenset("↩↑^⏎⇑↵⤴🔙⬆[] ")
_BACK_LINK_CLASSES = frozenset(
    {"footnote-back-link", "footnote-backref", "easy-footnote-to-top", "backlink"}
)
# The Footnotes plugin names the marker; the note's name differs in one word.
_TOOLTIP = re.compile(r"footnote_plugin_tooltip_(\w+)")


def marker(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    if b.notes:
        return back_link(b, node, attributes)
    ref = _note_ref(node, attributes)
    if not ref:
        href = safe_link(attributes.get("href") or "")
        return begin_link(b, href) if href else b.begin_span("sup")
    length = b.block.length
    span = OpenSpan(length, "note", ref)
    span.end = length
    b.block.spans.append(span)
    text = shown_text(node)
    b.labels[ref] = _bare_label(text)
    b.account(text, row.name, "note")
    return Skip.CHILDREN


def begin_link(b: Builder, href: str) -> Entered:
    """Begin a link, but not in a link: markup can have it only around a broken table."""
    inside = any(span.kind == "link" for span in b.open)
    return b.begin_span("link", href) if href and not inside else None


def back_link(b: Builder, node: Node, attributes: Attributes) -> Entered:
    b.account(shown_text(node), "html/footnote-back-link", "note")
    return Skip.CHILDREN


def notes(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    if b.edges != PARTED:
        b.flush()
        return END_BLOCK
    return note_list(b)


def note_list(b: Builder) -> Entered:
    b.flush()
    b.lists.append(OpenList(1, 1, is_notes=True))
    b.notes += 1

    def leave(b: Builder) -> None:
        b.flush()
        b.lists.pop()
        b.notes -= 1

    return leave


def notes_box(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    b.flush()
    b.notes_boxes += 1
    b.notes += 1

    def leave(b: Builder) -> None:
        b.flush()
        b.notes_boxes -= 1
        b.notes -= 1

    return leave


def note_item(b: Builder, node: Node, attributes: Attributes) -> Entered:
    """Gather one note of a list, which stays one block whatever stands in it."""
    number = b.lists[-1].number or 1
    b.lists[-1] = OpenList(number + 1, 1, is_notes=True)
    ref = attributes.get("id") or ""
    if not ref:
        named = next((n for n in descend(node) if n.tag_id != TEXT_ID and n.id), None)
        ref = (named.id or "") if named is not None else ""
    given = (attributes["data-label"] or "") if "data-label" in attributes else None
    label = (b.labels.get(ref) or str(number)) if given is None else given
    return begin_note(b, ref, label)


def note_label(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    text = shown_text(node)
    b.note_label = _bare_label(text)
    b.note_id = attributes.get("id") or ""
    b.account(text, row.name, "note")
    return Skip.CHILDREN


def note_text(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    ref = b.note_id or next((r for r, label in b.labels.items() if label == b.note_label), "")
    return begin_note(b, ref, b.note_label)


def begin_note(b: Builder, ref: str, label: str) -> Entered:
    if b.edges != PARTED:
        b.flush()
        return END_BLOCK
    b.flush()
    b.notes += 1
    b.edges = BY_LINE

    def leave(b: Builder) -> None:
        b.notes -= 1
        b.edges = PARTED
        put_note(b, b.drafts, ref, label)

    return leave


def put_note(b: Builder, where: list[Draft], ref: str, label: str) -> None:
    text, spans = b.take()
    # What is left of `[↩]` when the arrow is gone.
    bare = text.removesuffix("[]").rstrip()
    if bare != text:
        b.account("[]", "html/footnote-back-link", "note")
    if bare:
        fields = {name: value for name, value in (("label", label), ("ref", ref)) if value}
        # A note has no markers of its own; one may stand open before it in broken markup.
        spans = tuple(s for s in spans if s.end <= len(bare) and s.kind != "note")
        where.append(Draft(Footnote, bare, spans, 0, b.quote, fields, "li"))


def inline_note(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Gather a note that stands in a sentence; it comes out after the sentence's block."""
    number = attributes.get("data-mfn") or ""
    before = (b.block, b.open, b.edges, b.verbatim)
    b.block, b.open = OpenBlock([]), []
    b.edges, b.verbatim = BY_LINE, False
    b.notes += 1

    def leave(b: Builder) -> None:
        b.notes -= 1
        put_note(b, b.after, f"mfn-{number}", number)
        b.block, b.open, b.edges, b.verbatim = before

    return leave


def _bare_label(text: str) -> str:
    return fold(text).strip("[]()↑^ ")


def is_back_link(node: Node, attributes: Attributes) -> bool:
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
