"""Posts out of JSON: one object, arrays, JSON Lines, and pages that hold them somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, NamedTuple

from wpclean.io._fault import Fault
from wpclean.io._pointer import Pointer, join
from wpclean.io._scan import Scanner, decode_string
from wpclean.io._stream import HEAD, Stream
from wpclean.records import Place, Record, RecordError

__all__ = ["has_one_value", "read_lines", "read_values"]

_BEGINS_LIKE_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
# An object that has `content` after scalars, strings and flat values, as the REST API writes
# it: one match instead of a walk of the members, which took as long as all the rest.
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_FLAT = rb'[^"\[\]{}]*+(?:%s[^"\[\]{}]*+)*+' % _STRING
_POST = re.compile(
    rb'\{\s*+(?:(?!"content")%s\s*+:\s*+(?:[^"\[\]{},]++|%s|\{%s\}|\[%s\])\s*+,\s*+)*+"content"\s*+:'
    % (_STRING, _STRING, _FLAT, _FLAT),
    re.DOTALL,
)
_DEPTH_OF_HINTS = 4
_NAMES_SHOWN = 6


class _Found(NamedTuple):
    """A value that stands where a post is looked for, and the way to it."""

    data: bytes
    form: Literal["json", "html"]
    way: Pointer


def read_values(stream: Stream, file: str, pointer: Pointer) -> Iterator[Record | RecordError]:
    """Read JSON values one after the other: one object, an array, or several of these.

    `curl 'site/wp-json/…?page=[1-9]'` writes arrays without anything between them, `jq '.[]'`
    objects over several lines.  Nothing but a post at a time is held in memory.
    """
    scan = Scanner(more=stream.read)
    index = 0
    try:
        while scan.peek():
            for found in _select(scan, pointer, ()):
                yield _record(found, Place(file, index=index))
                index += 1
    except Fault as fault:
        yield fault.at(Place(file, index=index))


def read_lines(stream: Stream, file: str, pointer: Pointer) -> Iterator[Record | RecordError]:
    """Read JSON Lines: what is wrong in a line stays in the line."""
    number = index = 0
    try:
        for number, line in enumerate(_lines(stream), 1):
            for found in _in_line(line.strip(b" \t\r"), pointer):
                yield _record(found, Place(file, number, index))
                index += 1
    except Fault as fault:
        yield fault.at(Place(file, number + 1, index))


def has_one_value(line: bytes) -> bool:
    """Tell whether this is one JSON value, and not the beginning of one."""
    scan = Scanner(line)
    try:
        scan.value(keep=False)
        return not scan.peek()
    except Fault:
        return False


def _lines(stream: Stream) -> Iterator[bytes]:
    """Give the lines, however long; a piece without a line end is touched once."""
    begun: list[bytes] = []
    while piece := stream.read():
        first, *rest = piece.split(b"\n")
        begun.append(first)
        for line in rest:
            yield b"".join(begun)
            begun = [line]
    yield b"".join(begun)


def _in_line(line: bytes, pointer: Pointer) -> Iterator[_Found | Fault]:
    if not line:
        return
    if not pointer and line[:1] not in b'["':
        # Not looked into: whoever decodes it says what is wrong with it.
        yield _Found(line, "json", ())
        return
    scan = Scanner(line)
    try:
        yield from _select(scan, pointer, ())
        if scan.peek():
            yield Fault("JSONDecodeError", "the line goes on after its JSON value")
    except Fault as fault:
        yield fault


def _record(found: _Found | Fault, place: Place) -> Record | RecordError:
    if isinstance(found, _Found):
        refused = _refuse(found.data, found.way) if found.form == "json" else None
        if not refused:
            return Record(found.data, found.form, place)
        found = refused
    return found.at(place)


def _select(scan: Scanner, pointer: Pointer, way: Pointer) -> Iterator[_Found | Fault]:
    """Pass the value at the cursor; give what the pointer leads to in it.

    An array at the end of the pointer stands for its elements, and a string, there or on
    the way, for the JSON that is written in it.
    """
    first = scan.peek()
    if first == b'"':
        yield from _in_string(scan.value(), pointer, way)
    elif pointer and first in b"[{":
        yield from _descend(scan, pointer, way)
    elif pointer:
        yield _nothing_at(pointer[0], way, _kind(scan.value()))
    elif first == b"[":
        for _ in scan.elements():
            yield from _element(scan, (*way, "*"))
    else:
        refused = _refuse(scan.ahead(HEAD), way, is_whole=False)
        data = scan.value(keep=not refused)
        yield refused or _Found(data, "json", way)


def _descend(scan: Scanner, pointer: Pointer, way: Pointer) -> Iterator[_Found | Fault]:
    name, rest = pointer[0], pointer[1:]
    is_object = scan.peek() == b"{"
    is_missing = name != "*"
    names: list[str] = []
    for key in scan.members() if is_object else map(str, scan.elements()):
        if name in ("*", key):
            is_missing = False
            yield from _select(scan, rest, (*way, name))
        else:
            scan.value(keep=False)
        if len(names) <= _NAMES_SHOWN:
            names.append(key)
    if is_missing:
        yield _nothing_at(name, way, _object(names) if is_object else "an array")


def _element(scan: Scanner, way: Pointer) -> Iterator[_Found | Fault]:
    if scan.peek() == b'"':
        yield from _in_string(scan.value(), (), way)
    else:
        yield _Found(scan.value(), "json", way)


def _in_string(raw: bytes, pointer: Pointer, way: Pointer) -> Iterator[_Found | Fault]:
    """Read a string as the JSON that is written in it, else as the HTML of a post."""
    try:
        text = decode_string(raw)
        # A lone surrogate has no UTF-8; `extract` mends these bytes, and says so.
        data = text.encode("utf-8", "surrogatepass")
        if _BEGINS_LIKE_JSON.match(text):
            yield from _select(Scanner(data), pointer, way)
        elif pointer:
            yield _nothing_at(pointer[0], way, "a string")
        else:
            yield _Found(data, "html", way)
    except Fault as fault:
        yield fault


def _nothing_at(name: str, way: Pointer, found: str) -> Fault:
    return Fault(
        "SourceError", f"there is no {join((*way, name))}: {join(way) or 'here'} is {found}"
    )


def _refuse(data: bytes, way: Pointer, *, is_whole: bool = True) -> Fault | None:
    """Say why this is no post object, and where in it posts are; None where it may be one.

    A value that is not whole is at the head of `data`.  If that ends before `content` was
    met, it is a page where it ends in an array or object, which would fill the memory.
    """
    if _POST.match(data):
        return None
    if data[:1] != b"{":
        kind = _kind(data)
        hint = _hint(data, way) if data[:1] == b"[" else ""
        return Fault("SourceError", f"a post is a JSON object, this is {kind}{hint}")
    scan = Scanner(data)
    names: list[str] = []
    value = b""
    try:
        for name in scan.members():
            if name == "content":
                return None
            names.append(name)
            value = scan.peek()
            scan.value(keep=False)
    except Fault:
        if is_whole or len(data) < HEAD or value not in (b"[", b"{"):
            return None
    return Fault(
        "SourceError", f"a post object needs 'content', this is {_object(names)}{_hint(data, way)}"
    )


def _object(names: list[str]) -> str:
    """Say what an object has: `an object with 'posts', 'total'`."""
    shown = [repr(name) for name in names[:_NAMES_SHOWN]]
    if len(names) > _NAMES_SHOWN:
        shown.append("…")
    return f"an object with {', '.join(shown) or 'nothing'}"


def _kind(raw: bytes) -> str:
    """Say what a value is: `an array`, `null`, `17`."""
    kinds = {b"{": "an object", b"[": "an array", b'"': "a string"}
    return kinds.get(raw[:1]) or ascii(raw[:20])[2:-1]


def _hint(data: bytes, way: Pointer) -> str:
    """Say how to select the posts in a value, or else its first string of HTML."""
    ways: list[tuple[bool, Pointer]] = []
    with suppress(Fault):
        for found in _ways_to_posts(Scanner(data), way, len(way)):
            ways.append(found)
            if not found[0]:
                break
    if not ways:
        return ""
    pointer = join(min(ways)[1])
    return (
        f'; select the posts in it with pointer="{pointer}"'
        f" (on the command line, --pointer {pointer})"
    )


def _ways_to_posts(scan: Scanner, way: Pointer, base: int) -> Iterator[tuple[bool, Pointer]]:
    """Pass the value at the cursor; give whether HTML or a post was found in it, and the way.

    `base` is the length of the way to the value where the search began.
    """
    first = scan.peek()
    if first == b'"':
        text = decode_string(scan.value())
        if _BEGINS_LIKE_JSON.match(text):
            yield from _ways_to_posts(Scanner(text.encode("utf-8", "replace")), way, base)
        elif text.lstrip().startswith("<") and len(way) <= base + 1:
            yield True, way
    elif first not in (b"[", b"{") or len(way) > base + _DEPTH_OF_HINTS:
        scan.value(keep=False)
    elif first == b"[":
        for _ in scan.elements():
            for is_html, found in _ways_to_posts(scan, (*way, "*"), base):
                # A pointer to an array is one to its elements.
                yield is_html, way if found == (*way, "*") else found
    else:
        for name in scan.members():
            if name == "content":
                yield False, way
            yield from _ways_to_posts(scan, (*way, name), base)
