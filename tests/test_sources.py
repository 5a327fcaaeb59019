"""Source lines, in many languages, with the lines that only look like them."""

from __future__ import annotations

import json

import pytest

from tests.cases import Case, files, last_text_of, read_cases, sources_of
from wpclean import RULES, extract

CASES = [case for path in files("sources") for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_sources_of_a_post_are_found_and_its_text_ends_before_them(case: Case):
    article = extract(case.post())
    assert sources_of(article) == json.loads(case.parts["json sources"])
    assert last_text_of(article) == case.parts["text last"]


def test_every_case_has_the_parts_that_are_read_and_no_others():
    for case in CASES:
        assert set(case.parts) == {"html input", "json sources", "text last"}, case.id


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name.startswith("sources/")])
def test_each_source_rule_is_needed_by_a_case(rule):
    fewer = RULES.without(rule.name)
    assert any(
        extract(case.post(), rules=fewer).sources != extract(case.post()).sources for case in CASES
    )


def test_the_text_of_a_source_is_the_whole_line():
    html = "<p>a a.</p><p>b b.</p><p>c c.</p><p>Source: <a href='https://x.example/'>The X</a>.</p>"
    (source,) = extract(html).sources
    assert source.text == "Source: The X."
    assert source.host == "x.example"
    assert source.rule == "sources/label"


def test_source_lines_stay_where_their_rules_are_switched_off():
    html = "<p>a a.</p><p>b b.</p><p>c c.</p><p>Source: <a href='https://x.example/'>X</a></p>"
    article = extract(html, rules=RULES.without("sources/*"))
    assert article.sources == ()
    assert article.text.endswith("Source: X")


def test_a_box_that_a_theme_marks_as_a_source_is_data_and_no_removal():
    html = (
        "<p>Six boats went out.</p><div class='jeg_post_source'><span>SOURCE</span>"
        " <a href='https://courier.example/boats'>Harbour Courier</a></div>"
    )
    article = extract(html)
    assert article.text == "Six boats went out."
    assert article.removed == ()
    (source,) = article.sources
    assert (source.label, source.url) == ("Harbour Courier", "https://courier.example/boats")
    assert source.rule == "jnews/source"
