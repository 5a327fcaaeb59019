"""Links that an intruder hid in a post."""

from __future__ import annotations

import re

from wpclean._subtree import Node, find_all, shown_text
from wpclean._urls import host

__all__ = ["is_link_farm"]

_FEWEST = 2
# Out of sight: not shown, or moved by hundreds.  A hanging indent moves by less.
_HIDING = re.compile(
    r"""
      (?:^|;) \s* (?:
        display\s*:\s*none | visibility\s*:\s*hidden
      | (?:left|top|text-indent)\s*:\s*-\s*\d{3}
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_link_farm(node: Node) -> bool:
    """Tell whether an element is out of sight and holds little more than links to other sites.

    Hidden by inline style is a closed tab too; hidden and nothing but links is not.
    """
    if _HIDING.search(node.attributes.get("style") or "") is None:
        return False
    links = [link for link in find_all(node, "a") if host(link.attributes.get("href") or "")]
    if node.tag == "a":
        links.append(node)
    if len(links) < _FEWEST:
        return False
    return 2 * sum(len(shown_text(link)) for link in links) >= len(shown_text(node))
