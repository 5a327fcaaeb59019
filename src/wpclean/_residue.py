"""Residue inside a text: shortcodes that nothing rendered, placeholders, warnings for readers by ear."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from wpclean._lines import labels_of
from wpclean.rules import Rule, RuleSet
from wpclean.wording.furniture import NEW_WINDOW

__all__ = ["Residue"]

_SHORTCODE = re.compile(
    r"""\[ (?P<close>/?) (?P<name>[A-Za-z][\w-]*)
        (?P<attributes> (?: \s [^\[\]<>]* )? )
        (?P<empty>/?) \]""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"[\w-]\s*=\s*[\"'“”„‟″′‘’«»\w#/{]")
_PLACEHOLDER = re.compile(r"%%[a-z][a-z0-9_]{2,40}%%")
_WHOLE_PLACEHOLDER = re.compile(r"\s*(?:\{\{\s*[\w.-]{1,60}\s*\}\}\s*)+")
_CLOSER = re.compile(r"\[/([A-Za-z][\w-]*)\]")

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

_LONGEST_WARNING = 200

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
        self._closers: frozenset[str] | None = None

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text is worth a look; most are not."""
        if "[" in text or "%%" in text or "{{" in text:
            return True
        # The warning is the end of a link's words or a text of its own.
        return len(text) < _LONGEST_WARNING and ("(" in text or "（" in text)

    def strip(self, text: str) -> Found:
        """Take residue out of one text node."""
        removed: list[tuple[Rule, str]] = []
        if self._shortcode is not None:
            text = self._strip_shortcodes(text, self._shortcode, removed)
        if self._new_window is not None and ("(" in text or "（" in text):
            text = _cut(_new_window(), text, self._new_window, removed)
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
            shorter = _SHORTCODE.sub(lambda match: self._without(match, rule, removed), text)
            if shorter == text:
                break
            text = shorter
        return text

    def _without(self, match: re.Match[str], rule: Rule, removed: list[tuple[Rule, str]]) -> str:
        name = match["name"]
        if not self._is_shortcode(match):
            return match.group()
        removed.append((rule, match.group()))
        is_box = name.startswith(_BUILDERS) or not (match["close"] or name in self._closing())
        return " " if is_box else ""

    def _is_shortcode(self, match: re.Match[str]) -> bool:
        """Tell a shortcode from brackets in prose: `[sic]`, `[1]`, `[…]`, `[Anm. d. Red.]` stay."""
        name, attributes = match["name"], match["attributes"]
        if match["close"]:
            return not attributes.strip()
        if attributes.strip():
            return _ATTRIBUTE.search(attributes) is not None or (
                name in _KNOWN and not attributes.strip().endswith(".")
            )
        return (
            bool(match["empty"])
            or name in _KNOWN
            or name.startswith(_BUILDERS)
            or "_" in name
            or name in self._closing()
        )

    def _closing(self) -> frozenset[str]:
        """Give the names of all shortcodes that the post closes somewhere."""
        if self._closers is None:
            text = unescape(self._html) if "&#" in self._html else self._html
            self._closers = frozenset(_CLOSER.findall(text))
        return self._closers


def _cut(pattern: re.Pattern[str], text: str, rule: Rule, removed: list[tuple[Rule, str]]) -> str:
    def note(match: re.Match[str]) -> str:
        removed.append((rule, match.group().strip()))
        return ""

    return pattern.sub(note, text)


@cache
def _new_window() -> re.Pattern[str]:
    phrases = sorted(labels_of(NEW_WINDOW), key=len, reverse=True)
    joined = "|".join(map(re.escape, phrases)).replace("'", "['’]")
    return re.compile(rf"[(（]\s*(?:{joined})\.?\s*[)）]", re.IGNORECASE)
