"""Where the time of `extract` goes, stage by stage.

The stages of `wpclean._pipeline` are run one by one here, so this module follows
that one: a stage that is added there is added here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from time import process_time
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from benchmarks.posts import Posts
from benchmarks.tables import table
from benchmarks.timing import median
from wpclean import RULES, Article
from wpclean._body import Body
from wpclean._draft import Walked
from wpclean._guard import check
from wpclean._passes import run_passes
from wpclean._pipeline import _assemble
from wpclean._source import Post, read_post
from wpclean._stray_cells import keep_stray_cells
from wpclean._walk import walk
from wpclean.limits import LIMITS

__all__ = ["measure", "show"]

_ROUNDS = 9


class _Run:
    """One post on its way; each stage leaves what the next one needs."""

    post: Post
    html: str
    tree: LexborHTMLParser
    walked: Walked
    body: Body
    article: Article

    def __init__(self, source: str) -> None:
        self.source = source

    def read(self) -> None:
        self.post = read_post(self.source)
        self.html = keep_stray_cells(self.post.html)

    def guard(self) -> None:
        check(self.html, LIMITS)

    def parse(self) -> None:
        self.tree = LexborHTMLParser(self.html, is_fragment=True)

    def walk(self) -> None:
        self.walked = walk(self.tree, self.html, RULES)

    def passes(self) -> None:
        self.body = Body(self.post, "", self.walked, RULES)
        run_passes(self.body, ())

    def assemble(self) -> None:
        self.article = _assemble(self.post, self.body, LIMITS)

    def text(self) -> None:
        _ = self.article.text

    def markdown(self) -> None:
        self.article.to_markdown()

    def to_html(self) -> None:
        self.article.to_html()

    def json(self) -> None:
        self.article.to_json()


_STAGES: dict[str, Callable[[_Run], None]] = {
    "read": _Run.read,
    "guard": _Run.guard,
    "parse": _Run.parse,
    "walk": _Run.walk,
    "passes": _Run.passes,
    "assemble": _Run.assemble,
    "text": _Run.text,
    "markdown": _Run.markdown,
    "html": _Run.to_html,
    "json": _Run.json,
}


def measure(posts: Posts, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Time each stage on each post; the best of the rounds counts."""
    best = {name: [math.inf] * len(posts.all) for name in _STAGES}
    for _ in range(rounds):
        for place, post in enumerate(posts.all):
            for name, spent in _time(post.html).items():
                best[name][place] = min(best[name][place], spent)
    return {
        name: {
            "us": median(times) * 1e6,
            "of_parse": median([t / p for t, p in zip(times, best["parse"], strict=True)]),
        }
        for name, times in best.items()
    }


def show(result: dict[str, Any]) -> str:
    """Lay out the stages in their order; what follows `assemble` is on demand."""
    return table(
        ["stage", "µs", "× parse"],
        [[name, row["us"], row["of_parse"]] for name, row in result.items()],
    )


def _time(html: str) -> dict[str, float]:
    run = _Run(html)
    spent = {}
    for name, stage in _STAGES.items():
        begin = process_time()
        stage(run)
        spent[name] = process_time() - begin
    return spent
