"""Looking into an element without changing it and without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from wpclean._text import fold
from wpclean._text_images import emoji, formula
from wpclean.tags import NEVER_SHOWN, TAGS, Role

__all__ = [
    "COMMENT_ID",
    "TEXT_ID",
    "Node",
    "descend",
    "find",
    "find_all",
    "holds_formula",
    "image_text",
    "own_text",
    "shown_text",
]

Node = LexborNode
TEXT_ID, COMMENT_ID = 2, 4
_INLINE_ROLES = (Role.INLINE, Role.SPAN, Role.LINK, Role.CITE)


def descend(top: Node, enter: Callable[[Node], bool] | None = None) -> Iterator[Node]:
    """Yield the nodes below `top` in document order; `enter` tells whose children to skip."""
    stack: list[Node] = []
    node = top.first_child
    while node is not None or stack:
        if node is None:
            node = stack.pop().next
            continue
        yield node
        child = node.first_child
        if child is not None and (enter is None or enter(node)):
            stack.append(node)
            node = child
        else:
            node = node.next


def find_all(top: Node, *tags: str) -> list[Node]:
    """List the elements below `top` with one of the tags, in document order."""
    return [node for node in descend(top) if node.tag in tags]


def find(top: Node, *tags: str) -> Node | None:
    """Give the first element below `top` with one of the tags."""
    return next((node for node in descend(top) if node.tag in tags), None)


def own_text(top: Node) -> str:
    """Join the text nodes below `top` as they stand, for code and other verbatim text."""
    if top.tag_id == TEXT_ID:
        return top.text_content or ""
    return "".join([node.text_content or "" for node in descend(top) if node.tag_id == TEXT_ID])


def image_text(image: Node) -> str:
    """Give the text that an image stands for; most stand for none."""
    attributes = image.attributes
    return emoji(attributes) or formula(attributes) or ""


def holds_formula(node: Node) -> bool:
    """Tell whether an element is a script of MathJax, whose text is a formula and is shown."""
    if node.tag != "script":
        return False
    return (node.attributes.get("type") or "").lower().startswith("math/tex")


def shown_text(top: Node, skip: Callable[[Node], bool] | None = None) -> str:
    """Give the text that a browser shows of `top`, on one line, without what `skip` names."""
    if top.tag in NEVER_SHOWN:
        return fold(own_text(top)) if holds_formula(top) else ""
    parts: list[str] = []
    stack: list[tuple[Node, str]] = []
    node = top.first_child
    while node is not None or stack:
        if node is None:
            parent, edge = stack.pop()
            parts.append(edge)
            node = parent.next
            continue
        name = node.tag or ""
        if node.tag_id == TEXT_ID:
            parts.append(node.text_content or "")
        elif skip is not None and skip(node):
            pass
        elif name == "img":
            parts.append(image_text(node))
        elif name == "script":
            if holds_formula(node):
                parts.append(own_text(node))
        elif name not in NEVER_SHOWN and node.tag_id != COMMENT_ID:
            tag = TAGS.get(name)
            edge = "" if tag is None or tag.role in _INLINE_ROLES else " "
            parts.append(edge)
            child = node.first_child
            if child is not None:
                stack.append((node, edge))
                node = child
                continue
        node = node.next
    return fold("".join(parts))
