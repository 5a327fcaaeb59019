"""HTML that would tie up the parser is refused before it is parsed."""

from __future__ import annotations

import pickle

import pytest

from wpclean import LimitError, Limits, extract

SENTENCE = "<p>The ferry leaves at noon, and the gulls go with it.</p>"


@pytest.mark.parametrize(
    ("limit", "html"),
    [
        ("max_length", "x" * 16_000_001),
        ("max_tags", "<i>" * 200_001),
        ("max_depth", "<div>" * 100_000),
        ("max_depth", "<DIV>" * 100_000),
        ("max_depth", "<span>" * 10_001 + "</b>"),
        ("max_depth", "<my-box>" * 20_000),
        ("max_total_depth", "<div>" * 9_000 + "<span></span>" * 90_000),
        ("max_attributes", "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">x"),
        ("max_attributes", "<p " + "".join(f"a{n}='>'" for n in range(100_000)) + ">x"),
        ("max_names", "".join(f"<p a{n}>" for n in range(60_000))),
        ("max_reopened", "<p>" + "".join(f"<font color=i{n}>" for n in range(300)) + "<p>x" * 900),
        ("max_total_depth", "".join(f"<font color=i{n}>" for n in range(3_000)) + "<p>x"),
    ],
)
def test_hostile_html_is_refused_by_the_name_of_its_limit(limit: str, html: str) -> None:
    with pytest.raises(LimitError) as caught:
        extract(html)
    assert caught.value.limit == limit
    assert 0 <= caught.value.offset <= len(html)


@pytest.mark.parametrize(
    "html",
    [
        SENTENCE * 20_000,
        "<ul><li>" * 4_900 + "x",
        "<p>" + "word " * 1_000_000,
        "<p>" + "<b>gull</b> <i>tern</i> " * 20_000,
        "<table><tr>" + "<td>1" * 20_000,
    ],
    ids=["paragraphs", "nested lists", "a long paragraph", "formatting", "a wide table"],
)
def test_large_but_plain_html_passes(html: str) -> None:
    assert extract(html).blocks


def test_every_limit_can_be_raised() -> None:
    html = "<div>" * 12_000 + "x"
    with pytest.raises(LimitError, match="max_depth=10000"):
        extract(html)
    limits = Limits(max_depth=20_000, max_total_depth=1_000_000_000)
    assert extract(html, limits=limits).text == "x"


def test_every_limit_can_be_lowered() -> None:
    with pytest.raises(LimitError, match="max_length=10 at offset 10"):
        extract(SENTENCE, limits=Limits(max_length=10))


def test_titles_are_held_to_the_limits_too() -> None:
    post = {"title": {"rendered": "<div>" * 20_000}, "content": {"rendered": SENTENCE}}
    with pytest.raises(LimitError):
        extract(post)


def test_a_limit_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(LimitError("max_depth", 7, 9)))
    assert (error.limit, error.value, error.offset) == ("max_depth", 7, 9)
