"""Blocks in the making, and what the walk hands on."""

from __future__ import annotations

from typing import Any

import msgspec

from wpclean.model import Block, Removal, Repair, Span

__all__ = ["Draft", "Walked"]


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

    def finish(self, start: int) -> Block:
        """Make the record."""
        return self.kind(self.text, self.spans, start, self.indent, self.quote, **self.fields)


class Walked(msgspec.Struct):
    """What the walk over the DOM gives."""

    drafts: list[Draft]
    removed: list[Removal]
    repairs: list[Repair]
