"""Articles as Arrow tables: nothing is lost on the way, and a batch is extracted row by row."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from typing import get_args

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases import POSTS, read_post
from tests.strategies import HTML
from wpclean import (
    RULES,
    Article,
    Block,
    Limits,
    Removal,
    Repair,
    Source,
    Span,
    WpcleanError,
    extract,
)
from wpclean.arrow import (
    SCHEMA,
    SchemaError,
    extract_batch,
    from_table,
    to_batches,
    to_table,
)
from wpclean.records import Place, RecordError

generated = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
INT64 = st.integers(-(2**63), 2**63 - 1)
ARTICLES = st.builds(
    lambda article, fields: msgspec.structs.replace(article, **fields),
    HTML.map(extract),
    st.fixed_dictionaries(
        {},
        optional={
            "title": TEXT,
            "url": TEXT,
            "id": st.none() | INT64,
            "slug": TEXT,
            "type": TEXT,
            "published": st.none() | st.datetimes(timezones=st.just(UTC)),
            "modified": st.none() | st.datetimes(timezones=st.just(UTC)),
            "author": TEXT,
            "categories": st.lists(TEXT | INT64, max_size=3).map(tuple),
            "tags": st.lists(TEXT | INT64, max_size=3).map(tuple),
            "excerpt": TEXT,
            "featured_image": TEXT,
            "protected": st.booleans(),
        },
    ),
)
PLACES = st.builds(Place, TEXT, st.none() | INT64, st.none() | INT64)
ERRORS = st.builds(RecordError, PLACES, TEXT, TEXT)
ITEMS = st.lists(ARTICLES | ERRORS, max_size=4)


def plain(items: list[Article | RecordError]) -> list[object]:
    """Make errors comparable: an exception equals only itself."""
    return [item if isinstance(item, Article) else item.__reduce__() for item in items]


def through_parquet(table: pa.Table) -> pa.Table:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    return pq.read_table(pa.BufferReader(sink.getvalue()))


def extracted(source: object) -> Article | RecordError:
    try:
        return extract(source)
    except WpcleanError as error:
        return RecordError(Place(), type(error).__name__, str(error))


def struct_fields(kind: pa.DataType) -> list[str]:
    return [field.name for field in kind]


def fields_of(*types: type) -> set[str]:
    return {name for each in types for name in each.__struct_fields__}


# The schema


def test_the_schema_has_every_field_of_an_article_and_of_what_is_in_it():
    assert SCHEMA.names == [*Article.__struct_fields__[:13], "text",
                            *Article.__struct_fields__[13:], "error"]  # fmt: skip
    block = SCHEMA.field("blocks").type.value_type
    assert set(struct_fields(block)) == {"type"} | fields_of(*get_args(Block))
    assert len(struct_fields(block)) == len(set(struct_fields(block)))
    assert struct_fields(block.field("spans").type.value_type) == list(Span.__struct_fields__)
    for name, record in (("sources", Source), ("removed", Removal), ("repairs", Repair)):
        found = struct_fields(SCHEMA.field(name).type.value_type)
        assert found == list(record.__struct_fields__)
    error = SCHEMA.field("error").type
    assert struct_fields(error) == ["kind", "reason", "place"]
    assert struct_fields(error.field("place").type) == list(Place.__struct_fields__)


def test_the_schema_tells_its_version():
    assert SCHEMA.metadata == {b"wpclean.schema": b"1"}
    assert to_table([]).schema.metadata == SCHEMA.metadata
    assert through_parquet(to_table([extract("x")])).schema.metadata == SCHEMA.metadata


def test_a_table_of_another_version_is_refused():
    table = to_table([]).replace_schema_metadata({b"wpclean.schema": b"2"})
    with pytest.raises(SchemaError, match="version 2 of the schema, accepted is 1"):
        from_table(table)


def test_a_table_without_a_column_is_refused_and_the_column_named():
    with pytest.raises(SchemaError, match="not so: 'slug', 'error'"):
        from_table(to_table([]).drop_columns(["error", "slug"]))


# Articles to tables and back


@given(ITEMS)
@generated
def test_a_table_gives_its_articles_and_errors_back(items: list[Article | RecordError]):
    table = to_table(items)
    assert table.schema == SCHEMA
    table.validate(full=True)
    assert plain(from_table(table)) == plain(items)


@given(ITEMS)
@generated
def test_parquet_gives_articles_and_errors_back(items: list[Article | RecordError]):
    assert plain(from_table(through_parquet(to_table(items)))) == plain(items)


@pytest.mark.parametrize("folder", sorted(POSTS.iterdir()), ids=lambda folder: folder.name)
def test_parquet_gives_a_post_of_the_corpus_back(folder):
    article = extract(read_post(folder))
    [back] = from_table(through_parquet(to_table([article])))
    assert back == article
    assert back.to_json() == article.to_json()


def test_columns_in_another_order_and_others_beside_them_change_nothing():
    articles = [extract("<p>Gulls</p>"), extract("<h2>Terns</h2>")]
    table = to_table(articles).select(SCHEMA.names[::-1]).append_column("more", [[1, 2]])
    assert from_table(table) == articles


def test_a_batch_gives_its_articles_back_as_a_table_does():
    articles = [extract("<p>Gulls</p>"), extract("<h2>Terns</h2>")]
    [batch] = to_batches(articles)
    assert from_table(batch) == articles


def test_what_holds_its_default_is_there_for_a_query_all_the_same():
    html = "<h2>Tides</h2><p>High <b>water</b></p><table><tr><td>a<td>b</table><ul><li>x"
    row = to_table([extract(html)]).to_pylist()[0]
    assert row["title"] == row["url"] == ""
    assert row["categories"] == row["removed"] == []
    assert row["text"] == extract(html).text
    heading, paragraph, table, item = row["blocks"]
    assert (heading["type"], heading["level"], heading["start"]) == ("Heading", 2, 0)
    assert paragraph["level"] is None
    assert paragraph["indent"] == 0
    assert paragraph["spans"] == [{"start": 5, "end": 10, "kind": "strong", "href": ""}]
    assert (table["rows"], table["header_rows"], table["caption"]) == ([["a", "b"]], 0, "")
    assert heading["rows"] is None
    assert (item["indent"], item["ordinal"], item["checked"]) == (1, None, None)


def test_a_row_with_an_error_has_null_in_every_other_column():
    error = RecordError(Place("posts.jsonl", line=7), "LimitError", "too deep")
    row = to_table([extract("x"), error]).to_pylist()[1]
    assert row.pop("error") == {
        "kind": "LimitError",
        "reason": "too deep",
        "place": {"file": "posts.jsonl", "line": 7, "index": None},
    }
    assert set(row.values()) == {None}


def test_times_come_back_in_utc():
    article = extract({"content": "x", "date_gmt": "2026-03-01T12:30:00"})
    [back] = from_table(to_table([article]))
    assert back.published == datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    assert back.to_json() == article.to_json()


def test_times_without_a_zone_and_in_nanoseconds_are_read_as_spark_means_them():
    article = extract({"content": "x", "date_gmt": "2026-03-01T12:30:00"})
    table = to_table([article])
    times = table.column("published").cast(pa.timestamp("ns"))
    table = table.set_column(SCHEMA.names.index("published"), "published", times)
    assert from_table(table) == [article]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"id": 2**63}, "OverflowError"),
        ({"categories": [3, 2**70]}, "OverflowError"),
        ({"link": "https://a.example/\udc00"}, "UnicodeEncodeError"),
    ],
)
def test_an_article_that_no_column_can_hold_becomes_an_error_row(fields, kind: str):
    fine = extract("<p>Gulls</p>")
    first, second, third = from_table(to_table([fine, extract({"content": "x", **fields}), fine]))
    assert first == third == fine
    assert second.kind == kind
    assert second.reason.startswith("the article does not fit the schema: ")


def test_an_error_about_a_file_whose_name_is_no_utf_8_keeps_its_place():
    error = RecordError(Place("p\udcff.json", line=3), "JSONDecodeError", "no \ud800")
    [back] = from_table(to_table([error]))
    assert back.place == Place("p\\udcff.json", line=3)
    assert (back.kind, back.reason) == ("JSONDecodeError", "no \\ud800")


def test_batches_are_given_while_the_stream_goes_on():
    taken = 0

    def articles():
        nonlocal taken
        while True:
            taken += 1
            yield extract("<p>Gulls</p>")

    batches = to_batches(articles())
    assert next(batches).num_rows == taken
    assert next(batches).num_rows * 2 == taken


def test_long_articles_make_short_batches():
    long = msgspec.structs.replace(extract(""), removed=(Removal("a/b", "share", "x" * 3_500_000),))
    sizes = [batch.num_rows for batch in to_batches([long] * 5)]
    assert sizes == [3, 2]


def test_no_articles_are_an_empty_table_and_no_batch():
    assert to_table([]).num_rows == 0
    assert list(to_batches([])) == []
    assert from_table(to_table([])) == []


# Batches of posts to batches of articles


@given(st.lists(HTML | st.none(), max_size=5))
@generated
def test_a_batch_gives_row_by_row_what_extract_gives(posts: list[str | None]):
    batch = pa.record_batch({"content": pa.array(posts, pa.string())})
    result = extract_batch(batch)
    assert result.schema == SCHEMA
    result.validate(full=True)
    expected = [extracted({"content": post}) for post in posts]
    assert plain(from_table(result)) == plain(expected)


@given(st.lists(st.binary(max_size=40), max_size=5))
@generated
def test_binary_is_read_as_extract_reads_bytes(posts: list[bytes]):
    batch = pa.record_batch({"content": pa.array(posts, pa.binary())})
    assert from_table(extract_batch(batch)) == [extract(post) for post in posts]


def rest_posts() -> list[dict]:
    return [read_post(folder) for folder in sorted(POSTS.iterdir())]


@pytest.mark.parametrize("encode", [lambda text: text, str.encode], ids=["strings", "binary"])
def test_json_gives_the_whole_post(encode):
    posts = rest_posts()
    batch = pa.record_batch({"value": [encode(json.dumps(post)) for post in posts]})
    result = extract_batch(batch, column="value", form="json")
    assert from_table(result) == [extract(post) for post in posts]
    assert any(article.published for article in from_table(result))


def test_columns_give_a_post_its_address_and_its_title():
    posts = rest_posts()
    batch = pa.record_batch(
        {
            "address": [post["link"] for post in posts],
            "headline": [post["title"]["rendered"] for post in posts],
            "html": [post["content"]["rendered"] for post in posts],
        }
    )
    result = extract_batch(batch, column="html", url_column="address", title_column="headline")
    expected = [
        extract(
            {
                "link": post["link"],
                "title": post["title"],
                "content": post["content"]["rendered"],
            }
        )
        for post in posts
    ]
    assert from_table(result) == expected


def test_structs_are_read_as_the_rest_api_has_them():
    post = {
        "content": {"rendered": "<p>Gulls</p>", "protected": False},
        "title": {"rendered": "Birds &amp; more"},
    }
    locked = {"content": {"rendered": "", "protected": True}, "title": None}
    batch = pa.RecordBatch.from_pylist([post, locked])
    [article, second] = from_table(extract_batch(batch, title_column="title"))
    assert (article.title, article.text) == ("Birds & more", "Gulls")
    assert second == Article(protected=True)


def test_columns_complete_a_post_in_json_where_they_are_not_null():
    post = json.dumps({"content": "x", "link": "https://a.example/"})
    batch = pa.record_batch({"content": [post, post], "at": [None, "https://b.example/"]})
    found = from_table(extract_batch(batch, form="json", url_column="at"))
    assert [article.url for article in found] == ["https://a.example/", "https://b.example/"]


@pytest.mark.parametrize(
    "kind",
    [
        pa.large_string(),
        pa.string_view(),
        pa.large_binary(),
        pa.binary_view(),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_every_kind_of_string_that_engines_have_is_read(kind: pa.DataType):
    batch = pa.record_batch({"content": pa.array(["<p>Gulls</p>", "<p>Terns</p>"], kind)})
    assert extract_batch(batch)["text"].to_pylist() == ["Gulls", "Terns"]


def test_a_table_gives_a_table_with_the_rows_of_all_its_chunks():
    posts = pa.chunked_array([["<p>1</p>", "<p>2</p>"], [], ["<p>3</p>"]], pa.string())
    result = extract_batch(pa.table({"content": posts}))
    assert isinstance(result, pa.Table)
    assert result["text"].to_pylist() == ["1", "2", "3"]


def test_a_batch_longer_than_those_built_inside_is_one_batch():
    batch = pa.record_batch({"content": [f"<p>{n}</p>" for n in range(2500)]})
    result = extract_batch(batch)
    assert isinstance(result, pa.RecordBatch)
    assert result["text"].to_pylist() == [str(n) for n in range(2500)]


def test_an_empty_batch_is_an_empty_batch_with_the_schema():
    batch = pa.record_batch({"key": pa.array([], pa.string()), "content": pa.array([], "string")})
    result = extract_batch(batch, keep=["key"])
    assert isinstance(result, pa.RecordBatch)
    assert result.num_rows == 0
    assert result.schema.names == ["key", *SCHEMA.names]


def test_kept_columns_stand_in_front_as_they_came():
    keys = pa.array([3, None, 1], pa.uint8())
    marks = pa.array([["a"], [], None], pa.list_(pa.string()))
    batch = pa.record_batch({"content": ["<p>x</p>", None, "y"], "marks": marks, "key": keys})
    result = extract_batch(batch, keep=("key", "marks"))
    assert result.schema.names == ["key", "marks", *SCHEMA.names]
    assert (result["key"], result["marks"]) == (keys, marks)
    assert result.schema.metadata == SCHEMA.metadata
    assert plain(from_table(result)) == plain(from_table(extract_batch(batch)))


def test_kept_columns_may_get_other_names():
    batch = pa.record_batch({"id": [7, 8], "content": ["<p>x</p>", None]})
    result = extract_batch(batch, keep={"post_id": "id"})
    assert result.schema.names == ["post_id", *SCHEMA.names]
    assert result["post_id"].to_pylist() == [7, 8]
    assert result["id"].to_pylist() == [None, None]


def test_rules_repeats_and_limits_are_those_of_extract():
    posts = ["<p>Gulls.</p><p>Call us!</p>", "<div><div><div>Terns."]
    batch = pa.record_batch({"content": posts})
    result = extract_batch(batch, known_repeats={"Call us!"}, limits=Limits(max_depth=2))
    first, second = from_table(result)
    assert first.text == "Gulls."
    assert second.kind == "LimitError"
    assert "max_depth=2" in second.reason
    html = '<p>Gulls.</p><div class="sharedaddy sd-sharing-enabled">Tell a friend</div>'
    share = pa.record_batch({"content": [html]})
    assert extract_batch(share)["text"].to_pylist() == ["Gulls."]
    result = extract_batch(share, rules=RULES.without("share"))
    assert result["text"].to_pylist() == ["Gulls.\n\nTell a friend"]


def test_a_function_with_rules_of_its_own_can_be_sent_to_a_worker():
    function = partial(extract_batch, column="html", rules=RULES.without("share"))
    html = '<p>Gulls.</p><div class="sharedaddy sd-sharing-enabled">Tell a friend</div>'
    batch = pa.record_batch({"html": [html]})
    assert pickle.loads(pickle.dumps(function))(batch) == function(batch)
    assert function(batch)["text"].to_pylist() == ["Gulls.\n\nTell a friend"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "SourceError"),
        ("{", "JSONDecodeError"),
        ("[]", "SourceError"),
        ('{"content": 3}', "SourceError"),
        ("[" * 100_000, "RecursionError"),
        (b"\xff\xfe\x00".decode("latin-1"), "JSONDecodeError"),
    ],
)
def test_a_row_that_is_no_post_is_an_error_and_the_others_are_not_touched(value, kind: str):
    fine = '{"content": "<p>Gulls</p>"}'
    batch = pa.record_batch({"content": [fine, value, fine]})
    first, second, third = from_table(extract_batch(batch, form="json"))
    assert first.text == third.text == "Gulls"
    assert second.kind == kind
    assert second.reason


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ({"html": ["x"]}, {}, "one column named 'content' is needed, the batch has 'html'"),
        ({}, {}, "the batch has no columns at all"),
        ({"content": [1]}, {}, "'content' is int64, accepted are strings, binary, and structs"),
        ({"content": [{"raw": "x"}]}, {}, "accepted are strings, binary, and structs with a field"),
        ({"content": [{"rendered": "x"}]}, {"form": "json"}, "accepted are JSON in strings"),
        ({"content": ["x"], "u": [1]}, {"url_column": "u"}, "'u' is int64, accepted are strings"),
        ({"content": ["x"], "t": [1]}, {"title_column": "t"}, "'t' is int64, accepted are str"),
        ({"content": ["x"]}, {"keep": ["key"]}, "one column named 'key' is needed"),
        ({"content": ["x"], "id": [1]}, {"keep": ["id"]}, "keep={'post_id': 'id'}"),
        ({"content": ["x"], "n": [1]}, {"keep": {"id": "n"}}, "keep={'post_id': 'n'}"),
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_with_what_it_has(columns, options, message: str):
    batch = pa.table(columns)
    with pytest.raises(SchemaError, match=message):
        extract_batch(batch, **options)


def test_a_form_that_is_none_is_refused():
    with pytest.raises(ValueError, match="form is 'xml', accepted are 'html' and 'json'"):
        extract_batch(pa.table({"content": ["x"]}), form="xml")


def test_a_column_of_nothing_but_nulls_is_all_errors():
    batch = pa.record_batch({"content": pa.nulls(2)})
    assert [item.kind for item in from_table(extract_batch(batch))] == ["SourceError"] * 2


def test_where_pyarrow_is_missing_the_error_says_what_to_install():
    code = "import sys; sys.modules['pyarrow'] = None; import wpclean.arrow"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == 1
    assert b"pip install 'wpclean[arrow]'" in result.stderr
