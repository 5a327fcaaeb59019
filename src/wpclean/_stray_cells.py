"""Table cells outside a table, as an excerpt cut in the middle of a table has them."""

from __future__ import annotations

import re

__all__ = ["keep_stray_cells"]

_PARTS = ("<td", "<th", "<tr", "<tbody", "<tfoot", "<caption")
_TABLE_PART = re.compile(r"<(/?)(?:td|th|tr|tbody|thead|tfoot|caption)(?=[\s/>])", re.IGNORECASE)


def keep_stray_cells(html: str) -> str:
    """Turn the parts of a table that no table opens into boxes.

    The HTML standard has the parser drop such tags, and `<td>a</td><td>b</td>`
    would weld into one word.

    >>> keep_stray_cells("<td>a</td><td>b</td>")
    '<div>a</div><div>b</div>'
    """
    if "<t" not in html and "<T" not in html:
        return html
    lower = html.lower()
    place = lower.find("<table")
    # Lower case may be longer than upper: then the places would not be the same.
    if place < 0 or len(lower) != len(html):
        place = len(html) if place < 0 else html.find("<table") % (len(html) + 1)
    if not any(lower.find(part, 0, place) >= 0 for part in _PARTS):
        return html
    return _TABLE_PART.sub(r"<\1div", html[:place]) + html[place:]
