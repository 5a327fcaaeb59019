"""Chunks: what one holds, where a block is cut, and what nothing may make slow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import POSTS, read_post
from tests.strategies import HTML
from tests.test_laws import _posts_beside_the_project, generated, needs_shared
from wpclean import Article, Block, Chunk, Code, Figure, Heading, Paragraph, Table, extract
from wpclean._text import keeps_together

# The laws: told anew from the promises of `Article.chunks`, by looking at everything.


@dataclass
class Placed:
    """A block that has text, and where in the article it stands."""

    block: Block
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.block.text)

    @property
    def is_heading(self) -> bool:
        return isinstance(self.block, Heading)

    def cuts(self) -> list[int]:
        """List the places where it may be cut, its end too."""
        text = self.block.text
        places = accumulate(map(len, regex.findall(r"\X", text)))
        return [
            self.start + place
            for place in places
            if place == len(text)
            or not (text[place - 1] == "\u200d" or keeps_together(text[place]))
        ]

    def ends_section_of(self, heading: Placed) -> bool:
        """Tell whether what stands under a heading before this block ends with it."""
        was_quoted, is_quoted = heading.block.quote > 0, self.block.quote > 0
        if was_quoted != is_quoted:
            return was_quoted
        return self.is_heading and self.block.level <= heading.block.level


def placed(article: Article) -> list[Placed]:
    blocks = [block for block in article.blocks if block.text]
    starts = accumulate((len(block.text) + 2 for block in blocks), initial=0)
    return [Placed(block, start) for block, start in zip(blocks, starts, strict=False)]


def check_chunks(article: Article, max_chars: int) -> None:
    chunks, blocks = article.chunks(max_chars), placed(article)
    check_nothing_is_left_out(article.text, chunks, blocks)
    check_sizes(chunks, blocks, max_chars)
    check_headings(chunks, blocks)
    for before, chunk in pairwise(chunks):
        check_a_reason_to_end(before, chunk, blocks, max_chars)


def check_nothing_is_left_out(text: str, chunks: tuple[Chunk, ...], blocks: list[Placed]) -> None:
    """The chunks are the text in order, but for blank lines between blocks."""
    blanks = {(block.end, after.start) for block, after in pairwise(blocks)}
    end = 0
    for chunk in chunks:
        assert chunk.text
        assert chunk.text == text[chunk.start : chunk.end]
        assert chunk.start == end or (end, chunk.start) in blanks
        end = chunk.end
    assert end == len(text)


def check_sizes(chunks: tuple[Chunk, ...], blocks: list[Placed], max_chars: int) -> None:
    """A chunk has room for its text, or is one cluster; no cluster is cut."""
    cuts = set(chain.from_iterable(block.cuts() for block in blocks))
    for chunk in chunks:
        assert chunk.end in cuts
        assert len(chunk.text) <= max_chars or cuts.isdisjoint(range(chunk.start + 1, chunk.end))


def check_headings(chunks: tuple[Chunk, ...], blocks: list[Placed]) -> None:
    """A chunk names the headings that all of it stands under; those within it come first."""
    sections = []
    for index, heading in enumerate(blocks):
        if heading.is_heading:
            rest = (b.start for b in blocks[index + 1 :] if b.ends_section_of(heading))
            sections.append((heading, next(rest, blocks[-1].end)))
    for chunk in chunks:
        assert chunk.headings == tuple(
            heading.block.text
            for heading, end in sections
            if heading.end <= chunk.start and chunk.end <= end
        )
        within = [b.is_heading for b in blocks if b.start < chunk.end and chunk.start < b.end]
        assert within == sorted(within, reverse=True)


def check_a_reason_to_end(
    before: Chunk, chunk: Chunk, blocks: list[Placed], max_chars: int
) -> None:
    """A chunk ends because a heading begins or what follows does not fit."""
    index = next(i for i, block in enumerate(blocks) if block.start <= chunk.start < block.end)
    block, last = blocks[index], blocks[index - 1]
    if chunk.start > block.start:
        is_under_heading = index > 0 and last.is_heading
        assert len(block.block.text) > max_chars or is_under_heading
        assert block.end - before.start > max_chars
    elif last.is_heading or not block.is_heading:
        assert block.end - before.start > max_chars
        # A heading is left alone where not one character has room behind it.
        if last.is_heading and not block.is_heading:
            assert block.cuts()[0] - before.start > max_chars


PIECES = st.sampled_from(
    [
        *"aG.!?。」 \n\t\r\u0301\u200d\u102b\u0600é",
        *("Gull. ", "e.g. gull ", "tide", "\r\n", "“Oh!” ", "漢字"),
        *("🇮🇸🇫🇴", "👨\u200d👩\u200d👧", "👋🏽", "न\u094dम", "می\u200cروم"),
    ]
)
WORDS = st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).strip())
QUOTES = st.integers(0, 2)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS, quote=QUOTES),
    st.builds(Heading, WORDS, level=st.integers(1, 6), quote=QUOTES),
    st.sampled_from([Code, Table, Figure]).flatmap(lambda kind: st.builds(kind, WORDS)),
)
ARTICLES = st.lists(BLOCKS, max_size=12).map(lambda blocks: Article(blocks=tuple(blocks)))
SIZES = st.one_of(st.integers(1, 12), st.integers(13, 200))


@given(ARTICLES, SIZES)
@generated
def test_chunks_of_any_blocks_keep_every_promise(article: Article, max_chars: int):
    check_chunks(article, max_chars)


@given(HTML, SIZES)
@generated
def test_chunks_of_any_html_keep_every_promise(html: str, max_chars: int):
    check_chunks(extract(html), max_chars)


@pytest.mark.parametrize("folder", sorted(POSTS.iterdir()), ids=lambda folder: folder.name)
def test_chunks_of_every_post_of_the_corpus_keep_every_promise(folder: Path):
    for max_chars in (20, 200, 1000):
        check_chunks(extract(read_post(folder)), max_chars)


@needs_shared
def test_chunks_of_every_post_beside_the_project_keep_every_promise():
    for name, html in _posts_beside_the_project():
        try:
            check_chunks(extract(html), 300)
        except AssertionError as error:
            error.add_note(name)
            raise


# Cases: what is expected, written by hand.


def texts(html: str, max_chars: int) -> list[str]:
    return [chunk.text for chunk in extract(html).chunks(max_chars)]


def test_blocks_that_fit_share_a_chunk():
    assert texts("<p>Gulls.</p><p>Terns.</p><p>Auks.</p>", 14) == ["Gulls.\n\nTerns.", "Auks."]


def test_a_block_that_fits_is_never_cut():
    html = "<p>A gull sat.</p><p>It saw. It left.</p>"
    assert texts(html, 16) == ["A gull sat.", "It saw. It left."]


def test_a_long_block_is_cut_at_the_last_end_of_a_sentence():
    html = "<p>A gull sat. It saw us. Then it flew over the harbour.</p>"
    assert texts(html, 30) == ["A gull sat. It saw us. ", "Then it flew over the harbour."]


def test_a_cut_may_fill_the_chunk_to_the_last_character():
    assert texts("<p>It sat. It saw. It left.</p>", 16) == ["It sat. It saw. ", "It left."]
    assert texts("<p>the gull left</p>", 9) == ["the gull ", "left"]


def test_a_full_stop_before_a_small_letter_ends_no_sentence():
    assert texts("<p>It sat. Gulls, i.e. birds.</p>", 25) == ["It sat. ", "Gulls, i.e. birds."]


def test_a_sentence_ends_after_its_closing_quotation_mark():
    assert texts("<p>“It sat.” (So she said.) We left.</p>", 30) == [
        "“It sat.” (So she said.) ",
        "We left.",
    ]


def test_ideographic_stops_need_no_space():
    assert texts("<p>「鴎が来た。」潮が引く。船が出る。</p>", 13) == [
        "「鴎が来た。」潮が引く。",
        "船が出る。",
    ]


def test_a_line_break_ends_a_sentence():
    assert texts("<p>From the sea<br>to the far shore</p>", 20) == [
        "From the sea\n",
        "to the far shore",
    ]


def test_a_long_sentence_is_cut_at_white_space():
    assert texts("<p>the gull sat on the pier</p>", 10) == ["the gull ", "sat on ", "the pier"]


def test_a_long_word_is_cut_between_clusters():
    assert texts("<p>e\u0323\u0301e\u0323\u0301👨‍👩‍👧🇮🇸🇫🇴</p>", 5) == [
        "ẹ\u0301ẹ\u0301",
        "👨‍👩‍👧",
        "🇮🇸🇫🇴",
    ]


def test_a_cluster_that_is_longer_than_a_chunk_stays_whole():
    assert texts("<p>ab👨‍👩‍👧cd</p>", 2) == ["ab", "👨‍👩‍👧", "cd"]


def test_code_is_cut_at_the_end_of_a_line_and_keeps_its_indent():
    code = 'def f():\n    print("A. B")\n    return "C. D"'
    assert texts(f"<pre><code>{code}</code></pre>", 24) == [
        "def f():\n",
        '    print("A. B")\n',
        '    return "C. D"',
    ]


def test_a_table_is_cut_between_rows():
    html = "<table><tr><td>Mr. A</td><td>Gull</td></tr><tr><td>Mr. B</td><td>Tern</td></tr></table>"
    assert texts(html, 16) == ["Mr. A\tGull\n", "Mr. B\tTern"]


def test_the_pieces_of_a_block_joined_are_the_block():
    html = "<p>A gull sat.  It  saw us.<br>Then it flew over the harbour.</p>"
    assert "".join(texts(html, 10)) == extract(html).text


def test_a_heading_opens_a_chunk():
    assert texts("<p>Gulls.</p><h2>Terns</h2><p>They dive.</p>", 100) == [
        "Gulls.",
        "Terns\n\nThey dive.",
    ]


def test_a_heading_is_not_left_alone_and_the_block_below_is_cut_for_it():
    assert texts("<h2>Tides</h2><p>Up at six. Down at noon.</p>", 24) == [
        "Tides\n\nUp at six. ",
        "Down at noon.",
    ]


def test_headings_in_a_row_share_a_chunk():
    assert texts("<h2>Birds</h2><h3>Gulls</h3><p>They cry.</p>", 100) == [
        "Birds\n\nGulls\n\nThey cry."
    ]


def test_the_headings_of_a_chunk_are_those_above_it():
    html = (
        "<h2>Birds</h2><h3>Gulls</h3><p>They cry.</p><p>They steal.</p>"
        "<h3>Terns</h3><p>They dive.</p><h2>Seals</h2><p>They bask.</p><p>They bark.</p>"
    )
    assert [(chunk.text, chunk.headings) for chunk in extract(html).chunks(25)] == [
        ("Birds\n\nGulls\n\nThey cry.", ()),
        ("They steal.", ("Birds", "Gulls")),
        ("Terns\n\nThey dive.", ("Birds",)),
        ("Seals\n\nThey bask.", ()),
        ("They bark.", ("Seals",)),
    ]


def test_a_section_without_text_names_no_heading_that_the_next_is_not_under():
    html = "<h2>Birds</h2><p>All of them.</p><h3>Gulls</h3><h2>Seals</h2><p>They bask.</p>"
    assert [(chunk.text, chunk.headings) for chunk in extract(html).chunks(100)] == [
        ("Birds\n\nAll of them.", ()),
        ("Gulls\n\nSeals\n\nThey bask.", ()),
    ]


def test_a_quoted_heading_ends_with_its_quotation():
    html = (
        "<h2>News</h2><blockquote><h2>Statement</h2><p>We sail.</p><p>Daily.</p></blockquote>"
        "<p>So they say, and gulls cry.</p>"
    )
    assert [(chunk.text, chunk.headings) for chunk in extract(html).chunks(28)] == [
        ("News\n\nStatement\n\nWe sail.", ()),
        ("Daily.", ("News", "Statement")),
        ("So they say, and gulls cry.", ("News",)),
    ]


def test_blocks_without_text_are_in_no_chunk():
    assert texts("<p>Gulls.</p><img src=a.jpg><hr><p>Terns.</p>", 100) == ["Gulls.\n\nTerns."]
    assert texts("<img src=a.jpg>", 100) == []
    assert texts("", 1) == []


@pytest.mark.parametrize("max_chars", [0, -1])
def test_a_chunk_of_no_characters_is_an_error_that_says_what_is_accepted(max_chars: int):
    with pytest.raises(ValueError, match=rf"max_chars={max_chars}: .*whole numbers from 1"):
        extract("<p>Gulls.</p>").chunks(max_chars)


# Hostile input: each would take hours by the square of its length.


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 1_000_000 + "b",
        "a" + "\n" * 1_000_000 + "b",
        "x" * 1_000_000,
        "." * 1_000_000,
        "." + ")" * 1_000_000,
        "🇮" * 1_000_000,
        "a\u200d" * 500_000,
        " \u0301" * 500_000,
    ],
    ids=["spaces", "lines", "letters", "stops", "brackets", "flags", "joiners", "marked-spaces"],
)
def test_a_million_characters_are_cut(text: str):
    chunks = Article(blocks=(Paragraph(text),)).chunks(1000)
    assert "".join(chunk.text for chunk in chunks) == text


def test_a_million_marks_on_one_letter_are_one_chunk():
    chunks = Article(blocks=(Paragraph("a" + "\u0301" * 1_000_000 + "b"),)).chunks(1000)
    assert [len(chunk.text) for chunk in chunks] == [1_000_001, 1]


def test_a_hundred_thousand_blocks_are_packed():
    blocks = tuple(Paragraph(f"Gull {number:06}.") for number in range(100_000))
    chunks = Article(blocks=blocks).chunks(1000)
    # 71 of 12 characters, with a blank line between, take 992.
    assert len(chunks) == 1409


def test_a_hundred_thousand_quoted_headings_do_not_pile_up():
    blocks = tuple(Heading("Gull", level=6, quote=number + 1) for number in range(100_000))
    chunks = Article(blocks=blocks).chunks(5)
    assert len(chunks) == 100_000
    assert all(chunk.headings == () for chunk in chunks)
