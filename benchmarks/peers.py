"""wpclean and its peers on the same posts, in the same run.

Each peer is called as its documentation does for plain text out of a string, with
nothing switched on that the job does not need (no network, no metadata).
Peers that look for the main part of a page get the post inside one.
"""

# ruff: noqa: PLC0415 (a peer is imported when it is measured: none has to be installed)

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from benchmarks.machine import version_of
from benchmarks.posts import Post, Posts
from benchmarks.tables import table
from benchmarks.timing import best_times, median, quantile
from wpclean import __version__, extract

__all__ = ["PEERS", "Peer", "measure", "show"]

_ROUNDS = 5
_OURS = "wpclean"

ToText = Callable[[Post], str | None]


class Peer(NamedTuple):
    """A tool: the package that holds it, what it gives, and how to get at its function."""

    package: str
    gives: str
    load: Callable[[], ToText]


def _page(post: Post) -> str:
    return f"<html><body><article>{post.html}</article></body></html>"


def _wpclean() -> ToText:
    return lambda post: extract(post.rest()).text


def _selectolax() -> ToText:
    from selectolax.lexbor import LexborHTMLParser

    def to_text(post: Post) -> str:
        tree = LexborHTMLParser(post.html)
        tree.strip_tags(["script", "style"])
        return tree.body.text(separator="\n") if tree.body else ""

    return to_text


def _turbohtml() -> ToText:
    from turbohtml import parse

    return lambda post: parse(post.html).to_text()


def _turbohtml_main() -> ToText:
    from turbohtml import parse

    return lambda post: parse(_page(post)).main_text()


def _resiliparse() -> ToText:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda post: extract_plain_text(_page(post), links=False, alt_texts=False)


def _resiliparse_main() -> ToText:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda post: extract_plain_text(
        _page(post), main_content=True, links=False, alt_texts=False
    )


def _html_to_markdown() -> ToText:
    from html_to_markdown import ConversionOptions, convert

    options = ConversionOptions(output_format="plain", extract_metadata=False)
    return lambda post: convert(post.html, options).content


def _html_text() -> ToText:
    from html_text import extract_text

    return lambda post: extract_text(post.html)


def _inscriptis() -> ToText:
    from inscriptis import get_text

    return lambda post: get_text(post.html)


def _beautifulsoup() -> ToText:
    from bs4 import BeautifulSoup

    return lambda post: BeautifulSoup(post.html, "lxml").get_text("\n")


def _trafilatura(**options: bool) -> ToText:
    from trafilatura import extract as trafilatura_extract

    return lambda post: trafilatura_extract(_page(post), include_comments=False, **options)


def _readability() -> ToText:
    from html_text import extract_text
    from readability import Document

    return lambda post: extract_text(Document(_page(post)).summary())


def _newspaper() -> ToText:
    from newspaper import Article

    def to_text(post: Post) -> str:
        article = Article(post.url or "https://example.org/post", fetch_images=False)
        article.download(input_html=_page(post))
        article.parse()
        return str(article.text)

    return to_text


def _justext() -> ToText:
    from justext import get_stoplist, justext

    stop = frozenset().union(*map(get_stoplist, ("English", "German", "French", "Spanish")))

    def to_text(post: Post) -> str:
        found = justext(_page(post).encode("utf-8", "replace"), stop)
        return "\n".join(part.text for part in found if not part.is_boilerplate)

    return to_text


def _wpextract() -> ToText:
    from bs4 import BeautifulSoup
    from wpextract.parse.content import extract_content_data

    return lambda post: extract_content_data(BeautifulSoup(post.html, "lxml"), post.url)[0]


_ALL, _MAIN = "all text", "main text"

PEERS: dict[str, Peer] = {
    "selectolax .text()": Peer("selectolax", _ALL, _selectolax),
    "turbohtml": Peer("turbohtml", _ALL, _turbohtml),
    "turbohtml main": Peer("turbohtml", _MAIN, _turbohtml_main),
    "resiliparse": Peer("resiliparse", _ALL, _resiliparse),
    "resiliparse main": Peer("resiliparse", _MAIN, _resiliparse_main),
    "html-to-markdown": Peer("html-to-markdown", _ALL, _html_to_markdown),
    "html-text": Peer("html-text", _ALL, _html_text),
    "inscriptis": Peer("inscriptis", _ALL, _inscriptis),
    "BeautifulSoup": Peer("beautifulsoup4", _ALL, _beautifulsoup),
    "wpextract": Peer("wpextract", _ALL, _wpextract),
    "trafilatura fast": Peer("trafilatura", _MAIN, lambda: _trafilatura(fast=True)),
    "trafilatura": Peer("trafilatura", _MAIN, _trafilatura),
    "readability-lxml": Peer("readability-lxml", _MAIN, _readability),
    "justext": Peer("jusText", _MAIN, _justext),
    "newspaper4k": Peer("newspaper4k", _MAIN, _newspaper),
}


def measure(posts: Posts, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Time wpclean and every peer that is installed; name those that are not."""
    # Several peers log each post that they find little in.
    logging.disable(logging.CRITICAL)
    tools: dict[str, ToText] = {_OURS: _wpclean()}
    missing = []
    for name, peer in PEERS.items():
        try:
            tools[name] = peer.load()
        except ImportError as error:
            missing.append(f"{name} ({error})")
    failures = {name: _failures(tool, posts) for name, tool in tools.items()}
    best = best_times({name: _quiet(tool) for name, tool in tools.items()}, posts.all, rounds)
    logging.disable(logging.NOTSET)
    rows = {name: _row(name, best) | failures[name] for name in tools}
    return {
        "posts": len(posts.all),
        "tools": dict(sorted(rows.items(), key=lambda item: item[1]["ms"])),
        "missing": missing,
    }


def show(result: dict[str, Any]) -> str:
    """Lay out the tools, the fastest first."""
    head = ["tool", "version", "gives", "ms", "ms p90", "× wpclean", "wpclean faster", "no text"]
    rows = [
        [
            name,
            row["version"],
            row["gives"],
            row["ms"],
            row["ms_p90"],
            row["of_wpclean"],
            None if row["wpclean_faster"] is None else f"{row['wpclean_faster']:.0%}",
            row["raised"] + row["empty"],
        ]
        for name, row in result["tools"].items()
    ]
    text = table(head, rows)
    return "\n".join([text, *[f"not measured: {name}" for name in result["missing"]]])


def _row(name: str, best: dict[str, list[float]]) -> dict[str, Any]:
    times, ours = best[name], best[_OURS]
    faster = sum(mine < theirs for mine, theirs in zip(ours, times, strict=True)) / len(ours)
    peer = PEERS.get(name)
    return {
        "version": version_of(peer.package) if peer else __version__,
        "gives": peer.gives if peer else "the article",
        "ms": median(times) * 1e3,
        "ms_p90": quantile(times, 0.9) * 1e3,
        "of_wpclean": median(times) / median(ours),
        "wpclean_faster": faster if peer else None,
    }


def _failures(tool: ToText, posts: Posts) -> dict[str, int]:
    """Count the posts that a tool raises on, and those it gives no text for."""
    raised = empty = 0
    for post in posts.all:
        try:
            empty += not (tool(post) or "").strip()
        except Exception:
            raised += 1
    return {"raised": raised, "empty": empty}


def _quiet(tool: ToText) -> ToText:
    """Let a tool that raises count with the time that it took to do so."""

    def run(post: Post) -> str | None:
        try:
            return tool(post)
        except Exception:
            return None

    return run
