"""Reading the corpus: case files in Markdown, posts in folders, and results as both write them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from wpclean import Article, Block, Citation, Embed, Figure, Footnote, ListItem, Separator, Table
from wpclean._inline import cut_table

if TYPE_CHECKING:
    from markdown_it.token import Token

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
POSTS = CORPUS / "posts"
_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^\n`]+)\n(?P<body>.*?)^(?P=ticks)[ \t]*$\n?", re.M | re.S
)
_FIELD = re.compile(r"^(url|title|expect|repeats): (.*)$", re.M)
_TITLE = re.compile(r"^## (.*)$", re.M)
_WIDTH = 100


@dataclass
class Case:
    """One case: a title, its fenced parts by their info string, and its `name: value` lines."""

    path: Path
    title: str
    parts: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        place = self.path.relative_to(CORPUS).with_suffix("").as_posix()
        return place if len(self.path.parts) and self.title == "" else f"{place}: {self.title}"

    def post(self, part: str = "html input") -> dict[str, str]:
        """Give the post that a part of the case stands for."""
        fields = {"content": self.parts[part]}
        if "url" in self.fields:
            fields["link"] = self.fields["url"]
        if "title" in self.fields:
            fields["title"] = self.fields["title"]
        return fields

    @property
    def repeats(self) -> frozenset[str]:
        """Give the texts that the case knows to recur across the site."""
        return (
            frozenset(self.fields["repeats"].split(" | "))
            if "repeats" in self.fields
            else frozenset()
        )


def _parts(text: str) -> tuple[dict[str, str], str]:
    parts: dict[str, str] = {}
    for match in _FENCE.finditer(text):
        name = match["info"].strip()
        if name in parts:
            raise ValueError(f"two fences are named {name!r}")
        parts[name] = match["body"].removesuffix("\n")
    return parts, _FENCE.sub("", text)


def read_case(path: Path) -> Case:
    """Read a file that is one case."""
    parts, rest = _parts(path.read_text("utf-8"))
    return Case(path, "", parts, dict(_FIELD.findall(rest)))


def read_cases(path: Path) -> list[Case]:
    """Read a file of several cases, each under a `## title`."""
    found = []
    pieces = _TITLE.split(path.read_text("utf-8"))
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts, rest = _parts(body)
        found.append(Case(path, title.strip(), parts, dict(_FIELD.findall(rest))))
    return found


def files(folder: str) -> list[Path]:
    """List the case files below a folder of the corpus, sorted."""
    return sorted(path for path in (CORPUS / folder).rglob("*.md") if path.name != "README.md")


def read_post(folder: Path) -> dict[str, Any]:
    """Read the post object of a folder of `corpus/posts`."""
    post: dict[str, Any] = json.loads((folder / "post.json").read_bytes())
    return post


# Results


def article_of(article: Article) -> dict[str, Any]:
    """Give what `expected.json` holds of an article: defaults left out, with offsets."""
    plain = article.to_dict()
    names = ("title", "sources", "removed", "repairs", "blocks")
    # Through JSON: a tuple is a list there.
    held: dict[str, Any] = json.loads(json.dumps({n: plain[n] for n in names if n in plain}))
    return held


def blocks_of(article: Article) -> list[dict[str, Any]]:
    """Give the blocks as case files write them: defaults left out, and no offsets."""
    blocks: list[dict[str, Any]] = article_of(article).get("blocks", [])
    return [{key: block[key] for key in block if key != "start"} for block in blocks]


def removed_of(article: Article) -> list[str]:
    """Give the removals as case files write them: `rule: text`, each on one line.

    A box that a plugin marks as a source leaves too, but as a source.
    """
    gone = [(removal.rule, removal.text) for removal in article.removed]
    boxes = ((s.rule, s.text) for s in article.sources if not s.rule.startswith("sources/"))
    gone += [box for box, _ in groupby(boxes)]
    return [f"{rule}: {' '.join(text.split())}" for rule, text in gone]


def sources_of(article: Article) -> list[dict[str, Any]]:
    """Give the sources as case files write them."""
    return [
        {"url": s.url, "label": s.label, "kind": s.kind, "stripped": s.stripped}
        for s in article.sources
    ]


def last_text_of(article: Article) -> str:
    """Give the text of the last block that has one."""
    return next((block.text for block in reversed(article.blocks) if block.text), "")


def markdown_of(article: Article) -> str:
    """Give what `expected.md` holds of an article: its Markdown, ended as a text file is."""
    rendered = article.to_markdown()
    return f"{rendered}\n" if rendered else ""


# Markdown, read back


def markdown_words(rendered: str) -> list[str]:
    """Give the text of each block that a CommonMark parser finds, white space collapsed."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(rendered):
        assert token.type not in ("html_block", "code_block")
        if token.type == "inline":
            found.append(_inline_words(token))
        elif token.type == "fence":
            found.append(token.content)
        elif token.type == "hr":
            found.append("---")
    return [" ".join(text.split()) for text in found if text.strip()]


def shown_in_markdown(block: Block) -> list[str]:
    """Give the texts of a block in the order in which its Markdown shows them."""
    match block:
        case Separator():
            return ["---"]
        case Table():
            cells = [cell for row in block.rows for cell in row]
            caption_first = cut_table(block).caption_first
            return [block.caption, *cells] if caption_first else [*cells, block.caption]
        case Figure():
            return [block.alt, block.text]
        case Embed(text=""):
            return [block.url]
        case Footnote():
            return [f": {block.text}"]
        case ListItem(checked=bool()):
            return [f"[{'x' if block.checked else ' '}] {block.text}"]
        case Citation() if block.text[0] not in "-–—―":
            return [f"— {block.text}"]
        case _:
            return [block.text]


def _inline_words(token: Token) -> str:
    words = []
    for child in token.children or ():
        assert child.type != "html_inline"
        if child.type == "image":
            words.append(_inline_words(child))
        else:
            words.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return "".join(words)


# Results as text; `tests.accept` writes it, and no test writes


def to_json(value: object) -> str:
    """Encode on one line, with the characters that nobody sees as escapes."""
    plain = json.dumps(value, ensure_ascii=False)
    return "".join(char if _is_seen(char) else json.dumps(char)[1:-1] for char in plain)


def to_pretty_json(value: object, indent: str = "") -> str:
    """Encode with what fits on a line on one line, so that a span takes one and not five."""
    line = to_json(value)
    if not isinstance(value, (dict, list)) or not value or len(indent + line) < _WIDTH:
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        items = [f"{to_json(key)}: {to_pretty_json(value[key], deeper)}" for key in value]
    else:
        items = [to_pretty_json(item, deeper) for item in value]
    return f"{line[0]}\n{deeper}" + f",\n{deeper}".join(items) + f"\n{indent}{line[-1]}"


def to_json_lines(records: list[dict[str, Any]]) -> str:
    """Encode a list with one record a line."""
    if not records:
        return "[]"
    return "[\n" + ",\n".join(f"  {to_json(record)}" for record in records) + "\n]"


def with_parts(text: str, parts: Mapping[str, str]) -> str:
    """Replace the bodies of the fences that `parts` names; nothing is added."""

    def fence(match: re.Match[str]) -> str:
        name = match["info"].strip()
        body = f"{parts[name]}\n" if parts.get(name) else parts.get(name, match["body"])
        start, end = (place - match.start() for place in match.span("body"))
        return match[0][:start] + body + match[0][end:]

    return _FENCE.sub(fence, text)


def split_cases(text: str) -> list[str]:
    """Cut a file of several cases before each `## title`: the head, then one piece a case."""
    starts = [match.start() for match in _TITLE.finditer(text)]
    return [text[a:b] for a, b in zip([0, *starts], [*starts, len(text)], strict=True)]


def _is_seen(char: str) -> bool:
    if char == " ":
        return True
    selects_a_variant = "\ufe00" <= char <= "\ufe0f"
    return not selects_a_variant and unicodedata.category(char)[0] not in "CZ"
