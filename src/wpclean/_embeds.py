"""The handlers of what is shown from elsewhere by known markup: posts, files, lazy players."""

from __future__ import annotations

from base64 import b64decode

from wpclean import _media
from wpclean._builder import Builder, Entered, Skip
from wpclean._draft import Draft
from wpclean._elements import link as begin_link
from wpclean._figures import figure
from wpclean._guard import check
from wpclean._select import Attributes, Tree
from wpclean._subtree import Node, descend, find_all, own_text, shown_text
from wpclean._text import fold
from wpclean._urls import host, safe_link
from wpclean.errors import LimitError
from wpclean.limits import LIMITS
from wpclean.markup import Markup
from wpclean.model import Embed, Paragraph
from wpclean.tags import TAGS


def social(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Keep the words of a post of a network as a quotation, then the post as an embed."""
    end = b.begin_kind(Paragraph)
    begin = len(b.drafts)
    depth = int(node.tag == "blockquote")
    b.quote += depth

    def leave(b: Builder) -> None:
        end(b)
        b.quote -= depth
        links = [
            span.href for draft in b.drafts[begin:] for span in draft.spans if span.kind == "link"
        ]
        own = attributes.get("data-instgrm-permalink") or attributes.get("data-href")
        own = own or attributes.get("cite") or attributes.get("data-embed-src")
        url = safe_link(own or "") or (links[-1] if links else "")
        if url and row.name == "core/embedded-post":
            b.put_embed(url, kind="post", provider="wordpress")
        elif url:
            provider, kind = _media.provider_of(url)
            b.put_embed(url, kind="social" if kind == "other" else kind, provider=provider)

    return leave


def embed_box(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    b.flush()
    b.in_embed_box = True

    def leave(b: Builder) -> None:
        b.flush()
        b.in_embed_box = False

    return leave


def file(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Turn the words of a link to a file into the embed of that file."""
    b.flush()
    begin = len(b.drafts)
    end = begin_link(b, node, attributes, TAGS["a"]) if node.tag == "a" else None

    def leave(b: Builder) -> None:
        if callable(end):
            end(b)
        b.flush()
        file_from(b, begin)

    return leave


def file_from(b: Builder, begin: int) -> None:
    new = b.drafts[begin:]
    named = next((d for d in new if any(s.kind == "link" for s in d.spans)), None)
    if named is None:
        return
    url = next(span.href for span in named.spans if span.kind == "link")
    fields = {"url": url, "provider": host(url), "kind": "file"}
    b.drafts[begin:] = [
        Draft(Embed, d.text, (), d.indent, d.quote, fields, "a") if d is named else d
        for d in new
        if not (d.kind is Embed and not d.text and d.fields.get("url") == url)
    ]


def lazy_video(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    b.flush()
    address = safe_link(attributes.get("data-src") or attributes.get("data-url") or "")
    number = attributes.get("data-id") or attributes.get("data-video-id") or ""
    if not address and number and node.tag != "video-js":
        address = f"https://www.youtube.com/watch?v={number}"
    if address:
        b.put_embed(address)
    b.account(shown_text(node), row.name, "player")
    return Skip.CHILDREN


def borlabs(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    """Read the frame that Borlabs Cookie keeps in base64 until the reader consents."""
    for frame in find_all(Tree(f"<body>{_decoded(own_text(node))}").body or node, "iframe"):
        address = _media.frame_address(frame.attributes)
        if address:
            b.put_embed(address)
    b.account(shown_text(node), row.name, "hidden")
    return Skip.CHILDREN


def playlist(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    b.flush()
    kind = "video" if "wp-video-playlist" in (attributes.get("class") or "") else "audio"
    taken: set[int] = set()
    for link in descend(node, lambda inner: inner.tag != "a"):
        if link.tag != "a":
            continue
        address = safe_link(link.attributes.get("href") or "")
        if address:
            taken.add(link.mem_id)
            words = fold(b.without_residue(b.clean(shown_text(link))))
            b.put_embed(address, text=words, kind=kind, provider=host(address))
    rest = shown_text(node, skip=lambda inner: inner.mem_id in taken)
    b.account(rest, "html/noscript", "hidden")
    return Skip.CHILDREN


def own_embed(b: Builder, node: Node, attributes: Attributes, row: Markup) -> Entered:
    leave = figure(b, node, attributes, row)
    fields = {field: attributes.get(f"data-{field}") or "" for field in ("url", "provider", "kind")}
    fields = {field: value for field, value in fields.items() if value}
    b.put(Draft(Embed, "", (), b.indent, b.quote, fields, "figure"))
    return leave


def _decoded(base64: str) -> str:
    """Give the HTML, which the guard of the post has not seen, unless it is past a limit."""
    try:
        html = b64decode(base64, validate=False).decode("utf-8", "replace")
        check(html, LIMITS)
    except (ValueError, LimitError):
        return ""
    return html
