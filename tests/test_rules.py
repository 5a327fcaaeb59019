"""Each rule with its case in `corpus/rules`: paired, working, needed, sparing look-alikes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.cases import CORPUS, Case, files, read_case, removed_of
from wpclean import RULES, Article, Rule, RuleError, RuleSet, extract

CASES = {
    path.relative_to(CORPUS / "rules").with_suffix("").as_posix(): path for path in files("rules")
}
# Source lines are data and no removals: their cases are in `corpus/sources`.
NAMES = sorted(rule.name for rule in RULES if not rule.name.startswith("sources/"))


def removed(case: Case, rules: RuleSet = RULES) -> list[str]:
    return removed_of(extract(case.post(), rules=rules, known_repeats=case.repeats))


def test_every_rule_has_a_case_and_every_case_a_rule():
    assert sorted(CASES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_takes_out_what_its_case_says_and_nothing_else(name: str):
    case = read_case(CASES[name])
    article = extract(case.post(), known_repeats=case.repeats)
    assert article.text == case.parts["text output"]
    assert removed(case) == case.parts["text removed"].splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_a_case_needs_its_rule(name: str):
    case = read_case(CASES[name])
    assert removed(case, RULES.without(name)) != removed(case) or RULES[name].action == "unwrap"
    if RULES[name].action == "unwrap":
        without = extract(case.post(), rules=RULES.without(name))
        assert without.text != case.parts["text output"]


@pytest.mark.parametrize(
    "name", [name for name in sorted(CASES) if "html kept" in read_case(CASES[name]).parts]
)
def test_a_look_alike_stays_whole(name: str):
    case = read_case(CASES[name])
    article = extract(case.post("html kept"), known_repeats=case.repeats)
    assert article.removed == ()
    assert article.text == extract(case.post("html kept"), rules=RuleSet()).text


@pytest.mark.parametrize("name", NAMES)
def test_a_case_has_the_parts_that_are_read_and_no_others(name: str):
    parts = set(read_case(CASES[name]).parts)
    assert {"html input", "text output", "text removed"} <= parts
    assert parts <= {"html input", "text output", "text removed", "html kept"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_who_prints_what(rule: Rule):
    assert rule.name.count("/") == 1
    assert rule.name == rule.name.lower()
    assert rule.why
    assert not rule.why.endswith(".")


# The set


def test_a_name_that_stands_twice_is_an_error_that_says_which():
    with pytest.raises(RuleError, match="'a/b'"):
        RuleSet([Rule("a/b", ".x", kind="ad"), Rule("a/b", ".y", kind="ad")])


def test_a_name_that_is_taken_cannot_be_added():
    with pytest.raises(RuleError, match="'jetpack/sharing'"):
        RULES.add(Rule("jetpack/sharing", ".x", kind="ad"))


def test_an_unknown_name_cannot_be_taken_out():
    with pytest.raises(RuleError, match="'jetpak/\\*'"):
        RULES.without("jetpak/*")


BAD_SELECTORS = ["a:has(", "a >", "[x", "..", "a, ,b", ":nonsense"]


@pytest.mark.parametrize("selector", BAD_SELECTORS)
def test_a_bad_selector_is_an_error_that_shows_it(selector: str):
    with pytest.raises(RuleError, match="bad selector"):
        extract("<p>x</p>", rules=RuleSet([Rule("a/b", selector, kind="ad")]))


@pytest.mark.parametrize("selector", BAD_SELECTORS)
def test_a_bad_selector_is_refused_when_the_rule_is_added(selector: str):
    with pytest.raises(RuleError, match="bad selector"):
        RULES.add(Rule("a/b", selector, kind="ad"))


def test_the_rules_that_wpclean_brings_pass_the_checks_of_a_callers():
    assert len(RuleSet().add(*RULES)) == len(RULES)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("", ".x", kind="ad"), "a name and a kind"),
        (Rule("a/b", ".x"), "a name and a kind"),
        (Rule("a/b", kind="ad"), "a selector, a pattern or a finder"),
        (Rule("a/b", pattern="(", kind="ad"), "a bad pattern"),
        (Rule("a/b", find="nothing", kind="ad"), "'nothing'"),
        (Rule("a/b", ".x", kind="ad", action="hide"), "'hide'"),  # type: ignore[arg-type]
    ],
)
def test_a_rule_that_cannot_work_is_refused(rule: Rule, words: str):
    with pytest.raises(RuleError, match=words):
        RuleSet([rule])
    with pytest.raises(RuleError, match=words):
        RULES.add(rule)


def test_rules_are_taken_out_by_name_kind_and_pattern():
    fewer = RULES.without("share", "jetpack/*", "wording/follow")
    assert all(rule.kind != "share" for rule in fewer)
    assert all(not rule.name.startswith("jetpack/") for rule in fewer)
    assert "wording/follow" not in fewer
    assert len(RULES) > len(fewer) > 100


def test_threads_that_race_to_use_a_set_first_agree():
    posts = [read_case(path).post() for path in CASES.values()][::12]
    expected = [extract(post) for post in posts]
    for _ in range(5):
        rules, start = RULES.without(), Barrier(4)

        def run(rules: RuleSet = rules, start: Barrier = start) -> list[Article]:
            start.wait()
            return [extract(post, rules=rules) for post in posts]

        with ThreadPoolExecutor(4) as pool:
            running = [pool.submit(run) for _ in range(4)]
        assert [future.result() for future in running] == [expected] * 4


HTML = '<p>Six boats.</p><div class="teaser">Two gulls <b class="gull">Ann</b></div><p>Tide.</p>'


def test_a_callers_rule_takes_out_what_it_names():
    rules = RULES.add(Rule("mine/teaser", ".teaser", kind="related", why="my theme's teasers"))
    article = extract(HTML, rules=rules)
    assert article.text == "Six boats.\n\nTide."
    assert [(r.rule, r.kind, r.text, r.at) for r in article.removed] == [
        ("mine/teaser", "related", "Two gulls Ann", 1)
    ]
    assert extract(HTML).removed == ()


def test_an_unwrap_rule_keeps_its_element_inside_a_dropped_one():
    rules = RULES.add(
        Rule("mine/teaser", ".teaser", kind="related"),
        Rule("mine/gull", ".gull", kind="related", action="unwrap"),
    )
    article = extract(HTML, rules=rules)
    assert article.text == "Six boats.\n\nAnn\n\nTide."
    assert [removal.text for removal in article.removed] == ["Two gulls"]


def test_a_pattern_must_match_the_whole_block():
    rules = RuleSet([Rule("mine/tide", pattern=r"Tide\.?", kind="meta")])
    assert extract(HTML, rules=rules).text == "Six boats.\n\nTwo gulls Ann"
    assert extract("<p>Tide is in.</p>", rules=rules).text == "Tide is in."


def test_a_pattern_may_refer_to_its_groups_beside_other_patterns():
    doubled = Rule("mine/doubled", pattern=r"(\w+) \1", kind="meta")
    other = Rule("mine/other", pattern=r"(x)+", kind="meta")
    article = extract("<p>Ahoy Ahoy</p><p>Ahoy there</p>", rules=RuleSet([other, doubled]))
    assert article.text == "Ahoy there"


def test_a_flag_in_a_pattern_holds_for_it_alone():
    loud = Rule("mine/loud", pattern=r"(?i)ahoy", kind="meta")
    tide = Rule("mine/tide", pattern=r"tide", kind="meta")
    html = "<p>AHOY</p><p>TIDE</p><p>tide</p>"
    assert extract(html, rules=RuleSet([loud, tide])).text == "TIDE"


def test_a_searched_selector_works_like_a_filed_one():
    rules = RuleSet([Rule("mine/gull", "div:has(> .gull)", kind="meta")])
    assert extract(HTML, rules=rules).text == "Six boats.\n\nTide."


@pytest.mark.parametrize(
    "selector",
    [
        "div.teaser", ".teaser", "div[class]", '[class="teaser"]', '[class^="tea"]',
        '[class$="ser"]',
        '[class*="eas"]',
        '[class~="teaser"]', '[class="TEASER" i]', "div", "section, .teaser",
    ],
)  # fmt: skip
def test_selectors_of_one_element_match_as_css_says(selector: str):
    rules = RuleSet([Rule("mine/x", selector, kind="meta")])
    assert extract(HTML, rules=rules).text == "Six boats.\n\nTide."
