"""One walk over the DOM: each element to its handler, text to the builder.

The walk goes by `first_child` and `next` with a stack of its own, so that the
depth of the input costs memory and never the interpreter's stack.  The DOM is
read and never changed: selectolax crashes when nodes change under a walk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from wpclean import _cells, _elements, _embeds, _figures, _formulas, _notes
from wpclean._builder import END_BLOCK, Builder, Entered, Skip
from wpclean._characters import characters_of
from wpclean._draft import SourceBox, Walked
from wpclean._link_farm import is_link_farm
from wpclean._mere_form import is_mere_form
from wpclean._select import Attributes, Tree
from wpclean._subtree import COMMENT_ID, TEXT_ID, Node, find_all, shown_text
from wpclean._urls import host, safe_link
from wpclean.markup import Form, Markup
from wpclean.model import Table
from wpclean.rules import Rule, RuleSet
from wpclean.tags import TAGS, Role, Tag

__all__ = ["walk"]

_INLINE = Tag(Role.INLINE)
_IN_TEXT = (Role.INLINE, Role.SPAN, Role.LINK)
# Tags that the parser does not know are numbered by an address, anew in each document.
_FIRST_ADDRESS = 1 << 16


def walk(tree: Tree, html: str, rules: RuleSet) -> Walked:
    """Walk a parsed fragment; `html` is its source, in which rare words are looked for."""
    return _Walker(tree, html, rules).run(tree.root)


class _Walker(Builder):
    """A builder that finds its way through the DOM."""

    def __init__(self, tree: Tree, html: str, rules: RuleSet) -> None:
        # The decoded text of the whole post, scripts too: more than is needed, and cheap.
        super().__init__(html, rules, characters_of(tree.root.text() if tree.root else ""))
        self.boxes: list[SourceBox] = []
        self.verdicts = rules.verdicts
        self.searched = rules.verdicts.searched(tree, html)

    def run(self, top: Node | None) -> Walked:
        """Walk `top`, its siblings after it, and all below them."""
        node = top
        stack = self.stack
        searched, ruled = self.searched, self.verdicts.ruled_tags
        while node is not None or stack:
            if node is None:
                parent, leave = stack.pop()
                if leave is not None:
                    leave(self)
                node = parent.next if parent is not None else self.take_resume()
                continue
            tag_id = node.tag_id
            if tag_id == TEXT_ID:
                self.text(node.text_content or "")
                node = node.next
                continue
            if tag_id == COMMENT_ID:
                _elements.comment(self, node)
                node = node.next
                continue
            known = _KNOWN_BY_ID.get(tag_id) or _known(node.tag or "")
            attributes = node.attributes
            if attributes or searched or known.name in ruled:
                entered = self.enter(node, known, attributes)
            else:
                entered = known.handle(self, node, attributes, known.tag)
            if isinstance(entered, Skip):
                node = node.next if entered is Skip.CHILDREN else None
                continue
            child = node.first_child
            if child is None:
                if entered is not None:
                    entered(self)
                node = node.next
            elif child.tag_id == TEXT_ID and child.next is None:
                # Most elements hold one text: no need to open them.
                if entered is END_BLOCK:
                    self.whole_block(child.text_content or "")
                else:
                    self.text(child.text_content or "")
                    if entered is not None:
                        entered(self)
                node = node.next
            else:
                stack.append((node, entered))
                node = child
        self.flush()
        for draft in self.drafts:
            if draft.kind is Table:
                _cells.trim_table(draft)
        return Walked(self.drafts, self.removed, self.repairs, self.boxes)

    def take_resume(self) -> Node | None:
        node, self.resume = self.resume, None
        return node

    def enter(self, node: Node, known: _Known, attributes: Attributes) -> Entered:
        """Begin an element: give what to do at its end, None, or how to skip it."""
        verdict = self.verdict(node, known.name, attributes) if known.is_shown else None
        if verdict is not None:
            if isinstance(verdict, Markup):
                return _FORMS[verdict.form](self, node, attributes, verdict)
            if verdict.action == "drop":
                look = _CLOSER_LOOKS.get(verdict.find)
                if look is None or look(node):
                    return self.drop(node, verdict)
        return known.handle(self, node, attributes, known.tag)

    def verdict(self, node: Node, name: str, attributes: Attributes) -> Rule | Markup | None:
        found = self.verdicts.match(name, attributes)
        if self.searched:
            searched = self.searched.get(node.mem_id)
            if searched is not None and (found is None or searched[0] < found[0]):
                found = searched
        return None if found is None else found[1]

    def drop(self, node: Node, rule: Rule) -> Entered:
        """Take an element out; what an `unwrap` rule protects inside it is walked after it."""
        kept: list[Node] = []

        def protects(inner: Node) -> bool:
            verdict = self.verdict(inner, inner.tag or "", inner.attributes)
            if isinstance(verdict, Rule) and verdict.action == "unwrap":
                kept.append(inner)
                return True
            return False

        text = shown_text(node, skip=protects)
        if TAGS.get(node.tag or "", _INLINE).role not in _IN_TEXT:
            self.flush()
        links = _outward_links(node) if rule.kind == "source" else ()
        if links and not kept:
            self.boxes.append(SourceBox(rule.name, text, links))
        else:
            self.account(text, rule.name, rule.kind)
        if not kept:
            return Skip.CHILDREN
        self.stack.append((node, None))
        self.stack.extend((None, partial(_walk_kept, inner)) for inner in reversed(kept))
        return Skip.RESUME


def _walk_kept(node: Node, walker: Builder) -> None:
    walker.flush()
    walker.stack.append((None, END_BLOCK))
    walker.resume = node.first_child


def _outward_links(node: Node) -> tuple[tuple[str, str], ...]:
    """Give address and words of the links in an element, and of itself, that name a host."""
    links = [node] if node.tag == "a" else find_all(node, "a")
    found = [(safe_link(link.attributes.get("href") or ""), shown_text(link)) for link in links]
    return tuple((href, words) for href, words in found if host(href))


# Rules with a selector that only holds where the element itself bears it out.
_CLOSER_LOOKS: dict[str, Callable[[Node], bool]] = {
    "hidden-links": is_link_farm,
    "mere-form": is_mere_form,
}

_RoleHandler: TypeAlias = Callable[[Builder, Node, Attributes, Tag], Entered]
_FormHandler: TypeAlias = Callable[[Builder, Node, Attributes, Markup], Entered]

_ROLES: dict[Role, _RoleHandler] = {
    Role.INLINE: _elements.transparent,
    Role.BLOCK: _elements.box,
    Role.HEADING: _elements.heading,
    Role.LIST: _elements.list_box,
    Role.ITEM: _elements.list_item,
    Role.QUOTE: _elements.quotation,
    Role.TERM: _elements.term,
    Role.DEFINITION: _elements.definition,
    Role.PRE: _elements.preformatted,
    Role.TABLE: _cells.table_box,
    Role.ROW: _cells.row,
    Role.CELL: _cells.cell,
    Role.TABLE_CAPTION: _cells.table_caption,
    Role.FIGURE: _figures.figure,
    Role.CAPTION: _figures.caption,
    Role.CITE: _elements.cite,
    Role.SPAN: _elements.span,
    Role.LINK: _elements.link,
    Role.BREAK: _elements.line_break,
    Role.RULE: _elements.separator,
    Role.IMAGE: _figures.image,
    Role.FRAME: _figures.frame,
    Role.PLAYER: _figures.player,
    Role.OBJECT: _figures.object_box,
    Role.INPUT: _elements.checkbox,
    Role.INLINE_BOX: _elements.inline_box,
    Role.NOSCRIPT: _figures.noscript,
    Role.MATH: _formulas.math,
    Role.SCRIPT: _formulas.script,
    Role.NEVER: _elements.never,
}

_FORMS: dict[Form, _FormHandler] = {
    Form.BLOCK: _elements.box,
    Form.INLINE_BOX: _elements.inline_box,
    Form.FIGURE: _figures.figure,
    Form.CAPTION: _figures.caption,
    Form.VERSE: _elements.verse,
    Form.LISTING: _elements.listing,
    Form.PULLQUOTE: _figures.pullquote,
    Form.DISPLAY_MATH: _formulas.display_math,
    Form.INLINE_MATH: _formulas.inline_math,
    Form.NOTES: _notes.notes,
    Form.NOTES_BOX: _notes.notes_box,
    Form.MARKER: _notes.marker,
    Form.INLINE_NOTE: _notes.inline_note,
    Form.NOTE_LABEL: _notes.note_label,
    Form.NOTE_TEXT: _notes.note_text,
    Form.SOCIAL: _embeds.social,
    Form.EMBED_BOX: _embeds.embed_box,
    Form.FILE: _embeds.file,
    Form.LAZY_VIDEO: _embeds.lazy_video,
    Form.BORLABS: _embeds.borlabs,
    Form.PLAYLIST: _embeds.playlist,
    Form.OWN_EMBED: _embeds.own_embed,
    Form.NOTHING: _elements.nothing,
}


class _Known(NamedTuple):
    """What the walk does with a tag."""

    name: str
    tag: Tag
    handle: _RoleHandler
    is_shown: bool
    """Whether its text is shown; no rule can apply to what is not."""


def _known(name: str) -> _Known:
    tag = TAGS.get(name, _INLINE)
    return _Known(name, tag, _ROLES[tag.role], tag.role < Role.SCRIPT)


def _known_by_id() -> dict[int, _Known]:
    """Ask the parser for the number of each tag; they differ between its versions."""
    tree = Tree("<p></p>")
    numbered = {tree.create_node(name).tag_id: _known(name) for name in TAGS}
    return {number: known for number, known in numbered.items() if number < _FIRST_ADDRESS}


_KNOWN_BY_ID = _known_by_id()
