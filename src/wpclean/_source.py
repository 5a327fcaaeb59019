"""From what a caller has to a `Post`: `str`, `bytes`, or a REST post object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

import msgspec

from wpclean.errors import SourceError
from wpclean.model import Repair

__all__ = ["Post", "PostLike", "read_post"]

# `Any`: a REST object is JSON, and only the fields named below are looked at.
PostLike: TypeAlias = str | bytes | bytearray | memoryview | Mapping[str, Any]

_ACCEPTED = (
    "accepted are the HTML of one post as str, the same as UTF-8 bytes, "
    "or a WordPress REST post object (a mapping with 'content')"
)


class Post(msgspec.Struct, kw_only=True):
    """A post as it came, checked but not cleaned: `html`, `title` and `excerpt` are markup."""

    html: str
    title: str = ""
    excerpt: str = ""
    url: str = ""
    id: int | None = None
    slug: str = ""
    type: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    author: str = ""
    categories: tuple[str | int, ...] = ()
    tags: tuple[str | int, ...] = ()
    featured_image: str = ""
    protected: bool = False
    repairs: tuple[Repair, ...] = ()


def read_post(source: PostLike) -> Post:
    """Read one post; raise `SourceError` for anything that is not one."""
    if isinstance(source, str):
        return Post(html=source)
    if isinstance(source, bytes | bytearray | memoryview):
        return _from_bytes(bytes(source))
    if isinstance(source, Mapping):
        return _from_mapping(source)
    hint = ""
    if isinstance(source, list | tuple):
        hint = "; a list of posts is extracted one by one"
    raise SourceError(f"cannot read a post from {type(source).__name__}: {_ACCEPTED}{hint}")


def _from_bytes(data: bytes) -> Post:
    try:
        return Post(html=data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        html = data.decode("utf-8-sig", "replace")
        bad = data[error.start : error.end]
        return Post(html=html, repairs=(Repair("utf-8", repr(bad)[2:-1], "\ufffd"),))


def _from_mapping(post: Mapping[str, Any]) -> Post:
    if "content" not in post:
        raise SourceError(f"a post object needs 'content', this one has {_keys(post)}: {_ACCEPTED}")
    content = post["content"]
    embedded = _field(post, "_embedded", Mapping, {})
    return Post(
        html=_rendered(post, "content"),
        title=_rendered(post, "title"),
        excerpt=_rendered(post, "excerpt"),
        url=_field(post, "link", str, ""),
        id=_field(post, "id", int, None),
        slug=_field(post, "slug", str, ""),
        type=_field(post, "type", str, ""),
        published=_date(post, "date_gmt"),
        modified=_date(post, "modified_gmt"),
        author=_author(embedded),
        categories=_terms(post, embedded, "categories", "category"),
        tags=_terms(post, embedded, "tags", "post_tag"),
        featured_image=_featured_image(embedded),
        protected=isinstance(content, Mapping) and content.get("protected") is True,
    )


def _keys(post: Mapping[str, Any]) -> str:
    names = [repr(name) for name in list(post)[:6]]
    return ", ".join(names) if names else "no fields at all"


def _wrong(name: str, value: object, wanted: str) -> SourceError:
    return SourceError(f"the post's field {name!r} is {type(value).__name__}, wanted {wanted}")


def _field(post: Mapping[str, Any], name: str, kind: Any, default: Any) -> Any:
    """Read a field that may be absent or null; raise where it is of another type.

    `Any`: the value is of type `kind`, or the default; mypy has no word for an
    abstract `kind` such as `Mapping`.
    """
    value = post.get(name)
    if value is None:
        return default
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise _wrong(name, value, kind.__name__.lower())
    return value


def _rendered(post: Mapping[str, Any], name: str) -> str:
    """Read `{"rendered": "…"}` or a plain string."""
    value = post.get(name)
    if isinstance(value, str):
        return value
    if value is None and name != "content":
        return ""
    if not isinstance(value, Mapping):
        raise _wrong(name, value, 'str or {"rendered": str}')
    rendered = value.get("rendered", "" if name != "content" else None)
    if not isinstance(rendered, str):
        raise _wrong(f"{name}.rendered", rendered, "str")
    return rendered


def _date(post: Mapping[str, Any], name: str) -> datetime | None:
    """Read a `*_gmt` field, which is UTC without saying so.

    WordPress writes `0000-00-00T00:00:00` or null for a draft: no date.
    """
    value = _field(post, name, str, None)
    if not value or value.startswith("0000"):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise SourceError(f"the post's field {name!r} is no ISO 8601 date: {value!r}") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first(embedded: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Read the first object of an embedded list; WordPress puts an error object where it fails."""
    items = embedded.get(name)
    if isinstance(items, list) and items and isinstance(items[0], Mapping):
        return items[0]
    return {}


def _author(embedded: Mapping[str, Any]) -> str:
    name = _first(embedded, "author").get("name")
    return name if isinstance(name, str) else ""


def _featured_image(embedded: Mapping[str, Any]) -> str:
    address = _first(embedded, "wp:featuredmedia").get("source_url")
    return address if isinstance(address, str) else ""


def _terms(
    post: Mapping[str, Any], embedded: Mapping[str, Any], name: str, taxonomy: str
) -> tuple[str | int, ...]:
    """Read the names that `_embedded` has for a taxonomy, else the ids."""
    ids = _field(post, name, list, [])
    if not all(isinstance(item, int | str) for item in ids):
        raise _wrong(name, ids, "a list of ids or names")
    groups = embedded.get("wp:term")
    names = [
        term["name"]
        for group in (groups if isinstance(groups, list) else [])
        for term in (group if isinstance(group, list) else [])
        if isinstance(term, Mapping)
        and term.get("taxonomy") == taxonomy
        and isinstance(term.get("name"), str)
    ]
    return tuple(names or ids)
