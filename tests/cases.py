"""Reading case files: Markdown with fenced parts, so that a forge shows them as documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^\n`]+)\n(?P<body>.*?)^(?P=ticks)[ \t]*$\n?", re.M | re.S)
_FIELD = re.compile(r"^(url|title|expect): (.*)$", re.M)


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
    pieces = re.split(r"^## (.*)$", path.read_text("utf-8"), flags=re.M)
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts, rest = _parts(body)
        found.append(Case(path, title.strip(), parts, dict(_FIELD.findall(rest))))
    return found


def files(folder: str) -> list[Path]:
    """List the case files below a folder of the corpus, sorted."""
    return sorted(path for path in (CORPUS / folder).rglob("*.md") if path.name != "README.md")
