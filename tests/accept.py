"""Rewrite the expectations of cases from what the code now gives, and print the difference.

    python -m tests.accept corpus/html/lists/nested.md corpus/posts/layout

A path is a case file, a post's folder, or a folder above them.  Read the
difference as a patch: the command accepts faults as gladly as fixes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

from tests.cases import (
    CORPUS,
    Case,
    article_of,
    blocks_of,
    last_text_of,
    markdown_of,
    read_case,
    read_cases,
    read_post,
    removed_of,
    sources_of,
    split_cases,
    to_json,
    to_json_lines,
    to_pretty_json,
    with_parts,
)
from wpclean import Article, extract


def html_parts(article: Article) -> dict[str, str]:
    return {
        "json blocks": to_json_lines(blocks_of(article)),
        "text removed": "\n".join(removed_of(article)),
    }


def rule_parts(article: Article) -> dict[str, str]:
    return {"text output": article.text, "text removed": "\n".join(removed_of(article))}


def source_parts(article: Article) -> dict[str, str]:
    sources = sources_of(article)
    return {
        "json sources": to_json_lines(sources) if len(sources) > 1 else to_json(sources),
        "text last": last_text_of(article),
    }


# What each kind of case cannot do without is in `NEEDED`; other parts are rewritten where present.
PARTS: dict[str, Callable[[Article], dict[str, str]]] = {
    "html": html_parts,
    "rules": rule_parts,
    "sources": source_parts,
}
NEEDED = {
    "html": {"html input", "json blocks"},
    "rules": {"html input", "text output", "text removed"},
    "sources": {"html input", "json sources", "text last"},
}


def accept_case(text: str, case: Case) -> str:
    """Give the text of a case with its expectations rewritten."""
    kind = case.path.relative_to(CORPUS).parts[0]
    if missing := NEEDED[kind] - case.parts.keys():
        sys.exit(f"{case.id}: a part is missing: {', '.join(sorted(missing))}")
    return with_parts(text, PARTS[kind](extract(case.post(), known_repeats=case.repeats)))


def accept_file(path: Path) -> str:
    """Give the text of a case file with the expectations of all its cases rewritten."""
    text = path.read_text("utf-8")
    if path.parent != CORPUS / "sources":
        return accept_case(text, read_case(path))
    head, *pieces = split_cases(text)
    return head + "".join(map(accept_case, pieces, read_cases(path)))


def accept_post(folder: Path) -> dict[Path, str]:
    """Give the two expectations of a whole post."""
    article = extract(read_post(folder))
    return {
        folder / "expected.json": to_pretty_json(article_of(article)) + "\n",
        folder / "expected.md": markdown_of(article),
    }


def accept(path: Path) -> dict[Path, str]:
    """Give the new texts of the expectations at a path or below it."""
    place = path.resolve()
    kind = place.relative_to(CORPUS).parts[:1] if place.is_relative_to(CORPUS) else ()
    if kind == ("posts",) and (folders := sorted(post.parent for post in place.rglob("post.json"))):
        return {file: text for folder in folders for file, text in accept_post(folder).items()}
    if kind and kind[0] in PARTS:
        below = [place] if place.is_file() else sorted(place.rglob("*.md"))
        if below and all(file.suffix == ".md" for file in below):
            return {file: accept_file(file) for file in below}
    sys.exit(f"{path}: no case file and no post; see corpus/README.md for what they look like")


def difference(path: Path, new: str) -> Iterator[str]:
    """Give the lines in which a file and its new text differ."""
    old = path.read_text("utf-8") if path.exists() else ""
    name = path.relative_to(CORPUS.parent).as_posix()
    before, after = (text.splitlines(keepends=True) for text in (old, new))
    return unified_diff(before, after, name, name)


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.accept", description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="+", type=Path)
    # All paths are read before any is written: a mistyped one changes nothing.
    texts: dict[Path, str] = {}
    for path in parser.parse_args().path:
        texts |= accept(path)
    lines = [line for path, text in texts.items() for line in difference(path, text)]
    for path, text in texts.items():
        path.write_text(text, "utf-8", newline="\n")
    sys.stdout.writelines(lines)


if __name__ == "__main__":
    main()
