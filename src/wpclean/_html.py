"""Blocks as minimal semantic HTML that is safe to show.

`extract` reads the same blocks back from it, so the markup here is the markup
that the walk knows: see `wpclean.markup` for the rows named `wpclean/…`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import assert_never

from wpclean._inline import Container, Nesting, Run, cut_table, safe_spans, walk
from wpclean._urls import safe_image, safe_link
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

_Labels = Mapping[str, str]

_SPAN_TAGS: dict[SpanKind, tuple[str, str]] = {
    **{
        kind: (f"<{kind}>", f"</{kind}>")
        for kind in ("strong", "em", "code", "sub", "sup", "del", "mark")
    },
    "math": ('<span class="wpclean-math">', "</span>"),
}

# Blocks that share one element with their neighbours of the same kind.
_SHARED: dict[type[Block], tuple[str, str]] = {
    Term: ("<dl>", "</dl>"),
    Definition: ("<dl>", "</dl>"),
    Footnote: ('<ol class="wp-block-footnotes">', "</ol>"),
}
_NOT_SHARED = ("", "")


def render(blocks: Sequence[Block]) -> str:
    """Render blocks as HTML: no script, no event handler, no link but a safe one.

    >>> from wpclean.model import Paragraph, Span
    >>> render([Paragraph("Read this", (Span(5, 9, "link", "https://example.org/"),))])
    '<p>Read <a href="https://example.org/">this</a></p>'
    """
    labels = {note.ref: note.label for note in reversed(blocks) if isinstance(note, Footnote)}
    nesting = Nesting()
    lines: list[str] = []
    shared = _NOT_SHARED
    after_item = False
    for block in blocks:
        step = nesting.place(block)
        wanted = _SHARED.get(type(block), _NOT_SHARED)
        moved = bool(step.closed or step.opened)
        if shared[1] and (moved or wanted != shared):
            lines.append(shared[1])
            shared = _NOT_SHARED
        _close(lines, step.closed, after_item=after_item)
        in_item = after_item and not step.closed
        end = len(lines)
        lines += [_start(container, block) for container in step.opened if container.tag != "li"]
        if wanted != shared:
            lines.append(wanted[0])
            shared = wanted
        after_item = isinstance(block, ListItem)
        lines.append(_block(block, labels, jumped=step.jumped))
        if in_item and not lines[end - 1].isascii():
            # A letter and a line's end may read as mojibake of one.
            lines[end - 1 : end + 1] = ["".join(lines[end - 1 : end + 1])]
    if shared[1]:
        lines.append(shared[1])
    _close(lines, nesting.close_all(), after_item=after_item)
    return "\n".join(lines)


def _close(lines: list[str], containers: list[Container], *, after_item: bool) -> None:
    for container in containers:
        if after_item:
            # The innermost is the item of the last line.
            lines[-1] += "</li>"
            after_item = False
        else:
            lines.append(f"</{container.tag}>")


def _start(container: Container, block: Block) -> str:
    if container.tag == "ol" and isinstance(block, ListItem) and block.ordinal != 1:
        return _tag("ol", {"start": block.ordinal})
    return f"<{container.tag}>"


def _block(block: Block, labels: _Labels, *, jumped: bool) -> str:
    match block:
        case Paragraph():
            return f"<p>{_inline(block, labels)}</p>"
        case Heading():
            level = min(max(block.level, 1), 6)
            return f"<h{level}>{_inline(block, labels)}</h{level}>"
        case ListItem():
            return _item(block, labels, jumped=jumped)
        case Term():
            return f"<dt>{_inline(block, labels)}</dt>"
        case Definition():
            return f"<dd>{_inline(block, labels)}</dd>"
        case Citation():
            cite = f"<cite>{_inline(block, labels)}</cite>"
            return cite if block.quote > 0 else f"<p>{cite}</p>"
        case Verse():
            return _verse(block, labels)
        case Code():
            return _code(block, labels)
        case Table():
            return _table(block, labels)
        case Figure():
            return _figure(block, labels)
        case Embed():
            return _embed(block, labels)
        case Math():
            return _math(block)
        case Footnote():
            start = _tag("li", {"id": block.ref, "data-label": block.label})
            return f"{start}{_inline(block, labels)}</li>"
        case Separator():
            return "<hr>"
        case _:
            assert_never(block)


def _item(block: ListItem, labels: _Labels, *, jumped: bool) -> str:
    """Render an item without its end: what follows may belong to it."""
    start = _tag("li", {"value": block.ordinal}) if jumped else "<li>"
    box = ""
    if block.checked is not None:
        box = f'<input type="checkbox"{" checked" if block.checked else ""} disabled> '
    return f"{start}{box}{_inline(block, labels)}"


def _verse(block: Verse, labels: _Labels) -> str:
    text = _inline(block, labels, newline="\n")
    # The parser drops a newline right after `<pre>`.
    first = "\n" if text.startswith("\n") else ""
    return f'<pre class="wp-block-verse">{first}{text}</pre>'


def _code(block: Code, labels: _Labels) -> str:
    language = "-".join(block.language.split())
    start = _tag("code", {"class": f"language-{language}" if language else None})
    text = _inline(block, labels, newline="\n")
    return f"<pre>{start}{text}</code></pre>"


def _table(block: Table, labels: _Labels) -> str:
    runs = cut_table(block)
    caption = _inline(runs.caption, labels)
    lines = ["<table>"]
    if caption and runs.caption_first:
        lines.append(f"<caption>{caption}</caption>")
    heads = runs.rows[: max(block.header_rows, 0)]
    for part, cell, rows in (("thead", "th", heads), ("tbody", "td", runs.rows[len(heads) :])):
        if rows:
            lines.append(f"<{part}>")
            lines += [_row(row, cell, labels) for row in rows]
            lines.append(f"</{part}>")
    lines.append("</table>")
    if caption and not runs.caption_first:
        lines = ["<figure>", *lines, f"<figcaption>{caption}</figcaption>", "</figure>"]
    return "\n".join(lines)


def _row(cells: list[Run], tag: str, labels: _Labels) -> str:
    return "".join(
        ["<tr>", *[f"<{tag}>{_inline(cell, labels)}</{tag}>" for cell in cells], "</tr>"]
    )


def _figure(block: Figure, labels: _Labels) -> str:
    image = _tag(
        "img",
        {
            "src": safe_image(block.src) or None,
            "alt": block.alt,
            "width": block.width,
            "height": block.height,
        },
    )
    return f"<figure>{image}{_caption(block, labels)}</figure>"


def _embed(block: Embed, labels: _Labels) -> str:
    start = _tag(
        "figure",
        {
            "class": "wpclean-embed",
            "data-url": block.url,
            "data-provider": block.provider,
            "data-kind": block.kind,
        },
    )
    href = safe_link(block.url)
    link = f"{_tag('a', {'href': href})}{_text(href)}</a>" if href else ""
    return f"{start}{link}{_caption(block, labels)}</figure>"


def _caption(block: Figure | Embed, labels: _Labels) -> str:
    return f"<figcaption>{_inline(block, labels)}</figcaption>" if block.text else ""


def _math(block: Math) -> str:
    latex = _text(block.latex or block.text)
    return (
        f'<math display="block"><semantics><mtext>{latex}</mtext>'
        f'<annotation encoding="application/x-tex">{latex}</annotation></semantics></math>'
    )


def _inline(run: Block | Run, labels: _Labels, *, newline: str = "<br>") -> str:
    if not run.spans:
        return _text(run.text).replace("\n", newline)
    parts: list[str] = []
    in_link = False
    for piece in walk(run.text, safe_spans(run.spans)):
        if isinstance(piece, str):
            parts.append(_text(piece).replace("\n", newline))
            continue
        span, opens = piece
        if span.kind == "note":
            parts.append(_marker(span, labels, in_link=in_link))
        elif span.kind == "link":
            parts.append(_tag("a", {"href": span.href}) if opens else "</a>")
            in_link = opens
        else:
            parts.append(_SPAN_TAGS[span.kind][0 if opens else 1])
    return "".join(parts)


def _marker(span: Span, labels: _Labels, *, in_link: bool) -> str:
    start = _tag("sup", {"class": "fn", "data-fn": span.href})
    label = _text(labels.get(span.href) or "*")
    if not in_link:
        # A link inside a link would end the outer one.
        label = f"{_tag('a', {'href': f'#{span.href}'})}{label}</a>"
    return f"{start}{label}</sup>"


def _tag(name: str, attributes: Mapping[str, str | int | None]) -> str:
    written = [
        f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value is not None
    ]
    return f"<{name}{''.join(written)}>"


def _text(text: str) -> str:
    # A parser turns a bare carriage return into a newline.
    return escape(text, quote=False).replace("\r", "&#13;")


def _attribute(value: str | int) -> str:
    return escape(str(value)).replace("\r", "&#13;")
