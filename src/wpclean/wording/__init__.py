"""The words that sites and plugins put around an article, language by language.

Pure data: each constant maps a language code (ISO 639-1; `nb` for Norwegian, `pt`
for both Portuguese, `sr` in both scripts, `zh` in both) to a closed list of words.
A list is a vocabulary, not a verdict: each word is safe only as the label of a
short block, alone or before a link, and it is the rules that look at the block.

Posts do not tell their language, so a reader joins the languages.  A word that is
furniture in one tongue and an everyday word in another is therefore left out: German
"Folgen" (to follow, and consequences), Dutch "Laden" (loading, and a German shop).

How entries are written, and so how a reader has to compare them:

- casefolded, with white space collapsed, direction marks dropped and the punctuation
  around them gone, so an entry has no case variants and no colon, stop or question
  mark on either end; `Fot` stands for `Fot.`, and `Loading` for `Loading …`;
- with the typewriter apostrophe, as `L'article`; WordPress turns it into `’`, so a
  reader folds the two (and the Ukrainian `ʼ`);
- in NFC, with every spelling that is common in print: Romanian `ș` and `ş` and `s`,
  Persian with the no-break joiner, a space and neither, Arabic with and without
  its tanwin, Greek and Turkish capitals, which case folding does not bring back
  (`ΠΗΓΗ` has no accent, `İLGİLİ` folds to an `i` with a dot of its own).

The order within a language says nothing, save in `appeared_first`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

__all__ = ["table"]

_MODULES = ("furniture", "sources", "appeared_first", "name_first")


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Give a constant of this package by its name: language code to words.

    The words take longer to load than the rest of wpclean, so they are loaded
    when a post first needs them.
    """
    for module in _MODULES:
        found: dict[str, tuple[str, ...]] | None = getattr(
            import_module(f"wpclean.wording.{module}"), name, None
        )
        if found is not None:
            return found
    raise KeyError(name)
