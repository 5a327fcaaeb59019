"""What the look-ups of words take for granted, and what they have to agree with."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import HTML
from wpclean import RULES, Heading, ListItem, Paragraph, Rule, RuleSet, extract
from wpclean._furniture import _beginnings_of
from wpclean._lines import LONGEST_LABEL, Openers, bare, has_words, label_of, labels_of, rest_words
from wpclean._lines import split_label as split
from wpclean._sites import _SIGN_UP, _SUBSCRIBE, leads_to_sign_up, may_lead_to_sign_up
from wpclean._sources import _footers

VOCABULARIES = (
    "ADVERTISEMENT ALSO_READ CITE_AS CONTENTS_HEADINGS CONTINUE_READING COPYRIGHT FOLLOW_VERBS"
    " LEGAL_PAGES MATERIALS META_LABELS MORE_ON NO_RELATED ORIGINALLY_PUBLISHED PAGE_LABELS"
    " READING_TIME READ_ORIGINAL REFERENCE_HEADINGS RELATED_HEADINGS SHARE_LABELS SOURCE"
    " SOURCE_PLURAL SUBSCRIBE_LABELS SYNDICATION VIA"
).split()
generated = settings(deadline=None)
LINES = st.text(alphabet="ab x:：\n>|-–»،.'’É你ß", max_size=40)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_label_is_longer_than_what_is_looked_up(name: str):
    assert max(map(len, labels_of(name))) <= LONGEST_LABEL


def test_a_footer_has_letters_before_its_title_or_beyond_ascii_behind_it():
    for footer in _footers():
        assert footer.before[0].isalpha() if footer.before else not footer.longest.isascii()


@given(HTML)
@generated
def test_a_line_has_no_white_space_but_single_spaces_and_line_breaks(html: str):
    for block in extract(html, rules=RuleSet()).blocks:
        if isinstance(block, Paragraph | Heading | ListItem):
            assert not re.search(r"[^\S \n]|\s\s|^\s|\s$", block.text)
            label = label_of(block.text)
            assert label == bare(block.text) or (
                len(label) > LONGEST_LABEL and bare(block.text).startswith(label.rstrip())
            )


@given(st.frozensets(st.text(alphabet="ab 你", min_size=1, max_size=5)), LINES)
@generated
def test_an_opening_is_what_the_longest_phrase_first_would_match(phrases: frozenset[str], text):
    ends = {phrase: r"(?!\w)" if phrase[-1] in "ab" else "" for phrase in phrases}
    ordered = sorted(phrases, key=len, reverse=True)
    pattern = "|".join(re.escape(phrase) + ends[phrase] for phrase in ordered) or "(?!)"
    match = re.match(pattern, text)
    assert Openers(phrases).opening(text) == (match.group() if match else "")


@given(LINES)
@generated
def test_a_label_ends_at_the_first_separator(text: str):
    match = re.search(r"\s*[:：]\s*|\s+[-–—|»>]+\s+|\s*>>\s*|\n", text)
    label, rest = split(text)
    if match is None:
        assert (label, rest) == ("", text)
    else:
        assert (label.rstrip(), rest) == (text[: match.start()].rstrip(), text[match.end() :])


@given(st.lists(st.sampled_from(["und", "–", "a", "gull", "(and)", "12"])).map(" ".join))
def test_words_are_counted_as_far_as_is_asked(text: str):
    for fewest in (1, 2, 3, 12):
        assert has_words(text, fewest) == (len(rest_words(text)) >= fewest)


# What is asked of all before each


@given(st.one_of(st.from_regex(_SIGN_UP, fullmatch=True), st.just("harbour")), st.data())
@generated
def test_an_address_that_leads_to_a_sign_up_is_never_passed_over(segment: str, data):
    service = data.draw(st.from_regex(_SUBSCRIBE, fullmatch=True))
    for url in (f"https://pier.example/{segment}/", f"/{segment}", service):
        assert may_lead_to_sign_up(url) or not leads_to_sign_up(url)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.pattern], ids=lambda r: r.name)
@given(st.data())
@generated
def test_a_text_that_a_rule_matches_may_begin_as_it_does(rule: Rule, data):
    text = data.draw(st.from_regex(rule.pattern, fullmatch=True))
    may_begin = _beginnings_of(regex.compile(rule.pattern))
    assert may_begin[text[:1]]
    assert may_begin[text[:2]]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)tide.*", "TIDE is in"),
        (r"(?=.*boats)\w.*", "Six boats"),
        (r"(?r)[a-z]+\d", "tide1"),
        (r"\p{Lu}\p{Ll}+", "Ünder"),
        (r".", "x"),
        (r"(?:tide){e<=1}", "side"),
        (r"(?<!x)tide(?!x)", "tide"),
    ],
)
def test_a_callers_pattern_takes_out_what_it_matches(pattern: str, text: str):
    rules = RuleSet([Rule("mine/x", pattern=pattern, kind="meta")])
    assert extract(f"<p>A gull.</p><p>{text}</p>", rules=rules).text == "A gull."
