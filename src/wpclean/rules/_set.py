"""The set of rules: immutable, looked up fast, changed by making another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cached_property

import regex

from wpclean._select import SelectorIndex
from wpclean.errors import RuleError
from wpclean.markup import MARKUP, Markup
from wpclean.rules._rule import Rule

__all__ = ["FINDERS", "RuleSet"]

# What the passes after the walk can find; each is told about where it is written.
FINDERS = frozenset(
    {
        "advertisement",
        "also-read",
        "appeared-first",
        "cite-as",
        "contents",
        "continue-reading",
        "copyright",
        "dead-links",
        "follow",
        "hidden-links",
        "legal-pages",
        "licence-link",
        "mere-form",
        "new-window",
        "no-related",
        "offer",
        "originally-published",
        "outlet-link",
        "pagination",
        "read-original",
        "reading-time",
        "related-list",
        "repeat",
        "repeated-title",
        "share-links",
        "shortcode",
        "source-label",
        "terms",
        "trailing-links",
    }
)


# An inline flag, as `(?i)` and `(?i:…)`.
_FLAG = regex.compile(r"\(\?[-a-zA-Z]")


class RuleSet:
    """An ordered set of rules with unique names.

    It is compiled when it is first used and can be shared between threads.

    >>> from wpclean import RULES, Rule
    >>> mine = RULES.without("share", "jetpack/*").add(
    ...     Rule("mysite/teaser", ".teaser", kind="related", why="teasers of my theme")
    ... )
    >>> "mysite/teaser" in mine, "jetpack/sharing" in mine
    (True, False)
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        """Make a set; raise `RuleError` for a name that stands twice and a bad rule."""
        self._rules = _by_name(rules)
        for rule in self:
            _check(rule)

    @classmethod
    def _of_checked(cls, rules: Iterable[Rule]) -> RuleSet:
        """Make a set of rules that were checked before, wpclean's own by its tests.

        To compile the patterns for the check would take a tenth of the import.
        """
        made = cls()
        made._rules = _by_name(rules)
        return made

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]

    def __repr__(self) -> str:
        return f"<RuleSet of {len(self)} rules>"

    def __getstate__(self) -> dict[str, dict[str, Rule]]:
        """Pickle the rules alone: what is compiled from them is larger, and slower to send."""
        return {"_rules": self._rules}

    def add(self, *rules: Rule) -> RuleSet:
        """Give this set with further rules, which come before those that are there.

        Raises `RuleError` for a name that is taken (take it out first to replace
        it) and for a bad rule, its selector too.
        """
        for rule in rules:
            _check(rule)
            SelectorIndex([(rule.select, rule)] if rule.select else [])
        return RuleSet._of_checked([*rules, *self])

    def without(self, *names: str) -> RuleSet:
        """Give this set without rules: by name, by kind, or by pattern as `jetpack/*`.

        Raises `RuleError` for a word that names nothing.
        """
        dropped: set[str] = set()
        for word in names:
            found = {
                rule.name
                for rule in self
                if word in (rule.kind, rule.name) or fnmatchcase(rule.name, word)
            }
            if not found:
                raise RuleError(
                    f"no rule and no kind is named {word!r}; the kinds are: "
                    + ", ".join(sorted({rule.kind for rule in self}))
                )
            dropped |= found
        return RuleSet._of_checked(rule for rule in self if rule.name not in dropped)

    @cached_property
    def finders(self) -> dict[str, Rule]:
        """The rules that name a finder, by the finder's name."""
        return {rule.find: rule for rule in self if rule.find}

    @cached_property
    def patterns(self) -> tuple[tuple[regex.Pattern[str], Rule], ...]:
        """The rules with a pattern for the whole text of a block."""
        return tuple((regex.compile(rule.pattern), rule) for rule in self if rule.pattern)

    @cached_property
    def any_pattern(self) -> regex.Pattern[str]:
        """One pattern that matches wherever one of them does."""
        # Joined, a group counts those of the others, and a flag may hold for them, too.
        if any(pattern.groups or _FLAG.search(pattern.pattern) for pattern, _ in self.patterns):
            return regex.compile(r"(?s:.+)")
        return regex.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in self.patterns))

    @cached_property
    def verdicts(self) -> SelectorIndex[Rule | Markup]:
        """The rules with selectors and the forms of content, filed for the walk.

        What protects comes before what drops, and rules come before forms; last
        come the rules that must look closer.
        """
        selected = [rule for rule in self if rule.select]
        ordered = sorted(selected, key=lambda rule: rule.action == "drop")
        pairs: list[tuple[str, Rule | Markup]] = [
            (rule.select, rule) for rule in ordered if not rule.find
        ]
        pairs += [(row.select, row) for row in MARKUP]
        pairs += [(rule.select, rule) for rule in ordered if rule.find]
        return SelectorIndex(pairs)


def _by_name(rules: Iterable[Rule]) -> dict[str, Rule]:
    named: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in named:
            raise RuleError(f"two rules are named {rule.name!r}")
        named[rule.name] = rule
    return named


def _check(rule: Rule) -> None:
    if not rule.name or not rule.kind:
        raise RuleError(f"a rule needs a name and a kind: {rule!r}")
    if not (rule.select or rule.pattern or rule.find):
        raise RuleError(f"the rule {rule.name!r} needs a selector, a pattern or a finder")
    if rule.find and rule.find not in FINDERS:
        raise RuleError(
            f"the rule {rule.name!r} names the finder {rule.find!r}; there are: "
            + ", ".join(sorted(FINDERS))
        )
    if rule.action not in ("drop", "unwrap"):
        raise RuleError(f"the rule {rule.name!r} has the action {rule.action!r}: drop or unwrap")
    if rule.pattern:
        try:
            regex.compile(rule.pattern)
        except regex.error as error:
            raise RuleError(f"the rule {rule.name!r} has a bad pattern: {error}") from error
