"""Blocks as CommonMark with pipe tables and GFM's `~~`.

A parser gives back the words as they stand in the blocks, so whatever in them
reads as markup is escaped, and as little else as can be.  Words go before markup:
where emphasis could not be read back, as in `a**(b)**c`, it is left out.

Markdown has less to say than the blocks, so these are choices:

- Subscript, superscript and mark are plain text.
- A term of a description list is strong, its definition a paragraph.
- LaTeX stands as `$…$` and `$$…$$` where a CommonMark parser leaves it alone;
  where it has characters that would be markup, escaping them would change the
  formula for whoever typesets it, so it stands in code, which GitHub and GitLab
  typeset too: ``$`…`$`` and a fence with the language `math`.
- A marker whose footnote is not among the blocks is left out.
- An image that is a `data:` address keeps its words and loses its bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from string import punctuation
from typing import NamedTuple, assert_never
from unicodedata import category

from wpclean._inline import Edge, Nesting, Run, Step, cut_table, safe_spans, walk
from wpclean._urls import safe_image
from wpclean.model import (
    Block,
    Citation,
    Code,
    Definition,
    Embed,
    Figure,
    Footnote,
    Heading,
    ListItem,
    Math,
    Paragraph,
    Separator,
    Span,
    SpanKind,
    Table,
    Term,
    Verse,
)

__all__ = ["render"]

# How deep nesting is written; what is deeper stands at this depth.  A quotation
# counts one and an item two, as parsers count them: markdown-it leaves out what
# is more than 20 deep.  It also bounds the margin of each line, and so keeps the
# whole linear.
_DEEPEST = 16

# Literal text that a parser would read as markup, wherever it stands in a line.
_MARKUP = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~\n]|\Z)      # a backslash, where it would escape or break the line
    | [\[\]`]
    | \A\^                            # after a bracket it would be a footnote's
    | (?<![ ])\*|\*(?![ ])            # neither opens nor closes between two spaces
    | (?<!\w)_++                      # nor does this between two letters
    | (?<=[^\W_])_++(?![^\W_])        # (from the first one on, or a long run costs its square)
    | (?<=\S)~|\A~(?=[ ])             # a lone one before a word opens what nothing closes
    | ~(?![^\W_]|[ ])
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w{1,32};)
    """,
    re.VERBOSE,
)

# What it begins with.  Most prose has none, and to look for these takes a tenth of the time.
_MARKUP_CHARS = re.compile(r"[\\\[\]`*_~<&^]")

# A tilde that `_MARKUP` leaves alone.  Beside a `~~` it would be the one that the next closes.
_LONE_TILDE = re.compile(r"(?:(?<=\s)|\A)~(?=\S)")

# What would begin a block, underline a heading or head a table, at the start of a line.
_BLOCK_START = re.compile(
    r"""
      \d{1,9}(?=[.)](?:\s|\Z))
    | (?=\#{1,6}(?:\s|\Z) | > | [-+*](?:\s|\Z) | [-=|:][-=|:\s]*\Z)
    """,
    re.VERBOSE,
)
# The definition of a link, which goes before all else: code in a link may hold the `]:`.
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)++\]:", re.DOTALL)
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ ]))(#*)#\Z")

_FLANKED: dict[SpanKind, str] = {"strong": "**", "em": "*", "del": "~~"}
# To GitHub's parser a tilde is not there when it looks what is beside other delimiters.
_PARTING = frozenset(punctuation) - {"~"}
_VERBATIM = frozenset({"code", "math"})
_WRITTEN = frozenset({*_FLANKED, *_VERBATIM, "link"})

_ADDRESS = {code: f"%{code:02X}" for code in (*range(0x20), 0x3C, 0x3E, 0x7F)} | {0x5C: "\\\\"}
_TITLE_ENDS = {'"': '"', "'": "'", "(": ")"}
_SPACE = "&#32;"


class _Margin(NamedTuple):
    """What stands before each line inside a container."""

    text: str
    depth: int

    def within(self, text: str, depth: int) -> _Margin:
        """Give the margin inside one more container."""
        if self.depth + depth > _DEEPEST:
            return self
        return _Margin(self.text + text, self.depth + depth)


class _Notes(NamedTuple):
    """The labels of the footnotes: by `ref` for the markers, and in their order."""

    by_ref: Mapping[str, str]
    in_order: Iterator[str]


def render(blocks: Sequence[Block]) -> str:
    r"""Render blocks as CommonMark.

    >>> from wpclean.model import ListItem, Span
    >>> print(render([
    ...     ListItem("2 * 3 is *not* 5", indent=1),
    ...     ListItem("2. really", (Span(3, 9, "em"),), indent=2, ordinal=1),
    ... ]))
    - 2 * 3 is \*not\* 5
      1. 2\. *really*
    """
    notes = _note_labels(blocks)
    nesting = Nesting()
    margins = [_Margin("", 0)]
    out: list[str] = []
    before: Block | None = None
    for block in blocks:
        lines = _lines(block, notes)
        if not lines:
            continue
        step = nesting.place(block)
        del margins[len(margins) - len(step.closed) :]
        if before is not None and not _is_tight(before, block, step):
            out.append(margins[-1].text.rstrip())
        first = ""
        for container in step.opened:
            outer = margins[-1]
            if container.tag == "blockquote":
                margins.append(outer.within("> ", 1))
            elif container.tag == "li" and isinstance(block, ListItem):
                marker = _bullet(block, nesting.open[-2].jumps)
                first = outer.text + marker
                margins.append(outer.within(" " * len(marker), 2))
            else:
                margins.append(outer)
        margin = margins[-1].text
        out.append(((first or margin) + lines[0]).rstrip())
        blank = margin.rstrip()
        out += [margin + line if line else blank for line in lines[1:]]
        before = block
    return "\n".join(out)


def _is_tight(before: Block, block: Block, step: Step) -> bool:
    """Tell whether an item may follow an item without a blank line between them.

    It may in the same list, and in a list that opens inside the item before,
    unless its number is not 1: such a line would go on in that item's text.
    """
    if not (isinstance(before, ListItem) and isinstance(block, ListItem) and block.text):
        return False
    if len(step.opened) == 1:
        return not step.jumped
    return len(step.opened) == 2 and not step.closed and block.ordinal in (None, 1)


def _bullet(block: ListItem, jumps: int) -> str:
    if block.ordinal is None:
        return "- "
    # Numbers run on inside a list whatever is written; another mark begins another list.
    mark = ")" if jumps % 2 else "."
    return f"{min(max(block.ordinal, 0), 999_999_999)}{mark} "


def _lines(block: Block, notes: _Notes) -> list[str]:
    """Render one block, without the margin of the lists and quotations around it."""
    labels = notes.by_ref
    match block:
        case Paragraph() | Definition():
            return _prose(block.text, block.spans, labels)
        case Heading():
            return [_heading(block, labels)]
        case ListItem():
            return _item(block, labels)
        case Term():
            return _prose(block.text, _wrapped(block, "strong"), labels)
        case Citation():
            return _citation(block, labels)
        case Verse():
            return _verse(block, labels)
        case Code():
            return _fence(block.text, "".join(re.findall(r"[\w+#.-]+", block.language)))
        case Table():
            return _table(block, labels)
        case Figure():
            return _parted(_image(block), _prose(block.text, block.spans, labels))
        case Embed():
            return _embed(block, labels)
        case Math():
            return _display_math(block.latex or block.text)
        case Footnote():
            return _footnote(block, next(notes.in_order), labels)
        case Separator():
            return ["---"]
        case _:
            assert_never(block)


def _heading(block: Heading, labels: Mapping[str, str]) -> str:
    text = _inline(_one_line(block.text), block.spans, labels)
    # A parser takes number signs at the end for the heading's own.
    text = _CLOSING_HASHES.sub(r"\1\\#", text)
    return f"{'#' * min(max(block.level, 1), 6)} {text}"


def _item(block: ListItem, labels: Mapping[str, str]) -> list[str]:
    lines = _prose(block.text, block.spans, labels) or [""]
    if block.checked is not None:
        lines[0] = f"[{'x' if block.checked else ' '}] {lines[0]}"
    return lines


def _citation(block: Citation, labels: Mapping[str, str]) -> list[str]:
    lines = _prose(block.text, block.spans, labels)
    if lines and block.text[0] not in "-–—―":
        lines[0] = f"— {lines[0]}"
    return lines


def _verse(block: Verse, labels: Mapping[str, str]) -> list[str]:
    # A parser takes plain spaces off the start of a line.
    text = re.sub(r"(?m)^[ \t]+", lambda found: "\u00a0" * len(found[0]), block.text)
    return _prose(text, block.spans, labels)


def _fence(text: str, language: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + language, *text.split("\n"), fence]


def _table(block: Table, labels: Mapping[str, str]) -> list[str]:
    runs = cut_table(block)
    caption = _prose(runs.caption.text, _wrapped(runs.caption, "em"), labels)
    grid = _grid(runs.rows, block.header_rows, labels)
    return _parted(caption, grid) if runs.caption_first else _parted(grid, caption)


def _grid(rows: list[list[Run]], header_rows: int, labels: Mapping[str, str]) -> list[str]:
    width = max(map(len, rows), default=0)
    if not width:
        return []
    # A pipe table must have a header, and parsers cut rows that are longer.
    head = rows[0] if header_rows > 0 else []
    head = [*head, *[Run("", ())] * (width - len(head))]
    body = rows[1:] if header_rows > 0 else rows
    return [_row(head, labels), "|" + " --- |" * width, *[_row(row, labels) for row in body]]


def _row(cells: list[Run], labels: Mapping[str, str]) -> str:
    # Cells are split before anything in them is read, so in code too a pipe is escaped.
    texts = [
        _inline(_one_line(cell.text), cell.spans, labels).replace("|", r"\|") for cell in cells
    ]
    return f"| {' | '.join(texts)} |"


def _image(block: Figure) -> list[str]:
    address = safe_image(block.src)
    if address[:5].lower() == "data:":
        address = ""
    alt = _escaped(_one_line(block.alt).strip())
    return [f"![{alt}]({_destination(address)})"] if alt or address else []


def _embed(block: Embed, labels: Mapping[str, str]) -> list[str]:
    if not block.text:
        return _prose(block.url, (Span(0, len(block.url), "link", block.url),), labels)
    return _prose(block.text, _wrapped(block, "link", block.url), labels)


def _display_math(latex: str) -> list[str]:
    if "\n" in latex or not _is_plain(latex):
        return _fence(latex, "math")
    return [f"$${latex}$$"]


def _footnote(block: Footnote, label: str, labels: Mapping[str, str]) -> list[str]:
    first, *others = _not_a_reference(_prose(block.text, block.spans, labels)) or [""]
    return [f"[^{label}]: {first}", *[f"    {line}" for line in others]]


def _not_a_reference(lines: list[str]) -> list[str]:
    """Change a note's text where `[^1]: text` would be the definition of a link.

    To a parser without footnotes that is what it is, and the text never shows,
    where it is one word, as an address, or one word and a title.  A space that is
    written out makes it neither.
    """
    if not lines:
        return lines
    first, *others = lines
    if first.startswith("<"):
        first = "\\" + first
    word, _, rest = (first[:-1] if others else first).partition(" ")
    if not rest:
        return [f"{word} {_SPACE}" + ("\\" if others else ""), *others]
    lines = [first, *others]
    if lines[-1].endswith(_TITLE_ENDS.get(rest[0], "\n")):
        lines[-1] += f" {_SPACE}"
    return lines


def _note_labels(blocks: Sequence[Block]) -> _Notes:
    """Give every footnote a label that is unique and can stand in brackets."""
    by_ref: dict[str, str] = {}
    in_order: list[str] = []
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    notes = [block for block in blocks if isinstance(block, Footnote)]
    for number, note in enumerate(notes, 1):
        base = re.sub(r"[\W_]+", "-", note.label).strip("-") or str(number)
        label = base
        while label in taken:
            repeats[base] += 1
            label = f"{base}-{repeats[base] + 1}"
        taken.add(label)
        in_order.append(label)
        by_ref.setdefault(note.ref, label)
    return _Notes(by_ref, iter(in_order))


def _parted(first: list[str], second: list[str]) -> list[str]:
    return [*first, "", *second] if first and second else first or second


def _wrapped(run: Block | Run, kind: SpanKind, href: str = "") -> tuple[Span, ...]:
    return (Span(0, len(run.text), kind, href), *run.spans)


def _one_line(text: str) -> str:
    # The length stays: spans count on it.
    return text.replace("\n", " ")


def _prose(text: str, spans: Sequence[Span], labels: Mapping[str, str]) -> list[str]:
    """Render running text as the lines of one paragraph."""
    rendered = _inline(text, spans, labels)
    if _DEFINITION.match(rendered):
        rendered = _SPACE + rendered
    return [_guarded(line.lstrip(" ")) for line in rendered.split("\n")] if rendered else []


def _guarded(line: str) -> str:
    """Escape the start of a line that would begin a block."""
    found = _BLOCK_START.match(line)
    return f"{found[0]}\\{line[found.end() :]}" if found else line


def _inline(text: str, spans: Sequence[Span], labels: Mapping[str, str]) -> str:
    # A parser takes a carriage return for the end of a line.
    text = text.replace("\r", " ")
    if not spans:
        return _escaped(text)
    out: list[str] = []
    marks = _written_spans(text, spans, labels)
    struck = any(span.kind == "del" for span in marks)
    verbatim: SpanKind | None = None
    for piece in walk(text, marks):
        if isinstance(piece, Edge):
            kind = piece.span.kind
            if kind in _VERBATIM:
                verbatim = kind if piece.opens else None
            else:
                _append(out, _mark(piece))
        elif verbatim is None:
            escaped = _escaped(piece)
            _append(out, _LONE_TILDE.sub(r"\\~", escaped) if struck else escaped)
        else:
            _append(out, (_code if verbatim == "code" else _math)(_one_line(piece)))
    return "".join(out)


def _mark(edge: Edge) -> str:
    span, opens = edge
    if span.kind == "note":
        return f"[^{span.href}]"
    if span.kind == "link":
        return "[" if opens else f"]({_destination(span.href)})"
    return span.href


def _append(out: list[str], token: str) -> None:
    """Append a token, escaping what only its neighbour makes markup."""
    last = out[-1] if out else ""
    if token.startswith("[") and last.endswith("!"):
        out[-1] = f"{last[:-1]}\\!"
    elif last.startswith("[^") and token.startswith(("(", ":")):
        token = "\\" + token
    out.append(token)


def _escaped(text: str) -> str:
    if _MARKUP_CHARS.search(text):
        text = _MARKUP.sub(lambda found: "\\" + "\\".join(found[0]), text)
    return text.replace("\n", "\\\n")


def _is_plain(latex: str) -> bool:
    return "~" not in latex and _MARKUP.search(latex) is None


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _math(latex: str) -> str:
    return f"${latex}$" if _is_plain(latex) else f"${_code(latex)}$"


def _destination(url: str) -> str:
    url = re.sub(r"&(?=#?\w{1,32};)", r"\&", url.translate(_ADDRESS))
    return f"<{url}>" if re.search(r"[ ()]", url) else url


def _written_spans(text: str, spans: Sequence[Span], labels: Mapping[str, str]) -> list[Span]:
    """Choose the spans that Markdown can say, and how.

    In those given back, `href` is what is written: a link's target, a footnote's
    label, or the delimiter of emphasis.
    """
    trimmed = [_trimmed(text, span) for span in safe_spans(spans) if span.kind in _WRITTEN]
    found = [span for span in trimmed if span.start < span.end]
    size = len(text)
    found += [
        Span(min(span.start, size), min(span.start, size), "note", labels[span.href])
        for span in spans
        if span.kind == "note" and span.href in labels
    ]
    # Links first, so that code which is one link becomes a link of code.
    found.sort(key=lambda span: (span.start, -span.end, span.kind != "link"))
    return _joined(_flanked(text, found))


def _trimmed(text: str, span: Span) -> Span:
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, span.kind, span.href)


def _flanked(text: str, spans: list[Span]) -> list[Span]:
    """Leave out emphasis that a parser would not read, and choose delimiters for the rest.

    The rule is https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run:
    between a letter outside and a letter inside a delimiter works, and it works
    after (for the closing one: before) white space and punctuation.  Where `*`
    would touch `**` the two would be one run, so `_` it is.
    """
    starts = Counter(span.start for span in spans)
    ends = Counter(span.end for span in spans if span.kind != "note")
    strong = {place for span in spans if span.kind == "strong" for place in (span.start, span.end)}
    kept: list[Span] = []
    for span in spans:
        delimiter = _FLANKED.get(span.kind)
        if delimiter is None:
            kept.append(span)
            continue
        start, end = span.start, span.end
        after = _is_apart(text[start - 1 : start])
        before = _is_apart(text[end : end + 1])
        if span.kind == "em" and (start in strong or end in strong):
            fits, delimiter = after and before, "_"
        else:
            # Any other mark right inside is punctuation.
            opens = after or (starts[start] == 1 and _is_letter(text[start]))
            fits = opens and (before or (ends[end] == 1 and _is_letter(text[end - 1])))
        if fits:
            kept.append(Span(start, end, span.kind, delimiter))
    return kept


def _is_apart(char: str) -> bool:
    """Tell whether a character (or none) parts words for every version of CommonMark."""
    return not char or char.isspace() or char in _PARTING or category(char)[0] == "P"


def _is_letter(char: str) -> bool:
    # Symbols became punctuation only with CommonMark 0.31.
    return not _is_apart(char) and category(char)[0] != "S"


def _joined(spans: list[Span]) -> list[Span]:
    """Join spans of a kind that touch, and take out those inside one of their kind or in code.

    `**a****b**` and `` `a``b` `` would be read as one run of delimiters.
    """
    kept: list[Span] = []
    open_spans: list[int] = []
    # Those that end where the next begins, the outermost last.
    ended: list[int] = []
    for span in spans:
        while open_spans and kept[open_spans[-1]].end <= span.start:
            ended.append(open_spans.pop())
        outer = [kept[index] for index in open_spans]
        verbatim = next((other for other in outer if other.kind in _VERBATIM), None)
        if verbatim is not None:
            if span.kind == "note":
                kept.append(Span(verbatim.end, verbatim.end, "note", span.href))
            continue
        if span.kind != "note" and any(other.kind == span.kind for other in outer):
            continue
        touching = kept[ended[-1]] if ended else None
        if touching is not None and _continues(touching, span):
            open_spans.append(ended.pop())
            kept[open_spans[-1]] = Span(touching.start, span.end, span.kind, span.href)
            continue
        ended.clear()
        if span.kind != "note":
            open_spans.append(len(kept))
        kept.append(span)
    return kept


def _continues(before: Span, span: Span) -> bool:
    return (
        before.end == span.start
        and before.kind == span.kind
        and before.kind in (*_FLANKED, "code")
        and before.href == span.href
    )
