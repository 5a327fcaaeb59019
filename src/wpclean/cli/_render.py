"""What a worker process makes of an article: the bytes that are written, and what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from wpclean._worker import pickled
from wpclean.article import Article
from wpclean.model import Heading

__all__ = ["RENDERERS", "Rendered", "render", "unpack"]


class Rendered(msgspec.Struct, frozen=True, array_like=True):
    """One article on its way from a worker to the output."""

    payload: bytes
    blocks: int
    sources: int
    removed: dict[str, int]
    """How many pieces of each kind left."""


def render(form: str, article: Article) -> bytes:
    """Render an article and count what is in it: a packed `Rendered`."""
    return msgspec.msgpack.encode(
        Rendered(
            RENDERERS[form](article),
            len(article.blocks),
            len(article.sources),
            Counter(removal.kind for removal in article.removed),
        )
    )


unpack = msgspec.msgpack.Decoder(Rendered).decode


def _text(article: Article) -> bytes:
    return _encode("\n\n".join(filter(None, (article.title, article.text))) + "\n")


def _markdown(article: Article) -> bytes:
    return _encode(_with_title(article).to_markdown().rstrip("\n") + "\n")


def _html(article: Article) -> bytes:
    return _encode(f"<article>\n{_with_title(article).to_html().rstrip()}\n</article>\n")


def _jsonl(article: Article) -> bytes:
    return article.to_json() + b"\n"


def _with_title(article: Article) -> Article:
    """Put the title before the blocks, so that it is escaped as they are."""
    if not article.title:
        return article
    title = Heading(text=article.title, level=1)
    return msgspec.structs.replace(article, blocks=(title, *article.blocks))


def _encode(text: str) -> bytes:
    # An address may hold a lone surrogate, which has no UTF-8.
    return text.encode("utf-8", "replace")


RENDERERS: dict[str, Callable[[Article], bytes]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "jsonl": _jsonl,
    # Only the parent sees enough articles for a batch of columns.
    "parquet": msgspec.msgpack.encode,
    # The reasons are in the rules, and what a terminal shows is the parent's matter.
    "explain": pickled,
}
