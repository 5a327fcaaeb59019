"""What a label says: the vocabularies of `wpclean.wording` that it is an entry of."""

from __future__ import annotations

from functools import cache

from wpclean._lines import labels_of

__all__ = ["says", "vocabularies_of_labels"]

# Those that passes ask for, joined so that a block is looked up once and not by each pass.
_VOCABULARIES = (
    "ADVERTISEMENT",
    "ALSO_READ",
    "CONTENTS_HEADINGS",
    "META_LABELS",
    "NO_RELATED",
    "PAGE_LABELS",
    "RELATED_HEADINGS",
    "SHARE_LABELS",
    "SUBSCRIBE_LABELS",
)

_NOTHING: frozenset[str] = frozenset()


def says(label: str) -> frozenset[str]:
    """Give the vocabularies that have a folded label in one of their languages.

    >>> sorted(says("see also")), sorted(says("the harbour"))
    (['ALSO_READ', 'RELATED_HEADINGS'], [])
    """
    return vocabularies_of_labels().get(label, _NOTHING)


@cache
def vocabularies_of_labels() -> dict[str, frozenset[str]]:
    """Give all folded labels, each with the vocabularies that have it."""
    joined: dict[str, frozenset[str]] = {}
    for name in _VOCABULARIES:
        labels = labels_of(name)
        alone = frozenset({name})
        for label in labels:
            joined[label] = joined[label] | alone if label in joined else alone
    return joined
