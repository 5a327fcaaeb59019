"""Articles as Arrow tables: one schema, and one function that data engines call on a batch.

Needs pyarrow: `pip install 'wpclean[arrow]'`.

>>> import pyarrow as pa
>>> from wpclean.arrow import extract_batch
>>> posts = pa.record_batch({"content": ["<p>High water at <b>six</b>.</p>", None]})
>>> articles = extract_batch(posts)
>>> articles["text"].to_pylist()
['High water at six.', None]
>>> articles["error"][1]["kind"].as_py()
'SourceError'

A row of `SCHEMA` is an `Article` or a `RecordError`.  The columns are the fields of
`Article` under their names, and two more:

- `text`: `Article.text`, the clean text;
- `error`: null where all is well; else `kind`, `reason` and `place` of the
  `RecordError`, and every other column is null.

`blocks` has a struct for each block: `type` is the name of its class, and then come the
fields of all classes; those that the block's own class lacks are null.  `categories`
and `tags` are structs of `id` and `name`, of which one is set.  Offsets are in code
points, times in microseconds of UTC.

The version of the schema is in its metadata under `wpclean.schema`.  It counts up when
a column or field changes its name, type or meaning, or goes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from wpclean._pipeline import extract
from wpclean._source import PostLike, read_post
from wpclean.article import Article
from wpclean.errors import SourceError, WpcleanError
from wpclean.limits import LIMITS, Limits
from wpclean.records import Place, RecordError
from wpclean.rules import RULES, RuleSet

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "wpclean.arrow needs pyarrow: pip install 'wpclean[arrow]'", name="pyarrow"
    ) from error

__all__ = ["SCHEMA", "SchemaError", "extract_batch", "from_table", "to_batches", "to_table"]

_VERSION = b"1"
_ROWS = 1024
_CHARACTERS = 8_000_000

# `string` and not `large_string`: Spark and older readers know only the former.  Its
# 32-bit offsets hold 2 GiB a column and batch, which `to_batches` stays far below.
_SPAN = pa.struct(
    [
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("kind", pa.string()),
        ("href", pa.string()),
    ]
)
_BLOCK = pa.struct(
    [
        ("type", pa.string()),
        ("text", pa.string()),
        ("spans", pa.list_(_SPAN)),
        ("start", pa.int32()),
        ("indent", pa.int32()),
        ("quote", pa.int32()),
        # Heading
        ("level", pa.int32()),
        # ListItem
        ("ordinal", pa.int64()),
        ("checked", pa.bool_()),
        # Code
        ("language", pa.string()),
        # Table
        ("rows", pa.list_(pa.list_(pa.string()))),
        ("header_rows", pa.int32()),
        ("caption", pa.string()),
        # Figure
        ("src", pa.string()),
        ("alt", pa.string()),
        ("width", pa.int64()),
        ("height", pa.int64()),
        # Embed
        ("url", pa.string()),
        ("provider", pa.string()),
        ("kind", pa.string()),
        # Math
        ("latex", pa.string()),
        # Footnote
        ("label", pa.string()),
        ("ref", pa.string()),
    ]
)
_TERM = pa.struct([("id", pa.int64()), ("name", pa.string())])
_SOURCE = pa.struct(
    [
        ("url", pa.string()),
        ("label", pa.string()),
        ("host", pa.string()),
        ("text", pa.string()),
        ("rule", pa.string()),
        ("kind", pa.string()),
        ("stripped", pa.bool_()),
    ]
)
_REMOVAL = pa.struct(
    [("rule", pa.string()), ("kind", pa.string()), ("text", pa.string()), ("at", pa.int32())]
)
_REPAIR = pa.struct(
    [("rule", pa.string()), ("before", pa.string()), ("after", pa.string()), ("at", pa.int32())]
)
_PLACE = pa.struct([("file", pa.string()), ("line", pa.int64()), ("index", pa.int64())])
_ERROR = pa.struct([("kind", pa.string()), ("reason", pa.string()), ("place", _PLACE)])

SCHEMA = pa.schema(
    [
        ("title", pa.string()),
        ("url", pa.string()),
        ("id", pa.int64()),
        ("slug", pa.string()),
        ("type", pa.string()),
        ("published", pa.timestamp("us", tz="UTC")),
        ("modified", pa.timestamp("us", tz="UTC")),
        ("author", pa.string()),
        ("categories", pa.list_(_TERM)),
        ("tags", pa.list_(_TERM)),
        ("excerpt", pa.string()),
        ("featured_image", pa.string()),
        ("protected", pa.bool_()),
        ("text", pa.string()),
        ("blocks", pa.list_(_BLOCK)),
        ("sources", pa.list_(_SOURCE)),
        ("removed", pa.list_(_REMOVAL)),
        ("repairs", pa.list_(_REPAIR)),
        ("error", _ERROR),
    ],
    metadata={b"wpclean.schema": _VERSION},
)
"""The columns of a table of articles; see the module's page for what they hold."""

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)


class SchemaError(WpcleanError, ValueError):
    """A table lacks a column that is read, or has one of another type or version."""


def extract_batch(
    batch: Batch,
    *,
    column: str = "content",
    form: Literal["html", "json"] = "html",
    url_column: str | None = None,
    title_column: str | None = None,
    keep: Sequence[str] | Mapping[str, str] = (),
    rules: RuleSet = RULES,
    known_repeats: Container[str] = (),
    limits: Limits = LIMITS,
) -> Batch:
    """Extract the articles of a batch of posts, one row for each row, in order.

    A `RecordBatch` gives a `RecordBatch`, a `Table` a `Table`.

    `column` holds the posts.  In the form `html` that is a post's HTML, as strings, as
    UTF-8 in binary, or as structs with a field `rendered`, which is how engines read the
    `content` of a REST post.  In the form `json` it is whole REST posts, in strings or
    binary.

    `url_column` (strings) and `title_column` (strings or structs with `rendered`) name the
    columns of the post's own `link` and `title`.  The link tells a foreign source from the
    site's own; the title leaves where the post repeats it.

    `keep` names columns that are put as they are before those of `SCHEMA`, to join by: a
    row with an error has nothing else to be known by.  A mapping gives them other names,
    as in `keep={"post_id": "id"}`.

    `rules`, `known_repeats` and `limits` are those of `wpclean.extract`.

    A row that cannot be extracted, or whose post is null, has its `error` set and does not
    disturb the others.  Raises `SchemaError` for a column that is missing or of another
    type, and for one in `keep` that has the name of a column of `SCHEMA`.
    """
    if form not in ("html", "json"):
        raise ValueError(f"form is {form!r}, accepted are 'html' and 'json'")
    fields = {"content": column, "link": url_column, "title": title_column}
    columns = {field: name for field, name in fields.items() if name is not None}
    kept = keep if isinstance(keep, Mapping) else {name: name for name in keep}
    _check_columns(batch.schema, columns, form)
    _check_kept(batch.schema, kept)
    extract_one = partial(extract, rules=rules, known_repeats=known_repeats, limits=limits)
    extract_row = partial(_extract_json if form == "json" else _extract_html, extract_one)
    table = to_table(_try(extract_row, row) for row in _rows(batch, columns))
    for place, (name, old_name) in enumerate(kept.items()):
        field = batch.schema.field(old_name).with_name(name)
        table = table.add_column(place, field, batch.column(old_name))
    return table if isinstance(batch, pa.Table) else _one_batch(table)


def to_batches(articles: Iterable[Article | RecordError]) -> Iterator[pa.RecordBatch]:
    """Give the articles as batches of `SCHEMA`, one row each, as they come.

    Holds at most 1,024 articles, and fewer where their text is past 8 million
    characters, so a stream of any length can be written to Parquet in constant memory:

    >>> import pyarrow.parquet
    >>> from wpclean import extract
    >>> sink = pa.BufferOutputStream()
    >>> with pyarrow.parquet.ParquetWriter(sink, SCHEMA) as writer:
    ...     for batch in to_batches(map(extract, ["<p>Gulls.</p>", "<p>Terns.</p>"])):
    ...         writer.write_batch(batch)

    An article that the schema cannot hold, as one with an `id` past 64 bits or a lone
    surrogate in its `url`, becomes an error row.
    """
    held: list[Article | RecordError] = []
    characters = 0
    for item in articles:
        held.append(item)
        if isinstance(item, Article):
            characters += len(item.text) + sum(len(removal.text) for removal in item.removed)
        if len(held) == _ROWS or characters > _CHARACTERS:
            yield _batch(held)
            held, characters = [], 0
    if held:
        yield _batch(held)


def to_table(articles: Iterable[Article | RecordError]) -> pa.Table:
    """Give the articles as one table of `SCHEMA`; `from_table` is the way back.

    >>> from wpclean import extract
    >>> to_table([extract("<p>Gulls.</p>")]).column("text").to_pylist()
    ['Gulls.']
    """
    return pa.Table.from_batches(to_batches(articles), SCHEMA)


def from_table(table: pa.Table | pa.RecordBatch) -> list[Article | RecordError]:
    """Give the articles of a table or batch, row by row.

    Columns may stand in any order and have others beside them, and may be of the types
    that engines turn those of `SCHEMA` into.  Raises `SchemaError` where a column is
    missing or the table names another version of the schema, `msgspec.ValidationError`
    where a row is no article.

    >>> from wpclean import extract
    >>> article = extract("<p>Gulls.</p>")
    >>> from_table(to_table([article])) == [article]
    True
    """
    _check_articles(table.schema)
    table = table.select(SCHEMA.names)
    for name in ("published", "modified"):
        # Spark writes nanoseconds without a zone, and means UTC.
        field = SCHEMA.field(name)
        place = SCHEMA.names.index(name)
        table = table.set_column(place, field, table.column(name).cast(field.type))
    # A Python row weighs many times an Arrow row: never have all at once.
    return [
        _item(row)
        for start in range(0, table.num_rows, _ROWS)
        for row in table.slice(start, _ROWS).to_pylist()
    ]


# From a batch of posts to articles


def _is_text(kind: pa.DataType) -> bool:
    return str(kind) in ("string", "large_string", "string_view")


def _is_encoded(kind: pa.DataType) -> bool:
    return _is_text(kind) or str(kind) in ("binary", "large_binary", "binary_view")


def _is_rendered(kind: pa.DataType) -> bool:
    return bool(pa.types.is_struct(kind) and kind.get_field_index("rendered") >= 0)


_Accepts: TypeAlias = tuple[Callable[[pa.DataType], bool], str]
_HTML: _Accepts = (
    lambda kind: _is_encoded(kind) or _is_rendered(kind),
    "strings, binary, and structs with a field 'rendered'",
)
_JSON: _Accepts = (_is_encoded, "JSON in strings or binary")
_FIELDS: dict[str, _Accepts] = {
    "link": (_is_text, "strings"),
    "title": (
        lambda kind: _is_text(kind) or _is_rendered(kind),
        "strings, and structs with a field 'rendered'",
    ),
}


def _check_columns(schema: pa.Schema, columns: Mapping[str, str], form: str) -> None:
    """Hold the columns that are read against what they may be."""
    content = _JSON if form == "json" else _HTML
    for field, name in columns.items():
        accepts, accepted = _FIELDS.get(field, content)
        kind = _column_type(schema, name)
        if not (accepts(kind) or pa.types.is_null(kind)):
            raise SchemaError(f"the column {name!r} is {kind}, accepted are {accepted}")


def _column_type(schema: pa.Schema, name: str) -> pa.DataType:
    if schema.names.count(name) != 1:
        there = ", ".join(map(repr, schema.names)) or "no columns at all"
        raise SchemaError(f"one column named {name!r} is needed, the batch has {there}")
    kind = schema.field(name).type
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _check_kept(schema: pa.Schema, kept: Mapping[str, str]) -> None:
    for name, old_name in kept.items():
        _column_type(schema, old_name)
        if name in SCHEMA.names:
            raise SchemaError(
                f"the column {old_name!r} cannot be kept as {name!r}, articles have one of that "
                f"name: give it another, as in keep={{'post_{name}': {old_name!r}}}"
            )


# `Any`: a field of a post is of the type of its column.
_Row: TypeAlias = dict[str, Any]
_Extract: TypeAlias = Callable[[PostLike], Article]


def _try(extract_row: Callable[[_Row], Article], row: _Row) -> Article | RecordError:
    try:
        return extract_row(row)
    # Whatever goes wrong in one row must not end a job of millions.
    except Exception as error:
        return RecordError(Place(), type(error).__name__, str(error))


def _rows(batch: pa.RecordBatch | pa.Table, columns: Mapping[str, str]) -> Iterator[_Row]:
    """Give each row as fields of a REST post."""
    for start in range(0, batch.num_rows, _ROWS):
        part = batch.slice(start, _ROWS)
        values = [part.column(name).to_pylist() for name in columns.values()]
        for row in zip(*values, strict=True):
            yield dict(zip(columns, row, strict=True))


def _extract_html(extract_one: _Extract, row: _Row) -> Article:
    content = row["content"]
    if not isinstance(content, bytes):
        return extract_one(row)
    post = read_post(content)
    article = extract_one({**row, "content": post.html})
    return msgspec.structs.replace(article, repairs=post.repairs + article.repairs)


def _extract_json(extract_one: _Extract, row: _Row) -> Article:
    content = row.pop("content")
    if content is None:
        raise SourceError("the post is null, wanted a REST post as JSON")
    post = json.loads(content)
    if isinstance(post, dict):
        post |= {field: value for field, value in row.items() if value is not None}
    return extract_one(post)


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    if len(batches) > 1:
        raise SchemaError("the articles hold more than 2 GiB of text: pass smaller batches")
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)


# From articles to columns


_NO_FIT = (OverflowError, UnicodeEncodeError, pa.ArrowInvalid)


def _batch(items: Sequence[Article | RecordError]) -> pa.RecordBatch:
    try:
        return _build(items)
    except _NO_FIT:
        return _build([_fit(item) for item in items])


def _fit(item: Article | RecordError) -> Article | RecordError:
    """Give an item as it is where the schema holds it, else the error that tells why not."""
    try:
        _build([item])
    except _NO_FIT as error:
        if isinstance(item, Article):
            reason = f"the article does not fit the schema: {error}"
            return RecordError(Place(), type(error).__name__, reason)
        # A file's name may be no UTF-8, and a message may quote one.
        place = msgspec.structs.replace(item.place, file=_escape(item.place.file))
        return RecordError(place, item.kind, _escape(item.reason))
    return item


def _escape(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _build(items: Sequence[Article | RecordError]) -> pa.RecordBatch:
    columns = {name: [getattr(item, name, None) for item in items] for name in SCHEMA.names}
    columns["error"] = [item if isinstance(item, RecordError) else None for item in items]
    for name in ("categories", "tags"):
        columns[name] = [terms and [_Term.of(term) for term in terms] for terms in columns[name]]
    arrays = [_array(columns[field.name], field.type) for field in SCHEMA]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


class _Term(msgspec.Struct):
    """A category or tag as the schema has it: a name, or the id where that is all there is."""

    id: int | None = None
    name: str | None = None

    @classmethod
    def of(cls, term: str | int) -> _Term:
        return cls(name=term) if isinstance(term, str) else cls(id=term)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Make a column of records, of sequences of records, or of plain values; None is null.

    Field by field and not out of `to_dict`, which leaves out what holds its default: a
    level or an offset that is null is no use in a query.  `Any`: the values are of `kind`.
    """
    if pa.types.is_list(kind):
        ends = accumulate((len(value) if value else 0 for value in values), initial=0)
        inner = _array(list(chain.from_iterable(filter(None, values))), kind.value_type)
        offsets = pa.array(ends, pa.int32())
        return pa.ListArray.from_arrays(offsets, inner, type=kind, mask=_nulls(values))
    if pa.types.is_struct(kind):
        places = _places_by_type(values)
        fields = [
            _array(
                _names(values) if field.name == "type" else _pick(values, places, field.name),
                field.type,
            )
            for field in kind
        ]
        return pa.StructArray.from_arrays(fields, fields=list(kind), mask=_nulls(values))
    return pa.array(values, kind)


def _places_by_type(values: Sequence[Any]) -> dict[type, list[int]]:
    places: dict[type, list[int]] = {}
    for place, value in enumerate(values):
        places.setdefault(type(value), []).append(place)
    return places


def _pick(values: Sequence[Any], places: dict[type, list[int]], name: str) -> list[Any]:
    """Give a field of each record; None where its type has no such field."""
    picked: list[Any] = [None] * len(values)
    for group in places.values():
        if hasattr(values[group[0]], name):
            for place in group:
                picked[place] = getattr(values[place], name)
    return picked


def _names(values: Sequence[Any]) -> list[str]:
    return [type(value).__name__ for value in values]


def _nulls(values: Sequence[Any]) -> pa.Array | None:
    return pa.array([value is None for value in values]) if None in values else None


# From columns to articles


def _check_articles(schema: pa.Schema) -> None:
    missing = [name for name in SCHEMA.names if schema.names.count(name) != 1]
    if missing:
        names = ", ".join(map(repr, missing))
        raise SchemaError(f"a table of articles has each column of SCHEMA once, not so: {names}")
    version = (schema.metadata or {}).get(b"wpclean.schema", _VERSION)
    if version != _VERSION:
        raise SchemaError(
            f"the table is of version {version.decode(errors='replace')} of the schema, "
            f"accepted is {_VERSION.decode()}"
        )


def _item(row: _Row) -> Article | RecordError:
    error = row["error"]
    if error is not None:
        return RecordError(Place(**error["place"]), error["kind"], error["reason"])
    for name in ("categories", "tags"):
        row[name] = [term["name"] if term["id"] is None else term["id"] for term in row[name] or ()]
    return msgspec.convert(row, Article)
