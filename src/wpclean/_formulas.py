"""The handlers of formulas: MathML, MathJax scripts, LaTeX as text and as images."""

from __future__ import annotations

from wpclean._builder import Builder, Entered, Skip
from wpclean._select import Attributes
from wpclean._subtree import Node, find, find_all, holds_formula, own_text, shown_text
from wpclean._text import fold
from wpclean._text_images import formula, without_delimiters
from wpclean.markup import Markup
from wpclean.tags import Tag


def math(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
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
        b.put_math(attributes.get("alttext") or shown_text(node), display=display)
        if attributes.get("alttext"):
            b.account(shown_text(node), "html/mathml", "duplicate")
        return Skip.CHILDREN
    place = annotation.mem_id
    b.account(
        shown_text(node, skip=lambda inner: inner.mem_id == place), "html/mathml", "duplicate"
    )
    b.put_math(own_text(annotation), display=display)
    return Skip.CHILDREN


def display_math(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Read a box that holds one formula: as MathML, as an image's alt, or as LaTeX text."""
    b.flush()
    mathml, image = find(node, "math"), find(node, "img")
    typeset = formula(image.attributes) if image is not None else None
    if mathml is not None:
        math(b, mathml, {**mathml.attributes, "display": "block"}, row)
        _account_around(b, node, mathml, row)
    elif image is not None and typeset is not None:
        b.put_math(typeset, display=True)
        _account_around(b, node, image, row)
    else:
        latex, delimiters = without_delimiters(fold(own_text(node)))
        b.put_math(latex, display=True)
        b.account(delimiters, row.name, "math")
    return Skip.CHILDREN


def _account_around(b: Builder, box: Node, formula_node: Node, row: Markup) -> None:
    place = formula_node.mem_id
    b.account(shown_text(box, skip=lambda inner: inner.mem_id == place), row.name, "math")


def inline_math(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    return b.begin_span("math")


def script(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    """Leave scripts out, but for MathJax's, which hold LaTeX."""
    if holds_formula(node):
        display = "mode=display" in (attributes.get("type") or "").lower()
        b.put_math(own_text(node), display=display)
    return Skip.CHILDREN
