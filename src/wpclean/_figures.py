"""The handlers of images, players and frames, and of the captions that belong to them."""

from __future__ import annotations

from wpclean import _media
from wpclean._builder import BY_LINE, END_BLOCK, PARTED, Builder, Entered, OpenFigure, Skip
from wpclean._cells import caption_table
from wpclean._draft import Draft
from wpclean._elements import quotation
from wpclean._select import Attributes
from wpclean._subtree import Node, find, find_all, image_text, shown_text
from wpclean._text_images import emoji, formula
from wpclean._urls import host, safe_link
from wpclean.markup import Markup
from wpclean.model import Embed, Figure, Paragraph, Span, Table
from wpclean.tags import Tag


def image(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    character = emoji(attributes)
    if character is not None:
        b.expect_anything()
        b.text(character)
        return Skip.CHILDREN
    latex = formula(attributes)
    if latex is not None:
        displayed = "ql-img-displayed-equation" in (attributes.get("class") or "")
        b.put_math(latex, display=displayed)
        return Skip.CHILDREN
    image = _media.read_image(attributes)
    if image is not None:
        b.put_medium(figure_draft(b, image))
    return None if node.tag == "amp-img" else Skip.CHILDREN


def figure_draft(b: Builder, image: _media.Image) -> Draft:
    fields: dict[str, str | int] = {"src": image.src}
    if image.alt:
        fields["alt"] = image.alt
    if image.width is not None:
        fields["width"] = image.width
    if image.height is not None:
        fields["height"] = image.height
    return Draft(Figure, "", (), b.indent, b.quote, fields, "img")


def frame(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    address = _media.frame_address(attributes)
    if address:
        b.put_embed(address)
    return Skip.CHILDREN


def player(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    address = _media.player_address(node, attributes)
    if address:
        b.put_embed(address, kind=tag.kind, provider=host(address))
    b.account(shown_text(node), "html/media-fallback", "player")
    return Skip.CHILDREN


def object_box(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    address = safe_link(attributes.get("data") or attributes.get("src") or "")
    if address:
        b.put_embed(address)
    return None


def noscript(b: Builder, node: Node, attributes: Attributes, tag: Tag) -> Entered:
    """Read what stands in for a script: a lazy image's twin, or a listing.

    A twin repeats the image or frame before it; where that one has no real
    address, the twin's is taken.  Other words in it are shown to nobody who
    runs scripts.
    """
    if find(node, "pre") is not None:
        b.flush()
        return END_BLOCK
    for inner in find_all(node, "img", "iframe"):
        twin(b, inner)
    b.account(shown_text(node), "html/noscript", "hidden")
    return Skip.CHILDREN


def twin(b: Builder, inner: Node) -> None:
    attributes = inner.attributes
    if inner.tag == "iframe":
        address = _media.frame_address(attributes)
        if address and not any(
            draft.kind is Embed and _same_address(draft.fields["url"], address)
            for draft in [*b.drafts[-3:], *b.after[-3:]]
        ):
            b.put_embed(address)
        return
    image = _media.read_image(attributes)
    if image is None or image_text(inner):
        return
    last = b.last_image
    if last is None:
        b.put_medium(figure_draft(b, image))
    elif str(last.fields.get("src", "data:")).startswith("data:"):
        last.fields = {**last.fields, **figure_draft(b, image).fields}


def figure(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    b.flush()
    b.figure_count += 1
    b.figures.append(OpenFigure(len(b.drafts), b.figure_count))

    def leave(b: Builder) -> None:
        b.flush()
        b.figures.pop()

    return leave


def caption(b: Builder, node: Node, attributes: Attributes, tag: Tag | Markup) -> Entered:
    b.flush()
    if b.edges != PARTED or not b.figures:
        return END_BLOCK
    before = (b.kind, b.fields, b.item)
    b.kind, b.fields, b.item = Paragraph, {}, None
    b.edges = BY_LINE

    def leave(b: Builder) -> None:
        b.edges = PARTED
        text, spans = b.take()
        b.kind, b.fields, b.item = before
        if text:
            put_caption(b, text, spans)
        b.put_after()

    return leave


def put_caption(b: Builder, text: str, spans: tuple[Span, ...]) -> None:
    """Give a caption to the medium of its figure, else make it a paragraph."""
    frame = b.figures[-1]
    # Text after the medium would come out before its caption: then the two stay apart.
    last = b.drafts[-1] if len(b.drafts) > frame.begin else None
    if last is not None and frame.number == b.figure_count:
        if last.kind is Table and caption_table(last, text, spans):
            return
        if last.kind in (Figure, Embed) and not last.text:
            last.text, last.spans = text, spans
            return
    draft = Draft(Paragraph, text, spans, b.indent, b.quote, {}, "figcaption")
    b.put(draft)


def pullquote(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Read the figure of a pull quote, which once held the quotation itself."""
    if find(node, "blockquote") is not None:
        return figure(b, node, attributes, row)
    return quotation(b, node, attributes, row)


def _same_address(one: str, other: str) -> bool:
    """Tell whether two addresses of a frame differ only in their options."""
    return one.partition("?")[0] == other.partition("?")[0]
