"""WXR, the export of a WordPress site (Tools > Export): posts and pages, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

import msgspec

from wpclean.io._fault import Fault
from wpclean.io._stream import Stream
from wpclean.io._wpautop import wpautop
from wpclean.records import Place, Record, RecordError

__all__ = ["read_wxr"]

_TYPES = {"post", "page"}
# A draft is what its author wrote; these are not.
_NOT_WRITTEN = {"auto-draft", "inherit", "trash"}
_FIELDS = {
    "category", "title", "link", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_id",
    "wp:post_name", "wp:post_type", "wp:status", "wp:post_date_gmt", "wp:post_modified_gmt",
    "wp:post_password",
}  # fmt: skip
_AUTHOR_FIELDS = {"wp:author_login", "wp:author_display_name"}
_NUMBER = re.compile(r"[0-9]{1,18}")
# WordPress writes what authors pasted; XML 1.0 has no way to write these, and ends at them.
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")


def read_wxr(stream: Stream, file: str) -> Iterator[Record | RecordError]:
    """Read the posts and pages of an export as REST post objects."""
    index = 0
    try:
        for post in _posts(stream):
            yield Record(msgspec.json.encode(post), "json", Place(file, index=index))
            index += 1
    except Fault as fault:
        yield fault.at(Place(file, index=index))


def _posts(stream: Stream) -> Iterator[dict[str, Any]]:
    export = _Export()
    fault: Fault | None = None
    is_over = False
    while not is_over:
        try:
            piece = stream.read()
            export.parse(piece)
            is_over = not piece
        except Fault as met:
            fault, is_over = met, True
        # What ended before the fault is whole.
        yield from export.take()
    if fault:
        raise fault


class _Export:
    """What the parser has met: the item that is open, and the names of the authors.

    Elements are known by their prefixes, which WordPress has never changed; it has changed
    the addresses that these stand for.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._posts: list[dict[str, Any]] = []
        self._authors: dict[str, str] = {}
        self._login = ""
        self._is_in_item = False
        self._item: dict[str, str] = {}
        self._terms: dict[str, list[str]] = {}
        self._domain = ""
        # The text of the field that is open; None outside, where no text is wanted.
        self._text: list[str] | None = None

    def parse(self, piece: bytes) -> None:
        """Parse the next piece; an empty one is the end."""
        try:
            self._parser.Parse(piece.translate(None, _CONTROLS), not piece)
        except expat.ExpatError as error:
            raise Fault(
                "ExpatError", f"the export is cut off or not well-formed: {error}"
            ) from error

    def take(self) -> list[dict[str, Any]]:
        """Give the posts that have ended since the last call."""
        posts, self._posts = self._posts, []
        return posts

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "item":
            self._is_in_item = True
            self._item, self._terms = {}, {}
        elif name in _AUTHOR_FIELDS or (self._is_in_item and name in _FIELDS):
            self._text = []
            self._domain = attributes.get("domain", "")

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name == "item":
            self._is_in_item = False
            if self._item.get("wp:post_type") in _TYPES and self._status() not in _NOT_WRITTEN:
                self._posts.append(self._post())
        elif self._text is not None and (name in _FIELDS or name in _AUTHOR_FIELDS):
            self._set(name, "".join(self._text))
            self._text = None

    def _set(self, name: str, text: str) -> None:
        if name == "wp:author_login":
            self._login = text
        elif name == "wp:author_display_name":
            self._authors[self._login] = text
        elif name == "category":
            self._terms.setdefault(self._domain, []).append(text)
        else:
            self._item[name] = text

    def _status(self) -> str:
        return self._item.get("wp:status", "")

    def _post(self) -> dict[str, Any]:
        """Write the item as a REST post object."""
        text = self._item.get
        login = text("dc:creator", "")
        number = text("wp:post_id", "")
        return {
            "id": int(number) if _NUMBER.fullmatch(number) else None,
            "slug": text("wp:post_name", ""),
            "type": text("wp:post_type", ""),
            "status": self._status(),
            "link": text("link", ""),
            "date_gmt": text("wp:post_date_gmt", "").replace(" ", "T"),
            "modified_gmt": text("wp:post_modified_gmt", "").replace(" ", "T"),
            "title": {"rendered": text("title", "")},
            "excerpt": {"rendered": text("excerpt:encoded", "")},
            "content": {
                "rendered": wpautop(text("content:encoded", "")),
                "protected": bool(text("wp:post_password")),
            },
            "categories": self._terms.get("category", []),
            "tags": self._terms.get("post_tag", []),
            "_embedded": {"author": [{"name": self._authors.get(login, login)}]},
        }


def _refuse_doctype(*_: object) -> None:
    raise Fault("SourceError", "an export with a DOCTYPE is refused: its entities can be a bomb")
