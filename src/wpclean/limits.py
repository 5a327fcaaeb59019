"""How large, how deep and how tangled the HTML of a post may be.

The parser builds the tree that the HTML standard asks for, cannot be
interrupted, and for some input takes time and memory that grow with the square
of its length.  So the HTML is judged before it is parsed, and past a limit
`extract` raises `LimitError`, which names the limit, its value and the place.

The defaults are far above what people write: over 1,250 real posts the most
tags are 1,094, and the most attributes on one tag 31.  They are as low as they
are so that whatever passes ends within ten times the seconds per code point of
an ordinary post and within 60 times its size + 64 MB.  Two things take longer:
markup with a letter to each tag, where it is thrice the seconds per tag, and HTML
below 100 KB that is as deep as `max_depth` allows, which may take half a second.
"""

from __future__ import annotations

from functools import cached_property
from math import isqrt

import msgspec

__all__ = ["LIMITS", "Limits"]


class Limits(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Bounds on the HTML of one post; raise those that trusted input needs to pass.

    The figures are of selectolax 1.0.2; a square means that twice as much costs
    four times the time.

    >>> from wpclean.limits import Limits
    >>> Limits(max_tags=1_000_000).max_depth
    10000
    """

    max_length: int = 16_000_000
    """Code points of the HTML.

    The tree and the article take up to 60 bytes for each.
    """

    max_tags: int = 150_000
    """Tags (`<` signs): opening, closing, and comments.

    An element takes 200 to 500 bytes in the parser and as much again as a block, be its
    tag ever so short: a million `<a>` in 3 MB take 400 MB.
    """

    max_depth: int = 10_000
    """Elements open at one place.

    A list in a list 5,000 times, which is two elements a level, still passes.
    """

    max_total_depth: int = 60_000_000
    """The open elements at each tag, added up.

    For most tags the parser looks through all open elements, at 2 to 10 ns for each:
    10,000 levels once cost 0.1 s, and 100,000 tags at that depth would cost 10 s.
    Formatting (`b`, `font` and the like) is also compared with all that is open, and
    costs more where it is closed in the wrong order: this counts too.
    """

    max_attributes: int = 4_000
    """Attributes on one tag.

    Each is compared with all before it, so that time goes by the square: 4,000 take
    80 ms and 100,000 take 40 s.  The comparisons count in `max_total_depth`, too.
    """

    max_names: int = 30_000
    """Different names of attributes and of elements.

    The parser keeps them in a table of fixed width: 30,000 take 0.4 s, 100,000 take 8 s.
    """

    max_reopened: int = 350_000
    """Formatting that the parser has to repeat.

    A `<font …>` that is left open is made anew in every paragraph that follows, with all
    of its attributes: 3,000 in 92 KB take 1.6 GB.  An attribute counts 1, and so do each 100
    code points of a tag, which is about 150 bytes; an element counts 10, for the time that it
    takes to walk.
    """

    @cached_property
    def harmless_length(self) -> int:
        """The length below which HTML cannot reach any limit."""
        return min(
            self.max_length,
            self.max_tags,
            2 * self.max_depth,
            2 * self.max_attributes,
            2 * self.max_names,
            # Formatting in a third of it, blocks in another, and what closes it in the rest.
            int(8 * self.max_total_depth ** (1 / 3)),
            # Tags `<b …>` of x code points weigh up to 2.2 x, and y tags `<p>x` can repeat them:
            # the most is 2.2 xy, where x = 4y.
            isqrt(7 * self.max_reopened),
        )

    @cached_property
    def short_length(self) -> int:
        """The length below which no tag can have too much in it."""
        return min(
            2 * self.max_attributes,
            2 * self.max_names,
            # What is compared are half of the attributes with the other half.
            isqrt(4 * self.max_total_depth),
        )


LIMITS = Limits()
