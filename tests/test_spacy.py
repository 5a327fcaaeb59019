"""An article as a spaCy `Doc`: the same text, and spans that tokens never straddle."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given

from tests.cases import POSTS, read_post
from tests.strategies import HTML
from tests.test_laws import _posts_beside_the_project, generated, needs_shared
from wpclean import Article, extract

spacy = pytest.importorskip("spacy", reason="spaCy is missing: pip install 'wpclean[nlp]'")

from spacy.tokens import Doc, Span  # noqa: E402
from spacy.training import Example  # noqa: E402

from wpclean.spacy import to_doc  # noqa: E402

pytestmark = pytest.mark.nlp

# Chinese is tokenized by character, Arabic and Hindi have prefixes and marks of their own,
# and `xx` is the tokenizer of no language.
LANGUAGES = ["en", "de", "fr", "zh", "ar", "fa", "hi", "xx"]
BLANK = {lang: spacy.blank(lang) for lang in LANGUAGES}
SENTENCIZER = spacy.blank("en")
SENTENCIZER.add_pipe("sentencizer")
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def edges(tokens: Doc | Span) -> set[int]:
    """List where tokens begin and end, from the start of the first."""
    start = tokens[0].idx
    places = ((token.idx, token.idx + len(token)) for token in tokens)
    return {place - start for place in chain.from_iterable(places)}


def check_doc(article: Article, lang: str) -> None:
    """Check every promise of `to_doc`."""
    doc = to_doc(article, BLANK[lang])
    assert doc.text == article.text
    blocks = [block for block in article.blocks if block.text]
    for block, span in zip(blocks, doc.spans["blocks"], strict=True):
        assert doc.char_span(block.start, block.start + len(block.text)) is not None
        assert (span.start_char, span.text) == (block.start, block.text)
        assert span.label_ == type(block).__name__
        assert span[0].is_sent_start
        links = {
            place for link in block.spans if link.kind == "link" for place in (link.start, link.end)
        }
        assert edges(span) == edges(BLANK[lang].tokenizer(block.text)) | links
    for link, span in zip(article.links, doc.spans["links"], strict=True):
        assert doc.char_span(link.start, link.end) is not None
        assert (span.start_char, span.text) == (link.start, link.text)
        assert (span.label_, span.kb_id_) == ("link", link.href)


@given(HTML)
@generated
def test_any_html_is_a_doc_with_every_block_and_link(html: str):
    check_doc(extract(html), "en")


@each_language
@pytest.mark.parametrize("folder", sorted(POSTS.iterdir()), ids=lambda folder: folder.name)
def test_every_post_of_the_corpus_is_a_doc_with_every_block_and_link(folder: Path, lang: str):
    check_doc(extract(read_post(folder)), lang)


@needs_shared
def test_every_post_beside_the_project_is_a_doc_with_every_block_and_link():
    for name, html in _posts_beside_the_project():
        try:
            check_doc(extract(html), "en")
        except AssertionError as error:
            error.add_note(name)
            raise


@each_language
def test_a_token_is_cut_where_a_link_begins_or_ends_in_it(lang: str):
    article = extract('<p>The <a href="/a">harbour</a>s, un<a href="/b">moor</a>ed <a>x</a>.</p>')
    doc = to_doc(article, BLANK[lang])
    assert [(span.text, span.kb_id_) for span in doc.spans["links"]] == [
        ("harbour", "/a"),
        ("moor", "/b"),
    ]
    assert doc.text == "The harbours, unmoored x."


def test_tokens_keep_the_norms_of_the_tokenizer_also_beside_one_that_is_cut():
    html = "<p>The gulls don't care.</p><p>Un<a href=/b>moor</a>ed, they don't.</p>"
    doc = to_doc(extract(html), BLANK["en"])
    norms = {token.text: token.norm_ for token in doc}
    assert [token.text for token in doc if token.norm_ == "not"] == ["n't", "n't"]
    assert (norms["Un"], norms["moor"], norms["ed"]) == ("un", "moor", "ed")


def test_what_the_tokenizer_knows_of_a_token_is_kept():
    nlp = spacy.blank("en")
    plain = nlp.tokenizer

    def tagging(text: str) -> Doc:
        doc = plain(text)
        for token in doc:
            token.tag_, token.lemma_ = "T", token.lower_
            token.set_morph("Case=Nom")
        return doc

    nlp.tokenizer = tagging
    doc = to_doc(extract("<h2>Tides</h2><p>Un<a href=/b>moor</a>ed gulls</p>"), nlp)
    assert [(token.text, token.tag_, token.lemma_, str(token.morph)) for token in doc] == [
        ("Tides", "T", "tides", "Case=Nom"),
        ("\n\n", "", "", ""),
        ("Un", "", "", ""),
        ("moor", "", "", ""),
        ("ed", "", "", ""),
        ("gulls", "T", "gulls", "Case=Nom"),
    ]


def test_an_article_without_text_is_an_empty_doc_with_empty_groups():
    doc = to_doc(extract("<img src=a.jpg>"), BLANK["en"])
    assert len(doc) == 0
    assert [(name, len(group)) for name, group in doc.spans.items()] == [
        ("blocks", 0),
        ("links", 0),
    ]


def test_spans_survive_the_pipeline_and_the_way_to_disk():
    article = extract("<h2>Tides</h2><p>High at <a href=/six>six</a>.</p>")
    (doc,) = SENTENCIZER.pipe([to_doc(article, SENTENCIZER)])
    again = Doc(SENTENCIZER.vocab).from_bytes(doc.to_bytes())
    assert [(span.text, span.label_) for span in again.spans["blocks"]] == [
        ("Tides", "Heading"),
        ("High at six.", "Paragraph"),
    ]
    assert [(span.text, span.kb_id_) for span in again.spans["links"]] == [("six", "/six")]


@given(HTML)
@generated
def test_no_sentence_of_a_sentencizer_reaches_into_a_second_block(html: str):
    article = extract(html)
    doc = SENTENCIZER(to_doc(article, SENTENCIZER))
    starts = {sentence.start_char for sentence in doc.sents} if len(doc) else set()
    assert {block.start for block in article.blocks if block.text} <= starts
    ends = {block.start + len(block.text) for block in article.blocks if block.text}
    assert ends.isdisjoint(starts)


@pytest.mark.parametrize("name", ["parser", "senter"])
def test_no_sentence_of_a_model_reaches_into_a_second_block(name: str):
    """Weights that know nothing: whatever they predict, blocks begin a sentence."""
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    example = Example.from_dict(
        nlp.make_doc("The gull sat . It left"),
        {
            "heads": [1, 2, 2, 2, 5, 5],
            "deps": ["det", "nsubj", "ROOT", "punct", "nsubj", "ROOT"],
            "sent_starts": [1, -1, -1, -1, 1, -1],
        },
    )
    nlp.initialize(lambda: [example])
    article = extract("<h2>Tides</h2><p>High at six and</p><p>low at noon</p>" * 3)
    doc = nlp(to_doc(article, nlp))
    starts = {sentence.start_char for sentence in doc.sents}
    assert {block.start for block in article.blocks} <= starts


def test_a_tokenizer_that_changes_the_text_is_an_error_that_shows_the_block():
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.lower().split())
    with pytest.raises(ValueError, match=r"makes 'high at six. ' of the block 'High at six.'"):
        to_doc(extract("<p>High at six.</p>"), nlp)


def test_ten_thousand_links_within_words_are_cut():
    article = extract("<p>" + "x<a href=/q>y</a>z " * 10_000)
    doc = to_doc(article, BLANK["en"])
    assert len(doc) == 30_000
    assert len(doc.spans["links"]) == 10_000
