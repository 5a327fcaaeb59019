"""Furniture that no class names: finders over the blocks of a post.

None scores prose.  Each asks for a label of a closed vocabulary, for links of a
kind, or for both, and for nothing else in the block.  Where the post's address is
not known, only relative links are sure to stay on its site.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache
from itertools import islice

import regex

from wpclean._body import LINES, LONGEST_LINE, Body
from wpclean._draft import Draft
from wpclean._lines import (
    Line,
    Openers,
    bare,
    has_words,
    is_date_only,
    openers_of,
    rest_words,
)
from wpclean._sites import (
    asks_to_subscribe,
    is_archive,
    is_author_archive,
    is_licence,
    is_page_of,
    is_share,
    leads_to_sign_up,
    may_lead_to_sign_up,
    own_path,
    same_site,
)
from wpclean._urls import host
from wpclean._vocabularies import says
from wpclean.model import Heading, Paragraph
from wpclean.rules import Rule

__all__ = [
    "are_own",
    "cut_by_pattern",
    "cut_citation_of_post",
    "cut_contents",
    "cut_controls",
    "cut_labels",
    "cut_offers",
    "cut_related_lists",
    "cut_repeats",
    "cut_share_links",
    "cut_trailing_links",
]

_LONGEST_TEASER = 300
_LONGEST_LABEL = 80
_MOST_WORDS_OF_A_SHARE_LINK = 6
_MOST_WORDS_OF_A_LABEL = 8
_MOST_WORDS_OF_A_BYLINE = 3
_MOST_WORDS_OF_AN_OFFER = 60
_FEWEST_LINKS = 3
_MOST_BEGINNINGS = 4096
_FEWEST_OF_A_CONTROL = 2
_PROSE_WORDS = 12
_TAIL = 3

_RELATED = frozenset({"ALSO_READ", "RELATED_HEADINGS"})


def cut_by_pattern(body: Body) -> None:
    """Cut blocks whose whole text matches a rule's pattern."""
    patterns = body.rules.patterns
    if not patterns:
        return
    any_pattern, drafts = body.rules.any_pattern, body.drafts
    may_begin = _beginnings_of(any_pattern)
    for index in body.texts():
        text = drafts[index].text
        if (
            len(text) <= LONGEST_LINE
            and may_begin[text[0]]
            and may_begin[text[:2]]
            and any_pattern.fullmatch(text)
        ):
            found = (rule for pattern, rule in patterns if pattern.fullmatch(text))
            rule = next(found, None)
            if rule is not None:
                body.cut(index, rule)


class _Beginnings(dict[str, bool]):
    """Whether a text that a pattern matches may begin so, tried once for each beginning.

    Of most texts it may not: to look up one letter and then two takes half as long as to match.
    """

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        super().__init__()
        self._pattern = pattern

    def __missing__(self, begin: str) -> bool:
        if len(self) > _MOST_BEGINNINGS:
            self.clear()
        # A pattern that is read from its end says nothing about beginnings.
        may_begin = bool(
            self._pattern.flags & regex.REVERSE or self._pattern.fullmatch(begin, partial=True)
        )
        self[begin] = may_begin
        return may_begin


@lru_cache(maxsize=8)
def _beginnings_of(pattern: regex.Pattern[str]) -> _Beginnings:
    return _Beginnings(pattern)


def cut_repeats(body: Body, known_repeats: Container[str]) -> None:
    """Cut the blocks whose text is known to recur across the site."""
    rule = body.rule("repeat")
    if rule is None:
        return
    for index in body.texts():
        if body.drafts[index].text in known_repeats:
            body.cut(index, rule)


# Lines


def _is_line(draft: Draft) -> bool:
    return draft.kind in LINES and len(draft.text) <= LONGEST_LINE


def _is_label(body: Body, index: int, vocabulary: str) -> bool:
    """Tell whether a block is only a label of a vocabulary."""
    draft = body.drafts[index]
    return (
        len(draft.text) <= _LONGEST_LABEL and draft.kind in LINES and vocabulary in says(draft.text)
    )


def _label_above(body: Body, order: list[int], place: int, vocabulary: str) -> int | None:
    """Give the block before a place in the order, where it is there and only such a label."""
    if not place:
        return None
    above = order[place - 1]
    return above if body.stays(above) and _is_label(body, above, vocabulary) else None


def are_own(body: Body, line: Line) -> bool:
    """Tell whether all links stay on the site."""
    return all(same_site(href, body.host) for href in line.hrefs)


def _are_archives(body: Body, line: Line) -> bool:
    return are_own(body, line) and all(map(is_archive, line.hrefs))


def _leads_into_page(body: Body, href: str) -> bool:
    if "#" not in href:
        return False
    return href.startswith("#") or (bool(body.path) and own_path(href) == body.path)


# Labels that are a whole block, or a block with links


def cut_labels(body: Body) -> None:
    """Cut the blocks that are only a label, or a label and links, of one of the vocabularies."""
    order, lines = body.texts(), body.linked_lines()
    _cut_bare_labels(body, order)
    terms = body.rule("terms")
    labelled = -1
    for place, index, line in lines:
        rule = _rule_of_line(body, index, line)
        if rule is None and not line.has_words_behind and terms is not None:
            at_edge = min(place, len(order) - 1 - place) < _TAIL
            if at_edge and _is_byline(body, line):
                rule = terms
            elif line.is_only_links and _are_archives(body, line):
                above = _label_above(body, order, place, "META_LABELS")
                if above is not None:
                    body.cut(above, terms)
                if above is not None or labelled == place - 1:
                    labelled = place
                    rule = terms
        if rule is not None:
            body.cut(index, rule)


def _cut_bare_labels(body: Body, order: list[int]) -> None:
    labelled = body.labelled()
    if not labelled:
        return
    advertisement, no_related = body.rule("advertisement"), body.rule("no-related")
    headings: list[int] = []
    for index, said in labelled.items():
        if not body.stays(index):
            continue
        if no_related is not None and "NO_RELATED" in said:
            body.cut(index, no_related)
        elif advertisement is not None and "ADVERTISEMENT" in said:
            kind = body.drafts[index].kind
            if kind is Heading:
                headings.append(bisect_left(order, index))
            elif kind is Paragraph:
                body.cut(index, advertisement)
    if advertisement is not None:
        texts = [body.label(order[place]) for place in headings]
        often = {text for text in texts if texts.count(text) > 1} if len(texts) < 100 else {*texts}
        for place, text in zip(headings, texts, strict=True):
            if text in often or _heads_nothing(body, order, place):
                body.cut(order[place], advertisement)


def _heads_nothing(body: Body, order: list[int], place: int) -> bool:
    """Tell whether a heading has no section: an advertisement left, or the next is no deeper."""
    index = order[place]
    if body.removed_before(index + 1, "ad"):
        return True
    if place + 1 == len(order):
        return True
    level, after = body.drafts[index].fields["level"], body.drafts[order[place + 1]]
    return after.kind is Heading and after.fields["level"] <= level


def _rule_of_line(body: Body, index: int, line: Line) -> Rule | None:
    """Give the rule that a line with links falls under."""
    draft, said = body.drafts[index], says(line.before)
    if line.is_only_links and len(draft.text) <= _LONGEST_LABEL * 2:
        is_ad = draft.kind is Paragraph and "ADVERTISEMENT" in says(draft.text)
        # "Advertising" may be a page of the site that is written about.
        if is_ad and body.host and not any(same_site(href, body.host) for href in line.hrefs):
            return body.rule("advertisement")
    if not line.has_words_behind and _is_promo(body, draft, line, said):
        return body.rule("also-read")
    if (
        "META_LABELS" in said
        and all(not has_words(p) or "META_LABELS" in says(p) for p in line.pieces[1:])
        and _are_archives(body, line)
    ):
        return body.rule("terms")
    return None


def _is_byline(body: Body, line: Line) -> bool:
    """Tell whether a line is a few words with a colon and links to authors' archives."""
    return (
        line.before.rstrip().endswith((":", "："))
        and len(line.before.split()) <= _MOST_WORDS_OF_A_BYLINE
        and are_own(body, line)
        and all(map(is_author_archive, line.hrefs))
    )


def _is_promo(body: Body, draft: Draft, line: Line, said: frozenset[str]) -> bool:
    """Tell whether a line is a label such as `Read also:` and links to other posts of the site."""
    if len(line.before) > _LONGEST_LABEL:
        return False
    if line.label:
        labelled = "ALSO_READ" in said or _is_open_label(line)
    else:
        labelled = draft.kind is not Heading and _is_labelled_link(line)
    return (
        labelled
        and are_own(body, line)
        and not any(_leads_into_page(body, href) for href in line.hrefs)
    )


def _is_labelled_link(line: Line) -> bool:
    """Tell whether the first link begins with such a label and a colon."""
    found = _LABEL_IN_LINK.match(line.words(line.links[0]))
    return (
        found is not None
        and "ALSO_READ" in says(found["label"])
        and (bool(found["rest"]) or len(line.links) > 1)
    )


_LABEL_IN_LINK = re.compile(r"(?P<label>[^:：]{2,60})[:：]\s*(?P<rest>.*)", re.DOTALL)


def _is_open_label(line: Line) -> bool:
    """Tell whether a few words open as `More on …` and end in a colon."""
    return (
        line.before.rstrip().endswith((":", "："))
        and len(line.before.split()) <= _MOST_WORDS_OF_A_LABEL
        and bool(_more_on().opening(line.label))
    )


@cache
def _more_on() -> Openers:
    return openers_of("MORE_ON")


@cache
def _also_read() -> Openers:
    return openers_of("ALSO_READ")


def cut_citation_of_post(body: Body) -> None:
    """Cut what says how to cite the post: a label, and a reference with the post's own address."""
    rule = body.rule("cite-as")
    address = body.path.removeprefix("//")
    if rule is None or "/" not in address:
        return
    for index in [index for index in body.texts() if address in body.drafts[index].text]:
        draft = body.drafts[index]
        if (
            draft.kind is Paragraph
            and len(draft.text) <= LONGEST_LINE
            and _cite_as().opening(body.label(index))
        ):
            body.cut(index, rule)


@cache
def _cite_as() -> Openers:
    return openers_of("CITE_AS")


# Lists


def _runs(
    body: Body, order: list[int], belongs: Callable[[Body, int], bool], begin: int = 0
) -> Iterator[range]:
    """Yield the runs of neighbouring blocks that belong together, as places in the order."""
    first = begin
    for place in range(begin, len(order) + 1):
        if place < len(order) and belongs(body, order[place]):
            continue
        if first < place:
            yield range(first, place)
        first = place + 1


def cut_contents(body: Body) -> None:
    """Cut lists of links into the page, under a label or where they repeat the headings."""
    rule = body.rule("contents")
    if rule is None or "#" not in body.hrefs():
        return
    order = body.texts()
    headings: set[str] | None = None
    for run in _runs(body, order, _is_entry_of_contents):
        above = _label_above(body, order, run.start, "CONTENTS_HEADINGS")
        labelled = above is not None or has_words(body.line(order[run.start]).before)
        if not labelled:
            if len(run) < _FEWEST_LINKS:
                continue
            if headings is None:
                headings = {
                    bare(body.drafts[index].text)
                    for index in order
                    if body.drafts[index].kind is Heading
                }
            repeated = sum(_without_number(body.drafts[order[i]].text) in headings for i in run)
            if repeated * 3 < len(run) * 2:
                continue
        if above is not None:
            body.cut(above, rule)
        for place in run:
            body.cut(order[place], rule)


def _is_entry_of_contents(body: Body, index: int) -> bool:
    """Tell whether a block is only links into the page, with numbers or a label of its own."""
    draft = body.drafts[index]
    if not draft.links or not _is_line(draft):
        return False
    line = body.line(index)
    if not all(_leads_into_page(body, href) for href in line.hrefs):
        return False
    label = not line.has_words_behind and "CONTENTS_HEADINGS" in says(line.before)
    return line.is_only_links or label or is_date_only(line.outside)


def _without_number(text: str) -> str:
    return bare(re.sub(r"^\d+(?:\.\d+)*[.)]?\s+", "", text))


def cut_related_lists(body: Body) -> None:
    """Cut a heading for related posts with the links to posts of the site below it."""
    rule = body.rule("related-list")
    if rule is None:
        return
    order = body.texts()
    end = 0
    for index in _related_labels(body):
        place = bisect_left(order, index)
        if place < end or not body.stays(index):
            continue
        end = _end_of_teasers(body, order, place + 1)
        leftover = body.removed_before(index + 1, "related")
        alone = place + 1 == len(order) and place > 0
        if end > place + 1 or (leftover and (alone or body.drafts[index].kind is Heading)):
            for gone in order[place:end]:
                body.cut(gone, rule)


def _end_of_teasers(body: Body, order: list[int], begin: int) -> int:
    """Give where the links to posts of the site end that begin at a place in the order."""
    end, own = begin, False
    while end < len(order):
        is_own = _is_teaser(body, order[end])
        if not is_own and not (
            _is_only_links(body, order[end])
            and (own or (end + 1 < len(order) and _is_teaser(body, order[end + 1])))
        ):
            break
        own = own or is_own
        end += 1
    if own:
        return end
    if not body.host and _is_label(body, order[begin - 1], "RELATED_HEADINGS"):
        return _end_of_last_links(body, order, begin)
    return begin


def _end_of_last_links(body: Body, order: list[int], begin: int) -> int:
    """Give the end of the post, where only links to one site are left, and at least two blocks."""
    hosts: set[str] = set()
    for place in range(begin, len(order)):
        if not _is_only_links(body, order[place]):
            return begin
        hosts.update(map(host, body.line(order[place]).hrefs))
    return len(order) if len(order) - begin > 1 and len(hosts) == 1 else begin


def _is_only_links(body: Body, index: int) -> bool:
    draft = body.drafts[index]
    return (
        draft.kind in LINES
        and len(draft.text) <= _LONGEST_TEASER
        and body.line(index).is_only_links
    )


def _related_labels(body: Body) -> list[int]:
    """Give the blocks that are a label for related posts."""
    labelled = body.labelled()
    candidates = [*labelled, *body.linked]
    site = _name_of_site(body)
    if site and site in "\n".join(body.brief_labels()).replace(" ", ""):
        candidates += [index for index in body.brief if index not in labelled]
    return sorted(
        index
        for index in candidates
        if len(body.drafts[index].text) <= _LONGEST_LABEL and _is_related_label(body, index)
    )


def _is_related_label(body: Body, index: int) -> bool:
    """Tell whether a block is a label for related posts, with the site's name at most."""
    line = body.line(index)
    if not _RELATED.isdisjoint(says(line.text)):
        return are_own(body, line)
    site = _name_of_site(body)
    if line.links or not site:
        return False
    label = body.label(index)
    opening = _also_read().opening(label)
    return bool(opening) and site in label[len(opening) :].replace(" ", "")


def _name_of_site(body: Body) -> str:
    return body.host.rpartition(".")[0]


def _is_teaser(body: Body, index: int) -> bool:
    """Tell whether a block is only links to posts of the site, with dates at most."""
    draft = body.drafts[index]
    if draft.kind not in LINES or len(draft.text) > _LONGEST_TEASER:
        return False
    line = body.line(index)
    return (
        bool(line.links)
        and (line.is_only_links or is_date_only(line.outside))
        and are_own(body, line)
        and not all(_leads_into_page(body, href) for href in line.hrefs)
    )


def cut_trailing_links(body: Body) -> None:
    """Cut runs of links to the site's own pages after the last prose of the post.

    An author who adds such a list says what it is: then the block before it is a
    heading, a few words or ends in a colon, and it stays.
    """
    rule = body.rule("trailing-links")
    order = body.texts()
    if rule is None or not body.host or len(body.linked) + len(body.shortened) < _FEWEST_LINKS:
        return
    end = len(order)
    while end and not _is_prose(body, order[end - 1]):
        end -= 1
    if len(order) - end < _FEWEST_LINKS:
        return
    prose = (index for index in order[:end] if _is_prose(body, index))
    if len(list(islice(prose, _FEWEST_LINKS))) < _FEWEST_LINKS:
        return
    for run in _runs(body, order, _is_teaser, end):
        introduced = _introduces(body.drafts[order[run.start - 1]])
        if len(run) >= _FEWEST_LINKS and not introduced:
            for place in run:
                body.cut(order[place], rule)


def _introduces(draft: Draft) -> bool:
    """Tell whether a block says what follows: a heading, a colon, a few words with no full stop."""
    if draft.kind is Heading or draft.text.endswith((":", "：")):
        return True
    few = len(draft.text) <= _LONGEST_LABEL and len(draft.text.split()) <= _MOST_WORDS_OF_A_LABEL
    is_sentence = draft.text.endswith((".", "!", "?", "…", "。", "”"))
    # A small first letter is that of an author's initials.
    return few and not is_sentence and not draft.text[0].islower() and not draft.links


def _is_prose(body: Body, index: int) -> bool:
    draft = body.drafts[index]
    if len(draft.text) < 2 * _PROSE_WORDS:
        return False
    words = body.line(index).outside if draft.links else draft.text
    return has_words(words, _PROSE_WORDS)


# Links of a kind


def cut_share_links(body: Body) -> None:
    """Cut blocks whose links all share the post, and a label for them above or left alone."""
    rule = body.rule("share-links")
    if rule is None:
        return
    order = body.texts()
    for place, index, line in body.linked_lines():
        if _shares(line):
            above = _label_above(body, order, place, "SHARE_LABELS")
            if above is not None:
                body.cut(above, rule)
            body.cut(index, rule)
    for index in body.labelled():
        if (
            _is_label(body, index, "SHARE_LABELS")
            and body.removed_before(index + 1, "share")
            and body.stays(index)
        ):
            body.cut(index, rule)


def _shares(line: Line) -> bool:
    labelled = not line.has_words_behind and "SHARE_LABELS" in says(line.before)
    if not (line.is_only_links or labelled):
        return False
    # A sentence that asks to be tweeted is the author's.
    return all(map(is_share, line.hrefs)) and not any(
        _is_sentence(line.words(link)) for link in line.links
    )


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    ends = words.endswith((".", "!", "?", "”", "…", "。"))
    return count > _MOST_WORDS_OF_A_SHARE_LINK or (count > _FEWEST_OF_A_CONTROL and ends)


def cut_offers(body: Body) -> None:
    """Cut blocks that offer a newsletter or a subscription.

    A link to such a service makes a short block an offer; a page of the site does
    so only where the block is nothing else or ends the post.
    """
    rule = body.rule("offer")
    order = body.texts()
    if rule is None or len(order) <= _TAIL or not may_lead_to_sign_up(body.hrefs()):
        return
    for place, index, line in body.linked_lines():
        if not _offers(line, at_end=place >= len(order) - _TAIL):
            continue
        if body.drafts[index].quote or len(line.text.split()) > _MOST_WORDS_OF_AN_OFFER:
            continue
        above = _label_above(body, order, place, "SUBSCRIBE_LABELS")
        if above is not None:
            body.cut(above, rule)
        body.cut(index, rule)


def _offers(line: Line, *, at_end: bool) -> bool:
    leads = leads_to_sign_up if at_end or line.is_only_links else asks_to_subscribe
    return all(map(leads, line.hrefs))


def cut_controls(body: Body) -> None:
    """Cut blocks of links that lead nowhere, to further pages of the post, or to a licence."""
    for _, index, line in body.linked_lines():
        name = _name_of_control(body, body.drafts[index], line)
        rule = body.rule(name) if name else None
        if rule is not None:
            body.cut(index, rule)


def _name_of_control(body: Body, draft: Draft, line: Line) -> str:
    hrefs = line.hrefs
    if len(hrefs) >= _FEWEST_OF_A_CONTROL and hrefs.count("#") == len(hrefs):
        # A control whose address was a script's is left as a word.
        words = len(rest_words(line.outside))
        return "dead-links" if not words or (words == 1 and len(hrefs) > words + 1) else ""
    if body.path and all(is_page_of(href, body.path) for href in hrefs):
        label = not line.has_words_behind and "PAGE_LABELS" in says(line.before)
        plain = line.is_only_links or label or is_date_only(line.outside)
        return "pagination" if plain else ""
    if line.is_only_links and draft.kind is Paragraph and not draft.quote:
        return "licence-link" if all(map(is_licence, hrefs)) else ""
    return ""
