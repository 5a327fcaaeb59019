"""Source links: the lines at a post's end that say where it comes from.

A line is taken out only where the rule is certain: it is among the last three
blocks with text, only a label and links or a link with an outlet's name, and
enough of a post stands before it.  What only may be a source is reported and
stays; what looks like one and is not (a citation, a credit, a download) is left.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from wpclean._body import Body, clip
from wpclean._draft import SourceBox
from wpclean._lines import (
    Line,
    Openers,
    bare,
    has_words,
    label_of,
    labels_of,
    openers_of,
    read_line,
    rest_words,
    split_label,
)
from wpclean._sites import is_profile, same_site, site_of
from wpclean._text import fold
from wpclean._urls import host
from wpclean.model import Code, Figure, Heading, Paragraph, Source, SourceKind, Span, Table
from wpclean.rules import Rule
from wpclean.wording import table

__all__ = ["find_sources"]

_LAST = 3
# More source lines than this are a list, and the post's own.
_MOST_LINES = 12
_ENOUGH_BEFORE = 3
_LONGEST = 400
_LONGEST_UNLINKED = 240
_MOST_WORDS_OUTSIDE = 12
_MOST_WORDS_OF_A_NAME = 8
_MOST_WORDS_OF_A_NOTICE = 40

# Signs of a citation: it names a studied work, not where the post was copied from.
_CITATION = re.compile(
    r"\bet al\b|\bdoi\b|\bisbn\b|\bissn\b|\bpmid\b|\bvol\.|\bpp?\.\s?\d|\bS\.\s?\d"
    r"|\(\d{4}[a-z]?\)|\d+\(\d+\)|\d{4};\s?\d|\b\d+:\d+[-–]\d+",
    re.IGNORECASE,
)
_WORKS = frozenset(
    {
        "doi.org",
        "dx.doi.org",
        "arxiv.org",
        "github.com",
        "gitlab.com",
        "archive.org",
        "web.archive.org",
    }
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|epub|mp3|mp4|csv)(?:[?#]|$)", re.IGNORECASE)
_LICENCE = re.compile(
    r"creative commons|\bcc[ -]by\b|\blicen[cs]|\blizenz|лиценз|ліценз", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


class _Found(NamedTuple):
    """What a finder says of a line: its sources, and whether the line may leave."""

    sources: tuple[tuple[str, str], ...]
    """Pairs of address and label; the address is empty for a name without a link."""
    kind: SourceKind
    certain: bool


_Finder = Callable[[Body, Line], _Found | None]


def find_sources(body: Body) -> None:
    """Take source lines out of the end of a post, and report those that stay."""
    judge = _Judge(body)
    # What is taken out brings another block among the last.
    for _ in range(_MOST_LINES):
        if not judge.takes_one():
            break
    body.sources.reverse()
    body.sources[:0] = [source for box in body.boxes for source in _of_box(box)]


def _of_box(box: SourceBox) -> list[Source]:
    """Read the sources of a box that a plugin or theme marks as such."""
    kind = _kinds().get(bare(split_label(box.text)[0]), "source")
    return [
        Source(href, _bare_name(words, href), host(href), box.text, box.rule, kind)
        for href, words in dict(box.links).items()
    ]


class _Judge:
    """Judges the last blocks of a post, one by one."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._texts = body.texts().copy()
        self._reported: set[int] = set()

    def takes_one(self) -> bool:
        """Judge the last blocks; True where something was taken out of one."""
        return any(map(self.takes, self._texts[: -_LAST - 1 : -1]))

    def takes(self, index: int) -> bool:
        """Judge a block, its last line before the whole; True where something was taken out."""
        draft = self._body.drafts[index]
        if draft.kind not in (Paragraph, Heading) or draft.quote or draft.indent:
            return False
        if draft.tag == "figcaption" or index in self._reported:
            return False
        text = draft.text
        if len(text) > _LONGEST_UNLINKED and not draft.spans and "\n" not in text:
            return False
        if "\n" in text and bare(text.partition("\n")[0]) in _plural_labels():
            return False
        place = _last_line(text)
        if place and text[:place].rstrip().endswith((":", "：")):
            return False  # the text says what the line is: they belong together
        if place and len(text) - place <= _LONGEST:
            last = read_line(clip(draft, place, len(text)))
            for finder, rule in _finders(self._body, last):
                found = finder(self._body, last)
                if found is not None and self._takes_end(index, place, last, found, rule):
                    return True
        return len(text) <= _LONGEST and self._takes_line(index, self._body.line(index))

    def _takes_end(self, index: int, place: int, line: Line, found: _Found, rule: Rule) -> bool:
        """Take the last line off a block, where the finding is certain."""
        if not found.certain or self._texts_before(index) + 1 < _ENOUGH_BEFORE:
            return False
        self._body.cut_end(index, place)
        self._report(found, line.text, rule, stripped=True)
        return True

    def _takes_line(self, index: int, line: Line) -> bool:
        """Take a whole block out, with the label above it; or report it where it stays."""
        body = self._body
        finders = _finders(body, line)
        label = _label_before(body, index, line) if finders else None
        for finder, rule in finders:
            labelled = label is not None and finder is _source_label
            found = _under_label(body, label, line) if labelled else finder(body, line)
            if found is None:
                continue
            if _is_credit(body, index, rule):
                return False
            stripped = found.certain and self._texts_before(index) >= _ENOUGH_BEFORE
            if not stripped and finder is _outlet_link:
                return False
            if not stripped:
                self._reported.add(index)
                self._report(found, line.text, rule, stripped=False)
                return False
            text = line.text
            if labelled and label is not None:
                text = f"{body.drafts[label].text}\n{text}"
                self._take_out(label)
            self._take_out(index)
            self._report(found, text, rule, stripped=True)
            return True
        return False

    def _texts_before(self, index: int) -> int:
        return bisect_left(self._texts, index)

    def _take_out(self, index: int) -> None:
        self._body.take_out(index)
        self._texts.remove(index)

    def _report(self, found: _Found, text: str, rule: Rule, *, stripped: bool) -> None:
        """Note the sources of a line; lines are judged from the last on, so in reverse."""
        for url, name in reversed(found.sources):
            source = Source(url, name, host(url), text, rule.name, found.kind, stripped)
            self._body.sources.append(source)


def _last_line(text: str) -> int:
    """Give where a block's last line begins, with a label that has the line before it."""
    place = text.rfind("\n") + 1
    if not place:
        return 0
    above = text.rfind("\n", 0, place - 1) + 1
    return above if bare(text[above : place - 1]) in _kinds() else place


def _is_credit(body: Body, index: int, rule: Rule) -> bool:
    """Tell whether a line stands under a picture, a table, code or a quotation: their credit."""
    if rule.find in ("appeared-first", "read-original", "originally-published"):
        return False
    above = index - 1
    while above >= 0 and not body.stays(above):
        above -= 1
    if above < 0:
        return False
    before = body.drafts[above]
    return before.kind in (Figure, Table, Code) or before.quote > 0


# Labels


@cache
def _kinds() -> dict[str, SourceKind]:
    """Map each label of every language to what it says."""
    kinds: dict[str, SourceKind] = dict.fromkeys(labels_of("READ_ORIGINAL"), "original")
    kinds.update(dict.fromkeys(labels_of("SYNDICATION"), "syndication"))
    kinds.update(dict.fromkeys(labels_of("VIA"), "via"))
    kinds.update(dict.fromkeys(labels_of("SOURCE", "SOURCE_PLURAL", "MATERIALS"), "source"))
    return kinds


@cache
def _labels() -> Openers:
    return Openers(frozenset(_kinds()))


@cache
def _plural_labels() -> frozenset[str]:
    return labels_of("SOURCE_PLURAL", "REFERENCE_HEADINGS") - labels_of("SOURCE")


def _finders(body: Body, line: Line) -> list[tuple[_Finder, Rule]]:
    """Give the finders for a line, with their rules; none where its beginning is that of prose."""
    if not _may_name_a_source(body, line):
        return []
    return [(finder, rule) for name, finder in _FINDERS if (rule := body.rule(name)) is not None]


def _may_name_a_source(body: Body, line: Line) -> bool:
    """Tell whether a line begins as one that names a source; the finders take ten times as long."""
    if line.links and (line.is_only_links or line.begins_with_link or _BAR.search(line.before)):
        return True
    return _beginnings().may_open(line.opening) or _may_be_footer(body, line)


@cache
def _beginnings() -> Openers:
    """Join all words before a name, or before the link to it."""
    phrases = labels_of("ORIGINALLY_PUBLISHED", "READ_ORIGINAL", "SYNDICATION", "VIA")
    return Openers(phrases.union(_kinds(), _published_in(), _via_name()) - {""})


def _label_before(body: Body, index: int, line: Line) -> int | None:
    """Find a block that is only a singular label, before a line that is only links."""
    if not line.is_only_links:
        return None
    above = body.before(index)
    if above is None or len(body.drafts[above].text) > 40 or body.line(above).links:
        return None
    label = bare(body.drafts[above].text)
    return above if label in _kinds() and label not in _plural_labels() else None


def _under_label(body: Body, label_block: int | None, line: Line) -> _Found | None:
    if label_block is None or _is_work(line):
        return None
    kind = _kinds()[bare(body.drafts[label_block].text)]
    return _Found(_named(line), kind, certain=_all_foreign(body, line))


def _source_label(body: Body, line: Line) -> _Found | None:
    """Find `Source: <a>…</a>`, `Source: Name`, and a link that reads `Source` or `Source: …`."""
    if not line.links:
        return _named_without_link(line)
    if len(line.links) == 1 and _is_around(line, _via_name()) and not _is_work(line):
        return _Found(_named(line), "via", certain=_all_foreign(body, line))
    # A date or the site's name may stand before the label, behind a bar.
    last = next((p for p in reversed(_BAR.split(line.before)) if p.strip()), "")
    kind = _kind_of(last)
    if kind is None and not line.label:
        kind = _kind_of(line.words(line.links[0]))
    if kind is None or _is_work(line) or _CITATION.search(line.text):
        return None
    if has_words(line.outside, _MOST_WORDS_OUTSIDE + 1) or _has_sentence(line.outside):
        return None
    if _LICENCE.search(line.text):
        return _Found(_named(line), kind, certain=False)
    return _Found(_named(line), kind, certain=_all_foreign(body, line))


_BAR = re.compile("[|•·]")


def _kind_of(words: str) -> SourceKind | None:
    """Give what a label says, that words are or begin with before a separator."""
    if not _labels().may_open(label_of(words)):
        return None
    return _kinds().get(bare(split_label(words)[0])) or _kinds().get(bare(words))


def _named_without_link(line: Line) -> _Found | None:
    kind, rest = None, ""
    if _labels().may_open(line.label):
        label, rest = split_label(line.text)
        kind = _kinds().get(bare(label))
    if kind is None:
        # Without a colon, `Theo van Gogh` is no source; brackets or an agency's capitals are.
        if len(line.text.split(maxsplit=4)) > 4:
            return None
        unbracketed = line.text.lstrip("([")
        opening = _via_opener().opening(unbracketed.casefold())
        if not opening:
            return None
        rest = unbracketed[len(opening) :]
        if unbracketed != line.text or (rest.isupper() and len(rest.split()) == 1):
            kind = "via"
    if kind == "original":
        return None
    name = fold(rest).strip(" .()[]")
    words = name.split()
    if kind is None or not words or len(words) > _MOST_WORDS_OF_A_NAME:
        return None
    if _CITATION.search(name) or _has_sentence(name) or not any(char.isalpha() for char in name):
        return None
    address = _ADDRESS.fullmatch(name)
    url = name if address is not None and name.lower().startswith("http") else ""
    return _Found(((url, host(url) or name),), kind, certain=True)


def _has_sentence(text: str) -> bool:
    """Tell whether a text has more than a label's worth of a sentence: a full stop inside."""
    parts = re.split(r"[.!?。！？]\s+(?=\w)", text.strip())
    return any(len(part.split()) > 6 for part in parts[:-1])


def _is_work(line: Line) -> bool:
    """Tell whether a line's links lead to a scholarly work, code or a file."""
    return any(
        host(link.href) in _WORKS
        or _FILE.search(link.href)
        or link.href.lower().startswith("mailto:")
        for link in line.links
    )


def _all_foreign(body: Body, line: Line) -> bool:
    return all(host(link.href) and not same_site(link.href, body.host) for link in line.links)


def _named(line: Line) -> tuple[tuple[str, str], ...]:
    """Give the distinct addresses of a line, each with the name of its link."""
    named: dict[str, str] = {}
    for link in line.links:
        named.setdefault(link.href, _name(line, link))
    return tuple(named.items())


def _name(line: Line, link: Span) -> str:
    """Give the name of the source that a link leads to: its words without label and address."""
    if _kinds().get(bare(line.text)) == "original":
        return host(link.href) or line.words(link)
    return _bare_name(line.words(link), link.href)


def _bare_name(words: str, href: str) -> str:
    label, rest = split_label(words)
    if rest and bare(label) in _kinds():
        words = rest.strip()
    words = words.strip(" .,:;|()[]")
    phrase = bare(words)
    says_nothing = not phrase or phrase in _kinds() or bool(_opener().opening(phrase))
    return host(href) or words if says_nothing or _is_address(words) else words


def _is_address(words: str) -> bool:
    return _ADDRESS.fullmatch(words) is not None


# Sentences


@cache
def _via_opener() -> Openers:
    return openers_of("VIA")


def _halves(tables: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Split templates at the name: the words before it, and what may stand after it."""
    halves: dict[str, tuple[str, ...]] = {}
    for templates in tables.values():
        for template in templates:
            before, _, after = template.partition("{site}")
            halves[bare(before)] = (*halves.get(bare(before), ()), bare(after))
    return halves


@cache
def _published_in() -> dict[str, tuple[str, ...]]:
    return _halves(table("PUBLISHED_IN"))


@cache
def _via_name() -> dict[str, tuple[str, ...]]:
    return _halves(table("VIA_NAME"))


def _is_around(line: Line, halves: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether the words around the only link are those of a template, and few more."""
    lasts = halves.get(line.label)
    if lasts is None:
        return False
    after = bare(line.text[line.links[0].end :])
    return any(after.startswith(last) and len(after) <= len(last) + 12 for last in lasts)


@cache
def _opener() -> Openers:
    return openers_of("READ_ORIGINAL")


@cache
def _original_opener() -> Openers:
    return openers_of("ORIGINALLY_PUBLISHED")


@cache
def _syndication_opener() -> Openers:
    return openers_of("SYNDICATION")


def _read_original(body: Body, line: Line) -> _Found | None:
    """Find an invitation: `Read the original article at <a>…</a>`."""
    if not line.links:
        return None
    opening = _opener().opening(line.opening)
    if not opening or _is_work(line):
        return None
    outside = bare(line.outside)
    rest = rest_words(outside[len(opening) :]) if outside.startswith(opening) else []
    if not outside.startswith(opening) and has_words(line.before):
        return None
    links = [link for link in line.links if not same_site(link.href, body.host)]
    if len(rest) > 4 or not links:
        return None
    first = links[0]
    words = bare(line.words(first))
    inner = _opener().opening(words)
    label = _name(line, first)
    if inner:
        after = len(words) - len(inner)
        name = line.words(first)[len(line.words(first)) - after :].strip()
        outlet = words[len(inner) :].strip(" .:,-–—|»")
        label = name.strip(" .:,-–—|»") if outlet else host(first.href)
        if not outlet and rest:
            label = fold(line.text[first.end :]).strip(" .:,-–—|»()") or label
            label = re.sub(r"^(?:at|on|bei|auf|en|su|op|na|на|в|sur|di|em|no)\s+", "", label)
    return _Found(((first.href, label),), "original", certain=_all_foreign(body, line))


def _originally_published(body: Body, line: Line) -> _Found | None:
    """Find a notice: `This article was originally published by <a>…</a>`."""
    is_around = len(line.links) == 1 and _is_around(line, _published_in())
    opening = _original_opener().opening(line.opening)
    kind: SourceKind = "original"
    if not opening:
        opening = _syndication_opener().opening(line.opening) if line.links else ""
        kind = "syndication"
    if not (is_around or opening) or len(line.text.split()) > _MOST_WORDS_OF_A_NOTICE:
        return None
    if is_around and not _is_work(line):
        certain = _all_foreign(body, line)
        return _Found(_named(line), "original", certain=certain) if certain else None
    if not opening:
        return None
    if _CITATION.search(line.text) or _is_work(line):
        return None
    foreign = [
        link for link in line.links if host(link.href) and not same_site(link.href, body.host)
    ]
    if line.links and not foreign:
        return None
    licensed = _LICENCE.search(line.text) is not None
    if not foreign:
        name = fold(line.text[len(opening) :]).strip(" .()[]:,")
        if not name or len(name.split()) > _MOST_WORDS_OF_A_NAME or name[0].isdigit():
            return None
        return _Found((("", name),), kind, certain=not licensed)
    if licensed:
        last = foreign[-1]
        return _Found(((last.href, _name(line, foreign[0])),), "syndication", certain=False)
    outlets = [link for link in foreign if not _leads_to_original(line, link)] or foreign
    name = _name(line, outlets[0])
    named: dict[str, str] = {}
    for link in foreign:
        named.setdefault(link.href, name if _leads_to_original(line, link) else _name(line, link))
    return _Found(tuple(named.items()), kind, certain=True)


def _leads_to_original(line: Line, link: Span) -> bool:
    words = bare(line.words(link))
    return bool(_opener().opening(words)) or words in ("original", "original article", "here")


class _Footer(NamedTuple):
    """A footer of a feed, in pieces: words, `{title}` and `{site}`."""

    pieces: tuple[str, ...]
    before: str
    """The words before the title, if any."""
    longest: str
    """The longest words between."""


@cache
def _footers() -> tuple[_Footer, ...]:
    footers = []
    for templates in table("APPEARED_FIRST").values():
        for template in templates:
            pieces = _PLACE.split(template.casefold().replace("’", "'"))
            words = [piece for piece in pieces if piece and piece[0] != "{"]
            longest = max(words, key=len).strip()
            footers.append(_Footer(tuple(pieces), pieces[0].strip(), longest))
    return tuple(footers)


_PLACE = re.compile(r"(\{title\}|\{site\})")


@cache
def _pattern_of(footer: _Footer) -> re.Pattern[str]:
    pattern = "".join(
        "(?P<title>.{1,300}?)"
        if piece == "{title}"
        else "(?P<site>.{1,120}?)"
        if piece == "{site}"
        else r"\s*" + re.escape(piece.strip()) + r"\s*"
        for piece in footer.pieces
    )
    return re.compile(r"[\W_]*" + pattern + r"[\W_]*", re.DOTALL)


@cache
def _footer_openings() -> Openers:
    return Openers(frozenset(footer.before for footer in _footers() if footer.before))


@cache
def _middles() -> tuple[str, ...]:
    """Give the longest words of the footers that begin with the title."""
    return tuple({footer.longest for footer in _footers() if not footer.before})


_NO_WORDS = re.compile(r"\A[\W_]+")


def _may_be_footer(body: Body, line: Line) -> bool:
    """Tell whether a line begins as a footer does; to try all 185 takes 50 µs."""
    # The words alone, without a link or the post's title, are prose.
    if not (line.links or body.title):
        return False
    opening = line.opening
    if not opening[:1].isalnum():  # a pictograph, perhaps
        opening = label_of(_NO_WORDS.sub("", line.text))
    if _footer_openings().may_open(opening):
        return True
    # Those that begin with the title have letters beyond ASCII in what follows.
    if line.text.isascii():
        return False
    text = _folded(line)
    return any(words in text for words in _middles())


def _folded(line: Line) -> str:
    return fold(line.text).casefold().replace("’", "'")


def _appeared_first(body: Body, line: Line) -> _Found | None:
    """Find the footer of a feed: `The post <a>…</a> appeared first on <a>…</a>`."""
    if not _may_be_footer(body, line):
        return None
    text = _folded(line)
    for footer in _footers():
        if footer.longest not in text:
            continue
        match = _pattern_of(footer).fullmatch(text)
        if match is None:
            continue
        titled = bool(body.title) and bare(body.title) in bare(match["title"])
        if len(line.links) < 2 and not titled and not (footer.before and line.links):
            return None
        url = line.links[0].href if line.links else ""
        last = line.links[-1] if len(line.links) > 1 else None
        label = line.words(last) if last is not None else _cased(line.text, match["site"])
        return _Found(((url, label.strip(" .")),), "appeared_first", certain=True)
    return None


def _cased(text: str, folded: str) -> str:
    """Find a casefolded piece in the text that it was cut from."""
    name = folded.strip(" .()")
    place = text.casefold().find(name)
    return text[place : place + len(name)] if place >= 0 else name


# Outlets


def _outlet_link(body: Body, line: Line) -> _Found | None:
    """Find a line that is one link to another site, with its name or address for words."""
    if len(line.links) != 1 or not line.is_only_links or _is_work(line):
        return None
    link = line.links[0]
    name = host(link.href)
    if not name or same_site(link.href, body.host) or is_profile(link.href):
        return None
    words = line.words(link)
    if not (_is_address(words) and host_like(words, name)) and not is_name_of(words, name):
        return None
    return _Found(((link.href, _name(line, link)),), "source", certain=not _in_a_list(body))


def _in_a_list(body: Body) -> bool:
    """Tell whether the post ends in several lines that are only links, or says what they are."""
    ends = body.last_texts(_LAST)
    links = [index for index in ends if body.line(index).is_only_links]
    above = body.before(links[0]) if links else None
    introduced = above is not None and body.drafts[above].text.endswith((":", "："))
    return len(links) > 1 or introduced


def host_like(words: str, name: str) -> bool:
    """Tell whether words that are an address name a host."""
    shown = words.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return site_of(shown.split("/")[0]) == site_of(name)


# How hosts spell Cyrillic and Greek letters.
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdeziyklmnoprstufyeig", strict=True))
    | {"ё": "e", "ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "",
       "ю": "yu", "я": "ya", "є": "ye", "ї": "yi"}
    | dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True))
    | {"θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps"}
)  # fmt: skip


def _squashed(text: str) -> str:
    """Give the letters and digits of a text as a host would spell them."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    return "".join(char for char in plain if char.isalnum())


def is_name_of(words: str, name: str) -> bool:
    """Tell whether words are the name of the outlet at a host.

    >>> is_name_of("The Hill", "thehill.com"), is_name_of("New York Times", "nytimes.com")
    (True, True)
    >>> is_name_of("Read the report", "thehill.com")
    False
    """
    if len(words.split()) > 6:
        return False
    squashed = _squashed(words)
    labels = [_squashed(label) for label in name.split(".")[:-1] if label not in ("co", "com")]
    whole = _squashed(name)
    if len(squashed) < 2 or not labels:
        return False
    if squashed in (whole, _squashed(".".join(labels))) or squashed in labels:
        return True
    main = max(labels, key=len)
    if len(main) >= 4 and (squashed in (f"the{main}", f"{main}news") or f"the{squashed}" == main):
        return True
    parts = [_squashed(word) for word in words.split()]
    return len(parts) > 1 and _abbreviates(main, [part for part in parts if part])


def _abbreviates(short: str, words: list[str]) -> bool:
    """Tell whether a name is made of beginnings of all the words, in order, the last in full."""
    if not words or not short.endswith(words[-1]):
        return False
    ends = {0}
    for word in words[:-1]:
        ends = {
            end + length
            for end in ends
            for length in range(len(word) + 1)
            if short[end : end + length] == word[:length]
        }
    return len(short) - len(words[-1]) in ends


_FINDERS: tuple[tuple[str, _Finder], ...] = (
    ("appeared-first", _appeared_first),
    ("source-label", _source_label),
    ("originally-published", _originally_published),
    ("read-original", _read_original),
    ("outlet-link", _outlet_link),
)
