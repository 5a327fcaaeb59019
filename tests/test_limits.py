"""The limits: what passes them, what does not, and that nothing hostile gets by.

`WPCLEAN_HOSTILE_MB=10` has every hostile shape extracted at so many megabytes, too.
"""

from __future__ import annotations

import json
import os
import pickle
import re
from itertools import chain, cycle
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.cases import CORPUS
from tests.shapes import SHAPES
from tests.strategies import HTML
from wpclean import Article, LimitError, Limits, extract
from wpclean._guard import check
from wpclean.limits import LIMITS

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of posts beside the project is not here"
)
MEGABYTES = int(os.environ.get("WPCLEAN_HOSTILE_MB", "0"))


def refusal(html: str, limits: Limits = LIMITS) -> tuple[str, int, int]:
    with pytest.raises(LimitError) as caught:
        check(html, limits)
    return caught.value.limit, caught.value.value, caught.value.offset


def numbered(unit: str, times: int) -> str:
    return "".join(unit.replace("{}", str(number)) for number in range(times))


# One too much of each: a name, the HTML, and where in it the limit is passed.
TOO_MUCH = {
    "max_length": ("x" * 16_000_001, 16_000_000),
    "max_tags": ("<br>" * 150_001, 600_000),
    "max_depth": ("<div>" * 10_001, 50_000),
    "max_total_depth": ("<div>" * 9_000 + "<p>x</p>" * 10_000, 62_336),
    "max_attributes": (f"<p>six</p><p {numbered('a{} ', 4_001)}>", 22_902),
    "max_names": (numbered("<br a{}>", 30_000), 318_879),
    "max_reopened": (numbered("<p><font color={}>", 1_000), None),
}


@pytest.mark.parametrize("limit", TOO_MUCH)
def test_an_error_names_the_limit_its_value_and_the_place(limit: str):
    html, place = TOO_MUCH[limit]
    name, value, offset = refusal(html)
    assert (name, value) == (limit, getattr(LIMITS, limit))
    assert place is None or offset == place


@pytest.mark.parametrize("limit", TOO_MUCH)
def test_each_limit_can_be_raised(limit: str):
    raised = msgspec.structs.replace(LIMITS, **{limit: 10**9})
    check(TOO_MUCH[limit][0], raised)


def test_extract_refuses_what_is_past_the_limits_that_it_is_given():
    html = "<div>" * 12_000 + "deep"
    with pytest.raises(LimitError) as caught:
        extract(html)
    assert caught.value.limit == "max_depth"
    raised = Limits(max_depth=20_000, max_total_depth=1_000_000_000)
    assert extract(html, limits=raised).text == "deep"


def test_titles_are_held_to_the_limits_too():
    post = {"title": {"rendered": "<div>" * 20_000}, "content": {"rendered": "<p>Six</p>"}}
    with pytest.raises(LimitError):
        extract(post)


@pytest.mark.parametrize("limit", TOO_MUCH)
def test_each_limit_can_be_lowered(limit: str):
    html = numbered('<p><font id=a{} class="b">six</p>', 100)
    check(html, LIMITS)
    assert refusal(html, msgspec.structs.replace(LIMITS, **{limit: 1}))[:2] == (limit, 1)


def test_every_limit_is_tried_here():
    assert set(TOO_MUCH) == set(Limits.__struct_fields__)


def test_an_error_can_leave_a_worker_process():
    error = LimitError("max_depth", 10_000, 7)
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.limit, copied.value, copied.offset) == ("max_depth", 10_000, 7)
    assert str(copied) == str(error)


def test_the_message_says_how_to_raise_the_limit():
    with pytest.raises(LimitError, match=r"max_depth=10000 at offset 50000; .*max_depth=…"):
        check("<div>" * 10_001, LIMITS)


@pytest.mark.parametrize("size", [0, 1, 2_000, LIMITS.harmless_length, 100_000])
def test_text_without_tags_passes(size: int):
    check("x" * size, LIMITS)


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>x" * 5_000,
        "<b>" * 5_000 + "deep" + "</b>" * 5_000,
        "<p>" + "harbour " * 650_000 + "</p>",
        "<p>x</p>" * 20_000,
        "<p>six" * 50_000,
        "<li>six" * 50_000,
        "<p>six<br>boats</p><img src=a.jpg>" * 20_000,
        "<table>" + "<tr><td>six<td>boats" * 30_000 + "</table>",
        ("<select>" + "<option>six" * 250 + "</select>") * 100,
        '<p>See <a href="/x">it</a> <b>now</b>.</p>' * 20_000,
        "<p><b>six" * 2_000,
        "<p><a href=/x>six" * 10_000,
        '<p><font face="Georgia"><font size="2">six</p>' * 1_000,
        "<p><b><i>six</b></i> <u>boats</p></u>" * 5_000,
        "<b><p>six</p></b>" * 10_000,
        "<div><p><span>six</p></div></span>" * 10_000,
        "<h2>six<h3>boats</h2>" * 10_000,
        '<svg viewBox="0 0 1 1"><title>six</title><path d="M0 0"/></svg>' * 10_000,
        "<ruby>六<rp>(</rp><rt>six</ruby>" * 10_000,
        "<form><input><button>six</form>" * 10_000,
        "<dl>" + "<dt>six<dd>boats" * 20_000 + "</dl>",
        "<script>" + "if (a<b) { document.write('<div>'); }" * 20_000 + "</script>",
        f"<!-- {'<div>' * 20_000} -->",
        f"<textarea>{'<div>' * 20_000}</textarea>",
        f'<p title="{"<div> " * 20_000}">six</p>',
        f'<p class="{"a b " * 20_000}">six</p>',
    ],
    ids=lambda html: html[:24],
)
def test_what_people_and_their_editors_write_passes(html: str):
    check(html, LIMITS)


# Each opens 20,000 elements, and in each something hides the tags from a hasty reader.
HIDDEN = {
    "upper case": "<DIV>" * 20_000,
    "attributes": '<div class="a>b">' * 20_000,
    "slashes": "<div/a/b/>" * 20_000,
    "a quote in a name": '<p b">' + "<div>" * 20_000 + '"',
    "a quote in text": '"' + "<div>" * 20_000 + '"',
    "an unquoted slash": "<svg>" + "<g a=/>" * 20_000,
    "an empty comment": "<!-->" + "<div>" * 20_000 + "-->",
    "a comment that ends in a bang": "<!-- x --!>" + "<div>" * 20_000 + "-->",
    "CDATA outside of SVG": "<![CDATA[>" + "<div>" * 20_000 + "]]>",
    "a style in SVG": "<svg><style>" + "<g>" * 20_000 + "</style>",
    "a style in an SVG that has ended": "<svg><p><style></style>" + "<div>" * 20_000,
    "a script that has ended": "<script>'<!--'</script>" + "<div>" * 20_000 + "</script>",
    "a script in a script that has ended": (
        "<script><!-- <script> --></script>" + "<div>" * 20_000 + "</script>"
    ),
    "a title in MathML": "<math><title><link>" + "<div>" * 20_000 + "</title>",
    "a textarea in a template": "<template><col><textarea></template>" + "<div>" * 20_000,
    "end tags that close nothing": "<div><table></div></table>" * 20_000,
    "end tags of spans before a div": "<span><div></span>" * 20_000,
    "ends of cells": "<div></td></tr></table>" * 20_000,
    "ends of SVG": "<div></svg></g>" * 20_000,
    "ends of templates": "<div></template>" * 20_000,
    "ends of forms": "<form><div></form>" * 20_000,
    "self-closing tags": "<div/>" * 20_000,
    "letters that only look alike": "<lin\u212a>" * 20_000,
    "lone surrogates": "<\ud800div>" * 20_000,
    "NUL": "<x\0>" * 20_000,
    "form feeds": "<div\f>" * 20_000,
    "marks that are written in two ways": "<u><u/><u /><u\t><ul>" * 20_000,
}


@pytest.mark.parametrize("name", HIDDEN)
def test_depth_is_seen_whatever_hides_it(name: str):
    limit, _, offset = refusal(HIDDEN[name])
    assert limit in ("max_depth", "max_total_depth")
    assert 0 < offset < len(HIDDEN[name])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<p ", ">"),
        ("<P ", ">"),
        ("<p/", ""),
        ("</p ", ">"),
        ("<p title='>' ", ">"),
        ('<p title="<b>" ', ">"),
        ('<p title = "\'>" ', "/>"),
    ],
)
@pytest.mark.parametrize("unit", ["a{} ", "a{}/", 'a{}=">"', "a{}='<b>' ", "a{}=1\n", "=a{}/"])
def test_attributes_are_counted_however_they_are_written(start: str, unit: str, end: str):
    html = start + numbered(unit, 4_100) + end
    assert refusal(html)[0] == "max_attributes"
    assert refusal("x" * 5_000 + html, Limits(max_depth=10))[0] == "max_attributes"


FONTS = numbered("<font color={}>", 1_000)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FONTS}</p>" + "<p>x" * 1_000,
        f"<table>{FONTS}" + "<tr>x" * 1_000,
        f"<div>{FONTS}</div>" + "<div>x</div>" * 1_000,
        f"<x-tip>{FONTS}</x-tip>" + "<p>x" * 1_000,
        numbered("<b {}>", 1_000) + numbered("<i {}>", 1_000) + "x</b>" * 1_000,
        f"<table><tr><td>{FONTS}<object><td></table>" + "<p>x" * 1_000,
        f"<select><p>{FONTS}</select>" + "<p>x" * 1_000,
        f"<svg><foreignObject><p>{FONTS}</foreignObject></svg>" + "<p>x" * 1_000,
        f"<p><font {'a' * 10_000}>" + "<p>x" * 10_000,
    ],
    ids=lambda html: re.sub(r"(<font color=\d+>)+", "…", html)[:40],
)
def test_formatting_is_not_repeated_without_end(html: str):
    assert refusal(html)[0] in ("max_reopened", "max_total_depth")


def test_formatting_closed_in_the_wrong_order_is_work():
    html = numbered("<b {}><div>", 2_000) + "</b>" * 2_000
    assert refusal(html, Limits(max_reopened=10**9))[0] == "max_total_depth"


def _depth(html: str) -> int:
    """Give how deep the parser nests, by the ancestors of a mark at the end."""
    mark = LexborHTMLParser(html + "<x-mark>", is_fragment=True).css_first("x-mark")
    depth = 0
    while mark is not None and mark.parent is not None:
        mark, depth = mark.parent, depth + 1
    return depth


TAGS = st.sampled_from(
    "a b div em font form li p path select span svg table td template title tr ul x-tip".split()
)
SIGNS = st.sampled_from(["<{}>", "</{}>", "<{} a=1>", "<{}/>", "x", "\n", "<!--x-->", "</b>"])


@given(st.lists(st.tuples(SIGNS, TAGS), max_size=60))
def test_the_depth_is_never_taken_for_less_than_it_is(parts: list[tuple[str, str]]):
    html = "".join(sign.format(tag) for sign, tag in parts)
    depth = _depth(html)
    if depth > 1:
        assert refusal(html + "<x-mark>", Limits(max_depth=depth))[0] == "max_depth"


MARKS = "a b code em font i nobr".split()
BOXES = "button div li object p svg table td".split()
OPENED = st.builds(
    "<{}{}>".format, st.sampled_from(MARKS), st.sampled_from(["", " a", " a b=1 c='>' d", "/"])
)
UNITS = st.lists(
    OPENED
    | st.sampled_from([f"<{name}>" for name in BOXES])
    | st.sampled_from([f"</{name}>" for name in MARKS + BOXES])
    | st.sampled_from(["x", "<br>", "<!--<b>-->"]),
    max_size=6,
)


def _weight(html: str) -> tuple[int, int]:
    """Give what the formatting weighs in the tree, and as it is written."""
    tree = LexborHTMLParser(html, is_fragment=True)
    made = sum(10 + len(node.attributes) for node in tree.css(", ".join(MARKS)))
    tags = re.findall(rf"<(?:{'|'.join(MARKS)})(?=[ />])([^>']*(?:'>' d)?)", html)
    return made, sum(10 + len(re.findall(r"\w\S*", tag)) for tag in tags)


@given(st.lists(OPENED, max_size=8), UNITS, UNITS, st.integers(1, 20), st.integers(0, 20))
def test_what_is_repeated_is_never_taken_for_less_than_it_is(
    marks: list[str], first: list[str], second: list[str], times: int, more: int
):
    html = "".join(marks + first * times + second * more)
    made, written = _weight(html)
    if made > written:
        assert refusal(html, Limits(max_reopened=made - written - 1))[0] == "max_reopened"


@given(st.lists(OPENED, max_size=8), UNITS, UNITS, st.integers(1, 20), st.integers(0, 20))
def test_no_more_is_repeated_than_a_list_of_formatting_for_each_tag(
    marks: list[str], first: list[str], second: list[str], times: int, more: int
):
    html = "".join(marks + first * times + second * more).replace("'>'", "2")
    made, written = _weight(html)
    different = {tag: _weight(tag)[1] for tag in re.findall(r"<\w[^>]*>", html)}
    links = [weight for tag, weight in different.items() if re.match("<a[ />]", tag)]
    heaviest = max(links, default=0) + 3 * (sum(different.values()) - sum(links))
    assert made - written <= html.count("<") * heaviest


@given(HTML)
def test_generated_posts_pass(html: str):
    check(html, LIMITS)


def _corpus() -> list[str]:
    posts = [
        json.loads(path.read_bytes())["content"]["rendered"]
        for path in sorted(CORPUS.glob("posts/*/post.json"))
    ]
    return [*posts, *(path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.md")))]


def _shared() -> list[str]:
    lines = chain.from_iterable(
        path.read_text("utf-8").split("\n") for path in sorted(SHARED.glob("posts/*.jsonl"))
    )
    posts = [json.loads(line)["html"] for line in lines if line]
    for path in sorted(SHARED.glob("wordpress/**/*.json")):
        data = json.loads(path.read_bytes())
        found = data if isinstance(data, list) else [data]
        contents = [post.get("content") for post in found if isinstance(post, dict)]
        posts += [one.get("rendered") or "" for one in contents if isinstance(one, dict)]
    return posts


def test_the_corpus_passes_alone_and_in_one():
    posts = _corpus()
    assert posts
    for html in posts:
        check(html, LIMITS)
    check("\n".join(posts), LIMITS)


@needs_shared
def test_the_posts_beside_the_project_pass_with_a_tenth_of_the_limits():
    tenth = Limits(**{name: getattr(LIMITS, name) // 10 for name in Limits.__struct_fields__})
    posts = _shared()
    assert len(posts) > 1_000
    for html in posts:
        check(html, tenth)


@needs_shared
def test_a_megabyte_of_posts_passes():
    posts = cycle(_shared())
    parts: list[str] = []
    while sum(map(len, parts)) < 1_000_000:
        parts.append(next(posts))
    check("".join(parts), LIMITS)


SIZES = [100_000, *([MEGABYTES * 1_000_000] if MEGABYTES else [])]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHAPES)
def test_hostile_html_ends_in_an_article_or_a_limit(name: str, size: int):
    html = SHAPES[name](size)
    try:
        check(html, LIMITS)
        article = extract(html)
    except LimitError:
        return
    assert isinstance(article, Article)
    article.to_markdown()
    article.to_html()
    assert Article.from_json(article.to_json()) == article
