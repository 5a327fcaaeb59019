"""Blocks in the making, and what the walk hands on."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from wpclean.model import Block, Removal, Repair, Span

__all__ = ["Draft", "SourceBox", "Walked"]


class Draft(msgspec.Struct):
    """A block without its offset, which only the finished article can give."""

    kind: type[Block]
    text: str = ""
    spans: tuple[Span, ...] = ()
    indent: int = 0
    quote: int = 0
    # `Any`: the fields of `kind` beyond the common ones.
    fields: dict[str, Any] = {}
    tag: str = ""
    """The innermost block element that the text stood in, for the passes after the walk."""

    @property
    def links(self) -> list[Span]:
        """The spans that are links."""
        return [span for span in self.spans if span.kind == "link"]

    def finish(self, start: int) -> Block:
        """Make the record."""
        return self.kind(self.text, self.spans, start, self.indent, self.quote, **self.fields)


class SourceBox(NamedTuple):
    """A box that names a source, known by its class: its text and links."""

    rule: str
    text: str
    links: tuple[tuple[str, str], ...]
    """Address and words of each link."""


class Walked(msgspec.Struct):
    """What the walk over the DOM gives."""

    drafts: list[Draft]
    removed: list[Removal]
    repairs: list[Repair]
    boxes: list[SourceBox]
