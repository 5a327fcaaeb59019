"""The cases in `corpus/html`: markup in, blocks out."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.cases import Case, files, read_case
from wpclean import Article, extract

CASES = [read_case(path) for path in files("html")]


def blocks_of(article: Article) -> list[dict]:
    """Give the blocks as case files write them: defaults left out, and no offsets."""
    plain = json.loads(msgspec.json.encode(article.blocks))
    for block in plain:
        block.pop("start", None)
    return plain


def removed_of(article: Article) -> list[str]:
    return [f"{removal.rule}: {removal.text}" for removal in article.removed]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_markup_gives_the_blocks_of_its_case(case: Case):
    article = extract(case.parts["html input"])
    assert blocks_of(article) == json.loads(case.parts["json blocks"])
    if "text removed" in case.parts:
        assert removed_of(article) == case.parts["text removed"].splitlines()


def test_there_are_cases():
    assert len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_has_the_parts_that_are_read_and_no_others(case: Case):
    assert {"html input", "json blocks"} <= set(case.parts)
    assert set(case.parts) <= {"html input", "json blocks", "text removed"}
