"""The article: what `extract` gives, its views and its renderings."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec

from wpclean.model import (
    Block,
    Chunk,
    Code,
    Embed,
    Figure,
    Footnote,
    Math,
    Removal,
    Repair,
    Separator,
    Source,
    Table,
)

__all__ = ["Article", "Link"]

_NOT_RUNNING = (Code, Table, Embed, Math, Separator)


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link in the article: its words, its target, and where the words stand in `text`."""

    text: str
    href: str
    start: int
    end: int


class Article(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """A post as its author wrote it.  Immutable; two equal inputs give equal articles."""

    title: str = ""
    url: str = ""
    id: int | None = None
    slug: str = ""
    type: str = ""
    published: datetime | None = None
    """From `date_gmt`, in UTC."""
    modified: datetime | None = None
    """From `modified_gmt`, in UTC."""
    author: str = ""
    """The name that `_embedded` gives; a bare author id is no name."""
    categories: tuple[str | int, ...] = ()
    """Names where the post embeds its terms, else ids."""
    tags: tuple[str | int, ...] = ()
    excerpt: str = ""
    featured_image: str = ""
    """The address of the featured image, where the post embeds it."""
    protected: bool = False
    blocks: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    removed: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @cached_property
    def text(self) -> str:
        """The clean text: the texts of the blocks with a blank line between them."""
        return "\n\n".join([block.text for block in self.blocks if block.text])

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that carry running words.

        All but code, tables, figures without a caption, embeds, math and separators.
        """
        return tuple(
            block for block in self.blocks if block.text and not isinstance(block, _NOT_RUNNING)
        )

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in order, with offsets in `text`."""
        return tuple(
            Link(
                block.text[span.start : span.end],
                span.href,
                block.start + span.start,
                block.start + span.end,
            )
            for block in self.blocks
            for span in block.spans
            if span.kind == "link"
        )

    @property
    def images(self) -> tuple[Figure, ...]:
        """The figures, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes, in the order in which they stand in the post."""
        return tuple(block for block in self.blocks if isinstance(block, Footnote))

    def chunks(self, max_chars: int) -> tuple[Chunk, ...]:
        r"""Cut `text` into chunks of whole blocks, for embeddings.

        A chunk holds at most `max_chars` code points and begins anew at a heading, which
        is never left alone at its end: what follows a heading begins in the same chunk,
        as far as it has room.  A block is cut where it is longer than a chunk may be or
        does not fit under its heading: at the last end of a sentence (of a line, in code
        and tables) within reach, else after a white space, else between two grapheme
        clusters; sentences are told by their punctuation.  A chunk is longer than
        `max_chars` only where one grapheme cluster is.

        All of `text` is in one chunk each, in order, but for the blank lines between
        blocks where one chunk ends and another begins.  Raises `ValueError` for
        `max_chars` below 1.

        >>> from wpclean import extract
        >>> article = extract("<h2>Tides</h2><p>High at six. Low at noon.</p><p>Mind it.</p>")
        >>> for chunk in article.chunks(max_chars=20):
        ...     print(chunk.start, chunk.end, chunk.headings, repr(chunk.text))
        0 20 () 'Tides\n\nHigh at six. '
        20 32 ('Tides',) 'Low at noon.'
        34 42 ('Tides',) 'Mind it.'
        """
        from wpclean._chunks import split  # noqa: PLC0415 - many never chunk

        return split(self.blocks, self.text, max_chars)

    def to_markdown(self) -> str:
        """Render as CommonMark with pipe tables; literal punctuation is escaped."""
        from wpclean._markdown import render  # noqa: PLC0415 - many never render

        return render(self.blocks)

    def to_html(self) -> str:
        """Render as minimal semantic HTML, safe to show.

        No script, no event handler, and only http, https, mailto and relative
        links.  `extract` gives the same blocks back from it.
        """
        from wpclean._html import render  # noqa: PLC0415 - many never render

        return render(self.blocks)

    def to_dict(self) -> dict[str, Any]:
        """Give plain lists, dicts, strings and numbers; `from_dict` is the way back.

        Fields that hold their default are left out.  `Any`: JSON has no narrower type.
        """
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> bytes:
        """Encode as UTF-8 JSON; `from_json` is the way back."""
        return msgspec.json.encode(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """Rebuild an article from `to_dict`; raises `msgspec.ValidationError` for other data."""
        return msgspec.convert(data, cls)

    @classmethod
    def from_json(cls, data: bytes | str) -> Article:
        """Rebuild an article from `to_json`; raises `msgspec.DecodeError` for other data."""
        return msgspec.json.decode(data, type=cls)
