"""HTML elements whose text is no running text, whoever prints them."""

from wpclean.rules._rule import Rule

ELEMENTS: tuple[Rule, ...] = (
    Rule(
        "html/form",
        "form",
        find="mere-form",
        kind="form",
        why="a form, whatever plugin prints it: labels, hints and buttons",
    ),
    Rule(
        "html/form-field",
        "select, textarea, datalist",
        kind="form",
        why="the choices and contents of a form's fields",
    ),
    Rule(
        "html/nav",
        'nav:not([role="tablist"])',
        kind="meta",
        why="navigation, as the element itself says",
    ),
    Rule("html/svg", "svg", kind="hidden", why="names and labels inside a drawing or an icon"),
)
