"""RSS and Atom: each entry with its full content as a REST post object."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax import SAXException

import msgspec

from wpclean.io._fault import missing_extra
from wpclean.io._stream import Stream
from wpclean.io._wpautop import wpautop
from wpclean.records import Place, Record, RecordError

__all__ = ["read_feed"]

# WordPress names a post in its feed by the address that needs no permalinks.
_POST_ID = re.compile(r"[?&]p=(\d{1,18})\b")


def read_feed(stream: Stream, file: str) -> Iterator[Record | RecordError]:
    """Read the entries of a feed; nothing is fetched from the network.

    A feed that is no well-formed XML is read as far as feedparser can, and an error
    follows its entries: the last of them may be cut off.
    """
    feed = _parse(stream.read_all())
    index = -1
    for index, entry in enumerate(feed.entries):
        place = Place(file, index=index)
        content = _content(entry)
        if content:
            yield Record(msgspec.json.encode(_post(entry, content)), "json", place)
        else:
            yield RecordError(place, "SourceError", "the entry has no content, only a summary")
    if isinstance(feed.get("bozo_exception"), SAXException):
        reason = f"the feed is cut off or not well-formed: {feed.bozo_exception}"
        yield RecordError(Place(file, index=index + 1), "SAXException", reason)


def _parse(data: bytes) -> Any:
    """Parse a feed.  `Any`: feedparser has no types."""
    try:
        import feedparser  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("a feed") from error
    # A file object, because bytes might be taken for the name of a file.
    return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _content(entry: Any) -> str:
    """Give the HTML of an entry's first content that has any."""
    for content in entry.get("content", ()):
        if content.value.strip():
            markup = _markup(content)
            return wpautop(markup) if content.type == "text/plain" else markup
    return ""


def _markup(detail: Any) -> str:
    """Give a text as HTML, which it is unless the feed says otherwise."""
    text: str = detail.value
    return html.escape(text, quote=False) if detail.type == "text/plain" else text


def _post(entry: Any, content: str) -> dict[str, Any]:
    """Write an entry as a REST post object, as far as a feed knows it."""
    number = _POST_ID.search(entry.get("id", ""))
    return {
        "id": int(number[1]) if number else None,
        "link": entry.get("link", ""),
        "date_gmt": _date(entry, "published_parsed"),
        "modified_gmt": _date(entry, "updated_parsed"),
        "title": {"rendered": _markup(entry.title_detail) if "title" in entry else ""},
        "content": {"rendered": content, "protected": False},
        "categories": [tag.term for tag in entry.get("tags", ()) if tag.term],
        "_embedded": {"author": [{"name": entry.get("author", "")}]},
    }


def _date(entry: Any, name: str) -> str | None:
    """Write a moment in UTC as the REST API does."""
    # Asked without `in`, feedparser gives one date for another, with a warning.
    moment = entry[name] if name in entry else None  # noqa: SIM401
    return time.strftime("%Y-%m-%dT%H:%M:%S", moment) if moment else None
