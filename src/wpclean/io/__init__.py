r"""Posts out of files: whatever a scrape, a feed or an export left behind, as one stream.

>>> import json, tempfile
>>> from pathlib import Path
>>> from wpclean import extract
>>> folder = Path(tempfile.mkdtemp())
>>> page = {"total": 1, "posts": [{"content": {"rendered": "<p>Gulls.</p>"}}]}
>>> _ = (folder / "page.json").write_text(json.dumps(page))
>>> for found in read(folder, pointer="/posts"):
...     print(found.place.index, extract(json.loads(found.data)).text)
0 Gulls.

Without the pointer, the page is a `RecordError` that says how to select the posts:

>>> print(next(read(folder)).reason)  # doctest: +NORMALIZE_WHITESPACE
a post object needs 'content', this is an object with 'total', 'posts'; select the posts
in it with pointer="/posts" (on the command line, --pointer /posts)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wpclean.io._fault import Fault
from wpclean.io._feed import read_feed
from wpclean.io._files import find_files
from wpclean.io._form import form_of
from wpclean.io._json import read_lines, read_values
from wpclean.io._pointer import Pointer, PointerError, parse_pointer
from wpclean.io._stream import HEAD, Meter, Stream, open_stream
from wpclean.io._wxr import read_wxr
from wpclean.records import Place, Record, RecordError

__all__ = ["Meter", "PointerError", "read"]


def read(
    *paths: str | Path, pointer: str = "", meter: Meter | None = None
) -> Iterator[Record | RecordError]:
    """Read posts, one after the other, in constant memory.

    Each path is a file, a folder or `-` for standard input.  A folder gives its files in
    the order of their names, then those of its folders; read are `.json`, `.jsonl`,
    `.ndjson`, `.html`, `.htm`, `.xml`, `.rss` and `.atom`, each also as `.gz` or `.zst`, and
    nothing whose name begins with a dot.

    What a file holds is told by its first bytes, not by its name:

    - a REST post object, an array of these, JSON Lines, or several such values one after
      the other.  Each post is a `Record` of form `json` with the bytes that stood there;
    - HTML: the whole file is one post, a `Record` of form `html`;
    - an RSS or Atom feed with full content, or a WXR export: a REST post object for each
      entry, and for each post or page, drafts too.  An export holds posts as they were
      typed; paragraphs that only a blank line parts are given their `<p>`, as WordPress
      does when it renders them;
    - any of these compressed with gzip or zstd.

    `pointer` selects the posts in JSON that holds them somewhere: an RFC 6901 pointer
    such as `/posts`, where `*` stands for every element of an array or member of an
    object (`/*/body`).  It goes from the top of the file, in JSON Lines from the top of
    each line.  An array that it leads to stands for its elements; a string, there or on
    the way, for the JSON that is written in it, or else for the HTML of a post.

    What cannot be read is a `RecordError` in its turn, with its place and the reason, and
    the rest follows.  Records are not decoded: that one is not JSON inside its brackets is
    told by whoever decodes it.

    `meter` counts the bytes that are read, to show how far the reading is.

    Feeds, and zstd before Python 3.14, need `pip install 'wpclean[io]'`.  Raises
    `PointerError` for a pointer that is none.
    """
    # Not a generator itself: a wrong pointer is told at the call.
    return _read(paths, parse_pointer(pointer), meter or Meter())


def _read(
    paths: tuple[str | Path, ...], pointer: Pointer, meter: Meter
) -> Iterator[Record | RecordError]:
    for path in paths:
        for file in find_files(str(path)):
            if isinstance(file, RecordError):
                yield file
            else:
                yield from _read_file(file, pointer, meter)


def _read_file(file: str, pointer: Pointer, meter: Meter) -> Iterator[Record | RecordError]:
    try:
        with open_stream(file, meter) as stream:
            yield from _read_stream(stream, file, pointer)
    except Fault as fault:
        yield fault.at(Place(file))


def _read_stream(stream: Stream, file: str, pointer: Pointer) -> Iterator[Record | RecordError]:
    try:
        form = form_of(stream.ahead(HEAD), file)
    except Fault as fault:
        # What is cut off or damaged may begin like anything.
        raise stream.fault or fault from None
    match form:
        case "values":
            yield from read_values(stream, file, pointer)
        case "lines":
            yield from read_lines(stream, file, pointer)
        case "wxr":
            yield from read_wxr(stream, file)
        case "feed":
            yield from read_feed(stream, file)
        case "html":
            yield Record(stream.read_all(), "html", Place(file))
