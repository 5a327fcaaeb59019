"""The posts in `corpus/posts`: a REST object in, the article as data and as Markdown out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cases import (
    POSTS,
    article_of,
    markdown_of,
    markdown_words,
    read_post,
    shown_in_markdown,
    to_pretty_json,
)
from wpclean import Article, Block, extract

# Whatever lies in the folder: what is no post is a failure and not passed over.
FOLDERS = sorted(POSTS.iterdir())
each_post = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def text_of(file: Path) -> str:
    """Read a file as it is, its line ends too."""
    return file.read_bytes().decode()


def words_in(blocks: tuple[Block, ...]) -> list[str]:
    """Give the words that the Markdown of these blocks must have."""
    shown = (plain(text) for block in blocks for text in shown_in_markdown(block))
    return list(filter(None, shown))


def words_of(markdown: str) -> list[str]:
    """Give the words that a Markdown parser finds, block by block."""
    return list(filter(None, map(plain, markdown_words(markdown))))


def plain(text: str) -> str:
    """Take out what Markdown puts in: footnote markers and the dollars of formulas."""
    return " ".join(re.sub(r"\[\^\w+\]|\$", "", text).split())


@each_post
def test_a_post_gives_the_article_that_is_expected(folder: Path):
    expected = json.loads(text_of(folder / "expected.json"))
    # As text, because pytest then shows the lines that differ.
    assert to_pretty_json(article_of(extract(read_post(folder)))) == to_pretty_json(expected)


@each_post
def test_a_post_gives_the_markdown_that_is_expected(folder: Path):
    assert markdown_of(extract(read_post(folder))) == text_of(folder / "expected.md")


@each_post
def test_a_markdown_parser_gives_back_the_words_of_a_post(folder: Path):
    article = extract(read_post(folder))
    assert words_of(article.to_markdown()) == words_in(article.blocks)


@each_post
def test_the_markdown_that_is_expected_has_the_words_that_are_expected(folder: Path):
    """Both are written by hand at times, and must tell the same."""
    expected = Article.from_dict(json.loads(text_of(folder / "expected.json")))
    assert words_of(text_of(folder / "expected.md")) == words_in(expected.blocks)


@each_post
def test_a_post_has_the_files_that_are_read_and_no_others(folder: Path):
    names = {file.name for file in folder.iterdir()}
    assert names == {"post.json", "about.md", "expected.json", "expected.md"}


@each_post
def test_a_post_says_what_it_shows_and_which_wordpress_made_it(folder: Path):
    assert "Rendered by WordPress " in text_of(folder / "about.md")


def test_there_are_posts():
    assert len(FOLDERS) > 20
