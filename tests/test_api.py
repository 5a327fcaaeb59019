"""The public surface: what may be imported, and what promises about it can be checked at once."""

from __future__ import annotations

import copy
import importlib
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

import wpclean
from wpclean import LimitError, Paragraph, extract

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


def test_a_pickled_and_a_copied_article_equal_it():
    article = extract(HTML)
    assert article.text
    assert pickle.loads(pickle.dumps(article)) == article
    assert copy.copy(article) == article
    assert copy.deepcopy(article) == article


def test_a_limit_error_survives_pickling():
    error = pickle.loads(pickle.dumps(LimitError("max_depth", 7, 42)))
    assert (error.limit, error.value, error.offset) == ("max_depth", 7, 42)
    assert "max_depth=7 at offset 42" in str(error)


def test_eight_threads_on_shared_rules_give_the_articles_of_one():
    posts = [f"{HTML}<p>Post {number}.</p>" * 5 for number in range(40)]
    alone = [extract(post) for post in posts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(extract, posts)) == alone


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
