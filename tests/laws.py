"""The laws of the library, as functions that check one article against its input."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from unicodedata import normalize

from selectolax.lexbor import LexborHTMLParser

from tests.cases import markdown_words, shown_in_markdown
from wpclean import Article, Code, Footnote, Table, extract
from wpclean._characters import characters_of, holds
from wpclean._repair import fix_mojibake, looks_damaged
from wpclean._stray_cells import keep_stray_cells
from wpclean._subtree import image_text
from wpclean._text import keeps_together, strip_controls, strip_invisible
from wpclean.tags import NEVER_SHOWN


def _bare(text: str) -> str:
    """Leave out white space and what is never seen, and decompose."""
    return "".join(normalize("NFD", strip_invisible(text)).split())


def shown_texts(html: str) -> list[str]:
    """Give the text nodes that a browser shows, as they stand."""
    tree = LexborHTMLParser(keep_stray_cells(html), is_fragment=True)
    found: list[str] = []
    stack = []
    node = tree.root
    while node is not None or stack:
        if node is None:
            node = stack.pop().next
            continue
        tag = node.tag
        if node.tag_id == 2:
            found.append(node.text_content or "")
        elif tag == "img":
            found.append(image_text(node))
        kind = (node.attributes.get("type") or "").lower()
        is_math = tag == "script" and kind.startswith("math/tex")
        child = node.first_child
        if child is not None and (tag not in NEVER_SHOWN or is_math):
            stack.append(node)
            node = child
        else:
            node = node.next
    return found


def shown_characters(html: str) -> str:
    """Give the characters that a browser shows, as they stand."""
    return _bare(" ".join(shown_texts(html)))


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


def check_nothing_vanishes(html: str, article: Article) -> None:
    """Law 1: input text, repaired as the article tells = blocks + removed + stripped sources."""
    whole = shown_characters(html)
    kept = [block.text for block in article.blocks]
    gone = [removal.text for removal in article.removed]
    sources = [source for source in article.sources if source.stripped]
    # Sources of one line share its text, and so may those of two lines.
    lines = [(text, len([*run])) for text, run in groupby(s.text for s in sources)]
    gone += [text for text, _ in lines]
    want, have = Counter(whole), Counter(_bare(" ".join(kept + gone)))
    for repair in article.repairs:
        want.subtract(_bare(repair.before))
        want.update(_bare(repair.after))
    want = +want
    for text, times in lines:
        again = Counter(_bare(text))
        for _ in range(times - 1):
            have += again if again <= want - have else Counter()
    assert have == want, {"lost": want - have, "invented": have - want}
    # A caption is shown first, wherever in its table it stands; notes are shown last.
    in_place = [
        " ".join(map(" ".join, block.rows)) if isinstance(block, Table) else block.text
        for block in article.blocks
        if not isinstance(block, Footnote)
    ]
    assert article.repairs or _is_subsequence(_bare(" ".join(in_place)), whole)


def check_offsets_hold(article: Article) -> None:
    """Law 2: blocks stand where they say, and spans lie in them."""
    text = article.text
    for block in article.blocks:
        assert text[block.start : block.start + len(block.text)] == block.text
        assert block.text == block.text.strip()
        assert isinstance(block, Code) or normalize("NFC", block.text) == block.text
        places = [(span.start, -span.end) for span in block.spans]
        assert places == sorted(places)
        for span in block.spans:
            assert 0 <= span.start <= span.end <= len(block.text)
            assert (span.start == span.end) == (span.kind == "note")
            for place in (span.start, span.end):
                assert not (0 < place < len(block.text)) or not keeps_together(block.text[place])
            inside = block.text[span.start : span.end]
            assert inside == inside.strip()
        if isinstance(block, Table):
            assert sum(map(len, block.rows)) < 5 * len(block.text) + 10_000
        assert block.indent >= 0
        assert block.quote >= 0


def check_round_trips(article: Article, html: str = "") -> None:
    """Law 6: HTML gives the same blocks back, JSON the same article.

    `html` is what the article was read from, where the known gap counts: a caption that
    no medium took is a paragraph, and when it is read again may name a source.
    """
    assert Article.from_json(article.to_json()) == article
    assert Article.from_dict(article.to_dict()) == article
    again = extract(article.to_html())
    gone = {source.text for source in again.sources if source.stripped}
    if gone and "caption" in html:
        kept, left = ([b.text for b in a.blocks if b.text not in gone] for a in (article, again))
        assert kept == left
    else:
        assert again.blocks == article.blocks


def check_markdown_reads_back(article: Article) -> None:
    """A CommonMark parser finds the words of every block in its Markdown."""
    found = map(_unmarked, markdown_words(article.to_markdown()))
    shown = [text for block in article.blocks for text in shown_in_markdown(block)]
    # A formula of nothing but dollars has no words left on either side.
    assert list(filter(None, found)) == list(filter(None, map(_unmarked, shown)))


def _unmarked(text: str) -> str:
    """Take out what Markdown puts in: footnote markers and the dollars of formulas."""
    return " ".join(re.sub(r"\[\^[^\]]*\]|\$", "", text).split())


def check_repairs_are_honest(html: str) -> None:
    """Law 7: what the guards of the mojibake repair skip is what it would not change."""
    texts = shown_texts(html)
    characters = characters_of("".join(texts))
    for raw in texts:
        text = strip_controls(re.sub("[\t\n\f\r]", " ", raw))
        if not (holds(text, characters.damage) and looks_damaged(text)):
            assert fix_mojibake(text) == text


def check_article(html: str, article: Article) -> None:
    """Check an article against every law that it can show."""
    check_nothing_vanishes(html, article)
    check_offsets_hold(article)
    check_round_trips(article, html)
    check_markdown_reads_back(article)
    check_repairs_are_honest(html)


def check_all(html: str) -> Article:
    """Check an input against every law, the same article for the same input among them."""
    article = extract(html)
    assert extract(html) == article
    check_article(html, article)
    return article
