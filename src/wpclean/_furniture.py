"""Furniture that no class names: finders over the blocks of a post.

None scores prose.  Each asks for a label of a closed vocabulary, for links of a
kind, or for both, and for nothing else in the block.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

from wpclean._body import Body
from wpclean._lines import (
    Line,
    bare,
    is_date_only,
    labels_of,
    openers_of,
    rest_words,
    split_label,
)
from wpclean._sites import (
    asks_to_subscribe,
    is_archive,
    is_licence,
    is_page_of,
    is_profile,
    is_share,
    leads_to_sign_up,
    own_path,
    same_site,
)
from wpclean._urls import host
from wpclean.model import Heading, ListItem, Paragraph
from wpclean.rules import Rule
from wpclean.wording.furniture import (
    ADVERTISEMENT,
    ALSO_READ,
    CONTENTS_HEADINGS,
    CONTINUE_READING,
    COPYRIGHT,
    FOLLOW_VERBS,
    META_LABELS,
    NO_RELATED,
    READING_TIME,
    RELATED_HEADINGS,
    SHARE_LABELS,
    SUBSCRIBE_LABELS,
)

__all__ = [
    "cut_by_pattern",
    "cut_contents",
    "cut_controls",
    "cut_continue_reading",
    "cut_copyright",
    "cut_follow_line",
    "cut_labels",
    "cut_offers",
    "cut_related_lists",
    "cut_repeated_title",
    "cut_repeats",
    "cut_share_links",
    "cut_trailing_links",
]

_LONGEST_LABEL = 80
_MOST_WORDS_OF_A_SHARE_LINK = 6
_MOST_WORDS_OF_A_LABEL = 8
_MOST_WORDS_OF_AN_OFFER = 60
_FEWEST_LINKS = 3
_PROSE_WORDS = 12
_TAIL = 3


@cache
def _labels(name: str) -> frozenset[str]:
    return labels_of(*_TABLES[name])


_TABLES = {
    "advertisement": (ADVERTISEMENT,),
    "also-read": (ALSO_READ,),
    "related": (ALSO_READ, RELATED_HEADINGS),
    "contents": (CONTENTS_HEADINGS,),
    "share": (SHARE_LABELS,),
    "terms": (META_LABELS,),
    "no-related": (NO_RELATED,),
    "continue": (CONTINUE_READING,),
    "subscribe": (SUBSCRIBE_LABELS,),
}


def cut_by_pattern(body: Body) -> None:
    """Cut blocks whose whole text matches a rule's pattern."""
    patterns = body.rules.patterns
    if not patterns:
        return
    for index in body.short():
        text = body.drafts[index].text
        for pattern, rule in patterns:
            if pattern.fullmatch(text):
                body.cut(index, rule)
                break


def cut_repeats(body: Body, known_repeats: Container[str]) -> None:
    """Cut the blocks whose text is known to recur across the site."""
    rule = body.rule("repeat")
    if rule is None:
        return
    for index in body.texts():
        if body.drafts[index].text in known_repeats:
            body.cut(index, rule)


# The title


def cut_repeated_title(body: Body) -> None:
    """Cut the first block where it is the post's title, by the title itself or by its slug."""
    rule = body.rule("repeated-title")
    texts = body.texts()
    if rule is None or len(texts) < 2:
        return
    first = texts[0]
    draft = body.drafts[first]
    if (
        draft.kind not in (Heading, Paragraph)
        or len(draft.text) > 300
        or draft.quote
        or draft.indent
    ):
        return
    words = _plain(draft.text)
    if draft.kind is Paragraph and len(words.split("-")) < 3:
        return
    if words and (words == _plain(body.title) or _is_slug(draft.text, _slug(body))):
        body.cut(first, rule)


def _plain(text: str) -> str:
    """Give the letters and digits of a text as WordPress would write its slug."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return "-".join(re.findall(r"[^\W_]+", kept.replace("’", "").replace("'", "")))


def _slug(body: Body) -> str:
    return body.slug or body.url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _is_slug(text: str, slug: str) -> bool:
    """Tell whether a slug was made from a text.

    WordPress drops accents; German sites write out umlauts; a number after a
    dash marks a second post of the same title.
    """
    slug = re.sub(r"\.html?$", "", slug.lower())
    numberless = re.sub(r"-\d$", "", slug)
    german = text.translate(
        str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
    )
    return slug.count("-") > 0 and any(
        _plain(form) in (slug, numberless) for form in (text, german)
    )


# Labels that are a whole block, or a block with links


def cut_labels(body: Body) -> None:
    """Cut the blocks that are only a label, or a label and links, of one of the vocabularies."""
    for index in body.short():
        draft = body.drafts[index]
        if draft.kind not in (Paragraph, Heading, ListItem):
            continue
        line = body.line(index)
        whole = bare(line.before)
        label = bare(split_label(line.before)[0]) if line.links else whole
        rule = _rule_for_line(body, index, line, whole, label)
        if rule is not None:
            body.cut(index, rule)


def _rule_for_line(body: Body, index: int, line: Line, whole: str, label: str) -> Rule | None:
    if not line.links:
        if len(line.text) > _LONGEST_LABEL * 2:
            return None
        if whole in _labels("advertisement"):
            return body.rule("advertisement")
        if whole in _labels("no-related"):
            return body.rule("no-related")
        if index == body.texts()[0] and _is_reading_time(line.text):
            return body.rule("reading-time")
        return None
    if bare(line.text) in _labels("advertisement"):
        return body.rule("advertisement")
    if not whole or rest_words(line.outside) != rest_words(line.before):
        return None
    if _is_also_read(line, whole, label) and _are_own(body, line):
        return body.rule("also-read")
    if _are_archives(body, line) and (
        {whole, label} & _labels("terms") or _ends_as_label(line.before)
    ):
        return body.rule("terms")
    return None


def _is_also_read(line: Line, whole: str, label: str) -> bool:
    """Tell whether the words before the links are such a label, or begin with one: `More on …:`."""
    if {whole, label} & _labels("also-read"):
        return True
    return _ends_as_label(line.before) and _also_read().match(whole) is not None


@cache
def _also_read() -> re.Pattern[str]:
    return openers_of(ALSO_READ)


def _ends_as_label(before: str) -> bool:
    """Tell whether the words before a link are few and end in a colon."""
    return before.rstrip().endswith((":", "：")) and len(before.split()) <= _MOST_WORDS_OF_A_LABEL


def _is_reading_time(text: str) -> bool:
    phrase = bare(text)
    match = _reading_time().match(phrase)
    return match is not None and len(phrase.split()) <= 8 and any(c.isdigit() for c in phrase)


@cache
def _reading_time() -> re.Pattern[str]:
    return openers_of(READING_TIME)


def _are_own(body: Body, line: Line) -> bool:
    """Tell whether all links stay on the site; where the site is unknown, whether they share one."""
    if body.host:
        return all(same_site(link.href, body.host) for link in line.links)
    return len({host(link.href) for link in line.links}) == 1


def _are_archives(body: Body, line: Line) -> bool:
    return _are_own(body, line) and all(is_archive(link.href) for link in line.links)


# Lists


def cut_contents(body: Body) -> None:
    """Cut lists of links into the page, under a label or where they repeat the headings."""
    rule = body.rule("contents")
    if rule is None:
        return
    headings: set[str] | None = None
    for run in _runs(body, lambda index: _leads_into_page(body, index)):
        above = body.before(run[0])
        labelled = above is not None and _is_label(body, above, "contents")
        if not labelled:
            if len(run) < 3:
                continue
            if headings is None:
                headings = {
                    bare(body.drafts[index].text)
                    for index in body.texts()
                    if body.drafts[index].kind is Heading
                }
            repeated = sum(_without_number(body.drafts[index].text) in headings for index in run)
            if repeated * 3 < len(run) * 2:
                continue
        if labelled and above is not None:
            body.cut(above, rule)
        for index in run:
            body.cut(index, rule)


def _without_number(text: str) -> str:
    return bare(re.sub(r"^\d+(?:\.\d+)*[.)]?\s+", "", text))


def _leads_into_page(body: Body, index: int) -> bool:
    line = body.line(index)
    if not line.is_only_links:
        return False
    own = own_path(body.url)
    return all(
        link.href.startswith("#") or ("#" in link.href and bool(own) and own_path(link.href) == own)
        for link in line.links
    )


def cut_related_lists(body: Body) -> None:
    """Cut a heading for related posts with the links to posts of the site below it."""
    rule = body.rule("related-list")
    if rule is None:
        return
    for index in body.short():
        if not body.stays(index) or not _is_related_label(body, index):
            continue
        run: list[int] = []
        below = body.after(index)
        while below is not None and (_is_own_teaser(body, below) or _is_teaser(body, run, below)):
            run.append(below)
            below = body.after(below)
        if not any(_is_own_teaser(body, teaser) for teaser in run):
            run = []
        alone = below is None and not run and index != body.texts()[0]
        leftover = body.removed_before(index + 1, "related")
        if run or (leftover and (alone or body.drafts[index].kind is Heading)):
            for place in (index, *run):
                body.cut(place, rule)


def _is_teaser(body: Body, run: list[int], index: int) -> bool:
    """Tell whether a block among such links is only a link itself, wherever it leads."""
    after = body.after(index)
    among = bool(run) or (after is not None and _is_own_teaser(body, after))
    return among and body.line(index).is_only_links


def _is_related_label(body: Body, index: int) -> bool:
    """Tell whether a block is a label for related posts, with the site's name at most."""
    if _is_label(body, index, "related"):
        return True
    text = body.drafts[index].text
    site = body.host.rpartition(".")[0]
    if not site or len(text) > _LONGEST_LABEL or body.line(index).links:
        return False
    match = _also_read().match(bare(text))
    return match is not None and site in bare(text)[match.end() :].replace(" ", "")


def _is_own_teaser(body: Body, index: int) -> bool:
    """Tell whether a block is only links to posts of the site, with dates at most."""
    line = body.line(index)
    return (
        bool(line.links)
        and (line.is_only_links or is_date_only(line.outside))
        and _are_own(body, line)
        and not _leads_into_page(body, index)
    )


def cut_trailing_links(body: Body) -> None:
    """Cut runs of links to the site's own pages after the last prose of the post.

    An author who adds such a list says what it is: then the block before it ends
    in a colon, and it stays.
    """
    rule = body.rule("trailing-links")
    texts = body.texts()
    if rule is None or not body.host:
        return
    prose = [index for index in texts if _is_prose(body, index)]
    if len(prose) < _FEWEST_LINKS:
        return
    for run in _runs(body, lambda index: index > prose[-1] and _is_own_teaser(body, index)):
        above = body.before(run[0])
        introduced = above is not None and body.drafts[above].text.endswith((":", "："))
        if len(run) >= _FEWEST_LINKS and not introduced:
            for index in run:
                body.cut(index, rule)


def _is_prose(body: Body, index: int) -> bool:
    line = body.line(index)
    return len(rest_words(line.outside)) >= _PROSE_WORDS


def cut_share_links(body: Body) -> None:
    """Cut blocks whose links all share the post, and a label for them above or left alone."""
    rule = body.rule("share-links")
    if rule is None:
        return
    for index in body.short():
        line = body.line(index)
        if _shares(line):
            above = body.before(index)
            if above is not None and _is_label(body, above, "share"):
                body.cut(above, rule)
            body.cut(index, rule)
        elif _is_label(body, index, "share") and body.removed_before(index + 1, "share"):
            body.cut(index, rule)


def _shares(line: Line) -> bool:
    if not line.links or not all(is_share(link.href) for link in line.links):
        return False
    if any(_is_sentence(line.words(link)) for link in line.links):
        return False  # a sentence that asks to be tweeted is the author's
    return not rest_words(line.outside) or bare(line.before) in _labels("share")


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    ends = words.endswith((".", "!", "?", "”", "…", "。"))
    return count > _MOST_WORDS_OF_A_SHARE_LINK or (count > 2 and ends)


def _is_label(body: Body, index: int, name: str) -> bool:
    """Tell whether a block is only a label of a vocabulary."""
    draft = body.drafts[index]
    return len(draft.text) <= _LONGEST_LABEL and bare(draft.text) in _labels(name)


def _runs(body: Body, belongs: object) -> list[list[int]]:
    """Group neighbouring blocks with text that belong together."""
    runs: list[list[int]] = []
    last = -2
    order = body.texts()
    for place, index in enumerate(order):
        if len(body.drafts[index].text) <= 300 and belongs(index):  # type: ignore[operator]
            if last == place - 1 and runs:
                runs[-1].append(index)
            else:
                runs.append([index])
            last = place
    return runs


# The end of a post


def cut_continue_reading(body: Body) -> None:
    """Cut a closing link that leads from an excerpt to the whole post."""
    rule = body.rule("continue-reading")
    texts = body.texts()
    if rule is None or not texts:
        return
    last = texts[-1]
    line = body.line(last)
    if not line.links or line.links[-1].end < len(line.text.rstrip(" .…»→]")):
        return
    link = line.links[-1]
    words = bare(line.words(link))
    leads_on = own_path(link.href) == own_path(body.url) if body.url else "#more-" in link.href
    phrase = _continue().match(words)
    if phrase is None or not (leads_on or "#more-" in link.href):
        return
    if not rest_words(line.text[: link.start]):
        if len(texts) > 1:
            body.cut(last, rule)
    else:
        body.cut_end(last, link.start, rule)


@cache
def _continue() -> re.Pattern[str]:
    return openers_of(CONTINUE_READING)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _copyright() -> re.Pattern[str]:
    return openers_of(COPYRIGHT)


def cut_copyright(body: Body) -> None:
    """Cut a closing line that only claims the rights."""
    rule = body.rule("copyright")
    texts = body.texts()
    if rule is None or len(texts) <= _TAIL:
        return
    for index in texts[-2:]:
        text = body.drafts[index].text
        if len(text.split()) > 20:
            continue
        is_sign = text.lstrip(" (").startswith(("©", "(c)", "(C)", "Copyright", "copyright"))
        if (is_sign and _YEAR.search(text)) or bare(text) in labels_of(COPYRIGHT):
            body.cut(index, rule)


@cache
def _follow() -> re.Pattern[str]:
    return openers_of(FOLLOW_VERBS)


def cut_follow_line(body: Body) -> None:
    """Cut a closing line that asks to follow or subscribe, with links to networks only."""
    rule = body.rule("follow")
    texts = body.texts()
    if rule is None or len(texts) <= _TAIL:
        return
    for index in texts[-_TAIL:]:
        line = body.line(index)
        if not line.links or len(line.text.split()) > 40:
            continue
        on_networks = all(is_profile(link.href) for link in line.links)
        if on_networks and (_follow().match(bare(line.text)) or _names_networks(line)):
            body.cut(index, rule)


def _names_networks(line: Line) -> bool:
    """Tell whether a line is only links of a word or two, as `Facebook | Instagram`."""
    return (
        len(line.links) > 1
        and line.is_only_links
        and all(len(line.words(link).split()) <= 2 for link in line.links)
    )


def cut_offers(body: Body) -> None:
    """Cut blocks that offer a newsletter or a subscription.

    A link to such a service makes a short block an offer; a page of the site does
    so only where the block is nothing else or ends the post.
    """
    rule = body.rule("offer")
    texts = body.texts()
    if rule is None or len(texts) <= _TAIL:
        return
    ends = texts[-_TAIL:]
    for index in body.short():
        line = body.line(index)
        if not line.links or len(line.text.split()) > _MOST_WORDS_OF_AN_OFFER:
            continue
        serviced = all(asks_to_subscribe(link.href) for link in line.links)
        signed_up = all(leads_to_sign_up(link.href) for link in line.links)
        if serviced or (signed_up and (line.is_only_links or index in ends)):
            above = body.before(index)
            if above is not None and _is_label(body, above, "subscribe"):
                body.cut(above, rule)
            body.cut(index, rule)


def cut_controls(body: Body) -> None:
    """Cut blocks of links that lead nowhere, to further pages of the post, or to a licence."""
    rules = {name: body.rule(name) for name in ("dead-links", "pagination", "licence-link")}
    for index in body.short():
        line = body.line(index)
        if not line.is_only_links:
            continue
        name = ""
        if len(line.links) > 1 and all(link.href == "#" for link in line.links):
            name = "dead-links"
        elif all(is_page_of(link.href, body.url) for link in line.links):
            name = "pagination"
        elif all(is_licence(link.href) for link in line.links):
            name = "licence-link"
        rule = rules.get(name)
        if rule is not None:
            body.cut(index, rule)
