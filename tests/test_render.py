"""The renderers, on blocks made by hand and by hypothesis.

That `extract` reads the same blocks back from the HTML is tested with the other laws.
"""

from __future__ import annotations

import re
from itertools import product
from string import ascii_lowercase

import pytest
from hypothesis import example, given, note, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.cases import markdown_words, shown_in_markdown
from wpclean import _html, _markdown
from wpclean._inline import cut_table, walk
from wpclean._urls import host, safe_image, safe_link
from wpclean.model import (
    Citation,
    Code,
    Definition,
    Embed,
    Figure,
    Footnote,
    Heading,
    ListItem,
    Math,
    Paragraph,
    Separator,
    Span,
    Table,
    Term,
    Verse,
)

EVERY_KIND = (
    Paragraph,
    Heading,
    ListItem,
    Term,
    Definition,
    Citation,
    Verse,
    Code,
    Table,
    Figure,
    Embed,
    Math,
    Footnote,
    Separator,
)


def html(*blocks):
    return _html.render(blocks)


def markdown(*blocks):
    return _markdown.render(blocks)


def item(text, indent=1, **fields):
    return ListItem(text, indent=indent, **fields)


def marked(text, *spans, kind=Paragraph, **fields):
    """Make a block; each span is its words (or its place, for a note), its kind and its href."""
    placed = []
    for words, span_kind, *href in spans:
        start = words if isinstance(words, int) else text.index(words)
        end = start if isinstance(words, int) else start + len(words)
        placed.append(Span(start, end, span_kind, *href))
    return kind(text, tuple(placed), **fields)


# HTML: one kind of block at a time


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph("a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (Paragraph("one\ntwo"), "<p>one<br>two</p>"),
        (Heading("Head", level=3), "<h3>Head</h3>"),
        (Heading("Head", level=9), "<h6>Head</h6>"),
        (item("One"), "<ul>\n<li>One</li>\n</ul>"),
        (item("One", indent=0), "<ul>\n<li>One</li>\n</ul>"),
        (item("One", ordinal=1), "<ol>\n<li>One</li>\n</ol>"),
        (item("Four", ordinal=4), '<ol start="4">\n<li>Four</li>\n</ol>'),
        (
            item("Done", checked=True),
            '<ul>\n<li><input type="checkbox" checked disabled> Done</li>\n</ul>',
        ),
        (
            item("Open", checked=False),
            '<ul>\n<li><input type="checkbox" disabled> Open</li>\n</ul>',
        ),
        (Citation("Who", quote=1), "<blockquote>\n<cite>Who</cite>\n</blockquote>"),
        (Citation("Who"), "<p><cite>Who</cite></p>"),
        (Verse("a\n  b"), '<pre class="wp-block-verse">a\n  b</pre>'),
        (Code("if a:\n    b"), "<pre><code>if a:\n    b</code></pre>"),
        (Code("x", language="php"), '<pre><code class="language-php">x</code></pre>'),
        (Figure(), '<figure><img alt=""></figure>'),
        (
            Figure("Words", src="a.png", alt='"A"', width=3, height=2),
            (
                '<figure><img src="a.png" alt="&quot;A&quot;" width="3" height="2">'
                "<figcaption>Words</figcaption></figure>"
            ),
        ),
        (
            Embed(url="https://e.org/x", provider="youtube", kind="video"),
            (
                '<figure class="wpclean-embed" data-url="https://e.org/x" data-provider="youtube"'
                ' data-kind="video"><a href="https://e.org/x">https://e.org/x</a></figure>'
            ),
        ),
        (
            Embed("Words", url="blob:x"),
            (
                '<figure class="wpclean-embed" data-url="blob:x" data-provider=""'
                ' data-kind="other"><figcaption>Words</figcaption></figure>'
            ),
        ),
        (
            Math("a < b", latex="a < b"),
            (
                '<math display="block"><semantics><mtext>a &lt; b</mtext>'
                '<annotation encoding="application/x-tex">a &lt; b</annotation></semantics></math>'
            ),
        ),
        (Separator(), "<hr>"),
    ],
)
def test_html_of_one_block(block, expected):
    assert html(block) == expected


def test_terms_and_definitions_share_one_list():
    assert html(Term("a"), Definition("b"), Definition("c"), Paragraph("d"), Term("e")) == (
        "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n<p>d</p>\n<dl>\n<dt>e</dt>\n</dl>"
    )


def test_a_description_list_ends_where_a_quotation_begins():
    assert html(Term("a"), Definition("b", quote=1)) == (
        "<dl>\n<dt>a</dt>\n</dl>\n<blockquote>\n<dl>\n<dd>b</dd>\n</dl>\n</blockquote>"
    )


def test_footnotes_share_one_list_and_markers_show_their_labels():
    blocks = (
        marked("Word, word.", (4, "note", "n1"), (11, "note", "gone")),
        Footnote("First.", label="1", ref="n1"),
        Footnote("Second.", label="†", ref="n2"),
    )

    assert html(*blocks) == (
        '<p>Word<sup class="fn" data-fn="n1"><a href="#n1">1</a></sup>, word.'
        '<sup class="fn" data-fn="gone"><a href="#gone">*</a></sup></p>\n'
        '<ol class="wp-block-footnotes">\n'
        '<li id="n1" data-label="1">First.</li>\n'
        '<li id="n2" data-label="†">Second.</li>\n'
        "</ol>"
    )


def test_a_footnote_marker_in_a_link_is_no_link_itself():
    assert html(marked("see it", ("see it", "link", "/a"), (3, "note", "n1"))) == (
        '<p><a href="/a">see<sup class="fn" data-fn="n1">*</sup> it</a></p>'
    )


# HTML: spans


def test_spans_of_every_kind_become_tags():
    kinds = ("strong", "em", "code", "sub", "sup", "del", "mark", "math")
    block = marked("abcdefgh", *zip("abcdefgh", kinds, strict=True))

    assert html(block) == (
        "<p><strong>a</strong><em>b</em><code>c</code><sub>d</sub><sup>e</sup><del>f</del>"
        '<mark>g</mark><span class="wpclean-math">h</span></p>'
    )


def test_nested_spans_nest_as_tags():
    block = marked("see this now", ("see this now", "link", "/x"), ("this", "strong"), ("th", "em"))

    assert html(block) == '<p><a href="/x">see <strong><em>th</em>is</strong> now</a></p>'


def test_spans_that_cross_are_cut_so_that_they_nest():
    assert html(marked("abcd", ("abc", "em"), ("bcd", "strong"))) == (
        "<p><em>a<strong>bc</strong></em>d</p>"
    )


def test_spans_beyond_the_text_are_cut():
    assert html(Paragraph("ab", (Span(-3, 1, "em"), Span(1, 9, "strong"), Span(7, 9, "del")))) == (
        "<p><em>a</em><strong>b</strong></p>"
    )


def test_a_link_inside_a_link_leaves_its_words():
    assert html(marked("abc", ("abc", "link", "/x"), ("b", "link", "/y"))) == (
        '<p><a href="/x">abc</a></p>'
    )


# HTML: tables

GRID = (("k", "v"), ("a", ""), ("", "b"))
GRID_TEXT = "k\tv\na\t\n\tb"


def test_table_rows_become_head_and_body():
    assert html(Table(GRID_TEXT, rows=GRID, header_rows=1)) == (
        "<table>\n<thead>\n<tr><th>k</th><th>v</th></tr>\n</thead>\n"
        "<tbody>\n<tr><td>a</td><td></td></tr>\n<tr><td></td><td>b</td></tr>\n</tbody>\n</table>"
    )


def test_a_caption_before_the_rows_stays_in_the_table():
    block = Table(f"Cap\n{GRID_TEXT}", rows=GRID, caption="Cap")

    assert html(block).startswith("<table>\n<caption>Cap</caption>\n<tbody>")


def test_a_caption_after_the_rows_stands_under_the_table():
    block = Table(f"{GRID_TEXT}\nCap", rows=GRID, caption="Cap")

    assert html(block).startswith("<figure>\n<table>\n<tbody>")
    assert html(block).endswith("</table>\n<figcaption>Cap</figcaption>\n</figure>")


def test_a_caption_that_reads_like_the_first_row_is_told_by_its_place():
    before = Table("x\nx\ty", rows=(("x", "y"),), caption="x")
    after = Table("x\ty\nx", rows=(("x", "y"),), caption="x")

    assert cut_table(before).caption_first
    assert not cut_table(after).caption_first


def test_table_spans_go_to_their_cells_and_caption():
    block = Table(
        "Cap\nk\tv\na\tb",
        (Span(0, 3, "em"), Span(4, 5, "strong"), Span(10, 11, "link", "/b"), Span(11, 11, "note")),
        rows=(("k", "v"), ("a", "b")),
        caption="Cap",
    )

    assert html(block) == (
        "<table>\n<caption><em>Cap</em></caption>\n<tbody>\n"
        "<tr><td><strong>k</strong></td><td>v</td></tr>\n"
        '<tr><td>a</td><td><a href="/b">b</a><sup class="fn" data-fn=""><a href="#">*</a></sup>'
        "</td></tr>\n</tbody>\n</table>"
    )


@pytest.mark.parametrize("strip", [False, True])
@pytest.mark.parametrize("caption", ["", "Title"])
@pytest.mark.parametrize("first", [False, True])
def test_spans_find_their_cell_among_empty_ones(strip, caption, first):
    rows = (("", "", "a"), ("", "b", ""), ("", "", ""))
    text = "\n".join("\t".join(row) for row in rows)
    text = text.strip("\t\n") if strip else text
    if caption:
        text = f"{caption}\n{text}" if first else f"{text}\n{caption}"
    spans = (Span(text.index("a"), text.index("a") + 1, "em"),)
    spans += (Span(text.index("b"), text.index("b") + 1, "strong"),)

    runs = cut_table(Table(text, spans, rows=rows, caption=caption))

    assert runs.rows[0][2].spans == (Span(0, 1, "em"),)
    assert runs.rows[1][1].spans == (Span(0, 1, "strong"),)
    assert sum(len(run.spans) for row in runs.rows for run in row) == 2


# HTML: lists and quotations


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            [item("a"), item("b", 2), item("c", 2), item("d")],
            "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
            id="a list in an item",
        ),
        pytest.param(
            [item("a"), Paragraph("b", indent=1), item("c")],
            "<ul><li>a<p>b</p></li><li>c</li></ul>",
            id="a paragraph goes on in its item",
        ),
        pytest.param(
            [item("a"), item("b", 2), Paragraph("c", indent=1)],
            "<ul><li>a<ul><li>b</li></ul><p>c</p></li></ul>",
            id="an item goes on after its inner list",
        ),
        pytest.param(
            [Paragraph("a", indent=1), item("b")],
            "<ul><p>a</p><li>b</li></ul>",
            id="a paragraph before the first item is in no item",
        ),
        pytest.param(
            [item("a", 2), Paragraph("b", indent=1)],
            "<ul><ul><li>a</li></ul><p>b</p></ul>",
            id="a level without an item has none made up",
        ),
        pytest.param(
            [item("a"), item("b", ordinal=1)],
            "<ul><li>a</li></ul><ol><li>b</li></ol>",
            id="another kind of list",
        ),
        pytest.param(
            [
                item("a", ordinal=3),
                item("b", ordinal=4),
                item("c", ordinal=9),
                item("d", ordinal=10),
            ],
            '<ol start="3"><li>a</li><li>b</li><li value="9">c</li><li>d</li></ol>',
            id="numbers that jump",
        ),
        pytest.param(
            [item("a", ordinal=2), item("b", ordinal=1)],
            '<ol start="2"><li>a</li><li value="1">b</li></ol>',
            id="numbers that run backwards",
        ),
        pytest.param(
            [item("a"), item("b", 2, ordinal=1), item("c"), item("d", 2, ordinal=1)],
            "<ul><li>a<ol><li>b</li></ol></li><li>c<ol><li>d</li></ol></li></ul>",
            id="each list counts for itself",
        ),
        pytest.param(
            [item("a"), Paragraph("b", indent=1, quote=1), item("c")],
            "<ul><li>a<blockquote><p>b</p></blockquote></li><li>c</li></ul>",
            id="a quotation in an item",
        ),
        pytest.param(
            [Paragraph("a", quote=1), item("b", quote=1), Paragraph("c", quote=2), Paragraph("d")],
            "<blockquote><p>a</p><ul><li>b</li></ul><blockquote><p>c</p></blockquote></blockquote>"
            "<p>d</p>",
            id="a list in a quotation",
        ),
        pytest.param(
            [item("a"), item("b", quote=1)],
            "<ul><li>a</li></ul><blockquote><ul><li>b</li></ul></blockquote>",
            id="an item is always right in its list",
        ),
        pytest.param(
            [item("a", quote=1), Citation("b", indent=1, quote=1)],
            "<blockquote><ul><li>a</li></ul></blockquote>"
            "<ul><blockquote><cite>b</cite></blockquote></ul>",
            id="a citation is always right in its quotation",
        ),
        pytest.param(
            [Paragraph("a", quote=1), Citation("b", quote=1), Paragraph("c", quote=1)],
            "<blockquote><p>a</p><cite>b</cite><p>c</p></blockquote>",
            id="a citation stays with what it cites",
        ),
    ],
)
def test_depths_become_lists_and_quotations(blocks, expected):
    assert html(*blocks).replace("\n", "") == expected


# HTML: safety

UNSAFE = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "javascript\r:alert(1)",
    "javascript\x00:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "view-source:x",
    "",
]
SAFE = [
    "https://example.org/a?b=c:d#e",
    "HTTP://EXAMPLE.ORG",
    "mailto:a@example.org",
    "//example.org/x",
    "/a/b",
    "a/b:c",
    "?q=a:b",
    "#note:1",
    "page.html",
]


@pytest.mark.parametrize("href", UNSAFE)
def test_unsafe_links_are_left_out_and_their_words_stay(href):
    block = marked("click", ("click", "link", href))

    assert safe_link(href) == ""
    assert html(block) == "<p>click</p>"
    assert markdown(block) == "click"


@pytest.mark.parametrize("href", SAFE)
def test_safe_links_stay_as_they_are(href):
    assert safe_link(href) == href
    assert safe_link(safe_link(f" {href}\n")) == href


@pytest.mark.parametrize("src", [src for src in UNSAFE if src])
def test_unsafe_images_lose_their_address(src):
    assert html(Figure(src=src)) == '<figure><img alt=""></figure>'


def test_an_image_may_be_its_own_address():
    assert safe_image(" DATA:image/png;base64,AA") == "DATA:image/png;base64,AA"
    assert safe_image("data:imagery") == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/x", "example.org"),
        ("//Example.ORG", "example.org"),
        ("http:\\\\example.org\\x", "example.org"),
        ("https://a:b@example.org:80?x", "example.org"),
        ("https://www.bücher.example/", "bücher.example"),
        ("http://[::1]:80/", "::1"),
        ("http://[", ""),
        ("http://", ""),
        ("/a//b", ""),
        ("mailto:a@b.example", ""),
        ("", ""),
    ],
)
def test_the_host_is_read_without_www_port_and_user(url, expected):
    assert host(url) == expected


@given(st.text())
def test_addresses_never_raise_and_cleaning_them_twice_changes_nothing(url):
    assert safe_link(safe_link(url)) == safe_link(url)
    assert safe_image(safe_image(url)) == safe_image(url)
    assert host(url) == host(url).lower()


PLAIN_TAGS = """
    blockquote br caption cite dd del dl dt em figcaption h2 hr mark mtext p semantics strong sub
    table tbody td th thead tr ul
"""
ALLOWED = {
    **{tag: set() for tag in PLAIN_TAGS.split()},
    "a": {"href"},
    "annotation": {"encoding"},
    "code": {"class"},
    "figure": {"class", "data-url", "data-provider", "data-kind"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "li": {"value", "id", "data-label"},
    "math": {"display"},
    "ol": {"start", "class"},
    "pre": {"class"},
    "span": {"class"},
    "sup": {"class", "data-fn"},
}
HOSTILE = st.one_of(
    st.sampled_from(UNSAFE),
    st.sampled_from(
        ['" onload="alert(1)', "'><script>alert(1)</script>", "</p><img src=x onerror=alert(1)>"]
    ),
    st.text(alphabet="<>\"'&;/ =\\\n\tajvscript:on-!#"),
)


@given(*[HOSTILE] * 3)
def test_html_holds_no_tag_attribute_or_scheme_but_the_allowed(a, b, c):
    spans = (Span(0, len(a), "link", b), Span(0, 0, "note", c))
    blocks = [
        Paragraph(a, spans),
        Verse(b),
        Code(a, language=b),
        Table(a, spans, rows=((a,),)),
        Table(f"{a}\n{b}", rows=((a,),), caption=b, header_rows=1),
        Figure(a, spans, src=b, alt=c),
        Embed(a, spans, url=b, provider=c),
        Math(a, latex=a),
        Footnote(a, spans, label=b, ref=c),
        Citation(a, quote=1),
        ListItem(a, ordinal=2),
        Term(a),
    ]

    for node in _elements(html(*blocks)):
        assert node.tag in ALLOWED
        assert set(node.attributes) <= ALLOWED[node.tag]
        for name in ("href", "src"):
            address = node.attributes.get(name) or "/"
            # What a browser would make of it, judged apart from `safe_link`.
            scheme = re.match("([a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address), re.IGNORECASE)
            assert scheme is None or re.fullmatch("https?|mailto|data", scheme[1], re.IGNORECASE)
            assert name == "src" or not address.lower().startswith("data")


def _top(markup):
    return LexborHTMLParser(f"<div>{markup}</div>", is_fragment=True).root


def _elements(markup):
    return list(_top(markup).traverse())[1:]


# HTML: laws

PLACES = [(indent, quote) for indent, quote in product(range(4), range(3))]
PLACED = st.lists(
    st.tuples(
        st.sampled_from(
            [Paragraph, Heading, ListItem, Term, Definition, Citation, Verse, Code, Figure]
        ),
        st.sampled_from(PLACES),
        st.one_of(st.none(), st.integers(1, 4)),
    ),
    max_size=12,
)


@given(PLACED)
def test_html_puts_every_block_at_its_depths(drawn):
    blocks = []
    for number, (kind, (indent, quote), ordinal) in enumerate(drawn):
        fields = {"indent": indent, "quote": quote}
        if kind is ListItem:
            fields |= {"indent": max(indent, 1), "ordinal": ordinal}
        if kind is Citation:
            fields["quote"] = max(quote, 1)
        blocks.append(kind(f"w{number}", **fields))
    markup = html(*blocks)
    note(markup)

    texts = [node for node in _top(markup).traverse(include_text=True) if node.tag == "-text"]
    words = [node for node in texts if (node.text_content or "").strip()]

    assert len(words) == len(blocks)
    for block, node in zip(blocks, words, strict=True):
        above = _ancestors(node)
        tags = [ancestor.tag for ancestor in above]
        assert node.text_content.strip() == block.text
        assert tags.count("ul") + tags.count("ol") == block.indent
        assert tags.count("blockquote") == block.quote
        assert (tags[0] == "li" and node.prev is None) == isinstance(block, ListItem)
        if isinstance(block, Citation):
            assert tags[:2] == ["cite", "blockquote"]
        if isinstance(block, ListItem):
            assert tags[1] == ("ul" if block.ordinal is None else "ol")
            assert block.ordinal is None or _ordinal(above[0]) == block.ordinal


def _ancestors(node):
    above = []
    while (node := node.parent) is not None:
        above.append(node)
    return above


def _ordinal(entry):
    """Number an `li` as a browser does."""
    number = int(entry.parent.attributes.get("start") or 1)
    for sibling in entry.parent.iter():
        if sibling.tag == "li":
            number = int(sibling.attributes.get("value") or number)
            if sibling.mem_id == entry.mem_id:
                return number
            number += 1
    raise AssertionError


MARKUP = r"""
    &copy; &#38; <b> </p> <!-- <http://x.y> http://x.y/_z_ 1. 2) - + * # ## ``` ~~~ --- === ***
    ___ | |-| :-: [a](b) [^1] ![x](y) [x]: foo bar é €5 中文 ~5 $5 \ \\ a_b snake_case_x __init__
    *a* ** ! (see) "t" (t) <5> <5
"""
FRAGMENTS = st.one_of(
    st.sampled_from(MARKUP.split()),
    st.text(alphabet="ab1*_[]<>&`~|#+-=!().:;\"'$\\^{}é€中/?@", min_size=1, max_size=6),
)
LINE = st.lists(st.lists(FRAGMENTS, min_size=1, max_size=3).map("".join), min_size=1, max_size=5)
LINES = LINE.map(" ".join)
TEXT = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
SPAN_KINDS = ("link", "strong", "em", "code", "sub", "sup", "del", "mark", "math", "note")
LINK = "https://e.example/(a)?b=1&c;"


@st.composite
def spans_of(draw, text):
    """Draw spans as blocks have them: in order, nested, links not in links."""
    place = st.integers(0, len(text))
    drawn = draw(st.lists(st.tuples(place, place, st.sampled_from(SPAN_KINDS)), max_size=6))
    spans = []
    for a, b, kind in drawn:
        if kind == "note":
            spans.append(Span(a, a, kind, "r1"))
        elif a != b:
            spans.append(Span(min(a, b), max(a, b), kind, LINK if kind == "link" else ""))
    kept = []
    above = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        while above and above[-1].end <= span.start:
            above.pop()
        crosses = above and span.end > above[-1].end
        if crosses or (span.kind == "link" and any(outer.kind == "link" for outer in above)):
            continue
        kept.append(span)
        if span.kind != "note":
            above.append(span)
    return tuple(kept)


@given(st.data(), TEXT)
def test_html_gives_back_a_text_and_its_spans(data, text):
    spans = data.draw(spans_of(text))
    markup = html(Paragraph(text, spans))
    note(markup)

    assert _read_paragraph(markup) == (text, spans)


def _read_paragraph(markup):
    """Read a rendered paragraph, going by the parser alone."""
    text, spans, stack = "", [], []
    node = _top(markup).first_child.first_child
    while node is not None or stack:
        if node is None:
            node, at = stack.pop()
            if at is not None:
                spans[at] = Span(spans[at].start, len(text), spans[at].kind, spans[at].href)
        elif node.tag == "-text":
            text += node.text_content
        elif node.tag == "br":
            text += "\n"
        elif node.attributes.get("class") == "fn":
            spans.append(Span(len(text), len(text), "note", node.attributes["data-fn"]))
        else:
            kind = {"a": "link", "span": "math"}.get(node.tag, node.tag)
            spans.append(Span(len(text), 0, kind, node.attributes.get("href") or ""))
            if node.first_child is not None:
                stack.append((node, len(spans) - 1))
                node = node.first_child
                continue
        node = node.next
    return text, tuple(spans)


# Markdown: one kind of block at a time


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph("one\ntwo"), "one\\\ntwo"),
        (Heading("Head", level=3), "### Head"),
        (Heading("1. Over\ntwo", level=2), "## 1. Over two"),
        (Heading("C #", level=2), r"## C \#"),
        (Heading("C#", level=2), "## C#"),
        (item("One"), "- One"),
        (item("Four", ordinal=4), "4. Four"),
        (item("Minus", ordinal=-1), "0. Minus"),
        (item("Done", checked=True), "- [x] Done"),
        (item("Open", checked=False), "- [ ] Open"),
        (Term("Word"), "**Word**"),
        (Definition("Meaning"), "Meaning"),
        (Citation("Who", quote=1), "> — Who"),
        (Citation("— Who", quote=1), "> — Who"),
        (Verse("a\n  b\n\nc"), "a\\\n\u00a0\u00a0b\\\n\\\nc"),
        (Code("x\n\ny", language="php"), "```php\nx\n\ny\n```"),
        (Code("```\nx\n```", quote=1), "> ````\n> ```\n> x\n> ```\n> ````"),
        (Code("x", language="c`\n~ x"), "```cx\nx\n```"),
        (Figure("Words", src="a.png", alt="A"), "![A](a.png)\n\nWords"),
        (Figure("Words"), "Words"),
        (Figure(alt="[A]"), r"![\[A\]]()"),
        (Figure("Words", src="data:image/png;base64,AA"), "Words"),
        (Embed(url="https://youtu.be/a_b"), "[https://youtu.be/a_b](https://youtu.be/a_b)"),
        (Embed("Words", url="/a b"), "[Words](</a b>)"),
        (Embed("Words", url="blob:x"), "Words"),
        (Math("x^2", latex="x^2"), "$$x^2$$"),
        (Math("a_{1}", latex="a_{1}"), "```math\na_{1}\n```"),
        (Separator(), "---"),
        (Paragraph(""), ""),
    ],
)
def test_markdown_of_one_block(block, expected):
    assert markdown(block) == expected


def test_a_table_becomes_a_pipe_table():
    block = Table("k\tv\na\tb|c", rows=(("k", "v"), ("a", "b|c")), header_rows=1)

    assert markdown(block) == "| k | v |\n| --- | --- |\n| a | b\\|c |"


def test_a_table_without_headings_gets_an_empty_header_row():
    assert markdown(Table("a\tb", rows=(("a", "b"),))) == "|  |  |\n| --- | --- |\n| a | b |"


def test_a_table_caption_is_a_paragraph_where_it_stood():
    before = Table("Cap\na", rows=(("a",),), caption="Cap")
    after = Table("a\nCap", rows=(("a",),), caption="Cap")

    assert markdown(before) == "*Cap*\n\n|  |\n| --- |\n| a |"
    assert markdown(after) == "|  |\n| --- |\n| a |\n\n*Cap*"


def test_footnotes_get_labels_that_are_safe_and_unique():
    blocks = (
        marked("abcde", (1, "note", "x"), (2, "note", "y"), (3, "note", "z"), (4, "note", "gone")),
        Footnote("Note the first.", label="1", ref="x"),
        Footnote("Note the second.", label="[1]", ref="y"),
        Footnote("Note the\nthird.", label="*", ref="z"),
    )

    assert markdown(*blocks) == (
        "a[^1]b[^1-2]c[^3]de\n\n"
        "[^1]: Note the first.\n\n[^1-2]: Note the second.\n\n[^3]: Note the\\\n    third."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://e.example/", "[^1]: https://e.example/ &#32;"),
        ('Ibid "p. 7"', '[^1]: Ibid "p. 7" &#32;'),
        ("Ibid (p. 7).", "[^1]: Ibid (p. 7)."),
        ("<5 6>", "[^1]: \\<5 6>"),
        ("Ibid\nthere", "[^1]: Ibid &#32;\\\n    there"),
    ],
)
def test_a_footnote_never_reads_as_the_definition_of_a_link(text, expected):
    rendered = markdown(Footnote(text, label="1"))

    assert rendered == expected
    assert markdown_words(rendered) == [" ".join(f"[^1]: {text}".split())]


# Markdown: lists and quotations


def test_lists_are_tight_and_later_blocks_stand_inside_their_item():
    blocks = (
        item("a"),
        item("b", 2, ordinal=1),
        Paragraph("more\nof b", indent=2),
        item("c", 2, ordinal=2),
        Code("x", indent=2),
        item("d"),
        item("e"),
    )

    assert markdown(*blocks) == (
        "- a\n  1. b\n\n     more\\\n     of b\n\n  2. c\n\n     ```\n     x\n     ```\n\n- d\n- e"
    )


def test_quotations_run_on_and_hold_lists():
    blocks = (
        Paragraph("a", quote=1),
        Paragraph("b", quote=2),
        item("c", quote=1),
        item("d", quote=1),
        Citation("Who", quote=1),
        Paragraph("e"),
    )

    assert markdown(*blocks) == "> a\n>\n> > b\n>\n> - c\n> - d\n>\n> — Who\n\ne"


def test_a_number_that_does_not_follow_begins_another_list():
    blocks = [
        item("a", ordinal=1),
        item("b", ordinal=2),
        item("c", ordinal=7),
        item("d", ordinal=1),
    ]

    assert markdown(*blocks) == "1. a\n2. b\n\n7) c\n\n1. d"


def test_a_list_inside_an_item_that_does_not_begin_with_1_is_set_apart():
    assert markdown(item("a"), item("b", 2, ordinal=2)) == "- a\n\n  2. b"


# Markdown: what is escaped and what is not


@pytest.mark.parametrize(
    "prose",
    [
        "Plain words - with a dash, (brackets), and 3 * 4 = 12!",
        "snake_case_name and a__b",
        "AT&T, R & D, a < b > c, 5 <6",
        r"C:\Users\me",
        "In 1986. #1, $5 + $6 ~ 7, ~20 min, a|b: c",
        "Wow! See http://e.example/a_b?c=d&e=f",
    ],
)
def test_ordinary_prose_is_left_alone(prose):
    assert markdown(Paragraph(prose)) == prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* and **b**", r"\*a\* and \*\*b\*\*"),
        ("_a_ __init__", r"\_a\_ \_\_init\_\_"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"!\[a\](b)"),
        ("`code`", r"\`code\`"),
        (r"a\*b", r"a\\\*b"),
        ("a\\\nb", "a\\\\\\\nb"),
        ("ends with \\", r"ends with \\"),
        ("&copy; &#169; &x", r"\&copy; \&#169; &x"),
        ("<b> </b> <!-- <?x <http://e.example>", r"\<b> \</b> \<!-- \<?x \<http://e.example>"),
        ("1. a\n2) b\n3.c", "1\\. a\\\n2\\) b\\\n3.c"),
        ("- a\n+ b\n* c\n-d", "\\- a\\\n\\+ b\\\n\\* c\\\n-d"),
        ("# a\n####### b\n#c", "\\# a\\\n####### b\\\n#c"),
        ("> a\n>b", "\\> a\\\n\\>b"),
        ("a\n===\nb\n---", "a\\\n===\\\nb\\\n\\---"),
        ("a\n===", "a\\\n\\==="),
        ("a | b\n--- | ---", "a | b\\\n\\--- | ---"),
        ("a | b\n:-: | :-:", "a | b\\\n\\:-: | :-:"),
    ],
)
def test_what_reads_as_markup_is_escaped(text, expected):
    rendered = markdown(Paragraph(text))

    assert rendered == expected
    assert markdown_words(rendered) == [" ".join(text.split())]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (marked("a bold word", ("bold", "strong")), "a **bold** word"),
        (marked("unbelievable", ("believ", "em")), "un*believ*able"),
        (marked("un(believ)able", ("(believ)", "em")), "un(believ)able"),
        (marked("both at once", ("at", "strong"), ("at", "em")), "both **_at_** once"),
        (marked("a bc d", ("b", "em"), ("c", "strong")), "a b**c** d"),
        (marked("a bold word", ("bold ", "strong")), "a **bold** word"),
        (marked("ab", ("a", "strong"), ("b", "strong")), "**ab**"),
        (marked("ab", ("a", "code"), ("b", "code")), "`ab`"),
        (marked("ab", ("ab", "em"), ("b", "em")), "*ab*"),
        (marked("was 5 is 6", ("was 5", "del")), "~~was 5~~ is 6"),
        (marked("~5 not ~6", ("not", "del")), r"\~5 ~~not~~ \~6"),
        (marked("~5 b~_", ("b", "strong")), r"~5 **b**\~\_"),
        (marked("~_ x", ("~_", "del")), r"~~\~\_~~ x"),
        (marked("H2O x2", ("2", "sub"), ("x2", "mark")), "H2O x2"),
        (marked("call f`x", ("f`x", "code")), "call ``f`x``"),
        (marked("call `f", ("`f", "code")), "call `` `f ``"),
        (marked("a\n# b", ("a\n# b", "code")), "`a # b`"),
        (marked("f(x) y", ("f(x)", "code"), ("f(x)", "link", "/f")), "[`f(x)`](/f) y"),
        (marked("see this", ("see this", "link", "/a_(b)")), "[see this](</a_(b)>)"),
        (marked("see", ("see", "link", "/<a>\\&lt;")), r"[see](/%3Ca%3E\\\&lt;)"),
        (marked("Wow!here", ("here", "link", "/x")), r"Wow\![here](/x)"),
        (marked("if a^2 so", ("a^2", "math")), "if $a^2$ so"),
        (marked("if a~5 so", ("a~5", "math")), "if $`a~5`$ so"),
        (marked(r"if \_a so", (r"\_a", "math")), r"if $`\_a`$ so"),
    ],
)
def test_spans_become_delimiters_that_a_parser_reads(block, expected):
    assert markdown(block) == expected


def test_a_link_whose_code_ends_a_bracket_never_reads_as_the_definition_of_a_link():
    rendered = markdown(marked("a]: b", ("a]: b", "link", "/x"), ("a]:", "code")))

    assert rendered == "&#32;[`a]:` b](/x)"
    assert markdown_words(rendered) == ["a]: b"]


def test_a_footnote_marker_never_makes_a_link_of_what_follows():
    note_block = Footnote("Two words.", label="1", ref="x")

    assert markdown(marked("a(b)", (1, "note", "x")), note_block).startswith(r"a[^1]\(b)")
    assert markdown(marked(": b", (0, "note", "x")), note_block).startswith(r"[^1]\: b")


# Markdown: laws

DEPTHS = {"indent": st.integers(0, 5), "quote": st.integers(0, 3)}
CODE = st.lists(st.text(alphabet="ab `~\t#-*\\<&|>", max_size=8), max_size=4)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))
    row = st.tuples(*[st.one_of(st.just(""), LINES)] * width)
    rows = tuple(draw(st.lists(row, min_size=1, max_size=3)))
    text = "\n".join("\t".join(row) for row in rows)
    caption = draw(st.one_of(st.just(""), LINES))
    if draw(st.booleans()):
        text = text.strip()
    if caption:
        text = draw(st.sampled_from([f"{caption}\n{text}", f"{text}\n{caption}"]))
    return Table(text, rows=rows, caption=caption, header_rows=draw(st.integers(0, 2)))


@st.composite
def any_block(draw):
    kind = draw(st.sampled_from(EVERY_KIND))
    depths = {name: draw(depth) for name, depth in DEPTHS.items()}
    if kind is Separator:
        return Separator(**depths)
    if kind is Table:
        return draw(tables())
    if kind is Code:
        return Code(draw(CODE.map("\n".join)).strip(), **depths)
    if kind is Math:
        latex = draw(LINES)
        return Math(latex, latex=latex, **depths)
    text = draw(TEXT)
    fields = depths
    if kind is ListItem:
        fields["indent"] = max(fields["indent"], 1)
        fields["ordinal"] = draw(st.one_of(st.none(), st.integers(-2, 12)))
        fields["checked"] = draw(st.sampled_from([None, False, True]))
    elif kind is Citation:
        fields["quote"] = max(fields["quote"], 1)
    elif kind is Figure:
        fields |= {"src": "https://e.example/a b.png", "alt": draw(st.one_of(st.just(""), LINES))}
    elif kind is Embed:
        fields["url"] = "https://e.example/x_y_"
    elif kind is Footnote:
        fields |= {"label": "9", "ref": draw(st.sampled_from(["r1", "r2"]))}
    return kind(text, draw(spans_of(text)), **fields)


@settings(max_examples=300)
@given(st.lists(any_block(), min_size=1, max_size=5))
@example([item("a"), item("b", 3, ordinal=3), Separator(indent=2), Paragraph("- c", indent=1)])
def test_a_markdown_parser_gives_back_the_words_of_every_block(blocks):
    rendered = markdown(*blocks)
    note(rendered)
    expected = [_plain(text) for block in blocks for text in shown_in_markdown(block)]
    found = [_plain(text) for text in markdown_words(rendered)]

    # A formula of nothing but dollars has no words left on either side.
    assert list(filter(None, found)) == list(filter(None, expected))


def _plain(text):
    """Take out what Markdown puts in: footnote markers and the dollars of formulas."""
    return " ".join(re.sub(r"\[\^9(?:-\d+)?\]|\$", "", text).split())


# Hostile input

DEEP = 5000


@pytest.mark.parametrize("render", [html, markdown])
def test_deep_nesting_needs_no_stack(render):
    stairs = [item(f"w{depth}", depth) for depth in range(1, DEEP)]
    quotes = [Paragraph(f"q{depth}", quote=depth) for depth in range(1, DEEP)]

    rendered = render(
        *stairs, *reversed(stairs), Paragraph("end", indent=DEEP, quote=DEEP), *quotes
    )

    assert rendered.count("w4999") == 2
    assert "q4999" in rendered


def test_deep_spans_need_no_stack():
    spans = tuple(Span(start, 2 * DEEP - start, "em") for start in range(DEEP))
    block = Paragraph("x" * 2 * DEEP, spans)

    assert html(block).count("<em>") == DEEP
    assert markdown(block) == f"*{block.text}*"


def test_markdown_margins_stay_bounded():
    listing = Code("x\n" * 1000, indent=DEEP, quote=DEEP)
    rendered = markdown(*[item("w", depth) for depth in range(1, DEEP)], listing)

    assert max(map(len, rendered.split("\n"))) < 60


def test_markdown_nests_no_deeper_than_a_parser_reads():
    blocks = [item(f"w{depth}", depth, quote=depth % 7) for depth in range(1, 60)]

    assert markdown_words(markdown(*blocks)) == [block.text for block in blocks]


@pytest.mark.parametrize(
    "run", ["_", "`", "*", "~", "\\", "&", "#", "-", "<", "[", "!", " |", "&a"]
)
def test_long_runs_of_one_character_come_through(run):
    text = f"a{run * 20_000}b"
    spans = (Span(0, len(text), "code"),)

    assert markdown(Paragraph(text))
    assert markdown(Paragraph(text, spans))
    assert html(Paragraph(text, spans))
    assert markdown(Footnote(text, label="1"))


@given(st.lists(st.builds(Footnote, st.just("x y"), label=st.text(ascii_lowercase[:2] + "-1*_"))))
def test_footnote_labels_are_unique(notes):
    labels = re.findall(r"(?m)^\[\^(.*?)\]: ", markdown(*notes))

    assert len(set(labels)) == len(labels) == len(notes)


def test_walk_gives_pieces_and_edges_in_order():
    spans = (Span(0, 2, "em"), Span(2, 2, "note", "r"), Span(2, 3, "strong"))

    assert list(walk("abc", spans)) == [
        (spans[0], True),
        "ab",
        (spans[0], False),
        (spans[1], True),
        (spans[2], True),
        "c",
        (spans[2], False),
    ]
