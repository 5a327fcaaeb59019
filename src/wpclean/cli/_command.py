"""The command and its options."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from wpclean import __version__
from wpclean.cli._errors import Refusal
from wpclean.cli._rules import build_rules
from wpclean.cli._run import Request, run
from wpclean.errors import RuleError
from wpclean.io import PointerError, read
from wpclean.io._form import POST_FILE
from wpclean.rules import RULES

__all__ = ["command"]

_FORMS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
}

_EPILOG = """\b
Examples:
  wpclean post.json                        the clean text of a REST post
  curl -s "$SITE/wp-json/wp/v2/posts" | wpclean - --to markdown
  wpclean --explain post.json              what left it, where, and why
  wpclean dump/ -o posts.parquet           a folder of dumps, on all CPUs
  wpclean dump/ -o posts.parquet --resume  go on after a kill or a full disk
  wpclean page.json --pointer /posts -o posts.jsonl --errors errors.jsonl
  wpclean post.json --without toc --without 'jetpack/*' --rules mine.toml

\b
Input:
  REST post objects and arrays of them, JSON Lines, HTML, RSS and Atom
  feeds, WordPress exports (WXR); each also as .gz or .zst; folders of
  these. Told by content, not by name. What cannot be read is an error of
  its record; the rest goes on.

\b
Output:
  With -o, posts are written to OUT.partial beside OUT.checkpoint, and OUT
  is there when it is whole. Nothing is overwritten. Results are in the
  order of the input. Parquet has the columns of wpclean.arrow.SCHEMA;
  records that failed are rows with `error`.

\b
Rules:
  A file for --rules has a [[rule]] table for each, with the fields of
  wpclean.Rule; --without makes room for a rule of the same name:
    [[rule]]
    name = "mysite/teaser"
    select = ".teaser"
    kind = "related"
    why = "teasers of my theme"

\b
Exit status:
  0    all records became posts
  1    some records failed, or the output could not be written
  2    wrong usage, or what is asked for cannot be begun: nothing was written
  130  stopped by Ctrl-C

\b
Completion, for bash (zsh and fish likewise):
  eval "$(_WPCLEAN_COMPLETE=bash_source wpclean)"
"""


def _complete_kinds(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    words = sorted({rule.kind for rule in RULES}) + [rule.name for rule in RULES]
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


_FILE = click.Path(path_type=Path)


@click.command(
    "wpclean",
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-o", "--output", "out", type=_FILE, metavar="OUT", help="Write to OUT, not standard output."
)
@click.option(
    "--to",
    type=click.Choice(list(_FORMS)),
    help="What to write. Default: what the name of OUT ends in, else text.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Worker processes. Default: one for each CPU, none where there are few posts. Workers "
    "give a post 60 seconds; 1 does all in this process, without that limit.",
)
@click.option("--explain", is_flag=True, help="Show each post with what left it, where, and why.")
@click.option(
    "--without",
    multiple=True,
    metavar="KIND",
    shell_complete=_complete_kinds,
    help="Leave out rules: a kind (share), a name (jetpack/sharing) or a pattern (jetpack/*). "
    "May be given several times.",
)
@click.option("--rules", "rules_file", type=_FILE, metavar="FILE", help="Add rules from TOML.")
@click.option(
    "--pointer",
    default="",
    metavar="POINTER",
    help="Where in JSON the posts are: a JSON pointer, as /posts or /*/body (* is each).",
)
@click.option(
    "--errors",
    type=_FILE,
    metavar="FILE",
    help="Write each error as a line of JSON: file, line, index, kind, reason.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with a run that was stopped; begin where there is none. The output is that of a "
    "run that was not. Standard input must be given again from its beginning.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N records.")
@click.option("-q", "--quiet", is_flag=True, help="Neither progress nor summary; errors only.")
@click.version_option(__version__, message="wpclean %(version)s")
def command(
    *,
    paths: tuple[str, ...],
    out: Path | None,
    to: str | None,
    jobs: int | None,
    explain: bool,
    without: tuple[str, ...],
    rules_file: Path | None,
    pointer: str,
    errors: Path | None,
    resume: bool,
    limit: int | None,
    quiet: bool,
) -> None:
    """Turn WordPress posts into clean text, Markdown, HTML, JSON Lines or Parquet.

    Each PATH is a file, a folder, or - for standard input. Share buttons, related posts and
    other furniture of plugins and themes leave the text by rules with names; --explain shows
    them at work. Errors, progress and a summary go to standard error.
    """
    out = None if out == Path("-") else out
    if explain and (out or to):
        raise click.UsageError("--explain is for people: it goes without -o and --to")
    if resume and out is None:
        raise click.UsageError("--resume needs -o OUT: only a file can be gone on with")
    form = "explain" if explain else to or _form_of(out)
    if form == "parquet":
        _check_parquet(out)
    _check_names(paths, out, errors)
    try:
        read(pointer=pointer)
        rules = build_rules(without, rules_file)
        status = run(Request(paths, out, form, jobs, rules, pointer, errors, resume, limit, quiet))
    except (PointerError, RuleError, Refusal) as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        # Before the run began; it has its own word for it.
        status = 130
    raise click.exceptions.Exit(status)


def _form_of(out: Path | None) -> str:
    suffix = out.suffix.lower() if out else ""
    for form, suffixes in _FORMS.items():
        if suffix in suffixes:
            return form
    if not suffix:
        return "text"
    # A guess that is wrong would be seen when a night's work is done.
    known = ", ".join(suffixes[0] for suffixes in _FORMS.values())
    raise click.UsageError(f"{suffix} says not what to write: give --to, or end OUT in {known}")


def _check_parquet(out: Path | None) -> None:
    if out is None:
        raise click.UsageError("--to parquet needs -o OUT: its directory is written at its end")
    if find_spec("pyarrow") is None:
        raise click.UsageError("--to parquet needs pyarrow: pip install 'wpclean[arrow]'")


def _check_names(paths: tuple[str, ...], out: Path | None, errors: Path | None) -> None:
    if out and errors and out.absolute() == errors.absolute():
        raise click.UsageError("-o and --errors name the same file")
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    for file in filter(None, (out, errors)):
        is_read = POST_FILE.fullmatch(file.name) and any(
            file.resolve().is_relative_to(folder) for folder in folders
        )
        if is_read:
            raise click.UsageError(
                f"{file} would be read as input, as it is in a folder that is: put it elsewhere"
            )
