"""What a rule is."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Rule"]


class Rule(msgspec.Struct, frozen=True, gc=False):
    """One row of the table: markup or wording that is not the article.

    `select` is a list of CSS selectors.  A selector of one element (tag, class,
    id, attributes) costs a look-up; one with a combinator or a pseudo-class
    (`a > b`, `:has(…)`) costs a search of the post, where its words occur at all.
    `pattern` is a regular expression (of the `regex` package) that the whole
    text of a block must match; it is written so that it cannot backtrack far.
    `find` names a finder, for what has neither a class nor one wording: a block
    that is only a label and links, a list that repeats the headings.  A rule has
    at least one of the three.
    """

    name: str
    """`<plugin slug>/<part>`; `core/…` is WordPress itself, `theme/…` no plugin in particular."""
    select: str = ""
    pattern: str = ""
    find: str = ""
    kind: str = ""
    """What it takes out, as `share`: the word of `Removal.kind`."""
    why: str = ""
    """One clause: who prints it and what it is."""
    action: Literal["drop", "unwrap"] = "drop"
    """`drop` takes the element out with all its text; `unwrap` keeps what is inside,
    also where another rule would drop it."""
