"""Short blocks read as lines: a label, links, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_right

from wpclean._draft import Draft
from wpclean._text import fold
from wpclean.model import Span
from wpclean.wording import table

__all__ = [
    "AROUND",
    "LONGEST_LABEL",
    "Line",
    "Openers",
    "bare",
    "fold_core",
    "has_words",
    "is_date_only",
    "label_of",
    "labels_of",
    "openers_of",
    "read_line",
    "rest_words",
    "split_label",
]

# What stands around labels and between links: punctuation, arrows, bullets, pictographs.
AROUND = (
    " \t\n:：;,，、.。…·•・*|/\\-–—―_~>»›<«‹→▶►➤➜➡☞👉👇📖🔗▪■●★☆⏱⏲⏳⌛⌚🕐🕑🕒"
    "#!?()[]{}（）【】「」\"'“”„‘’`=+\u200e\u200f\ufe0f"
)
_CONNECTORS = frozenset(
    "and und et y e en ed och og i и та ve veya dan و และ 和 及 및 and/or & sowie oder or ou u o"
    " a på van de".split()
)


# Scripts that part words by spaces.
_PARTS_WORDS = re.compile("[0-9a-z\u00df-\u024f\u0370-\u052f\u0900-\u09ff]")


class Line:
    """A block as a line, with what passes ask of it."""

    __slots__ = (
        "_label",
        "_opening",
        "has_words_behind",
        "hrefs",
        "is_only_links",
        "links",
        "pieces",
        "text",
    )

    def __init__(self, text: str, links: list[Span]) -> None:
        self.text = text
        self.links = links
        self.hrefs = [link.href for link in links]
        self.pieces = _between(text, links)
        """The texts before, between and after the links."""
        self.has_words_behind = any(map(has_words, self.pieces[1:]))
        """Whether there are words between or after the links."""
        self.is_only_links = bool(links) and not (self.has_words_behind or has_words(self.before))
        """Whether there are links and, between them, punctuation and connectors only."""
        self._label: str | None = None
        self._opening: str | None = None

    def words(self, link: Span) -> str:
        """Give the words of a link."""
        return fold(self.text[link.start : link.end])

    @property
    def before(self) -> str:
        """The words before the first link, or all of them where there is none."""
        return self.pieces[0]

    @property
    def outside(self) -> str:
        """All words outside the links, punctuation between them kept."""
        return " ".join(self.pieces)

    @property
    def begins_with_link(self) -> bool:
        """Whether nothing but punctuation stands before the first link."""
        return bool(self.links) and not self.before.strip(AROUND)

    @property
    def label(self) -> str:
        """The words before the first link, as `label_of` gives them."""
        if self._label is None:
            self._label = label_of(self.pieces[0])
        return self._label

    @property
    def opening(self) -> str:
        """The words of the line and its links, as `label_of` gives them."""
        if self._opening is None:
            self._opening = label_of(self.text) if self.links else self.label
        return self._opening


def _between(text: str, links: list[Span]) -> list[str]:
    """Give what a text has before, between and after links."""
    pieces = []
    place = 0
    for link in links:
        pieces.append(text[place : link.start])
        place = max(place, link.end)
    pieces.append(text[place:])
    return pieces


def read_line(draft: Draft) -> Line:
    """Read a draft's text and links."""
    return Line(draft.text, draft.links)


def has_words(text: str, fewest: int = 1) -> bool:
    """Tell whether a text has so many words that are neither punctuation nor connectors.

    >>> has_words(" – und: "), has_words("The boats and the gulls", 5)
    (False, False)
    """
    # Prose shows it in its first words; to take apart all of 300 characters takes 1 µs more.
    missing = fewest
    for word in text.split(maxsplit=3 * fewest)[: 3 * fewest]:
        core = word.strip(AROUND)
        if core and core.casefold() not in _CONNECTORS:
            missing -= 1
            if not missing:
                return True
    return len(text) > 3 * fewest and len(rest_words(text)) >= fewest


def rest_words(text: str) -> list[str]:
    """Give the words of a text that are neither punctuation nor connectors."""
    words = (word.strip(AROUND).casefold() for word in text.split())
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
    return len(text) < 60 and _DATE.fullmatch(fold(text).strip(AROUND)) is not None


def bare(text: str) -> str:
    """Fold a text for comparison with labels: no case, no punctuation around it."""
    return fold(text).strip(AROUND).casefold().replace("’", "'")


# Beyond the longest entry of all vocabularies, of 74 characters.
LONGEST_LABEL = 80


def label_of(text: str) -> str:
    """Give what `bare` gives for a text of a line, or more of its beginning than any label has.

    The walk leaves no white space in a line but single spaces and line breaks.
    """
    return fold_core(text.strip(AROUND)[: LONGEST_LABEL + 1])


def fold_core(text: str) -> str:
    """Fold a text of a line that has no punctuation around it."""
    return text.replace("\n", " ").casefold().replace("’", "'")


def labels_of(*names: str) -> frozenset[str]:
    """Join the labels of vocabularies in all languages, folded for comparison."""
    labels = {bare(label) for name in names for words in table(name).values() for label in words}
    # Without its brackets, `(c)` is a letter.
    return frozenset(label for label in labels if len(label) > 1 or not label.isascii())


class Openers:
    """Phrases that a folded text may begin with, found as words are in a dictionary on paper.

    To find none takes 0.2 µs, mostly by the first letters.  To match a pattern of a thousand
    alternatives takes 3 µs, and to compile it 30 ms.
    """

    def __init__(self, phrases: frozenset[str]) -> None:
        self.phrases = sorted(phrases)
        self._begins = frozenset(phrase[:3] for phrase in phrases)
        # For each phrase the longest other one that it begins with.
        self._shorter: dict[str, str] = {}
        stack = [""]
        for phrase in self.phrases:
            while not phrase.startswith(stack[-1]):
                stack.pop()
            self._shorter[phrase] = stack[-1]
            stack.append(phrase)

    def may_open(self, text: str) -> bool:
        """Tell whether a text has the first three letters of a phrase, or a shorter one."""
        return text[:3] in self._begins or text[:2] in self._begins or text[:1] in self._begins

    def opening(self, text: str) -> str:
        """Give the longest of the phrases that a text begins with; empty where there is none.

        >>> Openers(frozenset({"read", "read me"})).opening("read on the pier")
        'read'
        >>> Openers(frozenset({"read"})).opening("readers")
        ''
        """
        if not self.may_open(text):
            return ""
        place = bisect_right(self.phrases, text)
        phrase = self.phrases[place - 1] if place else ""
        # What sorts between a phrase and a text that begins with it begins with it too.
        while phrase and not _opens(phrase, text):
            phrase = self._shorter[phrase]
        return phrase


def _opens(phrase: str, text: str) -> bool:
    """Tell whether a text begins with a phrase, and not in the middle of a word."""
    # Hebrew, Chinese and others join the name to the words before it.
    return text.startswith(phrase) and not (
        _IN_WORD.match(text, len(phrase)) and _PARTS_WORDS.match(phrase[-1])
    )


_IN_WORD = re.compile(r"\w")


def openers_of(*names: str) -> Openers:
    """Join the phrases of vocabularies in all languages that may begin a text."""
    return Openers(labels_of(*names))


def split_label(text: str) -> tuple[str, str]:
    """Split `Label: rest` at the first separator; no label where there is none."""
    # To look for the signs first takes 1 µs in 300 characters, to try each space 18 µs.
    for sign in _IN_SEPARATOR.finditer(text):
        place = sign.start()
        match = _SEPARATOR.match(text, place - text[place - 1 : place].isspace())
        if match is not None:
            return text[: match.start()], text[match.end() :]
    return "", text


_IN_SEPARATOR = re.compile("[:：\n>|»–—-]")
_SEPARATOR = re.compile(r"\s*[:：]\s*|\s+[-–—|»>]+\s+|\s*>>\s*|[^\S\n]?\n")
