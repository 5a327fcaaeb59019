"""Listings: the code as written, once, and its language."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import NamedTuple

from wpclean._select import Attributes
from wpclean._subtree import TEXT_ID, Node, find, image_text, shown_text
from wpclean.tags import NEVER_SHOWN

__all__ = ["Listing", "read_listing"]

# Line numbers, tool bars and second copies that highlighters print beside the code.
_CHROME = frozenset(
    {
        "gutter",  # SyntaxHighlighter
        "toolbar",
        "line_numbers",  # WP-Syntax
        "crayon-toolbar",  # Crayon
        "crayon-info",
        "crayon-nums",
        "crayon-plain-wrap",
        "code-block-pro-copy-button",  # Code Block Pro
        "code-block-pro-copy-button-pre",
        "theCode",  # WP-Syntax's copy for the clipboard
        "line-numbers-rows",  # Prism
        "lineno",  # Rouge, Pygments
        "linenos",
    }
)
_LINES = frozenset({"div", "p", "li", "tr"})
_NAMED = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?[-:]|brush:\s*|sh_|highlight-source-)(?P<name>[\w+#.-]+)",
    re.IGNORECASE,
)
_NOT_LANGUAGES = frozenset(
    {"none", "nohighlight", "plaintext", "plain", "text", "generic", "raw", "default"}
)


class Listing(NamedTuple):
    """A listing and what stood beside it, as line numbers."""

    text: str
    language: str
    chrome: str


def _classes(node: Node) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())


def _is_chrome(node: Node) -> bool:
    return node.tag_id != TEXT_ID and not _CHROME.isdisjoint(_classes(node))


def _only_copy(top: Node) -> Node | None:
    """Find Crayon's textarea where an old export holds the code nowhere else."""
    area = find(top, "textarea")
    if area is None or "crayon-plain" not in _classes(area):
        return None
    return None if top.css_first(".crayon-code") is not None else area


def read_listing(top: Node, attributes: Attributes) -> Listing:
    """Read a `pre` or the box of a highlighter."""
    area = _only_copy(top)
    parts: list[str] = []
    chrome: list[str] = []
    stack: list[tuple[Node, bool]] = []
    start = top
    if area is not None:
        start, place = area, area.mem_id
        chrome.append(shown_text(top, lambda node: node.mem_id == place))
    node = start.first_child
    while node is not None or stack:
        if node is None:
            parent, is_line = stack.pop()
            if is_line and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
            node = parent.next
            continue
        tag = node.tag
        if node.tag_id == TEXT_ID:
            parts.append(node.text_content or "")
        elif tag == "img":
            parts.append(image_text(node))
        elif tag == "br":
            parts.append("\n")
        elif _is_chrome(node) or tag in NEVER_SHOWN or tag == "button":
            chrome.append(shown_text(node))
        else:
            is_line = tag in _LINES
            if is_line and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
            child = node.first_child
            if child is not None:
                stack.append((node, is_line))
                node = child
                continue
        node = node.next
    language = _language(top, attributes)
    # Highlighters write indentation as no-break spaces, which no compiler takes.
    code = _trimmed("".join(parts).replace("\u00a0", " "))
    return Listing(code, language, " ".join(filter(None, chrome)))


def _trimmed(code: str) -> str:
    """Take off blank lines around a listing, keeping the indentation inside it.

    A block's text never begins with space: where the first line is indented, all
    lines lose what they have in common.
    """
    code = code.replace("\r\n", "\n").rstrip()
    lines = code.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    code = "\n".join(lines[first:])
    return dedent(code).lstrip() if code[:1].isspace() else code


_NAME = re.compile(r"[\w+#.-]+")


def _language(top: Node, attributes: Attributes) -> str:
    """Give the language that the markup names; empty where that is no name."""
    found = "-".join(_found_language(top, attributes).split())
    return found if _NAME.fullmatch(found) else ""


def _found_language(top: Node, attributes: Attributes) -> str:
    boxes = (attributes.get("class") or "").split()
    if "crayon-syntax" in boxes:
        label = top.css_first(".crayon-language")
        return shown_text(label).lower() if label is not None else ""
    if "wp_syntax" in boxes:
        listing = top.css_first(".code pre")
        return ((listing.attributes.get("class") or "") if listing is not None else "").lower()
    code = find(top, "code", "pre")
    for found in (attributes, code.attributes if code is not None else {}):
        for name in ("data-enlighter-language", "data-language", "data-lang", "lang"):
            value = (found.get(name) or "").strip().lower()
            if value and name != "lang":
                return "" if value in _NOT_LANGUAGES else value
        language = _from_classes(found.get("class") or "")
        if language:
            return "" if language in _NOT_LANGUAGES else language
    return ""


def _from_classes(classes: str) -> str:
    named = _NAMED.search(classes)
    if named:
        return named["name"].lower()
    tokens = classes.split()
    # highlight.js and SyntaxHighlighter name the language beside their own class.
    for own in ("hljs", "syntaxhighlighter"):
        if own in tokens:
            others = [t for t in tokens if t != own and not t.startswith(("hljs", "nogutter"))]
            return others[0].lower() if others else ""
    return ""
