"""CSS selectors, looked up rather than searched.

A table of hundreds of selectors costs more than the parse when each is searched
in the document.  Here selectors of one element (`div.share[data-x]`) are filed
under the one name that such an element must have (a class, an id, an attribute
or the tag), so an element costs a few dictionary look-ups.  Selectors with
combinators or other pseudo-classes than `:not()` are searched by the parser, and only in documents
whose markup holds their rarest word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Generic, NamedTuple, TypeVar

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from wpclean.errors import RuleError

__all__ = ["Attributes", "SelectorIndex", "Tree"]

T = TypeVar("T")
Attributes = dict[str, str | None]
Tree = LexborHTMLParser

# "Not ASCII" as a set of its own: `re` takes 5 ms to compile the range up to U+10FFFF.
_IDENT = r"-?(?:[_a-zA-Z]|[^\x00-\x7f])[-\w]*"
_PART = re.compile(
    rf"""
      \#(?P<id>{_IDENT})
    | \.(?P<class>{_IDENT})
    | \[ \s* (?P<name>[-\w:]+) \s*
        (?: (?P<op>[~^$*]?=) \s*
            (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s\]"']+) )
            (?P<fold>\s+[iI])? \s* )?
      \]
    | :not\( \s* (?P<not>[^():\s]+) \s* \)
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"\*|[a-zA-Z][-\w]*")
_WORD = re.compile(r"[.#](" + _IDENT + r")|\[([-\w]+)")
_PARENTHESES = re.compile(r"\([^()]*\)")
_NESTS = frozenset("\"'()[]")

# Class strings whose candidates are remembered; far more than a site's theme has.
_MAX_REMEMBERED = 4096


class _Test(NamedTuple):
    """One attribute test, as `[id^="ad-"]`."""

    name: str
    op: str
    value: str
    fold: bool

    def holds(self, attributes: Attributes) -> bool:
        if self.name not in attributes:
            return False
        if not self.op:
            return True
        have, want = attributes[self.name] or "", self.value
        if self.fold:
            have, want = have.lower(), want.lower()
        match self.op:
            case "=":
                return have == want
            case "^=":
                return bool(want) and have.startswith(want)
            case "$=":
                return bool(want) and have.endswith(want)
            case "*=":
                return bool(want) and want in have
            case _:
                return want in have.split()


class _Compound(NamedTuple):
    """A selector of one element."""

    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    tests: tuple[_Test, ...]
    never: tuple[_Compound, ...]
    """What `:not()` names."""

    def holds(self, tag: str, attributes: Attributes, tokens: frozenset[str]) -> bool:
        return (
            (not self.tag or self.tag == tag)
            and all(name in tokens for name in self.classes)
            and all(attributes.get("id") == name for name in self.ids)
            and all(test.holds(attributes) for test in self.tests)
            and not any(other.holds(tag, attributes, tokens) for other in self.never)
        )


class _Entry(NamedTuple, Generic[T]):
    order: int
    compound: _Compound
    payload: T


class _Search(NamedTuple, Generic[T]):
    """A selector that the parser has to search for, and a word it cannot do without."""

    order: int
    selector: str
    needle: str
    payload: T


def split_list(selectors: str) -> list[str]:
    """Split a selector list at the commas that stand outside brackets and strings.

    >>> split_list('.a, b:has(c, d), [e="f,g"]')
    ['.a', 'b:has(c, d)', '[e="f,g"]']
    """
    if _NESTS.isdisjoint(selectors):
        return [piece.strip() for piece in selectors.split(",")]
    pieces: list[str] = []
    depth, begin, quoted = 0, 0, ""
    for place, char in enumerate(selectors):
        if quoted:
            quoted = "" if char == quoted else quoted
        elif char in "\"'":
            quoted = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "," and not depth:
            pieces.append(selectors[begin:place])
            begin = place + 1
    if depth or quoted:
        raise RuleError(f"bad selector {selectors!r}: a bracket or a quote is not closed")
    pieces.append(selectors[begin:])
    return [piece.strip() for piece in pieces]


def _compound(selector: str) -> _Compound | None:
    """Read a selector of one element; None where it is more than that."""
    head = _TAG.match(selector)
    tag = head.group().lower() if head else ""
    place = head.end() if head else 0
    ids: list[str] = []
    classes: list[str] = []
    tests: list[_Test] = []
    never: list[_Compound] = []
    while place < len(selector):
        part = _PART.match(selector, place)
        if part is None:
            return None
        place = part.end()
        if part["id"]:
            ids.append(part["id"])
        elif part["class"]:
            classes.append(part["class"])
        elif part["not"]:
            others = [_compound(other) for other in split_list(part["not"])]
            if None in others:
                return None
            never += [other for other in others if other is not None]
        else:
            value = part["double"] or part["single"] or part["bare"] or ""
            tests.append(_Test(part["name"].lower(), part["op"] or "", value, bool(part["fold"])))
    if not selector:
        return None
    return _Compound(
        "" if tag == "*" else tag, tuple(ids), tuple(classes), tuple(tests), tuple(never)
    )


def _search(order: int, selector: str, payload: T) -> _Search[T]:
    """Check a selector with the parser, and find the word that must occur in the markup."""
    try:
        LexborHTMLParser("<i></i>").css(selector)
    except (SelectolaxError, ValueError) as error:
        raise RuleError(f"bad selector {selector!r}: {error}") from error
    words = [a or b for a, b in _WORD.findall(_PARENTHESES.sub("", selector))]
    words = words or [a or b for a, b in _WORD.findall(selector) if ":not" not in selector]
    return _Search(order, selector, max(words, key=len, default=""), payload)


class _Bucket(Generic[T]):
    """The entries filed under an attribute, and a pattern that any fitting value matches.

    Most values fit none: one search spares trying the entries one by one.
    """

    def __init__(self) -> None:
        self.entries: list[_Entry[T]] = []
        self._literals: set[str] = set()
        self._folds = False
        self._fits_any = False
        self._pattern: re.Pattern[str] | None = None

    def add(self, entry: _Entry[T], test: _Test) -> None:
        self.entries.append(entry)
        self._literals.add(test.value)
        self._folds = self._folds or test.fold
        # A test of presence holds for every value.
        self._fits_any = self._fits_any or not test.op or not test.value

    def may_fit(self, value: str) -> bool:
        """Tell whether a value may fit an entry."""
        if self._fits_any:
            return True
        if self._pattern is None:
            # Compiled when a post first has the attribute; most have few of them.
            flags = re.IGNORECASE if self._folds else 0
            self._pattern = re.compile("|".join(map(re.escape, sorted(self._literals))), flags)
        return self._pattern.search(value) is not None

    def fitting(self, value: str | None) -> list[_Entry[T]]:
        return self.entries if self.may_fit(value or "") else []


class SelectorIndex(Generic[T]):
    """Selectors with what each stands for; an earlier pair wins over a later one."""

    def __init__(self, pairs: list[tuple[str, T]]) -> None:
        self._by_class: dict[str, list[_Entry[T]]] = {}
        self._by_id: dict[str, list[_Entry[T]]] = {}
        self._by_attribute: dict[str, _Bucket[T]] = {}
        self._by_tag: dict[str, list[_Entry[T]]] = {}
        self._searches: list[_Search[T]] = []
        self._remembered: dict[tuple[str, str], tuple[int, T] | None] = {}
        for order, (selectors, payload) in enumerate(pairs):
            for selector in split_list(selectors):
                self._file(order, selector, payload)
        # The attributes beside the class for which there are entries, and whether a value fits.
        self._may_fit: dict[str, Callable[[str], object]] = {
            name: bucket.may_fit for name, bucket in self._by_attribute.items() if name != "class"
        }
        self._may_fit["id"] = self._may_fit_id

    def _may_fit_id(self, value: str) -> bool:
        bucket = self._by_attribute.get("id")
        return value in self._by_id or (bucket is not None and bool(bucket.may_fit(value)))

    def _file(self, order: int, selector: str, payload: T) -> None:
        compound = _compound(selector)
        if compound is None:
            self._searches.append(_search(order, selector, payload))
            return
        entry = _Entry(order, compound, payload)
        if compound.classes:
            # The last class is the special one in `.elementor-widget.elementor-widget-posts`.
            self._by_class.setdefault(compound.classes[-1], []).append(entry)
        elif compound.ids:
            self._by_id.setdefault(compound.ids[0], []).append(entry)
        elif compound.tests:
            test = compound.tests[0]
            self._by_attribute.setdefault(test.name, _Bucket()).add(entry, test)
        else:
            self._by_tag.setdefault(compound.tag, []).append(entry)

    def searched(self, tree: Tree, html: str) -> dict[int, tuple[int, T]]:
        """Find the elements of the searched selectors: node address to (order, payload).

        The addresses hold while the tree is not changed.
        """
        found: dict[int, tuple[int, T]] = {}
        for search in self._searches:
            if search.needle in html:
                for node in tree.css(search.selector):
                    found.setdefault(node.mem_id, (search.order, search.payload))
        return found

    def match(self, tag: str, attributes: Attributes) -> tuple[int, T] | None:
        """Give the (order, payload) of the first pair whose selector the element meets.

        Where only the tag and the class decide, as for nearly all elements, the
        answer is remembered by them.
        """
        classes = ""
        decides = False
        for name, value in attributes.items():
            if name == "class":
                classes = value or ""
                continue
            may_fit = self._may_fit.get(name)
            if may_fit is not None and may_fit(value or ""):
                decides = True
        if decides:
            others = [e for n, value in attributes.items() for e in self._by_other(n, value)]
            return _first(others + self._by_name(tag, classes), tag, attributes)
        key = (tag, classes)
        if key in self._remembered:
            return self._remembered[key]
        # A class decides alone only where no test of another attribute goes with it.
        entries = self._by_name(tag, classes)
        found = _first(entries, tag, attributes)
        if len(self._remembered) < _MAX_REMEMBERED and not any(
            entry.compound.tests or entry.compound.ids or entry.compound.never for entry in entries
        ):
            self._remembered[key] = found
        return found

    @property
    def ruled_tags(self) -> Container[str]:
        """The tags that have an entry of their own; others match by an attribute only."""
        return self._by_tag.keys()

    def _by_other(self, name: str, value: str | None) -> list[_Entry[T]]:
        """Give the entries filed under an attribute that is no class, where the value may fit."""
        if name == "class":
            return []
        entries = self._by_id.get(value or "", []) if name == "id" else []
        bucket = self._by_attribute.get(name)
        return entries if bucket is None else entries + bucket.fitting(value)

    def _by_name(self, tag: str, classes: str) -> list[_Entry[T]]:
        """Give the entries filed under a tag and under its classes."""
        entries = list(self._by_tag.get(tag, ()))
        if classes:
            bucket = self._by_attribute.get("class")
            if bucket is not None:
                entries += bucket.fitting(classes)
            for token in classes.split():
                entries += self._by_class.get(token, ())
        return entries


def _first(entries: list[_Entry[T]], tag: str, attributes: Attributes) -> tuple[int, T] | None:
    """Give the entry of the lowest order whose selector holds."""
    best: _Entry[T] | None = None
    tokens = frozenset((attributes.get("class") or "").split())
    for entry in entries:
        if (best is None or entry.order < best.order) and entry.compound.holds(
            tag, attributes, tokens
        ):
            best = entry
    return None if best is None else (best.order, best.payload)
