"""How many cases of the corpus come out as their files say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from tests.cases import (
    POSTS,
    Case,
    article_of,
    blocks_of,
    files,
    last_text_of,
    read_case,
    read_cases,
    read_post,
    removed_of,
    sources_of,
)
from wpclean import extract

__all__ = ["measure"]


def measure() -> dict[str, float]:
    """Give the share of right cases, folder by folder."""
    single = {"html": _html, "rules": _rule}
    shares = {
        folder: _share(map(read_case, files(folder)), is_right)
        for folder, is_right in single.items()
    }
    sources = [case for path in files("sources") for case in read_cases(path)]
    return {**shares, "sources": _share(sources, _source), "posts": _posts()}


def _share(cases: Iterable[Case], is_right: Callable[[Case], bool]) -> float:
    expected = [case for case in cases if case.fields.get("expect") != "fail"]
    return _mean([is_right(case) for case in expected])


def _mean(rights: list[bool]) -> float:
    # A folder without cases must not pass for a perfect one.
    return sum(rights) / len(rights) if rights else 0.0


def _html(case: Case) -> bool:
    article = extract(case.post())
    return blocks_of(article) == json.loads(case.parts["json blocks"]) and (
        "text removed" not in case.parts
        or removed_of(article) == case.parts["text removed"].splitlines()
    )


def _rule(case: Case) -> bool:
    article = extract(case.post(), known_repeats=case.repeats)
    return (
        article.text == case.parts["text output"]
        and removed_of(article) == case.parts["text removed"].splitlines()
    )


def _source(case: Case) -> bool:
    article = extract(case.post())
    return (
        sources_of(article) == json.loads(case.parts["json sources"])
        and last_text_of(article) == case.parts["text last"]
    )


def _posts() -> float:
    expectations = sorted(POSTS.glob("*/expected.json"))
    return _mean(
        [
            article_of(extract(read_post(path.parent))) == json.loads(path.read_bytes())
            for path in expectations
        ]
    )
