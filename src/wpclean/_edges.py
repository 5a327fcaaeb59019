"""Furniture at the edges of a post: before its first paragraph, and after its last."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

from wpclean._body import Body
from wpclean._draft import Draft
from wpclean._furniture import are_own
from wpclean._lines import Line, Openers, bare, has_words, label_of, labels_of, openers_of
from wpclean._sites import is_channel, own_path
from wpclean._urls import host, unquoted
from wpclean.model import Heading, ListItem, Paragraph
from wpclean.rules import Rule
from wpclean.wording import table

__all__ = [
    "cut_continue_reading",
    "cut_endings",
    "cut_legal_pages",
    "cut_reading_time",
    "cut_repeated_title",
]

_TAIL = 3
_TAIL_OF_NOTICES = 2
_LONGEST_TITLE = 300
_BEGIN_OF_TITLE = 24
_LONGEST_READING_TIME = 80
_MOST_WORDS_OF_A_NOTICE = 20
_MOST_WORDS_OF_A_FOLLOW_LINE = 40


# The title


def cut_repeated_title(body: Body) -> None:
    """Cut the first block where it is the post's title, by the title itself or by its slug."""
    rule = body.rule("repeated-title")
    if rule is None or not (body.title or body.slug or body.url):
        return
    texts = body.texts()
    if len(texts) < 2:
        return
    draft = body.drafts[texts[0]]
    if (
        draft.kind not in (Heading, Paragraph)
        or len(draft.text) > _LONGEST_TITLE
        or draft.quote
        or draft.indent
    ):
        return
    title, slugs = _plain(body.title), _slugs(body)
    # Most posts begin with prose: to spell 300 characters as a slug takes 20 µs.
    if not any(name.startswith(begin) for begin in _begins(draft.text) for name in (title, *slugs)):
        return
    words = _plain(draft.text)
    if draft.kind is Paragraph and not _is_phrase(words):
        return
    if words and (words == title or words in slugs or _plain(_in_german(draft.text)) in slugs):
        body.cut(texts[0], rule)


def _plain(text: str) -> str:
    """Give the letters and digits of a text as WordPress would write its slug."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join([char for char in plain if not unicodedata.combining(char)])
    return "-".join(_WORDS.findall(plain.replace("’", "").replace("'", "")))


_WORDS = re.compile(r"[^\W_]+")


def _in_german(text: str) -> str:
    """Write a text as German sites do for a slug, with its umlauts as two letters."""
    return text.lower().translate(_GERMAN)


_GERMAN = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"}


def _begins(text: str) -> tuple[str, ...]:
    """Give how the slugs begin that may be made from a text."""
    begin = text[:_BEGIN_OF_TITLE]
    return (_plain(begin),) if begin.isascii() else (_plain(begin), _plain(_in_german(begin)))


def _is_phrase(plain: str, dashes: int = 1) -> bool:
    """Tell whether a text is more than a word; Chinese and Japanese do not part theirs."""
    return plain.count("-") >= dashes or (not plain.isascii() and len(plain) > 3 * dashes)


def _slugs(body: Body) -> tuple[str, ...]:
    """Give the post's slug, where it says enough, in letters that `_plain` gives.

    WordPress drops accents; German sites write out umlauts; a number after a dash
    marks a second post of the same title.  Where the title is known and is another,
    a slug of two words (`part-2`) says too little.
    """
    address = body.url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    slug = _plain(_ENDING.sub("", unquoted(body.slug or address)))
    if not _is_phrase(slug, 2 if body.title else 1):
        return ()
    return slug, _NUMBER.sub("", slug)


_ENDING = re.compile(r"\.html?$")
_NUMBER = re.compile(r"-\d$")


# The reading time


def cut_reading_time(body: Body) -> None:
    """Cut what says before the first paragraph how long the post takes to read."""
    rule = body.rule("reading-time")
    if rule is None:
        return
    for index in body.texts():
        if not _is_reading_time(body.drafts[index]):
            return
        body.cut(index, rule)


def _is_reading_time(draft: Draft) -> bool:
    """Tell whether a block is only a number, a unit and words for the reading time."""
    if draft.kind not in (Paragraph, Heading, ListItem):
        return False
    if len(draft.text) > _LONGEST_READING_TIME or not any(map(str.isdigit, draft.text)):
        return False
    phrase = bare(draft.text)
    opening = _reading_time().opening(phrase)
    closing = "" if opening else _closing_reading_time(phrase)
    if not opening and not closing:
        return False
    rest = _WORD.findall(phrase[len(opening) : len(phrase) - len(closing)])
    said = {*rest, *_WORD.findall(opening)}
    return _units().issuperset(rest) and (bool(closing) or not _units().isdisjoint(said))


_WORD = regex.compile(r"[\p{L}\p{M}]+")


@cache
def _reading_time() -> Openers:
    return openers_of("READING_TIME")


def _closing_reading_time(phrase: str) -> str:
    """Give the longest words for the reading time that end a phrase, from a word's beginning."""
    closings = (words for words in _reading_time().phrases if phrase.endswith(words))
    whole = (words for words in closings if not _ENDS_IN_LETTER.search(phrase[: -len(words)]))
    return max(whole, key=len, default="")


_ENDS_IN_LETTER = re.compile(r"[^\W\d_]\Z")


@cache
def _units() -> frozenset[str]:
    phrases = " ".join(phrase for words in table("READING_UNITS").values() for phrase in words)
    return frozenset(_WORD.findall(phrases.casefold())) | {"und", "and", "et", "y", "e", "i", "и"}


# The end of an excerpt


def cut_continue_reading(body: Body) -> None:
    """Cut a closing link that leads from an excerpt to the whole post."""
    rule = body.rule("continue-reading")
    if rule is None:
        return
    texts = body.texts()
    if not texts or body.drafts[texts[-1]].kind not in (Paragraph, Heading, ListItem):
        return
    last = texts[-1]
    line = body.line(last)
    if not line.links or line.links[-1].end < len(line.text.rstrip(" .…»→])")):
        return
    link = line.links[-1]
    leads_on = bool(body.url) and own_path(link.href) == body.path
    if not (leads_on or "#more-" in link.href):
        return
    before = line.text[: link.start]
    alone = not has_words(before)
    if not _continues(line.words(link), alone=alone):
        return
    if not alone:
        body.cut_end(last, len(before.rstrip(" [(")), rule)
    elif len(texts) > 1:
        body.cut(last, rule)


def _continues(words: str, *, alone: bool) -> bool:
    """Tell whether a link's words lead on; a single one, as `more`, only on its own or marked."""
    phrase = bare(words)
    if not phrase:
        return "…" in words or "..." in words
    opening = _continue().opening(phrase)
    if not opening:
        return False
    marked = opening == phrase and words[-1] in "…»→)]."
    return alone or marked or " " in opening or not opening.isascii()


@cache
def _continue() -> Openers:
    return openers_of("CONTINUE_READING")


# The lines at the end


def cut_endings(body: Body) -> None:
    """Cut closing lines, until there is none: rights, calls to follow, legal pages."""
    texts = body.texts().copy()
    while len(texts) > _TAIL and (found := _ending(body, texts)):
        place, rule = found
        body.cut(texts.pop(place), rule)


def _ending(body: Body, texts: list[int]) -> tuple[int, Rule] | None:
    """Find one of the last blocks that is such a line: its place, and the rule it falls under."""
    last = range(len(texts) - 1, len(texts) - 1 - _TAIL, -1)
    linked = [place for place in last if body.drafts[texts[place]].links]
    for name, places, is_one in (
        ("copyright", last[:_TAIL_OF_NOTICES], _is_copyright),
        ("follow", linked, _is_follow_line),
        ("legal-pages", linked, _is_legal_line),
    ):
        rule = body.rule(name)
        if rule is not None:
            for place in places:
                if is_one(body, texts, place):
                    return place, rule
    return None


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGN = re.compile(r"[©ⓒ℗]|[(（]c[)）]|\bcopyright\b", re.IGNORECASE)


def _is_copyright(body: Body, texts: list[int], place: int) -> bool:
    """Find a notice: a sign, a year and a name; or, as the last line, that rights are reserved."""
    draft = body.drafts[texts[place]]
    text = draft.text
    if draft.kind is not Paragraph or draft.quote or draft.indent or draft.tag == "figcaption":
        return False
    if len(text) > _LONGEST_TITLE:
        return False
    reserved = place == len(texts) - 1 and label_of(text) in _rights()
    # Few texts have a year, and to look for a sign takes 10 µs.
    if not reserved and not ("19" in text or "20" in text):
        return False
    if len(text.split()) > _MOST_WORDS_OF_A_NOTICE:
        return False
    if reserved:
        return True
    if not _YEAR.search(text) or not _SIGN.search(text):
        return False
    claim = _reserved().sub(" ", text.replace("’", "'"))
    sign = _SIGN.search(claim)
    return (
        sign is not None
        and not has_words(claim[: sign.start()])
        and _are_of_a_name(_SIGN.sub(" ", claim))
    )


# What stands between the words of a name, beyond the connectors.
_IN_NAMES = frozenset(
    "by of the der die das von für vom du des la le les el los del di da do dos van het".split()
)
_MOST_CASELESS_WORDS = 4


def _are_of_a_name(text: str) -> bool:
    """Tell whether words are years and a name: none small, and in scripts without case only few."""
    caseless = 0
    for word in text.split():
        core = word.strip(".,;:!–—-|·•()[]\"'“”„")
        if has_words(core) and core[0].isalpha() and core.casefold() not in _IN_NAMES:
            if core[0].islower() and "." not in core:
                return False
            caseless += not core[0].isupper()
    return caseless <= _MOST_CASELESS_WORDS and "。" not in text


@cache
def _rights() -> frozenset[str]:
    return labels_of("COPYRIGHT")


@cache
def _reserved() -> re.Pattern[str]:
    """Compile the phrases that reserve the rights, for a search."""
    phrases = sorted((label for label in _rights() if " " in label), key=len, reverse=True)
    joined = "|".join(re.escape(phrase) for phrase in phrases if not _SIGN.search(phrase))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _is_follow_line(body: Body, texts: list[int], place: int) -> bool:
    """Find a line that asks to follow or subscribe, or names networks, with links to profiles."""
    draft = body.drafts[texts[place]]
    if draft.kind not in (Paragraph, Heading, ListItem) or draft.quote:
        return False
    line = body.line(texts[place])
    if len(line.text.split()) > _MOST_WORDS_OF_A_FOLLOW_LINE:
        return False
    addresses = [href for href in line.hrefs if not href.lower().startswith("mailto:")]
    if not addresses or not all(map(is_channel, addresses)):
        return False
    return bool(_follow().opening(body.label(texts[place]))) or _names_networks(line)


@cache
def _follow() -> Openers:
    return openers_of("FOLLOW_VERBS")


def _names_networks(line: Line) -> bool:
    """Tell whether a line is only links of a word or two, as `Facebook | Instagram`."""
    hosts = set(map(host, line.hrefs))
    return (
        len(hosts) > 1
        and line.is_only_links
        and all(len(line.words(link).split()) <= 2 for link in line.links)
        and any(_names_host(line.words(link), host(link.href)) for link in line.links)
    )


def _names_host(words: str, name: str) -> bool:
    return bare(words).replace(" ", "") in name.split(".")


# Links to the site's legal pages


def cut_legal_pages(body: Body) -> None:
    """Cut the lines that are only links to several of the site's legal pages."""
    rule = body.rule("legal-pages")
    if rule is None:
        return
    for index in sorted({*body.linked, *body.shortened}):
        if body.stays(index) and len(_legal_names(body, index)) > 1:
            body.cut(index, rule)


def _is_legal_line(body: Body, texts: list[int], place: int) -> bool:
    """Find a line that is only such links; of one link, it is one at the end alone."""
    return bool(_legal_names(body, texts[place]))


def _legal_names(body: Body, index: int) -> list[str]:
    """Give the names of legal pages that a line is made of; none where it is anything else."""
    draft = body.drafts[index]
    if draft.kind is not Paragraph or draft.quote or draft.indent:
        return []
    if len(draft.text) > _LONGEST_TITLE:
        return []
    line = body.line(index)
    if not line.is_only_links or not are_own(body, line):
        return []
    names = [name for link in line.links for name in _BETWEEN_NAMES.split(line.words(link))]
    return names if all(bare(name) in _legal_pages() for name in names) else []


_BETWEEN_NAMES = re.compile(r"\s*[|/·•,]\s*|\s+(?:und|and|et|y|e|en|i|и)\s+")


@cache
def _legal_pages() -> frozenset[str]:
    return labels_of("LEGAL_PAGES")
