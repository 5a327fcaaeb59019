"""`python -m benchmarks.rule_report --posts FILE.jsonl`: which rules fire, and how often rightly.

The posts are annotated: `gold` numbers the text nodes that are not the article
(`drop`), those that editors differ on (`maybe`), and names the sources.  The blocks and
removals of an article are laid, in their order, along the words of the text nodes.
A removal is right when its words stand where the gold drops them or leaves it open,
and wrong when one stands where the gold keeps it.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks.posts import read_lines
from benchmarks.tables import table
from wpclean import RULES, Article, extract

__all__ = ["main"]

_KEPT, _GONE = "kept", "gone"
Record = dict[str, Any]
_Key = tuple[str, str]


class Verdict(NamedTuple):
    """A removal, judged.  `words` is how many it has, `lost` how many of them are the article's."""

    rule: str
    post: str
    text: str
    outcome: str
    """`right`, `wrong`, `silent` (no words) or `unknown` (the gold does not tell)."""
    words: int
    lost: int


class SourceVerdict(NamedTuple):
    """A source that was found, judged: `right`, `wrong` or `unsure`."""

    rule: str
    post: str
    text: str
    outcome: str


def main(argv: list[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    arguments = _parser().parse_args(argv)
    gold = _goldkit(
        arguments.goldkit or arguments.posts.resolve().parents[1] / "eval" / "goldkit.py"
    )
    removals: list[Verdict] = []
    sources: list[SourceVerdict] = []
    missed: list[tuple[str, str]] = []
    for record in read_lines(arguments.posts):
        article = extract({"link": record["link"], "content": record["html"]})
        removals += _judge(article, record, gold)
        sources += _judge_sources(article, record)
        missed += _missed(article, record)
    if arguments.show:
        print(_wrong_of(arguments.show, removals, sources))
        return 0
    print(_show_removals(removals))
    print(f"\n{_show_sources(sources, missed)}")
    print(f"\n{_show_silent_rules(removals, sources)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rule_report",
        description="Tell how often each rule fires on annotated posts, and how often rightly.",
    )
    parser.add_argument("--posts", type=Path, required=True, metavar="FILE.jsonl")
    parser.add_argument(
        "--goldkit", type=Path, help="the segmentation (default: ../eval/goldkit.py of the posts)"
    )
    parser.add_argument("--show", metavar="RULE", help="print what a rule took out wrongly")
    return parser


def _goldkit(path: Path) -> ModuleType:
    """Import the segmentation that the annotation counts in."""
    spec = importlib.util.spec_from_file_location("goldkit", path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"no segmentation at {path}: name it with --goldkit")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# Removals


def _judge(article: Article, record: Record, gold: ModuleType) -> Iterator[Verdict]:
    """Judge what left an article by where its words stand in the annotated post."""
    marked = _marked_words(record, gold)
    pieces = [(rule, text, gold.tokens(text)) for rule, text in _pieces(article)]
    marks = _along(marked, [word for *_, words in pieces for word in words])
    place = 0
    for rule, text, words in pieces:
        mine = [mark for mark in marks[place : place + len(words)] if mark]
        place += len(words)
        if rule:
            mine = mine or _marks_anywhere(words, marked)
            lost = mine.count(_KEPT)
            outcome = ("wrong" if lost else "right") if mine else "unknown" if words else "silent"
            yield Verdict(rule, record["id"], text, outcome, len(words), lost)


def _marks_anywhere(words: list[str], marked: list[tuple[str, str]]) -> list[str]:
    """Give the marks of words that were not found in their place; none where they have both.

    What left from inside a block is one: it is told before the block and not within.
    """
    alike = [
        mark
        for mark in (_GONE, _KEPT)
        if set(words) <= {word for word, its_mark in marked if its_mark == mark}
    ]
    return alike * len(words) if len(alike) == 1 else []


def _pieces(article: Article) -> Iterator[tuple[str, str]]:
    """Give the texts of an article in order, each with the rule that took it out, or none."""
    before = defaultdict(list)
    for removal in article.removed:
        before[removal.at].append((removal.rule, removal.text))
    for place, block in enumerate(article.blocks):
        yield from before[place]
        yield "", block.text
    # One line may name several sources.
    yield from dict.fromkeys((s.rule, s.text) for s in article.sources if s.stripped)
    yield from before[len(article.blocks)]


def _marked_words(record: Record, gold: ModuleType) -> list[tuple[str, str]]:
    """Give the words of a post, each with whether the annotation keeps it."""
    ranges = [*record["gold"].get("drop", []), *record["gold"].get("maybe", [])]
    gone = {number for first, last, *_ in ranges for number in range(first, last + 1)}
    return [
        (word, _GONE if unit.number in gone else _KEPT)
        for unit in gold.units(record["html"])
        for word in gold.tokens(unit.text)
    ]


def _along(marked: list[tuple[str, str]], words: list[str]) -> list[str]:
    """Lay words along marked ones; give the mark of each, empty where it has no counterpart."""
    marks = [""] * len(words)
    matcher = SequenceMatcher(None, [word for word, _ in marked], words, autojunk=False)
    for here, there, length in matcher.get_matching_blocks():
        for step in range(length):
            marks[there + step] = marked[here + step][1]
    return marks


# Sources


def _judge_sources(article: Article, record: Record) -> Iterator[SourceVerdict]:
    right, unsure = _named(record, "sources"), _named(record, "sources_maybe")
    for source in article.sources:
        key = _key(source.url, source.label)
        outcome = "right" if key in right else "unsure" if key in unsure else "wrong"
        yield SourceVerdict(source.rule, record["id"], source.text, outcome)


def _missed(article: Article, record: Record) -> Iterator[tuple[str, str]]:
    found = {_key(source.url, source.label) for source in article.sources}
    for key, name in _named(record, "sources").items():
        if key not in found:
            yield record["id"], name


def _named(record: Record, part: str) -> dict[_Key, str]:
    """Give the annotated sources: what makes each the same as another, and what to call it."""
    pairs = [
        (source.get("url", ""), source.get("label", "")) for source in record["gold"].get(part, [])
    ]
    return {_key(url, label): url or label for url, label in pairs}


def _key(url: str, label: str) -> _Key:
    """Say what makes a source the same: its page, or its name where it has no link."""
    if not url:
        return "", label.casefold()
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")


# Tables


def _show_removals(verdicts: list[Verdict]) -> str:
    by_rule = defaultdict(list)
    for verdict in verdicts:
        by_rule[verdict.rule].append(verdict)
    head = ["rule", "fired", "posts", "right", "wrong", "lost words", "unknown", "no text"]
    rows: list[list[Any]] = [[rule, *_tally(found)] for rule, found in by_rule.items()]
    rows.sort(key=lambda row: (-row[4], -row[1], row[0]))
    return table(head, [*rows, ["all", *_tally(verdicts)]])


def _tally(verdicts: list[Verdict]) -> list[int]:
    outcomes = [verdict.outcome for verdict in verdicts]
    return [
        len(verdicts),
        len({verdict.post for verdict in verdicts}),
        outcomes.count("right"),
        outcomes.count("wrong"),
        sum(verdict.lost for verdict in verdicts),
        outcomes.count("unknown"),
        outcomes.count("silent"),
    ]


def _show_sources(verdicts: list[SourceVerdict], missed: list[tuple[str, str]]) -> str:
    by_rule = defaultdict(list)
    for verdict in verdicts:
        by_rule[verdict.rule].append(verdict.outcome)
    everything = [verdict.outcome for verdict in verdicts]
    wanted = everything.count("right") + len(missed)
    rows = [[rule, *_precision(found, wanted)] for rule, found in by_rule.items()]
    rows.sort(key=lambda row: (-row[3], -row[1], row[0]))
    head = ["sources", "found", "right", "wrong", "unsure", "precision", "recall"]
    lines = [table(head, [*rows, ["all", *_precision(everything, wanted)]])]
    return "\n".join([*lines, *[f"missed in {post}: {name}" for post, name in missed]])


def _precision(outcomes: list[str], wanted: int) -> list[Any]:
    right, wrong = outcomes.count("right"), outcomes.count("wrong")
    return [
        len(outcomes),
        right,
        wrong,
        outcomes.count("unsure"),
        right / (right + wrong) if right + wrong else None,
        right / wanted if wanted else None,
    ]


def _show_silent_rules(removals: list[Verdict], sources: list[SourceVerdict]) -> str:
    fired = {verdict.rule for verdict in removals} | {verdict.rule for verdict in sources}
    silent = [rule for rule in RULES if rule.name not in fired]
    unwraps = sum(rule.action == "unwrap" for rule in silent)
    return f"{len(silent)} of {len(RULES)} rules never fired ({unwraps} of them only protect)"


def _wrong_of(rule: str, removals: list[Verdict], sources: list[SourceVerdict]) -> str:
    wrong = [
        f"{verdict.post}: {verdict.lost} of {verdict.words} words: {verdict.text}"
        for verdict in removals
        if verdict.rule == rule and verdict.outcome == "wrong"
    ]
    wrong += [
        f"{verdict.post}: {verdict.text}"
        for verdict in sources
        if verdict.rule == rule and verdict.outcome == "wrong"
    ]
    return "\n".join(wrong) or f"nothing that {rule} took out was wrong"


if __name__ == "__main__":
    sys.exit(main())
