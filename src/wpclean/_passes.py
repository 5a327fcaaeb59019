"""The passes after the walk, in order: what leaves by wording and structure."""

from __future__ import annotations

from collections.abc import Callable, Container

from wpclean._body import Body
from wpclean._furniture import (
    cut_by_pattern,
    cut_continue_reading,
    cut_contents,
    cut_controls,
    cut_copyright,
    cut_follow_line,
    cut_labels,
    cut_offers,
    cut_related_lists,
    cut_repeated_title,
    cut_repeats,
    cut_share_links,
    cut_trailing_links,
)
from wpclean._sources import find_sources

__all__ = ["PASSES", "run_passes"]

PASSES: tuple[Callable[[Body], None], ...] = (
    cut_by_pattern,
    cut_repeated_title,
    cut_labels,
    cut_contents,
    cut_share_links,
    cut_related_lists,
    cut_controls,
    cut_offers,
    cut_trailing_links,
    cut_continue_reading,
    cut_copyright,
    cut_follow_line,
    find_sources,
)


def run_passes(body: Body, known_repeats: Container[str]) -> None:
    """Run them all, after taking out what recurs across the site."""
    if known_repeats != ():
        cut_repeats(body, known_repeats)
    for run in PASSES:
        run(body)
