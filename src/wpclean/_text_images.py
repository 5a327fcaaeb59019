"""Images that stand for text: emoji, and formulas typeset from LaTeX."""

from __future__ import annotations

from wpclean._select import Attributes

__all__ = ["emoji", "formula", "without_delimiters"]

_EMOJI = frozenset({"emoji", "wp-smiley"})
_TYPESET = frozenset({"latex", "ql-img-inline-formula", "ql-img-displayed-equation"})
_DELIMITERS = (("\\[", "\\]"), ("\\(", "\\)"), ("$$", "$$"), ("$", "$"))


def emoji(attributes: Attributes) -> str | None:
    """Give the characters that an image stands for, as WordPress's emoji script leaves it."""
    classes = attributes.get("class") or ""
    if ("emoji" in classes or "wp-smiley" in classes) and not _EMOJI.isdisjoint(classes.split()):
        return attributes.get("alt") or ""
    if "/images/core/emoji/" in (attributes.get("src") or ""):
        return attributes.get("alt") or ""
    return None


def formula(attributes: Attributes) -> str | None:
    """Give the LaTeX of a typeset image, as Jetpack and WP-QuickLaTeX keep it in `alt`."""
    latex = attributes.get("alt")
    if not latex:
        return None
    classes = attributes.get("class") or ""
    is_typeset = ("latex" in classes or "ql-img" in classes) and not _TYPESET.isdisjoint(
        classes.split()
    )
    if is_typeset or "/latex.php?latex=" in (attributes.get("src") or ""):
        return without_delimiters(latex)[0]
    return None


def without_delimiters(latex: str) -> tuple[str, str]:
    r"""Split LaTeX into the formula and the delimiters around it.

    >>> without_delimiters(r"\[x\]")
    ('x', '\\[ \\]')
    """
    for begin, end in _DELIMITERS:
        if latex.startswith(begin) and latex.endswith(end) and len(latex) > len(begin + end):
            return latex[len(begin) : -len(end)].strip(), f"{begin} {end}"
    return latex, ""
