"""What a label says: the vocabularies of `wpclean.wording` that it is an entry of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wpclean._lines import AROUND, fold_core, labels_of

__all__ = ["find_labels", "says"]

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


def says(text: str) -> frozenset[str]:
    """Give the vocabularies that have the text of a line in one of their languages.

    >>> sorted(says("See also:")), sorted(says("The harbour"))
    (['ALSO_READ', 'RELATED_HEADINGS'], [])
    """
    return find_labels([(0, text)]).get(0, _NOTHING)


def find_labels(texts: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    """Give the numbers of the texts that are labels, with what each says."""
    labels, longest = _joined(), _longest()
    found = {}
    for number, text in texts:
        core = text.strip(AROUND)
        # Most texts are too long for a label, and folding is two thirds of the work.
        if len(core) <= longest and (said := labels.get(fold_core(core))):
            found[number] = said
    return found


@cache
def _longest() -> int:
    return max(map(len, _joined()))


@cache
def _joined() -> dict[str, frozenset[str]]:
    joined: dict[str, frozenset[str]] = {}
    for name in _VOCABULARIES:
        labels = labels_of(name)
        alone = frozenset({name})
        for label in labels:
            joined[label] = joined[label] | alone if label in joined else alone
    return joined
