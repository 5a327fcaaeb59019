"""Residue in a text: shortcodes that nothing rendered, placeholders, screen-reader warnings."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from wpclean._characters import Characters
from wpclean._lines import bare, labels_of
from wpclean.rules import Rule, RuleSet

__all__ = ["Residue"]

# WordPress curls the quotes of what it does not render.
_DOUBLE, _SINGLE = '"“”„‟″«»', "'‘’′‚"
_QUOTED = rf"[{_DOUBLE}][^{_DOUBLE}]*[{_DOUBLE}]|[{_SINGLE}][^{_SINGLE}]*[{_SINGLE}]"

# A quoted value may hold brackets.  The bracket at the end may be missing, so that the search
# goes on after what was read and not again through it.
_SHORTCODE = re.compile(
    rf"""\[ (?P<close>/?) (?P<name>[A-Za-z][\w-]*)
        (?P<attributes> (?: \s (?> =\s*(?:[{_DOUBLE}][^{_DOUBLE}<>]{{0,1000}}[{_DOUBLE}])
                                 | [^\[\]<>] )*+ )? )
        (?P<empty>/?) (?P<end>\])?""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(rf"[\w-]\s*=\s*[{_DOUBLE}{_SINGLE}\w#/{{]")
# All of them: `name="value"`, `name=value`, and words in quotes beside such.
_ATTRIBUTES = re.compile(
    rf"(?=[^=]*=)(?:\s+(?:[\w-]+\s*=\s*(?:{_QUOTED})|[\w-]{{2,}}=[^\s,{_DOUBLE}{_SINGLE}]+|{_QUOTED}))++\s*/?"
)
_ADDRESS = re.compile(r"\s+https?://\S+\s*/?")
_PLACEHOLDER = re.compile(r"(?<![\w%])%%[a-z][a-z0-9_]{2,40}%%(?![\w%])")
_WHOLE_PLACEHOLDER = re.compile(r"\s*(?:\{\{\s*[\w.-]{1,60}\s*\}\}\s*)+")
_TAG = re.compile(r"\[(/?)([A-Za-z][\w-]*)")

# Shortcodes of WordPress and of wide-spread plugins that stand alone and without attributes.
_KNOWN = frozenset(
    "audio caption contact-form contact-form-7 embed gallery googlemaps mc4wp_form more playlist"
    " polldaddy powerpress toc video wp_caption sitemap print_link printfriendly addtoany"
    " sharethis related_posts recipe youtube vimeo soundcloud tweet twitter instagram gist".split()
)
# Page builders, whose shortcodes are boxes: they never stand within a word.
_BUILDERS = (
    "vc_",
    "et_pb_",
    "fusion_",
    "av_",
    "cs_",
    "tve_",
    "wpv-",
    "fl_",
    "mk_",
    "dt_",
    "us_",
    "nectar_",
    "tatsu_",
    "x_",
)
# Those of them that nobody takes for an index or an abbreviation.
_CERTAIN = ("vc_", "et_pb_", "fusion_", "tve_", "wpv-", "nectar_", "tatsu_")

_LONGEST_WARNING = 200
_BRACKETED = re.compile(r"(?P<space>\s*)[(（](?P<words>[^()（）]{4,80})[)）](?P<after>[\w]?)")

# Removing one may complete another; more rounds than this are an attack.
_MAX_ROUNDS = 8


class Found(NamedTuple):
    """A text without its residue, and what was taken out under which rule."""

    text: str
    removed: list[tuple[Rule, str]]


class Residue:
    """Finds residue in the texts of one post."""

    def __init__(self, html: str, rules: RuleSet) -> None:
        self._html = html
        self._shortcode = rules.finders.get("shortcode")
        self._new_window = rules.finders.get("new-window")
        self._tags: tuple[frozenset[str], frozenset[str]] | None = None

    def may_be_in(self, text: str, characters: Characters) -> bool:
        """Tell whether a text is worth a look; most are not."""
        if characters.residue and ("[" in text or "%%" in text or "{{" in text):
            return True
        # The warning is the end of a link's words or a text of its own.
        return (
            characters.brackets and len(text) < _LONGEST_WARNING and ("(" in text or "（" in text)
        )

    def strip(self, text: str) -> Found:
        """Take residue out of one text node."""
        removed: list[tuple[Rule, str]] = []
        if self._new_window is not None and ("(" in text or "（" in text):
            text = _strip_warnings(text, self._new_window, removed)
        if self._shortcode is not None:
            text = self._strip_shortcodes(text, self._shortcode, removed)
        return Found(text, removed)

    def _strip_shortcodes(self, text: str, rule: Rule, removed: list[tuple[Rule, str]]) -> str:
        if "%%" in text:
            text = _cut(_PLACEHOLDER, text, rule, removed)
        if "{{" in text and _WHOLE_PLACEHOLDER.fullmatch(text):
            removed.append((rule, text.strip()))
            return " "
        for _ in range(_MAX_ROUNDS):
            if "[" not in text:
                break
            shorter = self._without_shortcodes(text, rule, removed)
            if shorter == text:
                break
            text = shorter
        return text

    def _without_shortcodes(self, text: str, rule: Rule, removed: list[tuple[Rule, str]]) -> str:
        alone = not _SHORTCODE.sub(lambda match: "" if match["end"] else "[", text).strip()

        def replace(match: re.Match[str]) -> str:
            name = match["name"]
            if not match["end"] or not self._is_shortcode(match, alone=alone):
                return match.group()
            removed.append((rule, match.group()))
            is_box = name.startswith(_BUILDERS) or not (match["close"] or self._is_closed(name))
            return " " if is_box else ""

        return _SHORTCODE.sub(replace, text)

    def _is_shortcode(self, match: re.Match[str], *, alone: bool) -> bool:
        """Tell a shortcode from brackets in prose: `[sic]`, `[1]`, `[…]`, `[Anm. d. Red.]` stay."""
        name, attributes = match["name"], match["attributes"]
        certain = name.startswith(_CERTAIN)
        if match["close"]:
            return not attributes.strip() and (certain or self._is_opened(name))
        if attributes.strip(" /"):
            if name in _KNOWN or name.startswith(_BUILDERS) or self._is_closed(name):
                found = _ATTRIBUTE.search(attributes) or _ADDRESS.fullmatch(attributes)
                return found is not None
            return _ATTRIBUTES.fullmatch(attributes) is not None
        return (
            certain
            or self._is_closed(name)
            or bool(match["empty"])
            or (alone and (name in _KNOWN or "_" in name))
        )

    def _is_closed(self, name: str) -> bool:
        return name in self._opened_and_closed()[1]

    def _is_opened(self, name: str) -> bool:
        return name in self._opened_and_closed()[0]

    def _opened_and_closed(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the names of all shortcodes that the post opens somewhere, and closes."""
        if self._tags is None:
            text = unescape(self._html) if "&#" in self._html else self._html
            tags = set(_TAG.findall(text))
            self._tags = (
                frozenset(name for close, name in tags if not close),
                frozenset(name for close, name in tags if close),
            )
        return self._tags


def _cut(pattern: re.Pattern[str], text: str, rule: Rule, removed: list[tuple[Rule, str]]) -> str:
    def note(match: re.Match[str]) -> str:
        removed.append((rule, match.group().strip()))
        return ""

    return pattern.sub(note, text)


def _strip_warnings(text: str, rule: Rule, removed: list[tuple[Rule, str]]) -> str:
    """Take out warnings in brackets, with the space before them where none is needed."""

    def replace(match: re.Match[str]) -> str:
        if bare(match["words"]) not in _warnings():
            return match.group()
        after = match["after"]
        removed.append((rule, match.group().removesuffix(after).strip()))
        return f"{match['space'] and after and ' '}{after}"

    return _BRACKETED.sub(replace, text)


@cache
def _warnings() -> frozenset[str]:
    """Give the warnings that say what happens; `(new window)` is a remark on a house as well."""
    return frozenset(
        label
        for label in labels_of("NEW_WINDOW")
        if label.count(" ") > 1 or not _IN_WORDS.match(label)
    )


# Scripts that part words by spaces, but for Thai and Hebrew, whose warnings are short sentences.
_IN_WORDS = re.compile("[a-z\u00df-\u024f\u0370-\u052f]")
