"""What recurs across the posts of a site."""

from __future__ import annotations

from collections.abc import Iterator

from wpclean import RULES, Article, extract
from wpclean.repeats import Run, find_repeats

BOX = "<h3>Visit us</h3><p>Open daily but Monday.</p>"


def articles(count: int = 5) -> Iterator[Article]:
    for number in range(count):
        yield extract(f"<p>Ann writes:</p><p>Post {number} is about gulls.</p>{BOX}")


def test_blocks_that_recur_are_counted_and_others_are_not():
    repeats = find_repeats(articles())
    assert repeats.counts == {"Ann writes:": 5, "Visit us": 5, "Open daily but Monday.": 5}
    assert repeats.posts == 5
    assert "Visit us" in repeats
    assert "Post 1 is about gulls." not in repeats


def test_runs_at_the_end_are_reported_once_at_their_full_length():
    repeats = find_repeats(articles())
    assert repeats.trailing == (Run(("Visit us", "Open daily but Monday."), 5),)
    assert repeats.leading == ()


def test_a_text_that_stands_twice_in_one_post_counts_once():
    assert find_repeats([extract("<p>Ha!</p><p>Ha!</p><p>Ha!</p>")] * 2, min_posts=3).counts == {}


def test_few_posts_and_a_small_share_are_no_repeat():
    many = [extract(f"<p>Post {number}.</p>") for number in range(97)]
    some = [extract("<p>Happy new year!</p>")] * 3
    assert find_repeats([*many, *some], min_share=0.05).counts == {}
    assert "Happy new year!" in find_repeats([*many, *some])


def test_long_blocks_are_never_counted():
    assert find_repeats([extract(f"<p>{'gull ' * 400}</p>")] * 5).counts == {}


def test_known_repeats_leave_as_repeat_and_the_rest_stays():
    repeats = find_repeats(articles())
    article = extract(f"<p>Ann writes:</p><p>Terns.</p>{BOX}", known_repeats=repeats)
    assert article.text == "Terns."
    assert {removal.kind for removal in article.removed} == {"repeat"}
    assert len(article.removed) == 3


def test_any_container_of_texts_will_do_and_the_rule_can_be_switched_off():
    html = "<p>Terns.</p><p>Visit us</p>"
    assert extract(html, known_repeats={"Visit us"}).text == "Terns."
    kept = extract(html, known_repeats={"Visit us"}, rules=RULES.without("repeat"))
    assert kept.text == "Terns.\n\nVisit us"


def test_articles_are_read_as_a_stream():
    seen = iter(articles(3))
    assert find_repeats(seen).posts == 3
    assert next(seen, None) is None
