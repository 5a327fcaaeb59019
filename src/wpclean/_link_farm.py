"""Links that an intruder hid in a post."""

from __future__ import annotations

from wpclean._subtree import Node, find_all, shown_text
from wpclean._urls import host

__all__ = ["is_link_farm"]

_FEWEST = 2


def is_link_farm(node: Node) -> bool:
    """Tell whether an element holds little more than links to other sites.

    Hidden by inline style is a closed tab too; hidden and nothing but links is not.
    """
    links = [link for link in find_all(node, "a") if host(link.attributes.get("href") or "")]
    if node.tag == "a":
        links.append(node)
    if len(links) < _FEWEST:
        return False
    return 2 * sum(len(shown_text(link)) for link in links) >= len(shown_text(node))
