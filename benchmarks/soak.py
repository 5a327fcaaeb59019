"""Whether memory stays flat while one process extracts many posts.

Each post is changed before it is extracted, so that no two are alike: a cache that is
keyed by a class, a word, a number or an address would miss, and grow.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import count, cycle, islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from benchmarks.posts import Posts
from benchmarks.tables import table
from benchmarks.timing import median
from wpclean import LimitError, extract

__all__ = ["measure", "show", "varied"]

_COUNT = 200_000
_SAMPLES = 100
# Renderings have no state but what an article holds; to soak them less often is enough.
_RENDER_EVERY = 10

# Of Linux alone: see proc(5).  What `statm` tells is only near the truth, by some 100 KB.
_ROLLUP = Path("/proc/self/smaps_rollup")


def measure(posts: Posts, number: int = _COUNT) -> dict[str, Any]:
    """Extract so many posts in a process of its own, and sample its memory on the way."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_soak, posts, number).result()


def show(result: dict[str, Any]) -> str:
    """Lay out the memory at some places on the way, and what it grew by."""
    samples = result["samples"]
    places = [0, len(samples) // 10, len(samples) // 2, -1]
    rows: list[list[object]] = [
        [f"after {samples[place]['posts']:,} posts (MB)", samples[place]["rss"] / 1e6]
        for place in places
    ]
    rows.append(["growth, second tenth to last (bytes a post)", result["growth"]])
    rows.append(["ms a post, changing it included", result["seconds"] / result["posts"] * 1e3])
    return table(["soak", "median"], rows)


def _soak(posts: Posts, number: int) -> dict[str, Any]:
    step = max(number // _SAMPLES, 1)
    samples: list[dict[str, int]] = []
    refused = 0
    begin = perf_counter()
    for done, post in enumerate(islice(cycle(posts.all), number), 1):
        try:
            article = extract(varied(post.html, done))
        except LimitError:
            refused += 1
            continue
        if done % _RENDER_EVERY == 0:
            article.to_html(), article.to_markdown(), article.to_json()
        if done % step == 0:
            samples.append({"posts": done, "rss": _held_bytes()})
    return {
        "posts": number,
        "refused": refused,
        "seconds": perf_counter() - begin,
        "growth": _growth(samples),
        "samples": samples,
    }


def _growth(samples: list[dict[str, int]]) -> float:
    """Give the bytes that each post left behind, from the second tenth of the way to the last.

    In the first tenth what is loaded and compiled when first needed still comes in.
    """
    tenth = max(len(samples) // 10, 1)
    early, late = samples[tenth : 2 * tenth], samples[-tenth:]
    if not early:
        return 0.0
    posts = late[0]["posts"] - early[0]["posts"]
    grown = median([s["rss"] for s in late]) - median([s["rss"] for s in early])
    return grown / max(posts, 1)


_CLASS = re.compile(r'(?<=\sclass=")')
_NUMBER = re.compile(r"(?<![\d&#])\d{2,}")
_WORD = re.compile(r"(?<=[\s>])[^\W\d_]{4,}(?=[\s<.,])")
_WORD_EVERY = 8


def varied(html: str, number: int) -> str:
    """Give a post like another, with words, numbers and class names of its own.

    >>> varied('<p class="lead">Six gulls, 1234 terns.</p>', 7)
    '<p class="n7 lead">Six gulls, 3471 terns.</p>'
    """
    random = Random(number)
    places = count(random.randrange(_WORD_EVERY))

    def other_word(match: re.Match[str]) -> str:
        if next(places) % _WORD_EVERY:
            return match.group()
        letters = list(match.group())
        random.shuffle(letters)
        return "".join(letters)

    def other_number(match: re.Match[str]) -> str:
        size = len(match.group())
        return str(random.randrange(10 ** (size - 1), 10**size))

    html = _NUMBER.sub(other_number, html)
    html = _WORD.sub(other_word, html)
    return _CLASS.sub(f"n{number} ", html)


def _held_bytes() -> int:
    """Give the memory that this process holds; where no one tells, the most that it has held."""
    if _ROLLUP.exists():
        for line in _ROLLUP.read_text().splitlines():
            if line.startswith("Rss:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
