"""The records that `extract` gives: blocks, spans, sources, removals, repairs.

All are frozen.  Offsets and lengths are in code points.  A post is a flat
sequence of blocks; lists and quotations are depths on the blocks, not a tree.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

__all__ = [
    "Block",
    "Chunk",
    "Citation",
    "Code",
    "Definition",
    "Embed",
    "EmbedKind",
    "Figure",
    "Footnote",
    "Heading",
    "ListItem",
    "Math",
    "Paragraph",
    "Removal",
    "Repair",
    "Separator",
    "Source",
    "SourceKind",
    "Span",
    "SpanKind",
    "Table",
    "Term",
    "Verse",
]

SpanKind: TypeAlias = Literal[
    "link", "strong", "em", "code", "sub", "sup", "del", "mark", "math", "note"
]
EmbedKind: TypeAlias = Literal["video", "audio", "file", "social", "post", "map", "other"]
SourceKind: TypeAlias = Literal["source", "via", "original", "syndication", "appeared_first"]


class Span(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A stretch of a block's text that is marked: `text[start:end]`.

    Spans are ordered by `start`, the outer before the inner; they nest and
    never cross.  A `note` span is a footnote's marker and has no width: the
    marker is no text.
    """

    start: int
    end: int
    kind: SpanKind
    href: str = ""
    """The target of a `link`, as written; for a `note`, the `ref` of its `Footnote`."""


class _Block(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag=True, tag_field="type"):
    """What every block has."""

    text: str = ""
    """Clean text, without space at either end; may be empty, as in a figure without caption."""
    spans: tuple[Span, ...] = ()
    start: int = 0
    """Where `text` stands in `Article.text`."""
    indent: int = 0
    """How many lists the block is in."""
    quote: int = 0
    """How many quotations the block is in."""


class Paragraph(_Block, frozen=True, gc=False):
    """Running text.  A line break inside it is a newline."""


class Heading(_Block, frozen=True, gc=False):
    """A heading, `h1` to `h6`."""

    level: int = 2


class ListItem(_Block, frozen=True, gc=False):
    """The first text of a list item; what follows in the same item keeps its `indent`."""

    ordinal: int | None = None
    """The number in an ordered list, by `start`, `value` and `reversed`; None in a bulleted one."""
    checked: bool | None = None
    """Whether a task list's box is ticked; None where there is no box."""


class Term(_Block, frozen=True, gc=False):
    """The `dt` of a description list."""


class Definition(_Block, frozen=True, gc=False):
    """The `dd` of a description list."""


class Citation(_Block, frozen=True, gc=False):
    """Who or what is quoted: the `cite` of a quotation; `quote` is the depth it speaks of."""


class Verse(_Block, frozen=True, gc=False):
    """Text whose line breaks and inner spacing count: verse and preformatted text."""


class Code(_Block, frozen=True, gc=False):
    """A listing, verbatim but for blank lines around it."""

    language: str = ""
    """As the markup names it, in lower case; empty where it does not."""


class Table(_Block, frozen=True, gc=False):
    """A table of data.

    `text` holds the cells, tabs between them and a newline after each row; a
    caption is a line before the rows or after them, as the page shows it.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    """The grid.  A cell that spans stands in its first slot; the others are empty."""
    header_rows: int = 0
    """How many of the first rows are headings."""
    caption: str = ""


class Figure(_Block, frozen=True, gc=False):
    """An image; `text` is its caption."""

    src: str = ""
    """The address of the real image, also where a placeholder stands in `src`."""
    alt: str = ""
    width: int | None = None
    height: int | None = None


class Embed(_Block, frozen=True, gc=False):
    """Something shown from elsewhere; `text` is its caption or the words of its link."""

    url: str = ""
    provider: str = ""
    """Who serves it, in lower case, as `youtube`; else the host."""
    kind: EmbedKind = "other"


class Math(_Block, frozen=True, gc=False):
    """A displayed formula; `text` is the same as `latex`."""

    latex: str = ""


class Footnote(_Block, frozen=True, gc=False):
    """A note; `text` is the note's own words."""

    label: str = ""
    """What the marker in the text reads, as `1` or `*`."""
    ref: str = ""
    """The name that the `note` spans give in `href`."""


class Separator(_Block, frozen=True, gc=False):
    """A horizontal rule or a page break; it has no text."""


Block: TypeAlias = (
    Paragraph
    | Heading
    | ListItem
    | Term
    | Definition
    | Citation
    | Verse
    | Code
    | Table
    | Figure
    | Embed
    | Math
    | Footnote
    | Separator
)


class Source(msgspec.Struct, frozen=True, gc=False):
    """A line in which the post names where it comes from."""

    url: str
    """The target as written; empty where the line has a name and no link."""
    label: str
    """The name of the source, as `The Hill`."""
    host: str
    """The host of `url` without `www.`, in lower case."""
    text: str
    """The whole line as it stood."""
    rule: str
    kind: SourceKind = "source"
    stripped: bool = True
    """Whether the line left the text.  False: it is reported and still stands there."""


class Removal(msgspec.Struct, frozen=True, gc=False):
    """Text that was in the HTML and is not in the blocks."""

    rule: str
    """The rule that took it out, as `jetpack/sharing`."""
    kind: str
    """What it was: `share`, `related`, `toc`, `subscribe`, `form`, `ad`, …"""
    text: str
    at: int = 0
    """The index of the block that followed."""


class Repair(msgspec.Struct, frozen=True, gc=False):
    """Text that was damaged before it came here and was mended."""

    rule: str
    """`utf-8`, `entities` (escaped twice) or `mojibake`."""
    before: str
    after: str
    at: int = 0
    """The index of the block that it stands in."""


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """Neighbouring blocks of an article, or a piece of one that is longer than a chunk may be."""

    text: str
    start: int
    """Where `text` begins in `Article.text`."""
    end: int
    headings: tuple[str, ...] = ()
    """The headings that the whole of `text` stands under, outermost first.

    Those that `text` itself begins with are not among them.
    """
