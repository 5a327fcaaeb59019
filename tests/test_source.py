"""What goes in: text, bytes, REST posts, and everything that is none of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wpclean import SourceError, WpcleanError, extract


def post(**fields: object) -> dict:
    return {"content": {"rendered": "<p>Six boats.</p>", "protected": False}, **fields}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (None, "NoneType"),
        (7, "int"),
        ([post()], "one by one"),
        ({}, "no fields at all"),
        ({"body": "x"}, "'body'"),
        ({"content": 3}, "'content' is int"),
        ({"content": None}, "'content' is NoneType"),
        ({"content": {}}, "'content.rendered' is NoneType"),
        ({"content": {"rendered": None}}, "'content.rendered' is NoneType"),
        ({"content": {"rendered": b"x"}}, "'content.rendered' is bytes"),
        (post(title=3), "'title' is int"),
        (post(title={"rendered": 3}), "'title.rendered' is int"),
        (post(link=3), "'link' is int"),
        (post(id="7"), "'id' is str"),
        (post(id=True), "'id' is bool"),
        (post(tags=3), "'tags' is int"),
        (post(tags=[{}]), "'tags' is list"),
        (post(date_gmt="yesterday"), "'date_gmt' is no ISO 8601 date"),
        (post(_embedded=[]), "'_embedded' is list"),
    ],
)
def test_what_is_no_post_is_refused_with_a_sentence_that_says_what_came(source, words):
    with pytest.raises(SourceError) as caught:
        extract(source)
    assert words in str(caught.value)
    assert isinstance(caught.value, WpcleanError)
    assert isinstance(caught.value, ValueError)


def test_a_post_object_gives_its_fields():
    article = extract(
        {
            "id": 7,
            "slug": "six-boats",
            "type": "post",
            "link": "https://blog.example/six-boats/",
            "date_gmt": "2021-03-01T04:05:06",
            "modified_gmt": "2021-03-02T04:05:06",
            "title": {"rendered": "Six boats &#038; <em>two</em> gulls"},
            "excerpt": {"rendered": "<p>Six boats went&nbsp;out.</p>\n"},
            "content": {"rendered": "<p>Six boats went out.</p>", "protected": False},
            "categories": [3],
            "tags": [5, 8],
            "author": 1,
            "_embedded": {
                "author": [{"name": "Ann &amp; Tom"}],
                "wp:term": [
                    [{"taxonomy": "category", "name": "Boats &amp; nets"}],
                    [{"taxonomy": "post_tag", "name": "gulls"}],
                ],
                "wp:featuredmedia": [{"source_url": "https://blog.example/boats.jpg"}],
            },
            "unknown": object(),
        }
    )
    assert article.id == 7
    assert article.slug == "six-boats"
    assert article.type == "post"
    assert article.url == "https://blog.example/six-boats/"
    assert article.title == "Six boats & two gulls"
    assert article.excerpt == "Six boats went out."
    assert article.published == datetime(2021, 3, 1, 4, 5, 6, tzinfo=UTC)
    assert article.modified == datetime(2021, 3, 2, 4, 5, 6, tzinfo=UTC)
    assert article.author == "Ann & Tom"
    assert article.categories == ("Boats & nets",)
    assert article.tags == ("gulls",)
    assert article.featured_image == "https://blog.example/boats.jpg"
    assert article.text == "Six boats went out."
    assert article.protected is False


def test_ids_stand_where_names_are_not_embedded():
    article = extract(post(categories=[3], tags=[5, 8]))
    assert article.categories == (3,)
    assert article.tags == (5, 8)
    assert article.author == ""


def test_content_may_be_a_plain_string():
    assert extract({"content": "<p>Six boats.</p>", "title": "A &amp; B"}).title == "A & B"


def test_a_draft_without_a_date_has_none():
    assert extract(post(date_gmt="0000-00-00T00:00:00", modified_gmt=None)).published is None


def test_a_protected_post_is_an_article_without_blocks():
    article = extract({"content": {"rendered": "", "protected": True}})
    assert article.protected is True
    assert article.blocks == ()


def test_the_password_form_says_that_a_post_is_protected():
    html = (
        '<form class="post-password-form" method="post"><p>This content is password protected.'
        '</p><p><label>Password: <input type="password"></label></p></form>'
    )
    article = extract(html)
    assert article.protected is True
    assert article.blocks == ()
    assert "password protected" in article.removed[0].text


@pytest.mark.parametrize(
    "blank", ["", " ", "\n\n", "&nbsp;", "<p></p>", "<!-- x -->", b"", "\ufeff"]
)
def test_blank_input_is_an_article_without_blocks(blank):
    article = extract(blank)
    assert article.blocks == ()
    assert article.text == ""


def test_bytes_are_utf8_and_may_begin_with_a_byte_order_mark():
    assert extract("\ufeff<p>Zürich</p>".encode()).text == "Zürich"
    assert extract(bytearray("<p>Zürich</p>", "utf-8")).text == "Zürich"
    assert extract(memoryview(b"<p>x</p>")).text == "x"


def test_bad_bytes_become_a_replacement_character_and_are_a_repair():
    article = extract(b"<p>Z\xfcrich</p>")
    assert article.text == "Z\ufffdrich"
    assert [(repair.rule, repair.before) for repair in article.repairs] == [("utf-8", "\\xfc")]
