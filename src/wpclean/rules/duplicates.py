"""Text that says again what stands beside it, icons written as text, editors' marks."""

from wpclean.rules._rule import Rule

DUPLICATES: tuple[Rule, ...] = (
    Rule(
        "core/accordion-icon",
        ".wp-block-accordion-heading__toggle-icon",
        kind="hidden",
        why="the plus sign of an accordion's heading, hidden from readers by ear",
    ),
    Rule(
        "footnotes/table-caption",
        "table.footnotes_table caption.accessibility",
        kind="duplicate",
        why="the heading of the notes once more, for screen readers",
    ),
    Rule(
        "footnotes/tooltip",
        "span.footnote_tooltip",
        kind="duplicate",
        why="the note's words in a tooltip; they stand in the list of notes too",
    ),
    Rule(
        "katex/visual",
        ".katex-mathml + .katex-html",
        kind="duplicate",
        why="the typeset form of a formula whose source stands beside it in MathML",
    ),
    Rule(
        "microsoft-word/comment",
        'a[href^="#_msocom_"], a[href^="#_msoanchor_"]',
        kind="note",
        why="the mark of an editor's comment that came along when text was pasted from Word",
    ),
)
