"""Chrome of recipe cards: jump, print, pin, rate and scale.

The card itself is content: name, summary, times, ingredients, steps, notes, nutrition.
"""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["RECIPE"]

RECIPE: tuple[Rule, ...] = (
    Rule(
        "easyrecipe/print",
        ".ERSTopRight, .ERSSavePrint, .ERSPrintBtnSpan",
        kind="button",
        why="the print button of an EasyRecipe card",
    ),
    Rule(
        "easyrecipe/rating",
        ".ERSRatings, .ERSRating",
        kind="rating",
        why="the stars of an EasyRecipe card",
    ),
    Rule(
        "easyrecipe/version",
        ".endeasyrecipe, .ERSLinkback",
        kind="hidden",
        why="the version number and link that end an EasyRecipe card",
    ),
    Rule(
        "jetpack/recipe-print",
        ".jetpack-recipe-print",
        kind="button",
        why="the print link of a Jetpack recipe",
    ),
    Rule(
        "mediavine-create/jump",
        ".mv-create-jtr, .mv-create-jtr-link, .mv-create-jtr-wrapper",
        kind="button",
        why="the link that jumps to a Create card",
    ),
    Rule(
        "mediavine-create/print",
        ".mv-create-print-form, .mv-create-print-button",
        kind="button",
        why="the print button of a Create card",
    ),
    Rule(
        "mediavine-create/rating",
        ".mv-create-reviews, .mv-create-reviews-flex",
        kind="rating",
        why="the stars of a Create card",
    ),
    Rule(
        "mediavine-create/social",
        ".mv-create-social, .mv-create-pinterest",
        kind="share",
        why="the call to share a picture at the foot of a Create card",
    ),
    Rule(
        "recipe-card-blocks-by-wpzoom/buttons",
        ".wpzoom-recipe-card-buttons, .wpzoom-recipe-card-print-link, "
        ".wpzoom-recipe-card-pinit, .wp-block-wpzoom-recipe-card-block-jump-to-recipe, "
        ".wp-block-wpzoom-recipe-card-block-print-recipe",
        kind="button",
        why="jump, print and pin buttons of WPZOOM's recipe card",
    ),
    Rule(
        "tasty-recipes/call-to-action",
        ".tasty-recipes-entry-footer",
        kind="share",
        why="the call to post a picture at the foot of a Tasty card",
    ),
    Rule(
        "tasty-recipes/controls",
        ".tasty-recipes-scale-container, .tasty-recipes-convert-container, "
        ".tasty-recipes-units-scale-container, .tasty-recipes-cook-mode",
        kind="button",
        why="switches for amounts and units in a Tasty card",
    ),
    Rule(
        "tasty-recipes/plug",
        ".tasty-recipes-plug",
        kind="ad",
        why="the line that names the maker of a Tasty card",
    ),
    Rule(
        "tasty-recipes/quick-links",
        ".tasty-recipes-quick-links, .tasty-recipes-jump-link, .tasty-recipes-print-link, "
        ".tasty-recipes-print-button",
        kind="button",
        why="jump and print links of a Tasty card",
    ),
    Rule(
        "tasty-recipes/rating",
        ".tasty-recipes-rating, .tasty-recipes-ratings-buttons",
        kind="rating",
        why="the stars of a Tasty card",
    ),
    Rule(
        "wp-recipe-maker/call-to-action",
        ".wprm-call-to-action",
        kind="share",
        why="the call to post a picture at the foot of a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/controls",
        ".wprm-toggle-container, .wprm-unit-conversion-container, "
        ".wprm-recipe-adjustable-servings-container, .wprm-recipe-media-toggle-container, "
        ".wprm-prevent-sleep",
        kind="button",
        why="switches for servings, units and pictures in a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/jump",
        ".wprm-recipe-jump, .wprm-recipe-jump-video, .wprm-recipe-jump-to-comments",
        kind="button",
        why="the links that jump to a WPRM card or away from it",
    ),
    Rule(
        "wp-recipe-maker/pin",
        ".wprm-recipe-pin, .wprm-recipe-facebook-share, .wprm-recipe-twitter-share, "
        ".wprm-recipe-email-share",
        kind="share",
        why="pin and share buttons of a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/print",
        ".wprm-recipe-print",
        kind="button",
        why="print buttons of a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/private-notes",
        ".wprm-private-notes-container, .wprm-private-notes-header",
        kind="form",
        why="the box for a reader's own notes in a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/rating",
        ".wprm-recipe-rating, .wprm-user-rating",
        kind="rating",
        why="the stars of a WPRM card",
    ),
    Rule(
        "wp-recipe-maker/save",
        ".wprm-recipe-grow, .wprm-recipe-slickstream, .wprm-recipe-add-to-collection, "
        ".wprm-recipe-add-to-collection-recipe, .wprm-recipe-add-to-shopping-list",
        kind="button",
        why="buttons to save a WPRM recipe in a collection or list",
    ),
    Rule(
        "wp-recipe-maker/snippet",
        ".wprm-recipe-snippet",
        kind="button",
        why="the row of buttons that WPRM puts before a post with a recipe",
    ),
    Rule(
        "wp-ultimate-recipe/buttons",
        ".wpurp-recipe-print, .wpurp-recipe-print-button, .wpurp-recipe-favorite, "
        ".wpurp-recipe-add-to-shopping-list",
        kind="button",
        why="print and save buttons of WP Ultimate Recipe",
    ),
    Rule(
        "zip-recipes/print",
        ".zlrecipe-print-link, #zl-printed-permalink",
        kind="button",
        why="the print link of a ZipList card",
    ),
)
