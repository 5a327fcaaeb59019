"""The table of rules, grouped by what they take out: one module a kind."""

from wpclean.rules._rule import Rule
from wpclean.rules._set import RuleSet
from wpclean.rules.ads import ADS
from wpclean.rules.author import AUTHOR
from wpclean.rules.builders import BUILDERS
from wpclean.rules.button import BUTTON
from wpclean.rules.duplicates import DUPLICATES
from wpclean.rules.elements import ELEMENTS
from wpclean.rules.forms import FORMS
from wpclean.rules.hidden import HIDDEN
from wpclean.rules.legal import LEGAL
from wpclean.rules.meta import META
from wpclean.rules.paywall import PAYWALL
from wpclean.rules.player import PLAYER
from wpclean.rules.polls import POLLS
from wpclean.rules.rating import RATING
from wpclean.rules.recipe import RECIPE
from wpclean.rules.related import RELATED
from wpclean.rules.share import SHARE
from wpclean.rules.source_boxes import SOURCE_BOXES
from wpclean.rules.sources import SOURCES
from wpclean.rules.subscribe import SUBSCRIBE
from wpclean.rules.toc import TOC
from wpclean.rules.wording import WORDING

__all__ = ["RULES", "Rule", "RuleSet"]

RULES = RuleSet._of_checked(
    [
        *ADS,
        *AUTHOR,
        *BUILDERS,
        *BUTTON,
        *DUPLICATES,
        *FORMS,
        *HIDDEN,
        *LEGAL,
        *META,
        *PAYWALL,
        *PLAYER,
        *POLLS,
        *RATING,
        *RECIPE,
        *RELATED,
        *SHARE,
        *SOURCE_BOXES,
        *SOURCES,
        *SUBSCRIBE,
        *TOC,
        # What every site has comes last: a plugin's own rule is the better reason.
        *ELEMENTS,
        *WORDING,
    ]
)
"""All rules that wpclean brings."""
