"""Broken and hostile input: an article or a `WpcleanError`, and no words lost on the way."""

from __future__ import annotations

from base64 import b64encode
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpclean import Embed, Paragraph, extract
from wpclean._text import to_nfc


def texts(html: str) -> list[str]:
    return [block.text for block in extract(html).blocks if block.text]


def test_lone_surrogates_are_dropped():
    assert extract("<p>a\ud800b</p>").text == "ab"


def test_nul_and_control_characters_go():
    assert extract("<p>a\x00b\x07c\x0bd</p>").text == "abcd"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Six boats</p><p cla", ["Six boats"]),
        ('<p>Six boats</p><a href="x', ["Six boats"]),
        ("<p>Six &amp", ["Six &"]),
        ("<p>Six &#82", ["Six R"]),
        ("<p>Six &hel", ["Six &hel"]),
        ("<p>Six <", ["Six <"]),
        ("<p>Six</p", ["Six"]),
        ("Six <b>boats", ["Six boats"]),
    ],
)
def test_markup_that_is_cut_off_keeps_the_words_before_the_cut(html, words):
    assert texts(html) == words


def test_cells_without_a_table_do_not_weld():
    assert texts("<td>Erna</td><td>14</td>") == ["Erna", "14"]
    assert texts("<tr><th>a</th><td>b</td></tr><table><tr><td>c</td><td>d</td></tr></table>") == [
        "a",
        "b",
        "c\td",
    ]


def test_a_paragraph_of_five_megabytes_is_one_block():
    words = "harbour " * 650_000
    article = extract(f"<p>{words}</p>")
    assert len(article.blocks) == 1
    assert len(article.text) == len(words) - 1


def test_twenty_thousand_siblings_are_as_many_blocks():
    assert len(extract("<p>x</p>" * 20_000).blocks) == 20_000


@pytest.mark.parametrize(
    "tag", ["div", "span", "blockquote", "ul", "b", "section", "x-tip", "em", "details", "figure"]
)
def test_five_thousand_levels_keep_their_text_and_render(tag):
    article = extract(f"<{tag}>" * 5_000 + "deep" + f"</{tag}>" * 5_000)
    assert article.text == "deep"
    assert "deep" in article.to_markdown()
    assert "deep" in article.to_html()


def test_five_thousand_nested_list_items_keep_their_text():
    article = extract("<ul><li>x" * 5_000)
    assert len(article.blocks) == 5_000
    assert article.blocks[-1].indent == 5_000
    assert article.to_html().count("<li>") == 5_000


def test_a_table_in_a_table_in_a_table_is_unwrapped():
    html = "<table><tr><td>" * 200 + "deep" + "</td></tr></table>" * 200
    assert texts(html) == ["deep"]


def test_a_cell_that_claims_to_span_everything_does_not_grow_the_table():
    row = '<tr><td colspan="9007199254740991" rowspan="65534">x</td><td colspan=1000>y</td></tr>'
    article = extract(f"<table>{row * 200}</table>")
    slots = sum(len(row) for row in article.blocks[0].rows)
    assert slots < 10_000


def test_unknown_and_custom_elements_are_transparent():
    assert texts("<p>Mind the <x-step>third</x-step> <blink>step</blink>.</p>") == [
        "Mind the third step."
    ]


def test_drawings_and_formulas_do_not_leak_their_parts():
    html = (
        "<p>A <svg><title>dot</title><text>x</text></svg>dot and "
        "<math><mi>x</mi><mo>=</mo><mn>1</mn></math>.</p>"
    )
    assert texts(html) == ["A dot and x=1."]


def test_templates_and_scripts_are_not_text():
    html = "<template><p>t</p></template><script>s</script><style>c</style><p>Text</p>"
    article = extract(html)
    assert article.text == "Text"


def test_nested_noscripts_keep_the_image_once():
    html = (
        '<img src="data:image/gif;base64,R0" data-src="a.jpg">'
        '<noscript><noscript><img src="a.jpg"></noscript></noscript><p>Text</p>'
    )
    article = extract(html)
    assert [image.src for image in article.images] == ["a.jpg"]


def test_an_unclosed_comment_hides_what_follows_as_in_a_browser():
    assert texts("<p>Shown</p><!-- <p>Hidden</p>") == ["Shown"]


def test_plaintext_keeps_the_rest_as_it_stands():
    assert texts("<p>Before</p><plaintext><p>raw & all</p>") == ["Before", "<p>raw & all</p>"]


def test_a_frame_without_an_address_is_nothing():
    assert extract("<iframe></iframe><iframe src='about:blank'></iframe>").blocks == ()


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_links_that_could_run_code_are_no_links(href):
    article = extract(f'<p>Go <a href="{href}">there</a>.</p>')
    assert article.text == "Go there."
    assert article.links == ()


def test_an_address_alone_on_a_line_is_an_embed_where_a_provider_is_known():
    blocks = extract("<p>https://youtu.be/abc</p><p>https://a.example/x</p>").blocks
    assert isinstance(blocks[0], Embed)
    assert blocks[0].provider == "youtube"
    assert isinstance(blocks[1], Paragraph)


@given(
    st.text(alphabet="ea\u0301\u0327\u0344\u0f71\u0f73\u0915\u093e\u20dd\u05b0\u0323", max_size=200)
)
def test_heaps_of_marks_are_composed_as_the_standard_has_it(text: str) -> None:
    assert to_nfc(text) == normalize("NFC", text)


def test_a_hundred_thousand_marks_in_turn_end() -> None:
    # By the square of their number this would take minutes.
    text = extract("<p>a" + "\u0301\u0327" * 100_000).text
    assert len(text) == 200_000
    assert is_normalized("NFC", text)


def test_a_frame_in_base64_is_held_to_the_limits_too():
    # Parsed, 100,000 levels take half a minute.
    frame = '<iframe src="https://www.youtube.com/embed/six"></iframe>'
    for before, count in (("<div>" * 10, 1), ("<div>" * 100_000, 0)):
        code = b64encode((before + frame).encode()).decode()
        html = f'<div class="borlabs-hide"><script type="text/template">{code}</script></div>'
        assert sum(isinstance(block, Embed) for block in extract(html).blocks) == count
