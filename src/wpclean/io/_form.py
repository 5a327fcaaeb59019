"""What a file is: told by how it begins, and by its name only where that leaves a choice."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal, TypeAlias

from wpclean.io._fault import Fault
from wpclean.io._json import has_one_value

__all__ = ["POST_FILE", "Form", "form_of"]

Form: TypeAlias = Literal["values", "lines", "html", "feed", "wxr"]

# The names that are read in a folder.
POST_FILE = re.compile(r"[^.].*\.(?:json|jsonl|ndjson|html?|xml|rss|atom)(?:\.(?:gz|zst))?", re.I)

_LINES = {".jsonl", ".ndjson"}
_JSON = {".json", *_LINES}
_HTML = {".html", ".htm"}
_XML = {".xml", ".rss", ".atom"}

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

# A classic post may begin with a shortcode or a note mark: `[gallery]`, `[1]`.
_JSON_BEGINS = re.compile(rb"\{|\[\s*(?:[\[{\"\]]|\Z)")
_POSTS_BEGIN = re.compile(rb"(?:\[\s*)?\{\s*\"")

_ROOT = re.compile(
    rb"(?:\s++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>)*+"
    rb"<([A-Za-z_][\w:.-]*+)([^>]*+)",
    re.DOTALL | re.IGNORECASE,
)


def form_of(head: bytes, file: str) -> Form:
    """Tell the form of a file by its first bytes and its name."""
    if head.startswith(_UTF_16) or (b"\0" in head[:2] and len(head) > 1):
        raise Fault("UnicodeDecodeError", "this is UTF-16 or UTF-32; posts are read as UTF-8")
    text = head.lstrip()
    if not text:
        raise Fault("SourceError", "the file is empty")
    suffix = _suffix(file)
    begins = _POSTS_BEGIN if suffix in _HTML else _JSON_BEGINS
    if begins.match(text):
        return _json_form(text, suffix)
    if suffix in _LINES:
        return "lines"
    form = _markup_form(text) if text.startswith(b"<") else "html"
    if form == "html" and suffix in _JSON | _XML:
        raise Fault("SourceError", f"this is named {suffix}, but begins with {_beginning(text)}")
    if form == "html" and suffix not in _HTML and b"\0" in head:
        raise Fault("SourceError", "this is neither JSON nor HTML nor a feed: it has NUL bytes")
    return form


def _suffix(file: str) -> str:
    path = PurePath(file)
    if path.suffix.lower() in (".gz", ".zst"):
        path = path.with_suffix("")
    return path.suffix.lower()


def _json_form(text: bytes, suffix: str) -> Form:
    """Tell JSON Lines from values that go over several lines."""
    line, _, others = text.partition(b"\n")
    if has_one_value(line) and (others.strip() or suffix in _LINES):
        return "lines"
    # By its name, a first line that is broken; a lone brace opens an object over several.
    is_broken_line = suffix in _LINES and line.startswith(b"{") and line.strip() != b"{"
    return "lines" if is_broken_line else "values"


def _markup_form(text: bytes) -> Form:
    match = _ROOT.match(text)
    root, attributes = match.groups() if match else (b"", b"")
    if match and b"<!ENTITY" in text[: match.start(1)]:
        raise Fault("SourceError", "XML that declares entities is refused: they can be a bomb")
    name = root.rpartition(b":")[2].lower()
    if name == b"rss" and b"wordpress.org/export/" in attributes:
        return "wxr"
    if name in (b"rss", b"feed", b"rdf"):
        return "feed"
    if text.startswith(b"<?xml") and name != b"html":
        raise Fault(
            "SourceError",
            f"this is XML of <{root.decode(errors='replace')}>; what is read is RSS, Atom and WXR",
        )
    return "html"


def _beginning(text: bytes) -> str:
    return ascii(text[:20])[1:]
