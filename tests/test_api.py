"""The public surface: what may be imported, and what promises about it can be checked at once."""

from __future__ import annotations

import copy
import importlib
import pickle
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import get_args

import msgspec
import pytest

import wpclean
from wpclean import (
    Article,
    Block,
    Citation,
    Code,
    Definition,
    Embed,
    Figure,
    Footnote,
    Heading,
    LimitError,
    ListItem,
    Math,
    Paragraph,
    Removal,
    Repair,
    Separator,
    Source,
    Span,
    Table,
    Term,
    Verse,
    extract,
)

HTML = '<h2>Tides</h2><p>High <em>water</em> at <a href="/six">six</a>.</p><p>Share</p>'


def test_the_public_names_are_those_of_all_and_sorted():
    assert sorted(wpclean.__all__, key=str) == sorted(set(wpclean.__all__))
    for name in wpclean.__all__:
        assert getattr(wpclean, name).__doc__ or name in ("Block", "PostLike", "RULES")


def test_an_article_is_immutable():
    article = extract(HTML)
    with pytest.raises(AttributeError):
        article.title = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        article.blocks[0].text = "x"  # type: ignore[misc]


EVERY_BLOCK = (
    Paragraph("Tides", (Span(0, 5, "link", "/six"), Span(5, 5, "note", "n1"))),
    Heading("Tides", level=3),
    ListItem("Tides", indent=1, ordinal=3, checked=True),
    Term("Tides"),
    Definition("Tides"),
    Citation("Erna", quote=1),
    Verse("Tides\n  rise"),
    Code("x = 1", language="python"),
    Table("a\tb", rows=(("a", "b"),), header_rows=1, caption="a"),
    Figure("Tides", src="a.jpg", alt="b", width=3, height=4),
    Embed(url="https://a.example/", provider="a.example", kind="map"),
    Math("x^2", latex="x^2"),
    Footnote("Note", label="1", ref="n1"),
    Separator(),
)


def an_article_of_everything() -> Article:
    """Make an article with every field and every kind of block."""
    return Article(
        title="Tides",
        url="https://a.example/tides/",
        id=7,
        published=datetime(2026, 3, 1, tzinfo=UTC),
        categories=("Sea", 3),
        blocks=EVERY_BLOCK,
        sources=(Source("https://b.example/", "B", "b.example", "Source: B", "sources/label"),),
        removed=(Removal("jetpack/sharing", "share", "Share", 1),),
        repairs=(Repair("mojibake", "Ã¼", "ü", 0),),
    )


def test_every_kind_of_block_is_in_the_article_of_everything():
    assert {type(block) for block in EVERY_BLOCK} == set(get_args(Block))


@pytest.mark.parametrize("is_read", [False, True], ids=["fresh", "read"])
@pytest.mark.parametrize(
    "again",
    [
        copy.copy,
        copy.deepcopy,
        *[
            lambda article, number=number: pickle.loads(pickle.dumps(article, number))
            for number in range(2, pickle.HIGHEST_PROTOCOL + 1)
        ],
    ],
)
def test_a_pickled_and_a_copied_article_equal_it(again: Callable[[Article], Article], is_read):
    article = an_article_of_everything()
    text = an_article_of_everything().text
    if is_read:
        assert article.text == text
    other = again(article)
    assert other == article
    assert hash(other) == hash(article)
    assert other.text == text
    assert list(map(type, other.blocks)) == list(map(type, article.blocks))


def test_articles_that_differ_in_one_block_are_not_equal():
    article = an_article_of_everything()
    for index, block in enumerate(EVERY_BLOCK):
        changed = msgspec.structs.replace(block, quote=5)
        blocks = (*EVERY_BLOCK[:index], changed, *EVERY_BLOCK[index + 1 :])
        assert msgspec.structs.replace(article, blocks=blocks) != article


def test_a_limit_error_survives_pickling():
    error = pickle.loads(pickle.dumps(LimitError("max_depth", 7, 42)))
    assert (error.limit, error.value, error.offset) == ("max_depth", 7, 42)
    assert "max_depth=7 at offset 42" in str(error)


def test_views_are_derived_from_the_blocks():
    html = '<p>Gull</p><img src="a.jpg"><pre>x = 1</pre><figure><img src="b.jpg"><figcaption>B'
    article = extract(html)
    assert [block.text for block in article.paragraphs] == ["Gull", "B"]
    assert [image.src for image in article.images] == ["a.jpg", "b.jpg"]


def test_json_of_other_data_is_refused():
    with pytest.raises(msgspec.ValidationError):
        wpclean.Article.from_dict({"blocks": [{"type": "Nothing"}]})


def test_blocks_compare_by_value():
    assert extract("<p>Gull</p>").blocks == (Paragraph("Gull"),)


def test_a_module_whose_extra_is_missing_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy.language", None)
    monkeypatch.delitem(sys.modules, "wpclean.spacy", raising=False)
    with pytest.raises(ModuleNotFoundError, match=r"spaCy: pip install 'wpclean\[nlp\]'"):
        importlib.import_module("wpclean.spacy")
