"""The blocks of a post while the passes after the walk decide what of them stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from wpclean._draft import Draft, Walked
from wpclean._lines import Line, label_of, read_line
from wpclean._sites import own_path
from wpclean._source import Post
from wpclean._urls import host
from wpclean._vocabularies import find_labels
from wpclean.model import Heading, ListItem, Paragraph, Removal, Repair, Source, Span
from wpclean.rules import Rule, RuleSet

__all__ = ["LINES", "LONGEST_LINE", "Body", "clip"]

# Furniture is short: labels, and a handful of titles of other posts.
LONGEST_LINE = 600
_LONGEST_BRIEF = 160
# The kinds of block that furniture has.
LINES = (Paragraph, Heading, ListItem)


class _Sorted(NamedTuple):
    """What is left and what left, with the places of both."""

    drafts: list[Draft]
    removed: list[Removal]
    repairs: list[Repair]


class Body:
    """Blocks by index.  A pass cuts whole blocks, or the end of one; an index stays what it is."""

    def __init__(self, post: Post, title: str, walked: Walked, rules: RuleSet) -> None:
        self.drafts = walked.drafts
        self.title = title
        self.url = post.url
        self.slug = post.slug
        self.host = host(post.url) if post.url else ""
        self.path = own_path(post.url) if post.url else ""
        self.rules = rules
        self.rule: Callable[[str], Rule | None] = rules.finders.get
        """Gives the rule that switches a finder on; None where the caller took it out."""
        self.boxes = walked.boxes
        self.sources: list[Source] = []
        self._walked = walked
        self._cut: dict[int, list[Removal]] = {}
        self._gone: set[int] = set()
        self._lines: dict[int, Line] = {}
        self._labels: dict[int, str] = {}
        self._removals: set[tuple[int, str]] | None = None
        self.shortened: list[int] = []
        """The blocks whose end left, which may be lines now."""
        self.changes = 0
        """How often something left, to tell whether a pass found anything."""
        # What passes ask for in turn, until something leaves.
        self._linked_lines: list[tuple[int, int, Line]] | None = None
        self._hrefs: str | None = None
        self._brief_labels: list[str] | None = None
        self._labelled: dict[int, frozenset[str]] | None = None
        self._texts: list[int] | None = None
        # Most blocks are prose without a link, which no pass but the last can touch.
        self.linked: list[int] = []
        self.brief: list[int] = []
        for index, draft in enumerate(self.drafts):
            size = len(draft.text)
            if 0 < size <= LONGEST_LINE and draft.kind in LINES:
                if draft.spans and draft.links:
                    self.linked.append(index)
                elif size <= _LONGEST_BRIEF:
                    self.brief.append(index)

    def line(self, index: int) -> Line:
        """Read a block as a line, once."""
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = read_line(self.drafts[index])
        return line

    def stays(self, index: int) -> bool:
        """Tell whether a block is still there."""
        return index not in self._gone

    def texts(self) -> list[int]:
        """Give the blocks with text that are there; the list is shared and not to be changed."""
        if self._texts is None:
            self._texts = [
                index
                for index, draft in enumerate(self.drafts)
                if draft.text and index not in self._gone
            ]
        return self._texts

    def linked_lines(self) -> list[tuple[int, int, Line]]:
        """Give the lines with links that are there, shared as `texts`: place there, index, line."""
        if self._linked_lines is None:
            texts = self.texts()
            self._linked_lines = []
            for index in self.linked:
                place = bisect_left(texts, index)
                if place < len(texts) and texts[place] == index:
                    line = self.line(index)
                    if line.links:  # the end with the link may have been cut
                        self._linked_lines.append((place, index, line))
        return self._linked_lines

    def hrefs(self) -> str:
        """Give the addresses in these lines, to look for a part of one in all at once."""
        if self._hrefs is None:
            lines = self.linked_lines()
            self._hrefs = "\n".join([href for _, _, line in lines for href in line.hrefs])
        return self._hrefs

    def label(self, index: int) -> str:
        """Give a block's text as `label_of` does, once."""
        label = self._labels.get(index)
        if label is None:
            label = self._labels[index] = label_of(self.drafts[index].text)
        return label

    def brief_labels(self) -> list[str]:
        """Give the texts of the brief blocks as `label_of` does."""
        if self._brief_labels is None:
            self._brief_labels = [label_of(self.drafts[index].text) for index in self.brief]
        return self._brief_labels

    def labelled(self) -> dict[int, frozenset[str]]:
        """Give the brief blocks that are labels, also gone ones, with what they say."""
        if self._labelled is None:
            self._labelled = find_labels([(i, self.drafts[i].text) for i in self.brief])
        return self._labelled

    def last_texts(self, count: int) -> list[int]:
        """Give the last blocks with text that are there."""
        last = (index for index in range(len(self.drafts) - 1, -1, -1) if self._has_text(index))
        return list(islice(last, count))[::-1]

    def before(self, index: int) -> int | None:
        """Give the block with text before another."""
        return next((i for i in range(index - 1, -1, -1) if self._has_text(i)), None)

    def after(self, index: int) -> int | None:
        """Give the block with text after another."""
        return next((i for i in range(index + 1, len(self.drafts)) if self._has_text(i)), None)

    def _has_text(self, index: int) -> bool:
        return bool(self.drafts[index].text) and index not in self._gone

    def cut(self, index: int, rule: Rule) -> None:
        """Take a block out under a rule."""
        removal = Removal(rule.name, rule.kind, self.drafts[index].text)
        self._cut.setdefault(index, []).append(removal)
        self.take_out(index)

    def take_out(self, index: int) -> None:
        """Take a block out whose text is accounted for elsewhere: in a source."""
        self._gone.add(index)
        self._texts = self._linked_lines = self._hrefs = None
        self.changes += 1

    def cut_end(self, index: int, place: int, rule: Rule | None = None) -> str:
        """Take the end of a block out, from an offset on; give its text."""
        draft = self.drafts[index]
        tail = draft.text[place:].strip()
        if rule is not None:
            self._cut.setdefault(index + 1, []).append(Removal(rule.name, rule.kind, tail))
        self.drafts[index] = clip(draft, 0, place)
        self.shortened.append(index)
        self._lines.pop(index, None)
        self._labels.pop(index, None)
        self._texts = self._linked_lines = self._hrefs = None
        self._brief_labels = self._labelled = None
        self.changes += 1
        return tail

    def removed_before(self, index: int, kind: str) -> bool:
        """Tell whether something of a kind left right before a block, or the end."""
        if self._removals is None:
            self._removals = {(removal.at, removal.kind) for removal in self._walked.removed}
        return (index, kind) in self._removals

    def sort(self) -> _Sorted:
        """Give what is left, with every `at` counted in it."""
        if not self._gone and not self._cut:
            return _Sorted(self.drafts, self._walked.removed, self._walked.repairs)
        moved: list[int] = []
        left: list[Draft] = []
        for index, draft in enumerate(self.drafts):
            moved.append(len(left))
            if index not in self._gone:
                left.append(draft)
        moved.append(len(left))
        events = [(removal.at, 0, removal) for removal in self._walked.removed]
        events += [(index, 1, r) for index, cuts in self._cut.items() for r in cuts]
        events.sort(key=lambda event: event[:2])
        removed = [Removal(r.rule, r.kind, r.text, moved[at]) for at, _, r in events]
        repairs = [
            Repair(r.rule, r.before, r.after, moved[min(r.at, len(moved) - 1)])
            for r in self._walked.repairs
        ]
        return _Sorted(left, removed, repairs)


def clip(draft: Draft, begin: int, end: int) -> Draft:
    """Give a part of a draft, trimmed, with the spans that lie in it."""
    part = draft.text[begin:end]
    begin += len(part) - len(part.lstrip())
    text = part.strip()
    end = begin + len(text)
    spans = []
    for span in draft.spans:
        first, last = max(span.start, begin), min(span.end, end)
        if first < last or (span.kind == "note" and begin <= span.start <= end):
            spans.append(Span(first - begin, last - begin, span.kind, span.href))
    return Draft(draft.kind, text, tuple(spans), draft.indent, draft.quote, draft.fields, draft.tag)
