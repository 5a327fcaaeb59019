"""Many posts at once: what a plain loop gives, and no record lost to one that kills or hangs."""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import tasks
from tests.cases import POSTS
from tests.strategies import HTML
from wpclean import (
    RULES,
    Article,
    LimitError,
    Limits,
    Rule,
    RuleSet,
    SourceError,
    WorkerError,
    extract,
    extract_many,
)
from wpclean.batch import map_records
from wpclean.records import Place, Record, RecordError

ROOT = Path(__file__).resolve().parent.parent
TERNS = ["<p>One tern.</p>", "<p>Two terns.</p>", "<p>Three terns.</p>"]
HERE = {"jobs": 1, "timeout": None}

needs_signals = pytest.mark.skipif(os.name != "posix", reason="sends signals of POSIX")


# The law: what a plain loop gives


PLACE = Place("posts.jsonl", line=7)
POST = st.one_of(
    HTML,
    HTML.map(lambda html: html.encode("utf-8", "replace")),
    HTML.map(lambda html: {"title": {"rendered": "Tides"}, "content": {"rendered": html}}),
    HTML.map(lambda html: Record(json.dumps({"content": html}).encode(), place=PLACE)),
    HTML.map(lambda html: Record(html.encode("utf-8", "replace"), "html", PLACE)),
)
BAD = st.one_of(
    st.sampled_from([None, 7, [], {}, {"content": 1}, {"content": "", "id": "x"}]),
    st.sampled_from([b"", b"{", b"[]", b"\xff", b'{"content": ["x"]}', b"[" * 100_000]).map(
        lambda data: Record(data, place=PLACE)
    ),
    st.just("<div>" * 12_000),
    st.just(RecordError(PLACE, "OSError", "the disk is gone")),
)


def plain_loop(posts: list[Any]) -> list[Any]:
    """Do what `extract_many` promises in the plainest words."""
    return [one(index, post) for index, post in enumerate(posts)]


def one(index: int, post: Any) -> Any:
    if isinstance(post, RecordError):
        return seen(post)
    place = post.place if isinstance(post, Record) else Place(index=index)
    try:
        if isinstance(post, Record):
            post = json.loads(post.data) if post.form == "json" else post.data
        return extract(post)
    except Exception as error:
        return seen(RecordError(place, type(error).__name__, str(error)))


def seen(result: Article | RecordError) -> Any:
    """Give what can be compared."""
    if isinstance(result, RecordError):
        return (result.place, result.kind, result.reason)
    return result


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(POST, BAD), max_size=6))
def test_a_batch_in_this_process_gives_what_a_plain_loop_gives(posts: list[Any]) -> None:
    assert list(map(seen, extract_many(posts, **HERE))) == plain_loop(posts)


@settings(max_examples=6, deadline=None)
@given(
    st.lists(st.one_of(POST, BAD), min_size=1, max_size=80), st.sampled_from([1, 2]), st.booleans()
)
def test_worker_processes_give_what_a_plain_loop_gives(
    posts: list[Any], jobs: int, ordered: bool
) -> None:
    results = list(map(seen, extract_many(posts, jobs=jobs, ordered=ordered)))
    expected = plain_loop(posts)
    if ordered:
        assert results == expected
    else:
        assert sorted(map(repr, results)) == sorted(map(repr, expected))


def test_the_posts_of_the_corpus_come_out_as_from_extract():
    posts = [json.loads((folder / "post.json").read_bytes()) for folder in sorted(POSTS.iterdir())]
    records = [Record(json.dumps(post).encode()) for post in posts]
    expected = [extract(post) for post in posts]
    assert list(extract_many(posts * 2, jobs=2)) == expected * 2
    assert list(extract_many(records, jobs=2)) == expected


def test_no_posts_give_no_results():
    assert list(extract_many([])) == []
    assert list(extract_many(iter(()), **HERE)) == []


def test_an_address_that_has_no_utf_8_comes_out_whole():
    post = {"content": "<p>Terns.</p>", "link": "https://a.example/\ud83d"}
    assert list(extract_many([post], jobs=1)) == [extract(post)]


def test_rules_repeats_and_limits_reach_the_workers():
    rules = RULES.without("share").add(Rule("my/teaser", ".teaser", kind="related", why="mine"))
    posts = [
        '<p>Terns.</p><p class="teaser">More terns!</p>',
        "<p>Terns.</p><p>Call us!</p>",
        "<p>Terns.</p><div class='sharedaddy'>Share this</div>",
        "<div>" * 60 + "Deep terns.",
    ]
    results = extract_many(
        posts,
        jobs=2,
        rules=rules,
        known_repeats={"Call us!"},
        limits=Limits(max_depth=50),
    )
    first, second, third, fourth = results
    assert [first.text, second.text, third.text] == ["Terns.", "Terns.", "Terns.\n\nShare this"]
    assert fourth.kind == "LimitError"


def test_a_rule_set_is_pickled_without_what_is_compiled_from_it():
    extract("<p>Terns.</p>", rules=RULES)
    rules = pickle.loads(pickle.dumps(RULES))
    assert list(rules) == list(RULES)
    assert "verdicts" not in vars(rules)


# Errors


def test_an_error_is_given_in_the_turn_of_its_record_with_its_place():
    posts = [TERNS[0], {"title": "no content"}, Record(b"{", place=Place("a.json", 3)), TERNS[1]]
    for arguments in (HERE, {"jobs": 1}):
        _, second, third, fourth = extract_many(posts, **arguments)
        assert (second.place, second.kind) == (Place(index=1), "SourceError")
        assert "a post object needs 'content', this one has 'title'" in str(second)
        assert str(third).startswith("a.json, line 3: Expecting property name")
        assert third.kind == "JSONDecodeError"
        assert fourth.text == "Two terns."


def test_an_error_has_what_was_raised_as_its_cause():
    (error,) = extract_many(["<div>" * 12_000], jobs=1)
    assert isinstance(error.__cause__, LimitError)
    assert error.__cause__.limit == "max_depth"
    (error,) = extract_many([7], **HERE)
    assert isinstance(error.__cause__, SourceError)


@pytest.mark.parametrize("arguments", [HERE, {"jobs": 1}])
def test_on_error_raise_raises_in_turn_and_skip_leaves_out(arguments):
    posts = [TERNS[0], 7, TERNS[1]]
    results = extract_many(posts, on_error="raise", **arguments)
    assert next(results).text == "One tern."
    with pytest.raises(RecordError, match=r"record 1: cannot read a post from int") as caught:
        next(results)
    assert isinstance(caught.value.__cause__, SourceError)
    texts = [article.text for article in extract_many(posts, on_error="skip", **arguments)]
    assert texts == ["One tern.", "Two terns."]


class Moody(dict[str, Any]):
    def get(self, name: str, default: Any = None) -> Any:
        raise ZeroDivisionError("not today")


def test_a_mapping_that_raises_or_holds_what_cannot_be_pickled_ends_nothing():
    posts = [Moody(content="<p>x</p>"), {"content": "<p>Terns.</p>", "mine": lambda: 0}]
    for arguments in (HERE, {"jobs": 1}):
        first, second = extract_many(posts, **arguments)
        assert (first.kind, first.reason) == ("ZeroDivisionError", "not today")
        assert second.text == "Terns."


@pytest.mark.parametrize("arguments", [HERE, {"jobs": 2}])
def test_what_the_iterable_raises_comes_after_the_results_before_it(arguments):
    def posts() -> Iterator[str]:
        yield from TERNS
        raise LookupError("the site is down")

    results = extract_many(posts(), **arguments)
    assert [next(results).text for _ in TERNS] == ["One tern.", "Two terns.", "Three terns."]
    with pytest.raises(LookupError, match="the site is down"):
        next(results)


@pytest.mark.parametrize("post", ["<p>x</p>", b"<p>x</p>", {"content": "x"}, Record(b"{}")])
def test_one_post_in_place_of_many_is_an_error(post):
    with pytest.raises(SourceError, match="which is one post: accepted is an iterable"):
        extract_many(post)


def test_arguments_out_of_range_are_errors_at_the_call():
    with pytest.raises(ValueError, match="jobs=0: accepted are whole numbers from 1"):
        extract_many(TERNS, jobs=0)
    with pytest.raises(ValueError, match=r"timeout=0: accepted are seconds above 0"):
        extract_many(TERNS, timeout=0)
    with pytest.raises(ValueError, match="on_error='ignore': accepted are"):
        extract_many(TERNS, on_error="ignore")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        extract_many(7)  # type: ignore[arg-type]


# Tasks


@pytest.mark.parametrize("arguments", [HERE, {"jobs": 2}])
def test_a_task_gives_bytes_with_the_place_of_each_record(arguments):
    posts = [
        TERNS[0],
        Record(b'{"content": "x"}', place=Place("a.json", 3)),
        Record(b"<p>y", "html"),
    ]
    assert list(map_records(posts, tasks.text, **arguments)) == [
        (Place(index=0), b"One tern."),
        (Place("a.json", 3), b"x"),
        (Place(index=2), b"y"),
    ]


@pytest.mark.parametrize("arguments", [HERE, {"jobs": 1}])
def test_what_a_task_raises_is_the_error_of_its_record(arguments):
    posts = ["<p>A gull.</p>", *TERNS]
    (_, error), *others = map_records(posts, tasks.raise_at_a_gull, **arguments)
    assert (error.kind, error.reason, error.place) == ("KeyError", "'gull'", Place(index=0))
    # Nothing that wpclean expects, so that whoever looks for the fault needs the lines.
    assert "in raise_at_a_gull" in error.__cause__.__notes__[0]
    assert [result for _, result in others] == [b"One tern.", b"Two terns.", b"Three terns."]


def test_an_error_that_cannot_be_unpickled_is_reported_without_it():
    ((_, error),) = map_records(TERNS[:1], tasks.raise_unlucky, jobs=1)
    assert (error.kind, error.reason) == ("Unlucky", "black cat")
    assert error.__cause__ is None


def test_a_task_that_gives_no_bytes_is_an_error():
    ((_, error),) = map_records(TERNS[:1], tasks.no_bytes, jobs=1)
    assert str(error) == "record 0: the task gave str, wanted bytes"


def test_a_task_that_prints_or_reads_does_not_break_in():
    assert [result for _, result in map_records(TERNS, tasks.print_and_read, jobs=1)] == [
        b"One tern.",
        b"Two terns.",
        b"Three terns.",
    ]


def test_what_cannot_be_sent_to_a_worker_is_an_error_at_the_call():
    with pytest.raises(WorkerError, match="cannot send to worker processes what they need"):
        map_records(TERNS, lambda article: b"", jobs=2)


def test_what_a_worker_cannot_import_is_an_error(monkeypatch):
    def mine(article: Article) -> bytes:
        return b""

    mine.__module__, mine.__qualname__ = "__main__", "mine"
    monkeypatch.setattr(sys.modules["__main__"], "mine", mine, raising=False)
    with pytest.raises(WorkerError, match=r"cannot start: AttributeError: .*'mine'.*importable"):
        list(map_records(TERNS, mine, jobs=1))


def test_rules_that_cannot_be_compiled_end_the_batch():
    rules = RuleSet([Rule("my/broken", "p:has(", kind="ad", why="a typo")])
    with pytest.raises(WorkerError, match=r"cannot start: RuleError: [^;]*$"):
        list(extract_many(TERNS, jobs=1, rules=rules))


class Deadly(frozenset[str]):
    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def test_a_worker_that_dies_before_its_first_record_ends_the_batch():
    with pytest.raises(WorkerError, match="ended with status 3 before its first record, 3 times"):
        list(extract_many(TERNS, jobs=1, known_repeats=Deadly()))


# Workers that die or are stuck


def texts_of(results: Iterator[tuple[Place, bytes | RecordError]]) -> list[str]:
    return [
        result.kind if isinstance(result, RecordError) else result.decode() for _, result in results
    ]


@pytest.mark.parametrize("ordered", [True, False])
def test_a_record_that_its_worker_dies_of_is_reported_and_no_other_is_lost(ordered):
    posts = [f"<p>Tern {n}.</p>" if n != 20 else "<p>A gull.</p>" for n in range(100)]
    expected = [f"Tern {n}." if n != 20 else "WorkerDied" for n in range(100)]
    results = list(map_records(posts, tasks.die_of_a_gull, jobs=2, ordered=ordered))
    if not ordered:
        results.sort(key=lambda pair: pair[0].index)
    assert texts_of(iter(results)) == expected
    assert str(results[20][1]) == (
        "record 20: the worker process ended with status 3, twice at this record"
    )


@needs_signals
def test_a_worker_that_is_killed_in_the_middle_loses_no_record(tmp_path):
    posts = [*TERNS, "<p>A gull.</p>", *TERNS]
    task = partial(tasks.be_killed_once, tmp_path / "was-killed")
    assert texts_of(map_records(posts, task, jobs=1)) == [
        *("One tern.", "Two terns.", "Three terns."),
        "A gull.",
        *("One tern.", "Two terns.", "Three terns."),
    ]
    assert (tmp_path / "was-killed").exists()


@needs_signals
def test_workers_that_are_killed_from_outside_lose_no_record():
    posts = [f"<p>Tern {n}.</p>" for n in range(400)]
    results, killed = [], 0
    for _, result in map_records(posts, tasks.process_id, jobs=2):
        assert isinstance(result, bytes)
        results.append(result)
        if len(results) % 100 == 0:
            os.kill(int(result), signal.SIGKILL)
            killed += 1
    assert len(results) == 400
    assert killed == 4
    assert len(set(results)) > 2


def test_a_record_that_is_stuck_is_stopped_and_the_rest_of_its_batch_done():
    posts = [*TERNS, "<p>A gull.</p>", *TERNS, "<p>A gull.</p>"]
    results = list(map_records(posts, tasks.be_stuck_at_a_gull, jobs=2, timeout=0.5))
    assert texts_of(iter(results)) == [
        *("One tern.", "Two terns.", "Three terns.", "TimeoutError"),
        *("One tern.", "Two terns.", "Three terns.", "TimeoutError"),
    ]
    reason = "took longer than timeout=0.5 seconds; its process was stopped"
    assert str(results[3][1]) == f"record 3: {reason}"


# Memory and processes


@pytest.mark.parametrize(("size", "most"), [(10, 3 * 32), (1_000_000, 3)])
def test_posts_are_read_so_many_ahead_and_no_more(size, most):
    read = taken = furthest = 0

    def posts() -> Iterator[str]:
        nonlocal read
        for _ in range(400 if size < 100 else 8):
            read += 1
            yield "x" * size

    for _ in map_records(posts(), tasks.process_id, jobs=1):
        furthest = max(furthest, read - taken)
        taken += 1
    assert taken == read
    assert 1 < furthest <= most


def test_slow_input_is_not_held_back_until_a_batch_is_full():
    read = 0

    def posts() -> Iterator[str]:
        nonlocal read
        while True:
            time.sleep(0.11)
            read += 1
            yield TERNS[0]

    results = extract_many(posts(), jobs=1)
    assert next(results).text == "One tern."
    assert read <= 4
    results.close()


def is_running(process_id: bytes) -> bool:
    try:
        os.kill(int(process_id), 0)
    except ProcessLookupError:
        return False
    return True


def endless() -> Iterator[str]:
    while True:
        yield from TERNS


def workers_of(results: Iterator[tuple[Place, bytes | RecordError]]) -> set[bytes]:
    """Read on until two workers have given something."""
    found: set[bytes] = set()
    while len(found) < 2:
        _, result = next(results)
        assert isinstance(result, bytes)
        found.add(result)
    assert all(map(is_running, found))
    return found


@needs_signals
def test_the_workers_are_gone_when_the_generator_is_closed():
    results = map_records(endless(), tasks.process_id, jobs=2)
    workers = workers_of(results)
    results.close()
    assert not any(map(is_running, workers))


@needs_signals
def test_the_workers_are_gone_when_all_is_done():
    results = map_records([TERNS[0]] * 200, tasks.process_id, jobs=2)
    workers = {result for _, result in results}
    assert workers
    assert not any(map(is_running, workers))


@needs_signals
def test_the_workers_are_gone_when_a_forgotten_generator_is_collected():
    results = map_records(endless(), tasks.process_id, jobs=2)
    workers = workers_of(results)
    cycle: list[Any] = [results]
    cycle.append(cycle)
    del results, cycle
    gc.collect()
    assert not any(map(is_running, workers))


SCRIPT = """
import sys
from tests import tasks
from wpclean.batch import map_records

def posts():
    while True:
        yield sys.argv[1]

# No `if __name__ == "__main__"`: a worker must not run this.
print("begin", flush=True)
for _, result in map_records(posts(), tasks.be_stuck_at_a_gull, jobs=2, timeout=None):
    print(result.decode(), flush=True)
"""


def start(script: Path, post: str, program: str = SCRIPT) -> subprocess.Popen[str]:
    script.write_text(program)
    return subprocess.Popen(
        [sys.executable, str(script), post],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@needs_signals
@pytest.mark.parametrize("post", ["<p>A tern.</p>", "<p>A gull.</p>"])
def test_an_interrupt_leaves_no_worker_be_it_at_work_or_stuck(tmp_path, post):
    process = start(tmp_path / "script.py", post)
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    if "tern" in post:
        assert process.stdout.readline() == "A tern.\n"
    else:
        time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    # The workers hold standard error, so that it ends with the last of them.
    out, err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert "begin" not in out
    assert err.count("Traceback") == 1
    assert "KeyboardInterrupt" in err


@needs_signals
def test_the_workers_of_a_process_that_is_killed_end(tmp_path):
    process = start(tmp_path / "script.py", "<p>A tern.</p>")
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(50)] == ["begin\n"] + ["A tern.\n"] * 49
    process.kill()
    _, err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert err == ""


def test_a_process_may_end_while_it_has_results_to_come(tmp_path):
    program = "from wpclean import extract_many\nresults = extract_many(['<p>x</p>'] * 999, jobs=2)"
    process = start(tmp_path / "script.py", "", f"{program}\nprint(next(results).text)")
    out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("x\n", "", 0)


def test_importing_wpclean_does_not_load_what_starts_processes():
    program = "import sys, wpclean; print('wpclean._pool' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert out.stdout.strip() == b"False"
