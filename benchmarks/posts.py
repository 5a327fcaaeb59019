"""The posts that are measured: the corpus, or a file of the caller's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wpclean import PostLike

__all__ = ["ROOT", "Post", "Posts", "corpus", "load", "read_lines"]

ROOT = Path(__file__).resolve().parent.parent
"""Where `python -m benchmarks` runs."""


class Post(NamedTuple):
    """The markup of one post, and its own link where that is known."""

    html: str
    url: str = ""

    @property
    def size(self) -> int:
        """The bytes of the markup."""
        return len(self.html.encode("utf-8", "replace"))

    def rest(self) -> PostLike:
        """Give it as a REST object, with the link that tells a foreign host from the post's own."""
        return {"link": self.url, "content": {"rendered": self.html}}


class Posts(NamedTuple):
    """Posts that have markup, and what to call them in a report."""

    name: str
    all: list[Post]

    def describe(self) -> dict[str, Any]:
        """Say what was measured, without a path of this machine."""
        return {
            "from": self.name,
            "posts": len(self.all),
            "bytes": sum(post.size for post in self.all),
        }


def corpus() -> Posts:
    """Load the project's own posts."""
    folder = "corpus/posts"
    paths = sorted((ROOT / folder).glob("*/post.json"))
    return _posts(folder, (_read(json.loads(path.read_bytes())) for path in paths))


def load(path: Path | None) -> Posts:
    """Load the posts of a JSON Lines file, or the corpus where none is named."""
    return corpus() if path is None else _posts(path.name, map(_read, read_lines(path)))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read the objects of a JSON Lines file."""
    # Not `splitlines`: U+2028 and its like may stand in a string.
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def _posts(name: str, found: Iterator[Post]) -> Posts:
    return Posts(name, [post for post in found if post.html.strip()])


def _read(record: Mapping[str, Any]) -> Post:
    """Read `{"html": …}` or a REST post object; either may have a `link`."""
    html = record.get("html")
    if html is None:
        content = record["content"]
        html = content["rendered"] if isinstance(content, Mapping) else content
    return Post(html, record.get("link") or "")
