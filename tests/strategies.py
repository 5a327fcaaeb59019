"""HTML as WordPress sites have it: blocks, classic soup, broken nesting, odd Unicode."""

from __future__ import annotations

from hypothesis import strategies as st

from wpclean import RULES

_WORDS = (
    "gull tide harbour Zürich naïve “quoted” it’s … — 12 3.14 a b Quelle: Source: via "
    "می‌روم 👨‍👩‍👧 नमस्ते 漢字 ก็ cafe\u0301 e\u0301 \u0301 Ã¼ber Â© don\u2019t ﬁ Ａ x\u00ady a\u200bb "
    "http://a.example/x https://youtu.be/abc * _ # [caption] [/caption] [sic] [1] [gallery ids=”1”] "
    "1. > | ` ~~ \\ $x$ \\( Advertisement Related Share".split()
)
_ENTITIES = (
    "&amp; &lt; &gt; &nbsp; &#8217; &#038; &hellip; &amp;#8217; &amp;amp; &amp;nbsp; &shy; &zwj; &#0; "
    "&#x1F600; &bogus; &#769; & &copy".split()
)
_SPACES = [" ", "\n", "\n\n\n", "\t", "\u00a0", " \u00a0 ", "\u2003", "\r\n", ""]
FRAGMENTS = [*_WORDS, *_ENTITIES, *_SPACES]
WORDS, ENTITIES, SPACES = map(st.sampled_from, (_WORDS, _ENTITIES, _SPACES))
TEXT = st.lists(st.one_of(WORDS, SPACES, ENTITIES), min_size=1, max_size=6).map("".join)

BLOCK_TAGS = (
    "p div h1 h2 h3 h6 ul ol li blockquote figure figcaption pre table thead tbody tr td th caption "
    "dl dt dd section details summary center form article"
).split()
INLINE_TAGS = (
    "a b strong em i code span sup sub del mark cite q small u font button label x-tip".split()
)
OTHER_TAGS = (
    "script style noscript iframe video audio svg math select option textarea template object title"
).split()
VOID = [
    "<br>", "<br/>", "<br><br>", "<hr>", "<wbr>", "<img src=a.jpg alt=x>", '<img class="emoji" alt="😀">',
    '<img src="data:image/gif;base64,R0" data-src="b.jpg" class="lazy">', "<input type=checkbox checked>",
    "<!--more-->", "<!--nextpage-->", "<!-- wp:paragraph -->", "<!-- x", '<img class="latex" alt="x^2">',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>', '<source src="a.mp3">',
]  # fmt: skip
CLASSES = [
    *sorted(
        {
            piece.strip().lstrip(".")
            for rule in RULES
            for piece in rule.select.split(",")
            if piece.strip().startswith(".") and piece.strip()[1:].replace("-", "").isalnum()
        }
    )[::9],
    "wp-block-quote", "wp-caption", "wp-caption-text", "wp-block-verse", "wp-block-code", "footnotes",
    "wp-block-footnotes", "fn", "twitter-tweet", "wp-block-embed__wrapper", "wp-block-file", "gallery-item",
    "syntaxhighlighter php", "crayon-syntax", "wp-block-pullquote", "modern-footnotes-footnote__note",
    "footnotes_table", "footnote_plugin_text", "katex-eq", "wpclean-embed", "screen-reader-text",
]  # fmt: skip
ATTRIBUTES = st.one_of(
    st.just(""),
    st.sampled_from(CLASSES).map(lambda name: f' class="{name}"'),
    st.sampled_from(
        [
            ' href="https://x.example/a"', " href=/b", ' href="javascript:alert(1)"', ' href="#f"',
            ' data-fn="u" class="fn"', ' id="u"', " start=3", " value=7", " reversed", " colspan=3",
            " rowspan=2", ' hidden', ' style="display:none"', ' data-mfn="1"', " href",
        ]
    ),
)  # fmt: skip


def _open(tags: list[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(tags), ATTRIBUTES).map(lambda pair: f"<{pair[0]}{pair[1]}>")


def _close(tags: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(tags).map(lambda tag: f"</{tag}>")


ALL_TAGS = BLOCK_TAGS + INLINE_TAGS + OTHER_TAGS
SOUP = st.lists(
    st.one_of(TEXT, TEXT, _open(ALL_TAGS), _close(ALL_TAGS), st.sampled_from(VOID)), max_size=40
).map("".join)


@st.composite
def _element(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(BLOCK_TAGS + INLINE_TAGS))
    attributes = draw(ATTRIBUTES)
    inner = "".join(draw(st.lists(children, max_size=4)))
    return f"<{tag}{attributes}>{inner}</{tag}>"


NESTED = st.recursive(st.one_of(TEXT, TEXT, st.sampled_from(VOID)), _element, max_leaves=25)
TREES = st.lists(NESTED, max_size=6).map("\n".join)

HTML = st.one_of(SOUP, TREES)

# Mojibake whole, in parts, and what stands around it.
DAMAGE = st.lists(
    st.sampled_from(
        "Ã Â â Ð Ñ Å Ø € ™ © ¼ “ ” ä á я a e ? \ufffd \x1a \x9d \u0301 \u200b \u00ad &nbsp; \u00a0 &amp;"
        " <!----> <br> <b> </b> <i> </i> <code> </code> <a/href=/x> </a> <p> <li> <h2> <td> <table>"
        " <sup/class=fn/data-fn=u>1</sup> <pre/class=wp-block-verse>".split(" ")
    )
    | st.sampled_from([" ", "\n"]),
    max_size=9,
).map("".join)
