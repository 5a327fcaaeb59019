"""An article as a spaCy `Doc`, with its blocks and links as spans.

Needs spaCy: `pip install 'wpclean[nlp]'`.
"""

from __future__ import annotations

from itertools import pairwise

from wpclean.article import Article
from wpclean.model import Block

try:
    from spacy.language import Language  # noqa: TC002 - in one block with what is called
    from spacy.tokens import Doc
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "wpclean.spacy needs spaCy: pip install 'wpclean[nlp]'", name="spacy"
    ) from error

__all__ = ["to_doc"]

# What tokenizers know: `n't` is `not`; those of Japanese and Korean tag and lemmatize.
_KNOWN = ["NORM", "TAG", "LEMMA", "MORPH"]


def to_doc(article: Article, nlp: Language) -> Doc:
    """Tokenize an article: a `Doc` with the text of the article, for `nlp` to annotate.

    `doc.text` is `article.text`.  `doc.spans["blocks"]` holds the blocks that have text,
    labelled by type (`Paragraph`, `Heading`, …); `doc.spans["links"]` holds the links,
    labelled `link`, the target in `kb_id_`.  Both stand in the order of `article.blocks`
    and `article.links`.

    Each block is tokenized by itself, the blank line between two is one token, and a token
    that a link begins or ends in is cut there.  Each block begins a sentence, which a
    sentencizer, a parser or a senter keeps.  As for any `Doc`, `nlp.max_length` is not
    asked.

    Raises `ValueError` where the tokenizer of `nlp` does not keep the text.

    >>> import spacy
    >>> from wpclean import extract
    >>> article = extract('<h2>Tides</h2><p>High at <a href="/six">six</a>.</p>')
    >>> doc = to_doc(article, spacy.blank("en"))
    >>> [(span.text, span.label_) for span in doc.spans["blocks"]]
    [('Tides', 'Heading'), ('High at six.', 'Paragraph')]
    >>> [(span.text, span.kb_id_) for span in doc.spans["links"]]
    [('six', '/six')]
    """
    blocks = [block for block in article.blocks if block.text]
    doc = _join([_tokenize(block, nlp) for block in blocks], nlp)
    doc.spans["blocks"] = [
        doc.char_span(block.start, block.start + len(block.text), label=type(block).__name__)
        for block in blocks
    ]
    doc.spans["links"] = [
        doc.char_span(link.start, link.end, label="link", kb_id=link.href) for link in article.links
    ]
    return doc


def _join(parts: list[Doc], nlp: Language) -> Doc:
    """Put a blank line between the parts; it begins no sentence, but each part does."""
    blank = Doc(nlp.vocab, words=["\n\n"], spaces=[False])
    blank[0].is_sent_start = False
    for part in parts:
        # spaCy's tokenizer sets this for some texts and not for others, as for `’`.
        part[0].is_sent_start = True
    lines = [doc for part in parts for doc in (part, blank)][:-1]
    if not lines:
        return Doc(nlp.vocab)
    # What a tokenizer leaves in `user_data` is of its own kind and cannot be joined.
    return Doc.from_docs(lines, ensure_whitespace=False, exclude=["user_data"])


def _tokenize(block: Block, nlp: Language) -> Doc:
    doc = nlp.tokenizer(block.text)
    if doc.text != block.text:
        raise ValueError(
            f"the tokenizer of nlp makes {doc.text[:40]!r} of the block {block.text[:40]!r}: "
            "accepted are tokenizers that keep the text"
        )
    links = [span for span in block.spans if span.kind == "link"]
    places = {place for span in links for place in (span.start, span.end)}
    places -= {place for token in doc for place in (token.idx, token.idx + len(token))}
    return _cut(doc, places) if places else doc


def _cut(doc: Doc, places: set[int]) -> Doc:
    """Cut the tokens at these places; what the tokenizer knows of the others stays."""
    words: list[str] = []
    spaces: list[bool] = []
    # The token that each word comes from, and the words that are not a whole one.
    origins: list[int] = []
    pieces: list[int] = []
    for token in doc:
        inner = [i for i in range(1, len(token)) if token.idx + i in places]
        if inner:
            pieces += range(len(words), len(words) + len(inner) + 1)
        words += [token.text[i:j] for i, j in pairwise([0, *inner, len(token)])]
        spaces += [False] * len(inner) + [bool(token.whitespace_)]
        origins += [token.i] * (len(inner) + 1)
    rows = doc.to_array(_KNOWN)[origins]
    rows[pieces] = 0
    return Doc(doc.vocab, words=words, spaces=spaces).from_array(_KNOWN, rows)
