"""Short blocks read as lines: a label, links, and what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from wpclean._draft import Draft
from wpclean._text import fold
from wpclean.model import Span
from wpclean.wording import table

__all__ = [
    "Line",
    "bare",
    "is_date_only",
    "labels_of",
    "openers_of",
    "read_line",
    "rest_words",
    "split_label",
]

# What stands around labels and between links: punctuation, arrows, bullets, pictographs.
_AROUND = (
    " \t\n:：;,，、.。…·•・*|/\\-–—―_~>»›<«‹→▶►➤➜➡☞👉👇📖🔗▪■●★☆⏱⏲⏳⌛⌚🕐🕑🕒"
    "#!?()[]{}（）【】「」\"'“”„‘’`=+\u200e\u200f\ufe0f"
)
_CONNECTORS = frozenset(
    "and und et y e en ed och og i и та ve veya dan و และ 和 及 및 and/or & sowie oder or ou u o"
    " a på van de".split()
)


# Scripts that part words by spaces.
_PARTS_WORDS = re.compile("[0-9a-z\u00df-\u024f\u0370-\u052f\u0900-\u09ff]")


class Line(NamedTuple):
    """A block as a line."""

    text: str
    links: tuple[Span, ...]
    before: str
    """The words before the first link, or all of them where there is none."""
    outside: str
    """All words outside the links, punctuation between them kept."""
    pieces: tuple[str, ...]
    """The texts before, between and after the links."""

    def words(self, link: Span) -> str:
        """Give the words of a link."""
        return fold(self.text[link.start : link.end])

    @property
    def is_only_links(self) -> bool:
        """Whether there are links and, between them, punctuation and connectors only."""
        return bool(self.links) and not rest_words(self.outside)


def read_line(draft: Draft) -> Line:
    """Read a draft's text and links."""
    links = tuple(span for span in draft.spans if span.kind == "link")
    text = draft.text
    if not links:
        return Line(text, (), text, text, (text,))
    pieces: list[str] = []
    place = 0
    for link in links:
        pieces.append(text[place : link.start])
        place = max(place, link.end)
    pieces.append(text[place:])
    return Line(text, links, pieces[0], " ".join(pieces), tuple(pieces))


def rest_words(text: str) -> list[str]:
    """Give the words of a text that are neither punctuation nor connectors."""
    words = (word.strip(_AROUND).casefold() for word in text.split())
    return [word for word in words if word and word not in _CONNECTORS]


# A date with its month in words: `12 May 2024`, `May 12th, 2024`, `12 de mayo de 2024`.
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = re.compile(
    rf"""
      {_DAY} \s (?:de\s|di\s)? [^\W\d_]{{3,12}}\.?,? \s (?:de\s)? \d{{4}}
    | [^\W\d_]{{3,12}}\.? \s {_DAY},? \s \d{{4}}
    | \d{{4}} [年년] \s?\d{{1,2}} [月월] \s?\d{{1,2}} [日일]
    """,
    re.VERBOSE,
)


def is_date_only(text: str) -> bool:
    """Tell whether a text is no more than a date, as beside a title, or digits and punctuation.

    >>> is_date_only(" (3.5.2023)"), is_date_only(" – 12 May 2024"), is_date_only("12 boats")
    (True, True, False)
    """
    if not any(char.isalpha() for char in text):
        return True
    return len(text) < 60 and _DATE.fullmatch(fold(text).strip(_AROUND)) is not None


def bare(text: str) -> str:
    """Fold a text for comparison with labels: no case, no punctuation around it."""
    return fold(text).strip(_AROUND).casefold().replace("’", "'")


def labels_of(*names: str) -> frozenset[str]:
    """Join the labels of vocabularies in all languages, folded for comparison."""
    labels = {bare(label) for name in names for words in table(name).values() for label in words}
    # Without its brackets, `(c)` is a letter.
    return frozenset(label for label in labels if len(label) > 1 or not label.isascii())


def openers_of(*names: str) -> re.Pattern[str]:
    """Compile the phrases of all languages to a pattern for the beginning of a folded text."""
    phrases = sorted(labels_of(*names), key=len, reverse=True)
    # Hebrew, Chinese and others join the name to the words before it.
    ends = [re.escape(p) + (r"(?!\w)" if _PARTS_WORDS.match(p[-1]) else "") for p in phrases]
    return re.compile("|".join(ends))


def split_label(text: str) -> tuple[str, str]:
    """Split `Label: rest` at the first separator; no label where there is none."""
    match = _SEPARATOR.search(text)
    if match is None:
        return "", text
    return text[: match.start()], text[match.end() :]


_SEPARATOR = re.compile(r"\s*[:：]\s*|\s+[-–—|»>]+\s+|\s*>>\s*|\n")
