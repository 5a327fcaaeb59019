"""Images that stand for text: emoji, and formulas typeset from LaTeX."""

from __future__ import annotations

from wpclean._select import Attributes

__all__ = ["emoji", "formula", "without_delimiters"]

_DELIMITERS = (("\\[", "\\]"), ("\\(", "\\)"), ("$$", "$$"), ("$", "$"))


def emoji(attributes: Attributes) -> str | None:
    """Give the characters that an image stands for, as WordPress's emoji script leaves it."""
    tokens = (attributes.get("class") or "").split()
    source = attributes.get("src") or ""
    if "emoji" in tokens or "wp-smiley" in tokens or "/images/core/emoji/" in source:
        return attributes.get("alt") or ""
    return None


def formula(attributes: Attributes) -> str | None:
    """Give the LaTeX of a typeset image, as Jetpack and WP-QuickLaTeX keep it in `alt`."""
    latex = attributes.get("alt")
    tokens = (attributes.get("class") or "").split()
    if latex and (
        "latex" in tokens
        or "ql-img-inline-formula" in tokens
        or "ql-img-displayed-equation" in tokens
        or "/latex.php?latex=" in (attributes.get("src") or "")
    ):
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
