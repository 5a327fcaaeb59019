"""The command line: files in, text out, clear words for what goes wrong."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from tests.cases import POSTS
from wpclean import RULES, Article, __version__, extract
from wpclean.arrow import SCHEMA, from_table
from wpclean.cli import _output, _sink
from wpclean.cli._command import command
from wpclean.cli._tally import Tally

POST = {
    "title": {"rendered": "Six *boats*"},
    "content": {"rendered": "<h2>Out</h2><p>They <em>sailed</em> &amp; sank.</p>"},
}
SHARED = {
    "content": {
        "rendered": '<p>Gulls.</p><div class="sd-sharing-enabled">Share me</div><p>Terns.</p>'
    }
}
LINE = "-" * 72

needs_signals = pytest.mark.skipif(os.name != "posix", reason="sends signals of POSIX")


def wpclean(*arguments: object, stdin: bytes = b"") -> Result:
    """Run the command in this process; what it does not expect is raised."""
    return CliRunner(catch_exceptions=False).invoke(
        command, list(map(str, arguments)), input=stdin, prog_name="wpclean"
    )


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    program = [sys.executable, "-m", "wpclean", *map(str, arguments)]
    return subprocess.Popen(program, **options)


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "wpclean", *map(str, arguments)],
        input=stdin, capture_output=True, check=False, env=environment,
    )  # fmt: skip


def write(path: Path, *posts: Any) -> Path:
    """Write posts as JSON Lines; bytes stand for a line as it is."""
    lines = [post if isinstance(post, bytes) else json.dumps(post).encode() for post in posts]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def numbered(number: int) -> dict[str, Any]:
    return {"id": number, "content": {"rendered": f"<p>Gull {number}.</p>"}}


@pytest.fixture
def post(tmp_path: Path) -> Path:
    return write(tmp_path / "post.json", POST)


# What is written


def test_a_post_becomes_text_and_nothing_else_is_said(post: Path):
    result = wpclean(post)
    assert result.exit_code == 0
    assert result.stdout == "Six *boats*\n\nOut\n\nThey sailed & sank.\n"
    assert result.stderr == ""


def test_a_post_becomes_markdown_with_its_title_escaped(post: Path):
    markdown = "# Six \\*boats\\*\n\n## Out\n\nThey *sailed* & sank.\n"
    assert wpclean(post, "--to", "markdown").stdout == markdown


def test_a_post_becomes_html_that_says_its_encoding(post: Path):
    lines = wpclean(post, "--to", "html").stdout.splitlines()
    assert lines[:3] == ["<!DOCTYPE html>", '<meta charset="utf-8">', "<article>"]
    assert lines[3:] == [
        "<h1>Six *boats*</h1>",
        "<h2>Out</h2>",
        "<p>They <em>sailed</em> &amp; sank.</p>",
        "</article>",
    ]


def test_a_post_becomes_json_on_one_line(post: Path):
    (line,) = wpclean(post, "--to", "jsonl").stdout.splitlines()
    assert Article.from_json(line) == extract(POST)


def test_texts_are_parted_by_a_line(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", numbered(1), numbered(2))
    assert wpclean(path).stdout == f"Gull 1.\n\n{LINE}\n\nGull 2.\n"


def test_html_is_taken_as_it_is(tmp_path: Path):
    path = tmp_path / "post.html"
    path.write_text("[gallery]<p>Z&uuml;rich</p>", "utf-8")
    assert wpclean(path).stdout == "Zürich\n"


def test_files_come_in_the_order_they_are_named_and_folders_sorted(tmp_path: Path):
    folder = tmp_path / "dump"
    folder.mkdir()
    for number in (2, 1):
        write(folder / f"{number}.json", numbered(number))
    other = write(tmp_path / "other.json", numbered(0))
    assert re.findall(r"\d", wpclean(folder, other).stdout) == ["1", "2", "0"]


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("out.txt", b"Six"),
        ("out", b"Six"),
        ("out.md", b"# Six"),
        ("out.HTML", b"<!DOCTYPE"),
        ("out.jsonl", b'{"title"'),
        ("out.parquet", b"PAR1"),
    ],
)
def test_the_name_of_the_output_says_what_to_write(
    post: Path, tmp_path: Path, name: str, begin: bytes
):
    assert wpclean(post, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begin)
    assert {path.name for path in tmp_path.iterdir()} == {"post.json", name}


def test_a_name_that_says_nothing_is_refused_before_the_work(post: Path, tmp_path: Path):
    result = wpclean(post, "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert ".csv says not what to write: give --to" in result.stderr


def test_workers_write_what_one_process_writes(tmp_path: Path):
    posts = [json.loads((folder / "post.json").read_bytes()) for folder in sorted(POSTS.iterdir())]
    path = write(tmp_path / "posts.jsonl", *posts, b"{", *map(numbered, range(150)))
    for form in ("jsonl", "parquet"):
        outs = [tmp_path / f"{form}-{jobs}" for jobs in ("default", "1")]
        assert wpclean(path, "-o", outs[0], "--to", form).exit_code == 1
        assert wpclean(path, "-o", outs[1], "--to", form, "--jobs", 1).exit_code == 1
        assert outs[0].read_bytes() == outs[1].read_bytes()


def test_few_posts_start_no_process(post: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    assert wpclean(post, post).exit_code == 0


def test_parquet_holds_the_articles_and_the_errors(tmp_path: Path):
    out = tmp_path / "out.parquet"
    path = write(tmp_path / "posts.jsonl", POST, b"{broken", SHARED)
    assert wpclean(path, "-o", out).exit_code == 1
    table = pyarrow.parquet.read_table(out)
    assert table.schema.equals(SCHEMA)
    assert table.schema.metadata[b"wpclean.schema"] == SCHEMA.metadata[b"wpclean.schema"]
    first, error, last = from_table(table)
    assert (first, last) == (extract(POST), extract(SHARED))
    assert error.place.line == 2


def test_parquet_is_read_by_duckdb(tmp_path: Path):
    out = tmp_path / "out.parquet"
    path = write(tmp_path / "posts.jsonl", numbered(1), b"{broken", SHARED)
    assert wpclean(path, "-o", out).exit_code == 1
    query = "SELECT text, removed[1].kind, error.place.line FROM read_parquet(?)"
    assert duckdb.execute(query, [str(out)]).fetchall() == [
        ("Gull 1.", None, None),
        (None, None, 2),
        ("Gulls.\n\nTerns.", "share", None),
    ]


def test_parquet_on_standard_output_is_wrong_usage(post: Path):
    assert wpclean(post, "--to", "parquet").exit_code == 2


# What is chosen


def test_limit_ends_after_so_many_records(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(9)))
    assert len(wpclean(path, "--to", "jsonl", "--limit", 4).stdout.splitlines()) == 4


def test_a_pointer_selects_the_posts_of_a_page(tmp_path: Path):
    path = write(tmp_path / "page.json", {"posts": [numbered(1)]})
    assert "--pointer /posts" in wpclean(path).stderr
    assert wpclean(path, "--pointer", "/posts").stdout == "Gull 1.\n"


def test_a_pointer_that_is_none_is_wrong_usage(post: Path):
    result = wpclean(post, "--pointer", "posts")
    assert result.exit_code == 2
    assert "must be empty or begin with '/'" in result.stderr


def test_rules_can_be_left_out(tmp_path: Path):
    path = write(tmp_path / "post.json", SHARED)
    assert "Share me" not in wpclean(path).stdout
    assert "Share me" in wpclean(path, "--without", "toc", "--without", "share").stdout


def test_an_unknown_rule_name_is_wrong_usage_that_names_the_kinds(post: Path):
    result = wpclean(post, "--without", "gulls")
    assert result.exit_code == 2
    assert "no rule and no kind is named 'gulls'; the kinds are: ad, author" in result.stderr


def test_rules_of_a_file_are_added_and_replace_what_is_left_out(tmp_path: Path):
    path = write(tmp_path / "post.json", SHARED)
    rules = tmp_path / "mine.toml"
    rules.write_text(
        '[[rule]]\nname = "jetpack/sharing"\nselect = "p"\nkind = "gull"\nwhy = "birds of mine"\n'
    )
    result = wpclean(path, "--rules", rules)
    assert result.exit_code == 2
    assert "mine.toml, rule 1 ('jetpack/sharing'): there is a rule of this name" in result.stderr
    result = wpclean(path, "--explain", "--rules", rules, "--without", "jetpack/sharing")
    assert "- gull | jetpack/sharing | birds of mine\n  Gulls." in result.stdout


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[[rule]\n", "this is no TOML: "),
        ("[[rules]]\n", "wanted are [[rule]] tables, this has 'rules'"),
        ("", "wanted are [[rule]] tables, this has nothing"),
        ("rule = [3]\n", "rule 1: Expected `object`, got `int`"),
        ('[[rule]]\nselect = ".a"\n', "rule 1: Object missing required field `name`"),
        ('[[rule]]\nname = "a/b"\nclass = "c"\n', "rule 1 ('a/b'): a rule has no class; it has "),
        ('[[rule]]\nname = "a/b"\nkind = "ad"\n', "rule 1 ('a/b'): the rule 'a/b' needs a selec"),
        (
            '[[rule]]\nname = "a/b"\nkind = "ad"\nselect = "p"\n[[rule]]\nname = "c/d"\n',
            "rule 2 ('c/d'): ",
        ),
        ('[[rule]]\nname = "a/b"\nkind = "ad"\npattern = "("\n', "has a bad pattern"),
    ],
)
def test_a_bad_file_of_rules_is_wrong_usage_with_its_row(
    post: Path, tmp_path: Path, toml: str, words: str
):
    rules = tmp_path / "mine.toml"
    rules.write_text(toml)
    result = wpclean(post, "--rules", rules)
    assert result.exit_code == 2
    assert f"Error: {rules}" in result.stderr
    assert words in result.stderr


def test_rules_that_are_not_there_are_wrong_usage(post: Path):
    result = wpclean(post, "--rules", "no.toml")
    assert (result.exit_code, "no.toml: No such file" in result.stderr) == (2, True)


# What is said


def test_explain_shows_what_left_in_its_place_and_why(tmp_path: Path):
    source = '<p>Source: <a href="https://gulls.example/a">Gull News</a></p>'
    html = SHARED["content"]["rendered"] + "<p>One more.</p>" * 3 + source
    path = write(tmp_path / "post.json", {"content": html, "link": "https://terns.example/b"})
    shown = wpclean(path, "--explain").stdout
    why = RULES["jetpack/sharing"].why
    assert f"Gulls.\n\n- share | jetpack/sharing | {why}\n  Share me\n\nTerns." in shown
    assert "- source | sources/label | " in shown
    assert "  Gull News → https://gulls.example/a" in shown
    assert "\x1b" not in shown


def test_explain_shows_control_characters_rather_than_sending_them(tmp_path: Path):
    post = {"content": '<p>a</p><div class="sd-sharing-enabled">red\x07</div>'}
    shown = wpclean(write(tmp_path / "post.json", post), "--explain").stdout
    assert "\x07" not in shown


@pytest.mark.parametrize("option", [("-o", "x.txt"), ("--to", "text"), ("--resume",)])
def test_explain_goes_without_an_output(post: Path, option: tuple[str, ...]):
    assert wpclean(post, "--explain", *option).exit_code == 2


def test_the_summary_counts_posts_blocks_removals_sources_and_errors(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", POST, SHARED, SHARED, b"{")
    said = wpclean(path, "-o", tmp_path / "out.jsonl").stderr
    assert re.search(r"3 posts, 6 blocks, 0 sources, 1 error in \d+\.\d s", said)
    assert "removed: share 2\n" in said


def test_quiet_says_errors_only(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", POST, b"{", SHARED)
    said = wpclean(path, "--quiet", "-o", tmp_path / "out.jsonl").stderr
    assert re.fullmatch(r"wpclean: .*, line 2: Expecting property name [^\n]*\n", said)


def test_after_twenty_errors_they_are_counted(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", numbered(1), *[b'{"a'] * 23)
    result = wpclean(path)
    assert result.stderr.count("posts.jsonl, line ") == 20
    assert "wpclean: 3 more errors; --errors FILE writes all of them" in result.stderr
    log = tmp_path / "errors"
    result = wpclean(path, "--errors", log)
    assert "wpclean: 3 more errors\n" in result.stderr
    assert len(log.read_text().splitlines()) == 23


def test_errors_are_written_as_lines_of_json(tmp_path: Path):
    log = tmp_path / "errors.jsonl"
    path = write(tmp_path / "posts.jsonl", POST, b'{"content": 3}')
    assert wpclean(path, "no.json", "--errors", log).exit_code == 1
    first, second = map(json.loads, log.read_text().splitlines())
    assert first == {
        "file": str(path), "line": 2, "index": 1, "kind": "SourceError",
        "reason": 'the post\'s field \'content\' is int, wanted str or {"rendered": str}',
    }  # fmt: skip
    assert second == {
        "file": "no.json", "line": None, "index": None, "kind": "FileNotFoundError",
        "reason": "No such file or directory",
    }  # fmt: skip


def test_a_message_keeps_to_its_line_and_does_not_talk_to_the_terminal(tmp_path: Path):
    path = write(tmp_path / "a\nb\x1b[31m.jsonl", b"{")
    assert "a b [31m.jsonl, record 0: cut off" in wpclean(path).stderr


def test_the_version_is_told():
    assert wpclean("--version").stdout == f"wpclean {__version__}\n"


def test_the_help_names_every_option_and_status():
    shown = wpclean("--help").stdout
    for option in command.params:
        assert all(name in shown for name in option.opts if name.startswith("-"))
    assert "--resume" in shown
    assert "\n    130  stopped by Ctrl-C\n" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_wrong_usage_is_status_2():
    result = wpclean()
    assert result.exit_code == 2
    assert "Missing argument 'PATH...'" in result.stderr


@pytest.mark.parametrize("words", ["toc", "jetpack/sh"])
def test_the_shell_completes_kinds_and_rules(words: str):
    environment = {
        **os.environ, "_WPCLEAN_COMPLETE": "bash_complete",
        "COMP_WORDS": f"wpclean --without {words}", "COMP_CWORD": "2",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "wpclean"], env=environment, capture_output=True, check=True
    )
    assert {b"toc": b"plain,toc\n", b"jetpack/sh": b"plain,jetpack/sharing\n"}[
        words.encode()
    ] in done.stdout


def test_without_click_it_says_what_to_install():
    program = (
        "import sys; sys.modules['click'] = None; from importlib.machinery import PathFinder;"
        "find = PathFinder.find_spec;"
        "PathFinder.find_spec = lambda name, *a: None if name == 'click' else find(name, *a);"
        "del sys.modules['click']; from wpclean.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"pip install 'wpclean[cli]'" in done.stderr
    assert b"Traceback" not in done.stderr


# Bad input: an error of its record, and status 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"content": ', "record 0: cut off at byte 12"),
        (b"[1, 2", "bad.json"),
        (b"[" * 100_000, "bad.json"),
        (b'{"body": "x"}', "a post object needs 'content'"),
        (b"[7]", "this is named .json, but begins with '[7]'"),
        (b"", "the file is empty"),
        ('{"content": "Gull"}'.encode("utf-16"), "this is UTF-16"),
        ('{"content": "Möwe"}'.encode("latin-1"), "can't decode byte 0xf6"),
        (b'{"content": "<p>a\0b</p>"}', "Invalid control character"),
        (b"\0\0\0\0", "UTF-32"),
        (gzip.compress(json.dumps([POST] * 9).encode())[:-9], "ended before"),
    ],
)
def test_bad_input_is_a_message_and_status_1(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    result = wpclean(path)
    assert result.exit_code == 1
    assert f"wpclean: {path}" in result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_is_a_message_and_status_1(post: Path):
    result = wpclean("no-such-file.json", post)
    assert result.exit_code == 1
    assert "wpclean: no-such-file.json: No such file" in result.stderr
    assert "Six *boats*" in result.stdout


def test_each_post_of_an_array_is_cleaned_and_a_bad_one_is_named(tmp_path: Path):
    path = write(tmp_path / "posts.json", [POST, {"content": 3}, POST])
    result = wpclean(path, "--to", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{path}, record 1: the post's field 'content' is int" in result.stderr


def test_invalid_json_in_the_middle_of_json_lines_is_named_by_its_line(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", numbered(1), b'{"content": "Gull', numbered(3))
    result = wpclean(path)
    assert result.exit_code == 1
    assert re.findall(r"Gull \d", result.stdout) == ["Gull 1", "Gull 3"]
    assert f"{path}, line 2: Unterminated string" in result.stderr


def test_the_posts_before_the_cut_of_an_array_are_written(tmp_path: Path):
    path = tmp_path / "posts.json"
    path.write_bytes(json.dumps([numbered(1), numbered(2), numbered(3)]).encode()[:-20])
    result = wpclean(path)
    assert result.exit_code == 1
    assert re.findall(r"Gull \d", result.stdout) == ["Gull 1", "Gull 2"]
    assert f"{path}, record 2: " in result.stderr


def test_the_posts_before_the_cut_of_a_gzip_are_written_and_the_file_is_named(tmp_path: Path):
    path = tmp_path / "posts.jsonl.gz"
    plain = b"".join(json.dumps(numbered(number)).encode() + b"\n" for number in range(50))
    path.write_bytes(gzip.compress(plain)[:-30])
    result = wpclean(path)
    assert result.exit_code == 1
    assert "Gull 9." in result.stdout
    assert f"{path}, line " in result.stderr
    assert "ended before the end-of-stream marker" in result.stderr


def test_a_record_that_is_too_large_is_refused_and_the_rest_goes_on(tmp_path: Path):
    large = {"content": "<p>gull " * 2_000_000}
    path = write(tmp_path / "posts.jsonl", numbered(1), large, numbered(3))
    result = wpclean(path)
    assert result.exit_code == 1
    assert re.findall(r"Gull \d", result.stdout) == ["Gull 1", "Gull 3"]
    assert f"{path}, line 2: the HTML is past the limit max_" in result.stderr


def test_a_very_large_record_of_plain_text_is_a_post(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", {"content": "gull " * 1_600_000}, numbered(2))
    result = wpclean(path)
    assert result.exit_code == 0
    assert len(result.stdout) > 8_000_000 - 1


def test_html_in_another_encoding_keeps_what_can_be_read(tmp_path: Path):
    path = tmp_path / "post.html"
    path.write_bytes("<p>Eine Möwe.</p>".encode("latin-1"))
    result = wpclean(path)
    assert (result.exit_code, result.stdout) == (0, "Eine M\ufffdwe.\n")


def test_nul_characters_leave_the_text(tmp_path: Path):
    assert wpclean(write(tmp_path / "a.json", {"content": "a\0b"})).stdout.strip() == "ab"


def test_posts_with_one_id_are_all_written(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", numbered(7), numbered(7))
    assert len(wpclean(path, "--to", "jsonl").stdout.splitlines()) == 2


def test_windows_line_ends_are_line_ends(tmp_path: Path):
    path = tmp_path / "posts.jsonl"
    lines = [json.dumps(numbered(number)).encode() for number in range(3)]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join([*lines, b"", b""]))
    result = wpclean(path, "--to", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 3)


@needs_signals
def test_a_folder_without_permission_is_named(post: Path, tmp_path: Path):
    # What is imported late is not to be looked for without rights.
    wpclean(post)
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    write(folder / "post.json", POST)
    (folder / "closed").mkdir(mode=0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        result = wpclean(folder)
    finally:
        os.seteuid(user)
        shutil.rmtree(folder)
    assert result.exit_code == 1
    assert "Six *boats*" in result.stdout
    assert f"wpclean: {folder}/closed: Permission denied" in result.stderr


# Outputs that cannot be


def test_an_output_that_exists_is_not_overwritten(post: Path, tmp_path: Path):
    for name in ("-o", "--errors"):
        out = tmp_path / "out.jsonl"
        out.write_text("mine")
        result = wpclean(post, name, out)
        assert result.exit_code == 2
        assert f"{out} exists, and nothing is overwritten: move it away" in result.stderr
        assert out.read_text() == "mine"
        assert {path.name for path in tmp_path.iterdir()} == {"post.json", "out.jsonl"}


@pytest.mark.parametrize("folder", ["no-such-folder", "post.json"])
@pytest.mark.parametrize("name", ["-o", "--errors"])
def test_an_output_in_a_folder_that_is_none_is_refused_and_nothing_is_left(
    post: Path, tmp_path: Path, folder: str, name: str
):
    out = tmp_path / folder / "out.jsonl"
    options = (name, out) if name == "-o" else (name, out, "-o", tmp_path / "other.jsonl")
    result = wpclean(post, *options)
    assert result.exit_code == 2
    assert re.search("cannot write .*out.jsonl.*: (No such file|Not a directory)", result.stderr)
    assert [path.name for path in tmp_path.iterdir()] == ["post.json"]


def test_an_output_that_a_later_run_would_read_is_refused(post: Path, tmp_path: Path):
    result = wpclean(tmp_path, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "would be read as input" in result.stderr


def test_one_file_for_posts_and_errors_is_refused(post: Path, tmp_path: Path):
    assert wpclean(post, "-o", tmp_path / "a", "--errors", tmp_path / "a").exit_code == 2


def test_an_output_that_appears_meanwhile_is_not_overwritten(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "out.txt"
    monkeypatch.setattr("wpclean.cli._run.say", lambda _: out.exists() or out.write_text("mine"))
    monkeypatch.setattr("wpclean.cli._output._sync", meanwhile(out))
    result = wpclean(post, "-o", out)
    assert result.exit_code == 1
    assert out.read_text() == "mine"
    assert (tmp_path / "out.txt.partial").read_text().startswith("Six")


def meanwhile(out: Path) -> Any:
    def sync(file: Any) -> int:
        out.write_text("mine")
        file.flush()
        return int(file.tell())

    return sync


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output_is_a_message_and_status_1(post: Path):
    with FULL.open("wb") as full:
        process = start(post, stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err == b"wpclean: standard output: No space left on device\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_a_full_disk_is_a_message_and_the_run_goes_on_when_there_is_space(
    small_disk: Path, tmp_path: Path, suffix: str
):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(1200)))
    out = small_disk / f"out.{suffix}"
    result = wpclean(path, "-o", out, "--jobs", 1)
    assert result.exit_code == 1
    assert f"{out}.partial: No space left on device; what is written stays" in result.stderr
    assert not out.exists()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert wpclean(path, "-o", out, "--jobs", 1, "--resume").exit_code == 0
    assert wpclean(path, "-o", tmp_path / out.name, "--jobs", 1).exit_code == 0
    assert out.read_bytes() == (tmp_path / out.name).read_bytes()


@needs_signals
def test_a_file_that_may_grow_no_more_is_a_message(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(2000)))
    out = tmp_path / "out.jsonl"
    program = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
sys.argv = ["wpclean", {str(path)!r}, "-o", {str(out)!r}, "--jobs", "1"]
from wpclean.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 1
    assert f"wpclean: {out}.partial: File too large; what is written".encode() in done.stderr
    assert b"Traceback" not in done.stderr


# Stopped and resumed: the bytes of a run that nobody stopped


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Posts that are larger than a file's buffer, some of them broken."""
    bulky = [
        {"id": number, "content": f"<p>Gull {number}. " + "Tern. " * 900} for number in range(9)
    ]
    return write(tmp_path / "work.jsonl", *bulky[:4], b"{", *bulky[4:], b'{"content": 3}', POST)


def arguments_for(work: Path, folder: Path, suffix: str) -> tuple[object, ...]:
    folder.mkdir(exist_ok=True)
    out = folder / f"out.{suffix}"
    return (work, "-o", out, "--errors", folder / "errors", "--jobs", 1, "--quiet")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Killer:
    """Kills this process at the n-th of the calls that touch the disk."""

    def __init__(self, turn: int) -> None:
        self.left = turn

    def watch(self, owner: Any, name: str) -> None:
        call = getattr(owner, name)

        def watched(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        setattr(owner, name, watched)


def is_killed_at(turn: int, *arguments: object) -> bool:
    """Run the command in a fork that is killed at a step; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        try:
            killer = Killer(turn)
            # A process that is killed takes nothing with it that was written.
            os.fsync = lambda _: None
            _output._SECONDS = 0.0
            _sink._ROWS = 2
            killer.watch(os, "fsync")
            killer.watch(os, "truncate")
            for name in ("open", "replace", "rename", "unlink"):
                killer.watch(Path, name)
            for owner in (_output.File, _sink.Joined, _sink.Rows):
                killer.watch(owner, "write")
            wpclean(*arguments)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@needs_signals
@pytest.mark.parametrize("suffix", ["md", "parquet"])
def test_a_run_that_is_killed_at_any_step_gives_the_same_when_it_is_resumed(
    work: Path, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(_sink, "_ROWS", 2)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    whole = arguments_for(work, tmp_path / "whole", suffix)
    assert wpclean(*whole).exit_code == 1
    turn = 1
    while is_killed_at(turn, *(again := arguments_for(work, tmp_path / str(turn), suffix))):
        assert wpclean(*again, "--resume").exit_code in (0, 1)
        assert contents(tmp_path / str(turn)) == contents(tmp_path / "whole")
        turn += 1
    assert turn > 30


@needs_signals
def test_a_run_that_is_killed_again_and_again_ends_with_the_same(work: Path, tmp_path: Path):
    whole = arguments_for(work, tmp_path / "whole", "md")
    wpclean(*whole)
    again = (*arguments_for(work, tmp_path / "again", "md"), "--resume")
    kills = 0
    while is_killed_at(12 + kills, *again):
        kills += 1
    assert kills > 3
    assert contents(tmp_path / "again") == contents(tmp_path / "whole")


@pytest.mark.parametrize("turn", [1, 3])
def test_ctrl_c_between_writing_a_post_and_counting_it_does_not_double_it(
    work: Path, tmp_path: Path, turn: int, monkeypatch: pytest.MonkeyPatch
):
    whole = arguments_for(work, tmp_path / "whole", "md")
    again = arguments_for(work, tmp_path / "again", "md")
    wpclean(*whole)
    add, calls = Tally.add, []

    def interrupted(tally: Tally, rendered: Any) -> None:
        calls.append(rendered)
        if len(calls) == turn:
            raise KeyboardInterrupt
        add(tally, rendered)

    with monkeypatch.context() as patch:
        patch.setattr(Tally, "add", interrupted)
        assert wpclean(*again).exit_code == 130
    assert wpclean(*again, "--resume").exit_code == 1
    assert contents(tmp_path / "again") == contents(tmp_path / "whole")


def test_a_last_step_that_fails_twice_can_be_done_later(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    whole = arguments_for(work, tmp_path / "whole", "parquet")
    again = arguments_for(work, tmp_path / "again", "parquet")
    wpclean(*whole)
    with monkeypatch.context() as patch:
        patch.setattr(_sink, "_write_parquet", fail)
        for more in ((), ("--resume",), ("--resume",)):
            result = wpclean(*again, *more)
            assert result.exit_code == 1
            assert "out.parquet.partial: No space left on device" in result.stderr
    assert wpclean(*again, "--resume").exit_code == 1
    assert contents(tmp_path / "again") == contents(tmp_path / "whole")


@needs_signals
@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_workers_end_with_a_run_that_is_killed_and_its_rest_is_resumed(tmp_path: Path, suffix: str):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(1000)), b"{", numbered(0))
    out = tmp_path / f"out.{suffix}"
    process = start(path, "-o", out, "--jobs", 2, stderr=subprocess.PIPE)
    partial = tmp_path / f"out.{suffix}.partial"
    while process.poll() is None and not (partial.exists() and partial.stat().st_size > 5_000):
        time.sleep(0.001)
    process.kill()
    # The workers hold standard error, so that it ends with the last of them.
    assert process.communicate(timeout=60) == (None, b"")
    assert process.returncode == -signal.SIGKILL
    assert not out.exists()
    assert wpclean(path, "-o", out, "--jobs", 1, "--resume").exit_code == 1
    whole = tmp_path / f"whole.{suffix}"
    assert wpclean(path, "-o", whole, "--jobs", 1).exit_code == 1
    assert out.read_bytes() == whole.read_bytes()


@pytest.fixture
def stopped(work: Path, tmp_path: Path) -> Path:
    """Leave a run that was killed in its middle."""
    again = arguments_for(work, tmp_path / "run", "md")
    assert is_killed_at(30, *again)
    return tmp_path / "run"


@needs_signals
@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((), "out.md.partial is of a run that was stopped: add --resume to go on with it"),
        (("--resume", "--to", "text"), "--to was markdown, now text; ask for the same again"),
        (("--resume", "--pointer", "/a"), "--pointer was not given, now /a"),
        (("--resume", "--without", "share"), "the rules (--rules, --without) have changed"),
        (("--resume", "--errors", "other"), "--errors was "),
        (("--resume", "more.json"), "the input was "),
    ],
)
def test_a_run_that_asks_for_something_else_is_not_resumed(
    work: Path, stopped: Path, more: tuple[str, ...], words: str
):
    before = contents(stopped)
    result = wpclean(*arguments_for(work, stopped, "md"), *more)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert contents(stopped) == before


@needs_signals
def test_a_run_whose_input_has_changed_is_not_resumed(work: Path, stopped: Path):
    write(work, POST)
    result = wpclean(*arguments_for(work, stopped, "md"), "--resume")
    assert (result.exit_code, "the input files have changed" in result.stderr) == (2, True)


@needs_signals
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda run: (run / "out.md.checkpoint").write_text("{}"), "is no checkpoint of wpclean"),
        (lambda run: (run / "out.md.checkpoint").unlink(), "exists without out.md.checkpoint"),
        (lambda run: (run / "out.md.partial").write_text(""), "is shorter than when"),
        (lambda run: (run / "out.md.partial").unlink(), "No such file"),
        (lambda run: (run / "out.md").write_text("mine"), "out.md exists, and nothing is overwr"),
    ],
)
def test_what_is_left_of_a_run_must_fit_together(
    work: Path, stopped: Path, spoil: Callable[[Path], Any], words: str
):
    spoil(stopped)
    before = contents(stopped)
    result = wpclean(*arguments_for(work, stopped, "md"), "--resume")
    assert (result.exit_code, words in result.stderr) == (2, True)
    assert contents(stopped) == before


@needs_signals
def test_two_runs_do_not_write_one_file(work: Path, stopped: Path):
    fcntl = pytest.importorskip("fcntl")
    with (stopped / "out.md.partial").open("r+b") as partial:
        fcntl.flock(partial, fcntl.LOCK_EX)
        result = wpclean(*arguments_for(work, stopped, "md"), "--resume")
    assert (result.exit_code, "written by another process" in result.stderr) == (2, True)


def test_resume_begins_what_was_not_begun_and_does_nothing_when_all_is_done(
    post: Path, tmp_path: Path
):
    out = tmp_path / "out.txt"
    assert wpclean(post, "-o", out, "--resume").exit_code == 0
    result = wpclean(post, "-o", out, "--resume")
    assert (result.exit_code, result.stderr) == (
        0,
        f"wpclean: {out} is there already: nothing to do\n",
    )


def test_resume_needs_an_output(post: Path):
    assert wpclean(post, "--resume").exit_code == 2


# Pipes, signals, terminals


def test_standard_input_is_read_and_utf8_is_written_whatever_the_terminal():
    done = run("-", stdin="<p>Zürich ‘six’</p>".encode())
    assert done.returncode == 0
    assert done.stdout.decode() == "Zürich ‘six’\n"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_pipe_is_silent(tmp_path: Path, jobs: int):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(3000)))
    command = f"{sys.executable} -m wpclean {path} --jobs {jobs} | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.stdout == b"Gull 0.\n"
    assert done.stderr == b""


@needs_signals
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_status_130_with_a_hint_and_leaves_no_process(tmp_path: Path, jobs: int):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(20_000)))
    out = tmp_path / "out.jsonl"
    process = start(path, "-o", out, "--jobs", jobs, stderr=subprocess.PIPE, start_new_session=True)
    partial = tmp_path / "out.jsonl.partial"
    while process.poll() is None and not (partial.exists() and partial.stat().st_size > 10_000):
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGINT)
    # The workers hold standard error, so that it ends with the last of them.
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"wpclean: stopped; what is written stays, --resume goes on from there\n"
    kept = partial.read_bytes().splitlines()
    assert json.loads(kept[-1])["id"] == len(kept) - 1
    # A checkpoint may lag behind what is written, and never runs ahead of it.
    tally = json.loads((tmp_path / "out.jsonl.checkpoint").read_bytes())["tally"]
    assert tally["posts"] <= len(kept)


def test_there_is_no_progress_and_no_colour_in_a_pipe(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(300)), b"{", SHARED)
    done = run(path, "-o", tmp_path / "out.jsonl")
    assert b"\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 3
    assert b"\x1b" not in run(path, "--explain").stdout


def on_a_terminal(*arguments: object) -> tuple[int, str]:
    """Run the command on a pseudo-terminal; give its status and all that it shows."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    environment.pop("NO_COLOR", None)
    process = start(*arguments, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    # Linux ends a terminal that nobody writes to any more with an error.
    with suppress(OSError):
        while piece := os.read(leader, 65536):
            shown += piece
    os.close(leader)
    return process.wait(timeout=60), shown.decode()


@needs_signals
def test_a_terminal_shows_progress_with_rates_errors_and_time_left(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(2000)), b"{")
    status, shown = on_a_terminal(path, "-o", tmp_path / "out.jsonl")
    assert status == 1
    plain = re.sub(r"\x1b\[[^A-Za-z]*[A-Za-z]", "", shown)
    assert re.search(r"[\d,]+ posts [━╸╺]+ +[\d,]+ posts/s [\d.]+ MB/s \d errors (\d:|-:)", plain)
    assert "posts.jsonl, line 2001: " in plain
    assert "2,000 posts, 2,000 blocks, 0 sources, 1 error in " in plain


@needs_signals
def test_a_terminal_shows_an_explanation_in_colours(tmp_path: Path):
    status, shown = on_a_terminal(write(tmp_path / "post.json", SHARED), "--explain")
    assert status == 0
    assert re.search(r"\x1b\[[\d;]*36m- share \| jetpack/sharing", shown)
    assert "Gulls.\r\n" in shown


@needs_signals
def test_text_on_a_terminal_is_not_mixed_with_a_bar(tmp_path: Path):
    path = write(tmp_path / "posts.jsonl", *map(numbered, range(200)))
    status, shown = on_a_terminal(path, "--to", "jsonl", "--quiet")
    assert status == 0
    assert len([json.loads(line) for line in shown.splitlines()]) == 200
