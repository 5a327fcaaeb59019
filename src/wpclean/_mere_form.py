"""Forms that are nothing but a form."""

from __future__ import annotations

from wpclean._subtree import Node, shown_text

__all__ = ["is_mere_form"]

# Labels and choices.  A theme that wraps a whole article in a form has more.
_LONGEST = 1500


def is_mere_form(node: Node) -> bool:
    """Tell whether a form holds no more text than fields need."""
    return len(shown_text(node)) <= _LONGEST
