"""What each HTML tag is to the walk: one row a tag.

A tag without a row (unknown and custom elements too) is inline, as in a browser.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

__all__ = ["NEVER_SHOWN", "TAGS", "Role", "Tag"]


class Role(IntEnum):
    """How the walk treats an element."""

    INLINE = 0
    BLOCK = 1
    HEADING = 2
    LIST = 3
    ITEM = 4
    QUOTE = 5
    TERM = 6
    DEFINITION = 7
    PRE = 8
    TABLE = 9
    ROW = 10
    CELL = 11
    TABLE_CAPTION = 12
    FIGURE = 13
    CAPTION = 14
    CITE = 15
    SPAN = 16
    LINK = 17
    BREAK = 18
    RULE = 19
    IMAGE = 20
    FRAME = 21
    PLAYER = 22
    OBJECT = 23
    INPUT = 24
    INLINE_BOX = 25
    NOSCRIPT = 26
    MATH = 27
    # From here on no rule can apply: the text is not shown.
    SCRIPT = 28
    NEVER = 29


class Tag(NamedTuple):
    """A row: the role, and what it is about (a span's kind, a heading's level)."""

    role: Role
    kind: str = ""
    level: int = 0


TAGS: dict[str, Tag] = {
    # Text flow
    "p": Tag(Role.BLOCK),
    "br": Tag(Role.BREAK),
    "hr": Tag(Role.RULE),
    **{f"h{level}": Tag(Role.HEADING, level=level) for level in range(1, 7)},
    "blockquote": Tag(Role.QUOTE),
    "cite": Tag(Role.CITE, "em"),
    # Preformatted: `xmp`, `listing` and `plaintext` are obsolete, and browsers show them so.
    "pre": Tag(Role.PRE),
    "xmp": Tag(Role.PRE),
    "listing": Tag(Role.PRE),
    "plaintext": Tag(Role.PRE),
    # Lists
    "ul": Tag(Role.LIST, "ul"),
    "ol": Tag(Role.LIST, "ol"),
    "menu": Tag(Role.LIST, "ul"),
    "dir": Tag(Role.LIST, "ul"),
    "li": Tag(Role.ITEM),
    "dl": Tag(Role.BLOCK),
    "dt": Tag(Role.TERM),
    "dd": Tag(Role.DEFINITION),
    "input": Tag(Role.INPUT),
    "select": Tag(Role.INLINE_BOX),
    "button": Tag(Role.INLINE_BOX),
    # Tables
    "table": Tag(Role.TABLE),
    "caption": Tag(Role.TABLE_CAPTION),
    "thead": Tag(Role.ROW, "head"),
    "tbody": Tag(Role.ROW, "group"),
    "tfoot": Tag(Role.ROW, "group"),
    "tr": Tag(Role.ROW, "row"),
    "td": Tag(Role.CELL, "data"),
    "th": Tag(Role.CELL, "head"),
    # Spans
    "a": Tag(Role.LINK, "link"),
    "b": Tag(Role.SPAN, "strong"),
    "strong": Tag(Role.SPAN, "strong"),
    "i": Tag(Role.SPAN, "em"),
    "em": Tag(Role.SPAN, "em"),
    "code": Tag(Role.SPAN, "code"),
    "kbd": Tag(Role.SPAN, "code"),
    "samp": Tag(Role.SPAN, "code"),
    "tt": Tag(Role.SPAN, "code"),
    "sub": Tag(Role.SPAN, "sub"),
    "sup": Tag(Role.SPAN, "sup"),
    "del": Tag(Role.SPAN, "del"),
    "s": Tag(Role.SPAN, "del"),
    "strike": Tag(Role.SPAN, "del"),
    "mark": Tag(Role.SPAN, "mark"),
    # Media
    "figure": Tag(Role.FIGURE),
    "figcaption": Tag(Role.CAPTION),
    "img": Tag(Role.IMAGE),
    "image": Tag(Role.IMAGE),
    "amp-img": Tag(Role.IMAGE),
    "iframe": Tag(Role.FRAME),
    "amp-iframe": Tag(Role.FRAME),
    "amp-youtube": Tag(Role.FRAME),
    "video": Tag(Role.PLAYER, "video"),
    "amp-video": Tag(Role.PLAYER, "video"),
    "audio": Tag(Role.PLAYER, "audio"),
    "amp-audio": Tag(Role.PLAYER, "audio"),
    "object": Tag(Role.OBJECT),
    "embed": Tag(Role.OBJECT),
    "math": Tag(Role.MATH),
    # Never shown, or shown only where scripts do not run
    "script": Tag(Role.SCRIPT),
    "style": Tag(Role.NEVER),
    "template": Tag(Role.NEVER),
    "noembed": Tag(Role.NEVER),
    "noframes": Tag(Role.NEVER),
    "noscript": Tag(Role.NOSCRIPT),
    # Blocks without a meaning of their own
    **dict.fromkeys(
        "address article aside body center details dialog div fieldset footer form frameset"
        " header hgroup html legend main nav optgroup option search section summary"
        " amp-accordion amp-carousel".split(),
        Tag(Role.BLOCK),
    ),
}

# No browser ever shows the text of these.
NEVER_SHOWN = frozenset({"script", "style", "template", "noembed", "noframes", "iframe"})
