"""`python -m wpclean`: clean posts from files, as text, Markdown or JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wpclean import Article, WpcleanError, __version__, extract

__all__ = ["main"]

_EXAMPLES = """\
examples:
  python -m wpclean post.json                 the clean text of a REST post
  python -m wpclean posts.json --to markdown  each post of a REST array
  curl … | python -m wpclean - --to json      one JSON object a line

exit status: 0 all is well, 1 an input could not be read or is no post, 2 wrong usage
"""


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    arguments = _parser().parse_args(argv)
    status = 0
    try:
        for name in arguments.files:
            status |= _clean_file(name, arguments.to)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has what it wants; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wpclean",
        description="Turn WordPress content.rendered HTML into clean text.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="REST JSON (a post or an array of posts) or HTML; - is standard input",
    )
    parser.add_argument(
        "--to", choices=["text", "markdown", "json"], default="text", help="default: text"
    )
    parser.add_argument("--version", action="version", version=f"wpclean {__version__}")
    return parser


def _clean_file(name: str, form: str) -> int:
    """Clean the posts of one file; give 1 where any of them failed."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        posts = list(_posts(data))
    except OSError as error:
        return _complain(name, error.strerror or str(error))
    except ValueError as error:
        return _complain(name, str(error))
    status = 0
    for number, post in enumerate(posts):
        try:
            article = extract(post)
        except WpcleanError as error:
            place = f"{name}, post {number + 1}" if len(posts) > 1 else name
            status = _complain(place, str(error))
            continue
        _write(article, form, is_last=number == len(posts) - 1)
    return status


def _posts(data: bytes) -> Iterator[Any]:
    """Give the posts of a file: a JSON object, each of a JSON array, or the file as HTML."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in (b"{", b"["):
        yield data
        return
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # A classic post may begin with a shortcode: `[gallery]` is no JSON.
        if head[:1] == b"[" and b"<" in data:
            yield data
            return
        raise ValueError(f"this begins like JSON but is not: {error}") from error
    if isinstance(parsed, list):
        yield from parsed
    else:
        yield parsed


def _write(article: Article, form: str, *, is_last: bool) -> None:
    if form == "json":
        text = article.to_json().decode("utf-8")
    else:
        body = article.to_markdown() if form == "markdown" else article.text
        title = f"# {article.title}" if form == "markdown" else article.title
        text = "\n\n".join(part for part in (title if article.title else "", body) if part)
        if not is_last:
            text += "\n\n" + "-" * 72 + "\n"
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")


def _complain(place: str, message: str) -> int:
    print(f"wpclean: {place}: {message}", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
