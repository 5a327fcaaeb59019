"""Markup of any size: ordinary text, and shapes that are built to cost much.

The hostile ones stay below the limits on nesting and attributes, so that they
reach the parser and the walk.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from benchmarks.posts import corpus

__all__ = ["SHAPES", "build"]

# Depths below what any limit forbids, and deeper than any post goes.
_DEPTH = 100


def _ordinary(size: int) -> str:
    """Repeat the corpus, with each post cut off where the size is reached."""
    posts = cycle([post.html for post in corpus().all])
    parts: list[str] = []
    while size > 0:
        part = next(posts)[:size]
        parts.append(part)
        size -= len(part)
    return "".join(parts)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


SHAPES: dict[str, Callable[[int], str]] = {
    "ordinary": _ordinary,
    "deep boxes": _repeated(f"{'<div>' * _DEPTH}boat{'</div>' * _DEPTH}"),
    "unclosed marks": _repeated("<p><b>six<i> boats<u> at<a href=x> the quay "),
    "one long line": _repeated("six <a href='/x'>boats</a> &amp;amp; <b>one</b> "),
    "all furniture": _repeated(
        "<p>Share</p><p><a href='https://x.example/share'>X</a></p><p>Read more</p>"
    ),
}
"""From a size in characters to markup of that size."""


def build(shape: str, size: int) -> str:
    """Give markup of a shape and size."""
    return SHAPES[shape](size)
