"""Table cells outside a table, as an excerpt cut in the middle of a table has them."""

from __future__ import annotations

import re

__all__ = ["keep_stray_cells"]

_TABLE_PART = re.compile(r"<(/?)(?:td|th|tr|tbody|thead|tfoot|caption)(?=[\s/>])", re.IGNORECASE)
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)


def keep_stray_cells(html: str) -> str:
    """Turn the parts of a table that no table opens into boxes.

    The HTML standard has the parser drop such tags, and `<td>a</td><td>b</td>`
    would weld into one word.

    >>> keep_stray_cells("<td>a</td><td>b</td>")
    '<div>a</div><div>b</div>'
    """
    if "<t" not in html and "<T" not in html:
        return html
    first = _TABLE.search(html)
    place = first.start() if first else len(html)
    if _TABLE_PART.search(html, 0, place) is None:
        return html
    return _TABLE_PART.sub(r"<\1div", html[:place]) + html[place:]
