"""The fuzzer's inputs, which are tried without atheris here."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.pieces import LONGEST, PIECES, bytes_of, corpus_html, dictionary, html_of
from tests.strategies import HTML


@given(HTML)
def test_html_comes_back_from_the_bytes_that_stand_for_it(html: str):
    assert html_of(bytes_of(html)) == html[:LONGEST]


def test_every_case_of_the_corpus_is_a_seed():
    assert len(corpus_html()) > 1000
    for html in corpus_html():
        assert html_of(bytes_of(html)) == html[:LONGEST]


@given(st.binary(max_size=300))
def test_any_bytes_stand_for_html(data: bytes):
    assert len(html_of(data)) <= LONGEST
    assert len(html_of(bytes([PIECES]) + data)) <= LONGEST


def test_a_line_of_the_dictionary_is_a_word_in_quotes_and_escapes():
    lines = dictionary().splitlines()
    assert r'"\x3c\x70"' in lines
    assert all(set(line[1:-1]) <= set(r"\x0123456789abcdef") for line in lines)
