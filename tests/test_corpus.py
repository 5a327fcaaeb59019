"""The cases in `corpus/html`: markup in, blocks out."""

from __future__ import annotations

import json

import pytest

from tests.cases import Case, blocks_of, files, read_case, removed_of
from wpclean import extract

CASES = [read_case(path) for path in files("html")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_markup_gives_the_blocks_of_its_case(case: Case):
    article = extract(case.post())
    assert blocks_of(article) == json.loads(case.parts["json blocks"])
    if "text removed" in case.parts:
        assert removed_of(article) == case.parts["text removed"].splitlines()


def test_there_are_cases():
    assert len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_has_the_parts_that_are_read_and_no_others(case: Case):
    assert {"html input", "json blocks"} <= set(case.parts)
    assert set(case.parts) <= {"html input", "json blocks", "text removed"}
