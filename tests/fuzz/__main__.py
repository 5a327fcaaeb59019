"""Search for HTML that breaks a law.

    python -m tests.fuzz                      # for a minute
    python -m tests.fuzz --seconds 3600 --keep FOLDER
    python -m tests.fuzz FOLDER/crash-…       # try an input again

Prints the HTML that broke a law, and keeps the input as `crash-…` (`timeout-…` where it
took too long).  Mend the code, and make a case of the HTML: see `corpus/README.md`.
`FOLDER` keeps the inputs that reached something new, for the next run to begin with.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("fuzzing needs atheris: pip install -e '.[test,fuzz]'")

with atheris.instrument_imports(include=["wpclean"]):
    import wpclean  # noqa: F401

from tests import laws
from tests.fuzz.pieces import bytes_of, corpus_html, dictionary, html_of
from wpclean import WpcleanError, extract

# An input longer than this holds no more pieces than `html_of` keeps.
_LONGEST_INPUT = 512
_TOO_LONG_SECONDS = 20


def check(data: bytes) -> None:
    """Hold one input against the laws; libFuzzer stops at the first that breaks one."""
    html = html_of(data)
    try:
        article = extract(html)
    except WpcleanError:
        return
    except Exception:
        _show(html)
        raise
    try:
        laws.check_article(html, article)
    except Exception:
        _show(html)
        raise


def _show(html: str) -> None:
    sys.stderr.write(f"\nThis HTML breaks a law:\n{html!r}\n\n")


def main() -> None:
    """Run the command line; ends with the status of libFuzzer, 0 where no law was broken."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("again", nargs="*", type=Path, metavar="INPUT", help="try these, no others")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0, help="begin the same way each time")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, "words")
        words.write_text(dictionary(), "utf-8")
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, html in enumerate(corpus_html()):
            seeds.joinpath(str(number)).write_bytes(bytes_of(html))
        keep = arguments.keep or Path(folder, "new")
        keep.mkdir(exist_ok=True)
        options = [
            f"-dict={words}",
            f"-max_len={_LONGEST_INPUT}",
            f"-max_total_time={arguments.seconds}",
            f"-seed={arguments.seed}",
            f"-timeout={_TOO_LONG_SECONDS}",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
            f"-artifact_prefix={arguments.keep or Path.cwd()}/",
        ]
        places = arguments.again or [keep, seeds]
        atheris.Setup([sys.argv[0], *options, *map(str, places)], check)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
