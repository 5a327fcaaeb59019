"""Hostile HTML of any size: what is built to cost a parser, a pattern or a renderer much.

`SHAPES` gives for each name a function from a length in code points to HTML of about that length.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

__all__ = ["SHAPES"]

Shape = Callable[[int], str]


def _repeat(unit: str, before: str = "", after: str = "") -> Shape:
    """Repeat a unit; `before` and `after` stand around all."""
    return lambda size: before + unit * max(size // len(unit), 1) + after


def _nest(start: str, end: str, inner: str = "deep", most: int = 10**9) -> Shape:
    """Nest an element in itself, closed in order, `most` levels deep at the most."""

    def build(size: int) -> str:
        depth = max(size // len(start + end), 1)
        once = min(depth, most)
        nest = start * once + inner + end * once
        return nest * (depth // once)

    return build


def _number(unit: str) -> Shape:
    """Repeat a unit with another number in each: `{}` stands for it."""

    def build(size: int) -> str:
        parts: list[str] = []
        for number in count():
            if size <= 0:
                break
            parts.append(unit.replace("{}", str(number)))
            size -= len(parts[-1])
        return "".join(parts)

    return build


def _halves(first: Shape, second: Shape) -> Shape:
    return lambda size: first(size // 2) + second(size // 2)


def _below(depth: int, start: str, unit: str) -> Shape:
    """Repeat a unit in so many open elements."""
    return lambda size: start * depth + unit * max((size - depth * len(start)) // len(unit), 1)


def _attributes(name: str) -> Shape:
    return lambda size: f"<{name} {_number('a{} ')(size)}>text</{name}>"


NESTED: dict[str, Shape] = {
    f"nested {tag}": _nest(f"<{tag}>", f"</{tag}>")
    for tag in (
        "a b blockquote button cite code dd details div dl em fieldset figure font form h2 i label"
        " li marquee math nobr noscript object ol option p pre section select small span strong"
        " sub sup svg table template u ul x-tip"
    ).split()
} | {
    "nested ul li": _nest("<ul><li>x", "</li></ul>"),
    "nested ol li": _nest("<ol><li>x", "</li></ol>"),
    "nested table td": _nest("<table><tr><td>", "</td></tr></table>"),
    "nested figure figcaption": _nest("<figure><figcaption>", "</figcaption></figure>"),
    "nested blockquote p": _nest("<blockquote><p>x</p>", "</blockquote>"),
    "nested blockquote ul li": _nest("<blockquote><ul><li>x", "</li></ul></blockquote>"),
    "nested foreignObject": _nest("<svg><foreignObject>", "</foreignObject></svg>"),
    "nested noscript img": _nest('<noscript><img src="a.jpg">', "</noscript>"),
    "nested picture": _nest("<picture><source srcset=a.jpg>", "</picture>"),
    "nested share box": _nest('<div class="sharedaddy">x', "</div>"),
    "nested link box": _nest('<div><a href="/x">Read more</a>', "</div>"),
}

# The same just below the limits, again and again.
NESTS: dict[str, Shape] = {
    f"nests of {depth:,} {tag}": _nest(f"<{tag}>x", f"</{tag}>", most=depth)
    for tag in ("b", "blockquote", "code", "div", "figure", "noscript", "span", "ul")
    for depth in (100, 1_000)
} | {
    "nests of 100 table td": _nest("<table><tr><td>x", "</td></tr></table>", most=100),
    "nests of 100 ul li": _nest("<ul><li>x", "</li></ul>", most=100),
    "nests of 1,000 ul li": _nest("<ul><li>x", "</li></ul>", most=1_000),
    "nests of 1,000 share box": _nest('<div class="sharedaddy">x', "</div>", most=1_000),
}

FORMATTING: dict[str, Shape] = {
    f"unclosed {tag}": _repeat(f"<p><{tag}>x") for tag in ("a", "b", "font", "i", "nobr")
} | {
    "unclosed numbered font": _number("<p><font color={}>x"),
    "unclosed numbered a": _number("<p><a href=/{}>x"),
    "unclosed numbered b": _number("<b id={}>"),
    "unclosed marks": _repeat("<p><b><i><u><s><tt><em><strong>x"),
    "open marks around paragraphs": _repeat("<p>six</p>", "<b><i><u><s><em>"),
    "200 open fonts around paragraphs": _below(1, _number("<font color={}>")(3_000), "<p>x</p>"),
    "200 unclosed fonts, then paragraphs": _below(
        1, f"<p>{_number('<font color={}>')(3_000)}x</p>", "<p>x"
    ),
    "marks closed in the wrong order": _repeat("<b><i><u>x</b></i></u>"),
    "marks closed around blocks": _repeat("<b><div><i><p>x</b></div></i></p>"),
    "lexbor 340": lambda size: (
        _number("<b {}>")(size // 3) + _number("<i {}>")(size // 3) + "x</b>" * (size // 15)
    ),
    "marks around boxes, closed": _halves(_number("<b {}><div>"), _repeat("</b>")),
    "links in links": _repeat("<a href=/x><div>"),
    "fonts in a table": _halves(_number("<table><font {}>"), _repeat("<tr>x")),
}

PARSER: dict[str, Shape] = {
    "attributes on div": _attributes("div"),
    "attributes on a": _attributes("a"),
    "attributes on br": _attributes("br"),
    "4,000 attributes on each": lambda size: (
        f"<p {_number('a{} ')(20_000)}>x</p>" * max(size // 20_000, 1)
    ),
    "attribute names": _number("<br a{}>"),
    "attribute names of one sign": lambda size: "".join(
        f"<br {' '.join(map(chr, range(start, start + 3_000)))}>"
        for start in range(0x10000, 0x10000 + size // 2, 3_000)
    ),
    "links with hidden attributes": _below(
        1, "<p><a x='\">' " + _number("a{} ")(3_000) + ">", "<p>x"
    ),
    "links in capitals": _repeat("<p><A\f>x"),
    "element names": _number("<x{}>x</x{}>"),
    "attributes without white space": _number('<br a{}="">'),
    "one long attribute": lambda size: f'<p title="{"a" * size}">text</p>',
    "one long class": lambda size: f'<p class="{"a" * size}">text</p>',
    "one class of many names": lambda size: f'<p class="{_number("c{} ")(size)}">text</p>',
    "one class of one name": lambda size: f'<p class="{"a " * (size // 2)}">text</p>',
    "one long style": lambda size: f'<p style="{"color:red;" * (size // 10)}">text</p>',
    "one long address": lambda size: f'<p><a href="/{"a" * size}">text</a></p>',
    "address of percents": lambda size: f'<p><a href="/{"%41" * (size // 3)}">text</a></p>',
    "address of white space": lambda size: f'<p><a href="{" " * size}x">text</a></p>',
    "one long srcset": lambda size: f'<img src=a.jpg srcset="{"a.jpg 1w, " * (size // 10)}">',
    "commas of a srcset": lambda size: f'<img src=a.jpg srcset="{"," * size}">',
    "spaces of a srcset": lambda size: f'<img src=a.jpg srcset="{" " * size}x">',
    "one long name": lambda size: f"<{'a' * size}>text",
    "unclosed comment": _repeat("a", "text<!--"),
    "unclosed comments": _repeat("<!--"),
    "dashes of a comment": _repeat("-", "<!--"),
    "bogus comments": _repeat("<!>"),
    "unclosed tag": _repeat("a ", "text<p "),
    "unclosed tags": _repeat("<p "),
    "unclosed quote": _repeat("a", 'text<p class="'),
    "unclosed quotes": _repeat("<p class='"),
    "tags in quotes": _repeat("<p class='<div>'>"),
    "runs of <": _repeat("<"),
    "runs of </": _repeat("</"),
    "runs of <!": _repeat("<!"),
    "runs of >": _repeat(">"),
    "runs of &": _repeat("&"),
    "runs of &#": _repeat("&#"),
    "runs of entities": _repeat("&amp;"),
    "runs of twice written entities": _repeat("&amp;amp;"),
    "runs of cut entities": _repeat("&ampx"),
    "one long entity": _repeat("a", "&"),
    "one long number": _repeat("9", "&#"),
    "CDATA": _repeat("<![CDATA[x]]>", "<svg>"),
    "many unclosed CDATA": _repeat("<![CDATA[", "<svg>"),
    "tags in values": _repeat('a="<p " ', "<p "),
    "tags in values of tags": _repeat("<p " + 'a="<p " ' * 30 + ">x"),
    "styles in SVG": _repeat("<svg><style>"),
    "ends of data": _repeat("<svg>]]>"),
    "unclosed CDATA": _repeat("]]", "<svg><![CDATA["),
    "unclosed scripts": _repeat("<script>"),
    "scripts in comments": _repeat("<!--<script>", "<script>"),
    "unclosed textareas": _repeat("</textare", "<textarea>"),
    "styles": _repeat("<style>a{}</style>"),
    "closing p": _repeat("</p>"),
    "closing br": _repeat("</br>"),
    "closing anything": _repeat("</x></div></b>"),
    "closing spans below divs": _below(1_000, "<div>", "</span>"),
    "paragraphs below divs": _below(1_000, "<div>", "<p>x</p>"),
    "paragraphs below spans": _below(1_000, "<span>", "<p>x</p>"),
    "paragraphs below quotes": _below(1_000, "<blockquote>", "<p>x</p>"),
    "paragraphs below marks": _below(1_000, "<b>", "<p>x</p>"),
    "paragraphs below numbered marks": _below(1, _number("<b id={}>")(9_000), "<p>x</p>"),
    "items below lists": _below(500, "<ul><li>", "<li>x"),
    "texts below marks": _below(1_000, "<b>", "é<br>"),
    "texts below code": _below(1_000, "<code>", "[x] é<br>"),
    "texts below links": _below(1, '<div><a href="/x">' * 500, "é[x]<br>"),
    "marks in marks": _below(1_000, "<b>", "<i>é</i>"),
    "many br": _repeat("<br>"),
    "many hr": _repeat("<hr>"),
    "many p": _repeat("<p>x</p>"),
    "many open p": _repeat("<p>"),
    "many a": _repeat("<a>"),
    "many b": _repeat("<b>x</b> "),
    "many links": _repeat("<a href=/x>x</a> "),
    "many images": _repeat("<img src=a.jpg>"),
    "many captions": _repeat("<figure><img src=a.jpg><figcaption>x</figcaption></figure>"),
    "many frames": _repeat("<iframe src=//a.example/></iframe>"),
    "many headings": _repeat("<h2>x</h2>"),
    "many items": _repeat("<li>x"),
    "many options": _repeat("<option>x", "<select>"),
    "many lists": _repeat("<ul><li>x</ul>"),
    "many quotes": _repeat("<blockquote>x</blockquote>"),
    "many terms": _repeat("<dt>x<dd>y", "<dl>"),
    "many cells": _repeat("<td>x", "<table><tr>"),
    "many rows": _repeat("<tr><td>x", "<table>"),
    "many tables": _repeat("<table><tr><td>x<td>y<tr><td>z<td>z</table>"),
    "many spanning cells": _repeat("<td colspan=1000 rowspan=65534>x", "<table><tr>"),
    "many spanning rows": _repeat("<tr><td colspan=1000 rowspan=65534>x<td>y", "<table>"),
    "many code blocks": _repeat("<pre><code>x</code></pre>"),
    "many formulas": _repeat("<math><mi>x</mi></math> "),
    "many drawings": _repeat("<svg><path/></svg> "),
    "many noscripts": _repeat("<noscript><img src=a.jpg></noscript>"),
    "many footnotes": _number('<sup class="fn" data-fn="n{}"><a href="#n{}">{}</a></sup> x '),
    "many notes": lambda size: (
        f'<ol class="wp-block-footnotes">{_number("<li id=n{}>note</li>")(size)}</ol>'
    ),
    "many inline notes": _number('<span class="mfn" data-mfn="{}">x</span> '),
    "cells without a table": _repeat("<td>x</td>"),
    "foster children": _repeat("x<b>", "<table>"),
}

TEXT: dict[str, Shape] = {
    "one long word": _repeat("a", "<p>", "!</p>"),
    "one long paragraph": _repeat("harbour ", "<p>", "</p>"),
    "one long accented paragraph": _repeat("Häfen ", "<p>", "</p>"),
    "one long damaged paragraph": _repeat("HÃ¤fen â€™ ", "<p>", "</p>"),
    "one long Japanese paragraph": _repeat("港は静かだ。", "<p>", "</p>"),
    "combining marks": _repeat("\u0301", "<p>a", "</p>"),
    "combining marks of two classes": _repeat("\u0301\u0327", "<p>a", "</p>"),
    "soft hyphens": _repeat("\u00ad", "<p>a", "b</p>"),
    "joiners": _repeat("\u200d", "<p>👩", "👩</p>"),
    "variation selectors": _repeat("x\ufe0f", "<p>", "</p>"),
    "direction marks": _repeat("\u202e", "<p>", "x</p>"),
    "control characters": _repeat("\x01", "<p>", "x</p>"),
    "NUL": _repeat("\0", "<p>", "x</p>"),
    "carriage returns": _repeat("\r", "<p>", "x</p>"),
    "lone surrogates": _repeat("\ud800", "<p>", "x</p>"),
    "spaces": _repeat(" ", "<p>x", "y</p>"),
    "spaces, then a sign": _repeat(" ", "<p>Source", "!</p>"),
    "no-break spaces": _repeat("\u00a0", "<p>x", "y</p>"),
    "no-break entities": _repeat("&nbsp;", "<p>x", "y</p>"),
    "newlines": _repeat("\n", "<p>x", "y</p>"),
    "newlines in pre": _repeat("\n", "<pre>x", "y</pre>"),
    "spaces in pre": _repeat(" ", "<pre>x", "y</pre>"),
    "colons": _repeat(": ", "<p>Source", "</p>"),
    "dashes": _repeat(" -", "<p>Source", "</p>"),
    "dashes without spaces": _repeat("-", "<p>Source ", "x</p>"),
    "signs between labels": _repeat(" | ", "<p>Source", "</p>"),
    "dots": _repeat(".", "<p>Continue reading", "</p>"),
    "arrows": _repeat("→ ", "<p>Read more", "</p>"),
    "read more": _repeat("read more ", "<p>", "</p>"),
    "Read more paragraphs": _repeat("<p>Read more</p>"),
    "share labels": _repeat("Share this: ", "<p>", "</p>"),
    "source paragraphs": _repeat("<p>Source: The Harbour Post</p>"),
    "source labels": _repeat("Source: ", "<p>", "</p>"),
    "source links": _repeat("Source: <a href=//a.example/>a</a> ", "<p>", "</p>"),
    "via links": _repeat("<p>via <a href=//a.example/>a</a></p>"),
    "first appeared": _repeat("The post x appeared first on ", "<p>", "</p>"),
    "first appeared paragraphs": _repeat(
        "<p>The post <a href=//a.example/>x</a> appeared first on <a href=//a.example/>y</a>.</p>"
    ),
    "related headings": _repeat("<h3>Related posts</h3><ul><li><a href=/x>x</a></ul>"),
    "tag lines": _repeat("<p>Tags: <a href=/x>x</a>, <a href=/y>y</a></p>"),
    "list of links": _repeat("<li><a href=/x>x</a></li>", "<ul>", "</ul>"),
    "line of links": _repeat("<a href=/x>x</a> | ", "<p>", "</p>"),
    "addresses": _repeat("https://a.example/x "),
    "address lines": _repeat("<p>https://youtu.be/abc</p>"),
    "one long bare address": _repeat("a", "<p>https://a.example/", "</p>"),
    "dots of a host": _repeat("a.", "<p>https://", "</p>"),
    "digits": _repeat("1", "<p>", "</p>"),
    "numbers": _repeat("1, ", "<p>", "</p>"),
    "minutes to read": _repeat("5 min ", "<p>", "</p>"),
    "ellipses": _repeat("[&hellip;]", "<p>", "</p>"),
    "brackets": _repeat("[", "<p>", "</p>"),
    "closing brackets": _repeat("]", "<p>[", "</p>"),
    "pairs of brackets": _repeat("[]", "<p>", "</p>"),
    "nested brackets": lambda size: f"<p>{'[' * (size // 2)}{']' * (size // 2)}</p>",
    "parentheses": _repeat("(", "<p>", "</p>"),
    "braces": _repeat("{{", "<p>", "</p>"),
    "percents": _repeat("%%", "<p>", "</p>"),
    "percent names": _repeat("%%a ", "<p>", "</p>"),
    "shortcodes": _repeat("[vc_row]x[/vc_row]", "<p>", "</p>"),
    "open shortcodes": _repeat("[a ", "<p>", "</p>"),
    "shortcodes with attributes": _repeat('[vc_row a="b" ', "<p>", "</p>"),
    "shortcode quotes": _repeat('[x="', "<p>", "</p>"),
    "shortcode with a long value": lambda size: f'<p>[vc_row a="{"b" * size}</p>',
    "shortcode with many values": lambda size: f"<p>[vc_row {'a=b ' * (size // 4)}</p>",
    "shortcode with many spaces": lambda size: f"<p>[vc_row{' ' * size}</p>",
    "captions by shortcode": _repeat("[caption id=x]<img src=a.jpg> x[/caption]"),
    "nested galleries": _repeat("[gallery][caption]"),
    "footnote shortcodes": _repeat("[1] ", "<p>", "</p>"),
    "slashes": _repeat("/", "<p>", "</p>"),
    "stars": _repeat("*", "<p>", "</p>"),
    "stars in marks": _repeat("<b>*</b>", "<p>", "</p>"),
    "marks beside marks": _repeat("<b>x</b><i>y</i>", "<p>", "</p>"),
    "blank marks": _repeat("<b> </b>", "<p>x", "y</p>"),
    "underscores": _repeat("_", "<p>", "</p>"),
    "backticks": _repeat("`", "<p>", "</p>"),
    "backticks in code": _repeat("`", "<p><code>", "</code></p>"),
    "runs of backticks in code": lambda size: (
        "<p><code>" + "".join("`" * n + " " for n in range(1, int((2 * size) ** 0.5))) + "</code>"
    ),
    "backslashes": _repeat("\\", "<p>", "</p>"),
    "dollars": _repeat("$", "<p>", "</p>"),
    "formulas in text": _repeat("$x$ ", "<p>", "</p>"),
    "LaTeX": _repeat("$latex x$ ", "<p>", "</p>"),
    "open LaTeX": _repeat("$latex ", "<p>", "</p>"),
    "number signs": _repeat("#", "<p>", "</p>"),
    "plus signs on lines": _repeat("+<br>", "<p>", "</p>"),
    "numbers on lines": _repeat("1. x<br>", "<p>", "</p>"),
    "bars in cells": _repeat("|", "<table><tr><td>x<td>", "<tr><td>y<td>z</table>"),
    "entities in code": _repeat("&lt;b&gt;", "<pre>", "</pre>"),
    "lines of code": _repeat("x = 1\n", "<pre>", "</pre>"),
    "numbered lines of code": _number("<span>{}</span> x = 1\n"),
    "line breaks": _repeat("six<br>", "<p>", "</p>"),
    "pairs of line breaks": _repeat("six<br><br>", "<p>", "</p>"),
    "JSON": _repeat('{"a":[', "<p>", "</p>"),
    "base64": _repeat("QUJD", '<div data-borlabs-cookie-type="x"><script type="text/template">'),
    "data address": lambda size: f'<img src="data:image/gif;base64,{"R0lG" * (size // 4)}">',
}

SHAPES: dict[str, Shape] = {**NESTED, **NESTS, **FORMATTING, **PARSER, **TEXT}
"""From a name to a function from a length to HTML of about that length."""
