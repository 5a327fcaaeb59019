"""How much slower `extract` is than the parse that it cannot do without."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.posts import Post, Posts
from benchmarks.tables import table
from benchmarks.timing import best_times, median, spread
from wpclean import extract

__all__ = ["measure", "show"]

# Upper bounds in bytes; a median post of the wild lies in the second class.
_SIZES = {
    "up to 5 KB": 5_000,
    "up to 20 KB": 20_000,
    "up to 100 KB": 100_000,
    "more": float("inf"),
}
_ROUNDS = 15


def measure(posts: Posts, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Time `extract` and the bare parser on the same strings, by size class."""
    best = best_times(
        {
            "extract": lambda post: extract(post.html),
            "parse": lambda post: LexborHTMLParser(post.html),
        },
        posts.all,
        rounds,
    )
    classes: dict[str, list[int]] = {name: [] for name in _SIZES}
    for place, post in enumerate(posts.all):
        classes[_size_class(post)].append(place)
    everything = {"all": list(range(len(posts.all)))}
    return {
        name: _class(posts, best, places)
        for name, places in (everything | classes).items()
        if places
    }


def show(result: dict[str, Any]) -> str:
    """Lay out the classes."""
    head = ["size", "posts", "blocks", "median", "q1", "q3", "p90", "extract µs", "parse µs"]
    return table(
        head,
        [
            [
                name,
                row["posts"],
                row["blocks"],
                *[row["ratio"][key] for key in ("median", "q1", "q3", "p90")],
                row["extract_us"],
                row["parse_us"],
            ]
            for name, row in result.items()
        ],
    )


def _size_class(post: Post) -> str:
    return next(name for name, bound in _SIZES.items() if post.size <= bound)


def _class(posts: Posts, best: dict[str, list[float]], places: list[int]) -> dict[str, Any]:
    extracts = [best["extract"][place] for place in places]
    parses = [best["parse"][place] for place in places]
    return {
        "posts": len(places),
        "blocks": sum(len(extract(posts.all[place].html).blocks) for place in places),
        "ratio": spread([e / p for e, p in zip(extracts, parses, strict=True)]),
        "extract_us": median(extracts) * 1e6,
        "parse_us": median(parses) * 1e6,
    }
