"""Paragraphs of the classic editor, as WordPress makes them when it renders a post.

The database holds what the author typed: paragraphs are parted by a blank line and have
no tags.  `wpautop` (developer.wordpress.org/reference/functions/wpautop) makes them
paragraphs, and each other line end a `<br>`.  This is written from its documented
behaviour.
"""

from __future__ import annotations

import re

__all__ = ["wpautop"]

# Blocks of HTML: text beside them needs no line break, and after them begins anew.
_BLOCKS = frozenset(
    "address article aside blockquote caption center col colgroup dd details div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main map menu nav"
    " ol p pre section style summary table tbody td tfoot th thead tr ul".split()
)
_TOKEN = re.compile(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
      | <(?P<verbatim>pre|script|style|textarea|svg|math)(?=[\s/>]).*?(?:</(?P=verbatim)\s*>|\Z)
      | <(?P<close>/?)(?P<tag>[a-z][\w:-]*+)[^<>]*+>""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"(?:<br\s*/?>)?[ \t]*\n", re.IGNORECASE)
# Stands for a line end that is no line break; NUL is no text in HTML.
_KEPT = "\0"


def wpautop(text: str) -> str:
    r"""Make paragraphs of blank lines and `<br>` of line ends.

    Leaves alone what block comments (`<!-- wp:… -->`) part, as WordPress does, and the inside
    of `<pre>`, `<script>`, `<style>`, `<textarea>`, `<svg>` and `<math>`.

    >>> wpautop("The ferry\nsails.\n\nAgain!")
    '<p>The ferry<br />\nsails.</p><p>Again!</p>'
    """
    if "<!-- wp:" in text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(_KEPT, "")
    parts = _Paragraphs()
    at = 0
    for token in _TOKEN.finditer(text):
        parts.add_text(text[at : token.start()])
        parts.add_token(token)
        at = token.end()
    parts.add_text(text[at:])
    parts.end(is_inside=False)
    return "".join(parts.done)


class _Paragraphs:
    """What is made so far, and the paragraph that is being made."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open: list[str] = []
        # Right after the tag that opens a block: what comes first is the block's own text.
        self._is_inside = False

    def add_text(self, text: str) -> None:
        first, *others = _BLANK_LINE.split(text)
        self._open.append(first)
        for other in others:
            self.end(is_inside=False)
            self._open.append(other)

    def add_token(self, token: re.Match[str]) -> None:
        tag = (token["tag"] or token["verbatim"] or "").lower()
        is_mark = (token["comment"] or "").strip().startswith(("more", "nextpage"))
        if tag not in _BLOCKS and not is_mark:
            self._open.append(token[0].replace("\n", _KEPT))
            return
        opens = token["tag"] and not token["close"] and tag not in ("hr", "col")
        self.end(is_inside=bool(opens))
        self.done.append(token[0])

    def end(self, *, is_inside: bool) -> None:
        """End the paragraph; `is_inside` tells of what comes next."""
        text = _LINE_END.sub("<br />\n", "".join(self._open).strip()).replace(_KEPT, "\n")
        if text:
            self.done.append(text if self._is_inside else f"<p>{text}</p>")
        self._open = []
        self._is_inside = is_inside
