"""The passes after the walk, in order: what leaves by wording and structure."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import cycle, islice

from wpclean._body import Body
from wpclean._edges import (
    cut_continue_reading,
    cut_endings,
    cut_legal_pages,
    cut_reading_time,
    cut_repeated_title,
)
from wpclean._furniture import (
    cut_by_pattern,
    cut_citation_of_post,
    cut_contents,
    cut_controls,
    cut_labels,
    cut_offers,
    cut_related_lists,
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
    cut_citation_of_post,
    cut_legal_pages,
    cut_reading_time,
    cut_trailing_links,
    cut_continue_reading,
    cut_endings,
)

# What leaves may bring other furniture to an edge; more rounds than this are an attack.
_MAX_ROUNDS = 8


def run_passes(body: Body, known_repeats: Container[str]) -> None:
    """Run them all, after taking out what recurs across the site; then look for sources."""
    if known_repeats != ():
        cut_repeats(body, known_repeats)
    _run_until_stable(body)
    size = _size(body)
    find_sources(body)
    if _size(body) != size:
        _run_until_stable(body)


def _run_until_stable(body: Body) -> None:
    """Run them in turn until each has found nothing since the last that found something."""
    idle = 0
    for run in islice(cycle(PASSES), _MAX_ROUNDS * len(PASSES)):
        changes = body.changes
        run(body)
        idle = idle + 1 if body.changes == changes else 0
        if idle == len(PASSES):
            return


def _size(body: Body) -> tuple[int, int]:
    """Measure what is there: how many texts, and how long the last one is."""
    texts = body.texts()
    return len(texts), len(body.drafts[texts[-1]].text) if texts else 0
