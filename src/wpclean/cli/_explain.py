"""An article for people who wonder what left it, where, and why."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wpclean.article import Article
from wpclean.model import Block, Removal, Source
from wpclean.rules import RuleSet

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Explainer"]

_COLOURS = {
    "ad": "red",
    "author": "blue",
    "form": "yellow",
    "meta": "blue",
    "related": "magenta",
    "share": "cyan",
    "source": "green",
    "subscribe": "yellow",
    "toc": "bright_blue",
}
_OTHER_COLOUR = "bright_yellow"
# What a terminal would obey instead of showing; removed text is as it stood in the post.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Line(NamedTuple):
    text: str
    style: str = ""


class Explainer:
    """Turns pickled articles into lines, coloured where a `console` is given."""

    def __init__(self, rules: RuleSet, console: Console | None) -> None:
        self._rules = rules
        self._console = console

    def explain(self, payload: bytes) -> bytes:
        """Give the explanation of one article, as UTF-8."""
        article: Article = pickle.loads(payload)
        lines = [_Line(_CONTROL.sub("\ufffd", line.text), line.style) for line in self._of(article)]
        if self._console is None:
            text = "\n".join(line.text for line in lines) + "\n"
        else:
            text = _coloured(lines, self._console)
        return text.encode("utf-8", "replace")

    def _of(self, article: Article) -> Iterator[_Line]:
        if article.title:
            yield _Line(article.title, "bold")
        if article.url:
            yield _Line(article.url, "dim")
        if article.title or article.url:
            yield _Line("")
        removed = list(article.removed)
        for index, block in enumerate(article.blocks):
            while removed and removed[0].at <= index:
                yield from self._removal(removed.pop(0))
            yield _Line(_shown(block), "")
            yield _Line("")
        for removal in removed:
            yield from self._removal(removal)
        for source in article.sources:
            yield from self._source(source)
        for repair in article.repairs:
            yield _Line(f"~ mended ({repair.rule}): {repair.before!r} → {repair.after!r}", "dim")

    def _removal(self, removal: Removal) -> Iterator[_Line]:
        yield from self._left(removal.kind, removal.rule, removal.text)

    def _source(self, source: Source) -> Iterator[_Line]:
        if source.stripped:
            yield from self._left("source", source.rule, source.text)
        else:
            yield _Line(f"= source, which stays | {source.rule}", _COLOURS["source"])
        if source.url:
            yield _Line(f"  {source.label} → {source.url}", _COLOURS["source"])
            yield _Line("")

    def _left(self, kind: str, rule: str, text: str) -> Iterator[_Line]:
        colour = _COLOURS.get(kind, _OTHER_COLOUR)
        why = self._rules[rule].why if rule in self._rules else ""
        yield _Line(" | ".join(filter(None, (f"- {kind}", rule, why))), f"bold {colour}")
        for line in text.splitlines():
            yield _Line(f"  {line}", colour)
        yield _Line("")


def _shown(block: Block) -> str:
    """Give a block's text; what a block without text is, in brackets."""
    if block.text:
        return block.text
    address = getattr(block, "src", "") or getattr(block, "url", "")
    return f"[{' '.join(filter(None, (type(block).__name__.lower(), address)))}]"


def _coloured(lines: list[_Line], console: Console) -> str:
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    with console.capture() as capture:
        for line in lines:
            console.print(Text(line.text, line.style), soft_wrap=True)
    return capture.get()
