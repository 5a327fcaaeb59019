"""The command line: files in, text out, clear words for what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wpclean import Article, __version__
from wpclean.__main__ import main

POST = {
    "title": {"rendered": "Six boats"},
    "content": {"rendered": "<h2>Out</h2><p>They <em>sailed</em>.</p>"},
}


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.json"
    path.write_text(json.dumps(POST), "utf-8")
    return str(path)


def test_a_post_becomes_text(post: str, capsys: pytest.CaptureFixture[str]):
    assert main([post]) == 0
    assert capsys.readouterr().out == "Six boats\n\nOut\n\nThey sailed.\n"


def test_a_post_becomes_markdown(post: str, capsys: pytest.CaptureFixture[str]):
    assert main([post, "--to", "markdown"]) == 0
    assert capsys.readouterr().out.strip() == "# Six boats\n\n## Out\n\nThey *sailed*."


def test_a_post_becomes_json_on_one_line(post: str, capsys: pytest.CaptureFixture[str]):
    assert main([post, "--to", "json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert Article.from_json(line).title == "Six boats"


def test_each_post_of_an_array_is_cleaned_and_a_bad_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "posts.json"
    path.write_text(json.dumps([POST, {"content": 3}, POST]), "utf-8")
    assert main([str(path), "--to", "json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert f"{path}, post 2: the post's field 'content' is int" in captured.err


def test_html_is_taken_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "post.html"
    path.write_text("[gallery]<p>Z&uuml;rich</p>", "utf-8")
    assert main([str(path)]) == 0
    assert capsys.readouterr().out == "Zürich\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"content": ', "begins like JSON but is not"),
        ("[1, 2", "begins like JSON but is not"),
        ("[" * 100_000, "begins like JSON but is not"),
        ('{"body": "x"}', "a post object needs 'content'"),
        ("[7]", "cannot read a post from int"),
    ],
)
def test_bad_input_is_a_message_and_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, words: str
):
    path = tmp_path / "bad.json"
    path.write_text(content, "utf-8")
    assert main([str(path)]) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_message_and_status_1(capsys: pytest.CaptureFixture[str]):
    assert main(["no-such-file.json"]) == 1
    assert "no-such-file.json: No such file" in capsys.readouterr().err


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "FILE" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"wpclean {__version__}\n"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "wpclean", *arguments],
        input=stdin, capture_output=True, check=False, env=environment,
    )  # fmt: skip


def test_standard_input_is_read_and_utf8_is_written_whatever_the_terminal():
    done = run("-", stdin="<p>Zürich ‘six’</p>".encode())
    assert done.returncode == 0
    assert done.stdout.decode() == "Zürich ‘six’\n"


def test_a_broken_pipe_is_silent(post: str):
    command = f"{sys.executable} -m wpclean {' '.join([post] * 200)} | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.stdout == b"Six boats\n"
    assert done.stderr == b""
