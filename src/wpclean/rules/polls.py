"""Polls and questions to the reader that a plugin prints inside the post."""

from __future__ import annotations

from wpclean.rules._rule import Rule

__all__ = ["POLLS"]

POLLS: tuple[Rule, ...] = (
    Rule(
        "democracy-poll/poll",
        'div.democracy[id^="democracy-"]',
        kind="poll",
        why="a poll of Democracy Poll",
    ),
    Rule("poll-maker/poll", ".ays-poll-main, .box-apm", kind="poll", why="a poll of Poll Maker"),
    Rule(
        "polldaddy/poll",
        ".PDS_Poll, .CSS_Poll",
        kind="poll",
        why="a poll of Crowdsignal (Polldaddy)",
    ),
    Rule(
        "theme/was-this-helpful",
        "#was-this-helpful, .was-this-helpful",
        kind="poll",
        why="the question whether the article helped, below it",
    ),
    Rule("totalpoll-lite/poll", ".totalpoll-wrapper", kind="poll", why="a poll of TotalPoll"),
    Rule("wp-polls/poll", ".wp-polls, .wp-polls-loading", kind="poll", why="a poll of WP-Polls"),
    Rule(
        "yop-poll/poll",
        ".bootstrap-yop, .yop-poll-mc, .yop-poll-container",
        kind="poll",
        why="a poll of YOP Poll",
    ),
)
