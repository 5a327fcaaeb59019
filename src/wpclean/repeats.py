"""Blocks that recur across the posts of one site: furniture that no rule knows.

A theme prints the same box under every post; an author does not write the same
paragraph twice.  `find_repeats` counts the short blocks of many articles of one
site; `extract(post, known_repeats=repeats)` leaves those out that recur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Generic, TypeVar

import msgspec

from wpclean.article import Article

__all__ = ["Repeats", "Run", "find_repeats"]

T = TypeVar("T")

# Longer blocks than this are never counted: they are articles, and would fill memory.
_LONGEST = 1000
_LONGEST_RUN = 8


class Run(msgspec.Struct, frozen=True):
    """Neighbouring blocks that many posts begin or end with."""

    texts: tuple[str, ...]
    posts: int


class Repeats(msgspec.Struct, frozen=True):
    """The short texts that recur in the posts of a site, and in how many of them.

    `text in repeats` tells whether a block with this text recurs.
    """

    counts: dict[str, int] = {}
    """Text of a block to the number of posts that hold it, the most frequent first."""
    leading: tuple[Run, ...] = ()
    """Runs of two and more blocks that posts begin with, the longest of each count."""
    trailing: tuple[Run, ...] = ()
    """The same, that posts end with."""
    posts: int = 0
    """How many posts were read."""

    def __contains__(self, text: object) -> bool:
        return text in self.counts


def find_repeats(
    articles: Iterable[Article], *, min_posts: int = 3, min_share: float = 0.02
) -> Repeats:
    """Find the blocks that stand in several posts of one site.

    `articles` are read once, in any order, and not kept: memory grows with the
    number of distinct short blocks (a digest of 12 bytes for most).  A block
    recurs that stands in at least `min_posts` posts and in at least the share
    `min_share` of all.  A text that stands twice in one post counts once.

    >>> from wpclean import extract
    >>> posts = ["<p>One gull.</p><p>Call us!</p>", "<p>Two gulls.</p><p>Call us!</p>"]
    >>> repeats = find_repeats(map(extract, posts), min_posts=2)
    >>> repeats.counts
    {'Call us!': 2}
    >>> article = extract("<p>Three gulls.</p><p>Call us!</p>", known_repeats=repeats)
    >>> article.text, article.removed[0].kind
    ('Three gulls.', 'repeat')
    """
    singles: _Counter[str] = _Counter()
    begins: _Counter[tuple[str, ...]] = _Counter()
    ends: _Counter[tuple[str, ...]] = _Counter()
    posts = 0
    for article in articles:
        posts += 1
        texts = [block.text for block in article.blocks if block.text]
        for text in {text for text in texts if len(text) <= _LONGEST}:
            singles.count(text, text)
        for length in range(2, min(len(texts), _LONGEST_RUN) + 1):
            begins.count_run(texts[:length])
            ends.count_run(texts[-length:])
    fewest = max(min_posts, 2, min_share * posts)
    return Repeats(
        singles.at_least(fewest),
        _maximal(begins.at_least(fewest), is_end=False),
        _maximal(ends.at_least(fewest), is_end=True),
        posts,
    )


class _Counter(Generic[T]):
    """Counts keys that it holds by digest until it sees them twice, which most never are."""

    def __init__(self) -> None:
        self._once: set[bytes] = set()
        self._counts: Counter[T] = Counter()

    def count(self, key: T, text: str) -> None:
        if key in self._counts:
            self._counts[key] += 1
            return
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        if digest in self._once:
            self._counts[key] = 2
        else:
            self._once.add(digest)

    def at_least(self, fewest: float) -> dict[T, int]:
        return {key: count for key, count in self._counts.most_common() if count >= fewest}

    def count_run(self: _Counter[tuple[str, ...]], texts: list[str]) -> None:
        if max(map(len, texts)) <= _LONGEST:
            self.count(tuple(texts), "\0".join(texts))


def _maximal(runs: dict[tuple[str, ...], int], *, is_end: bool) -> tuple[Run, ...]:
    """Leave out a run that is part of a longer one with the same count."""
    parts = {
        (run[1:] if is_end else run[:-1], count) for run, count in runs.items() if len(run) > 2
    }
    return tuple(Run(run, count) for run, count in runs.items() if (run, count) not in parts)
