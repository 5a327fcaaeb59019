"""The laws, over generated HTML and over every post at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import laws
from tests.cases import CORPUS, files, read_case, read_cases
from tests.strategies import DAMAGE, HTML, TEXT
from wpclean import _repair, extract
from wpclean._characters import characters_of
from wpclean._text import fold, strip_controls

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of posts beside the project is not here"
)

generated = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@given(HTML)
@generated
def test_nothing_vanishes(html: str):
    laws.check_nothing_vanishes(html, extract(html))


@given(HTML)
@generated
def test_offsets_hold(html: str):
    laws.check_offsets_hold(extract(html))


@given(HTML)
@generated
def test_html_and_json_give_the_article_back(html: str):
    laws.check_round_trips(extract(html))


@given(HTML)
@generated
def test_the_same_input_gives_the_same_article(html: str):
    assert extract(html) == extract(html)


@given(DAMAGE)
@settings(max_examples=2000)
def test_damaged_text_is_mended_the_first_time(html: str):
    laws.check_round_trips(extract(html))


@given(st.text())
@example("Â\r0")
@example("Â<!-- -->\n0")
@generated
def test_any_text_is_an_article(text: str):
    laws.check_offsets_hold(extract(text))


@given(st.binary())
@generated
def test_any_bytes_are_an_article(data: bytes):
    laws.check_offsets_hold(extract(data))


@given(st.one_of(TEXT, st.text()))
@example("€ ©\n€ä")
@example("é " * 600_000 + "FuÃŸ")
@settings(max_examples=1500)
def test_the_guard_of_the_mojibake_repair_skips_only_what_it_would_not_change(text: str):
    text = strip_controls(text)
    if not _repair.looks_damaged(text):
        assert _repair.fix_mojibake(text) == text


@given(
    st.sampled_from(["utf-8"]), TEXT, st.sampled_from(["latin-1", "cp1252", "cp1251", "macroman"])
)
@settings(max_examples=500)
def test_the_guard_sees_text_decoded_in_the_wrong_encoding(right: str, text: str, wrong: str):
    broken = strip_controls(text.encode(right).decode(wrong, "replace"))
    if _repair.fix_mojibake(broken) != broken:
        assert _repair.looks_damaged(broken)


# What ftfy's sequences are made of, and what may stand beside them.
_SUSPECTS = st.text(
    "aZ0 .\n\u00a0\u00adÂÃâà€™“”‘«»–…œŒ°²×±éßŠÐÎØÙвЂВГўΒ΅β√≈‚Äā\u0081�", max_size=12
)


@given(_SUSPECTS, st.data())
@settings(max_examples=3000, deadline=None)
def test_a_post_without_signs_of_damage_needs_no_repair_in_any_part(text: str, data: st.DataObject):
    characters = characters_of(text)
    if not characters.are_plain:
        return
    begin = data.draw(st.integers(0, len(text)))
    part = text[begin : data.draw(st.integers(begin, len(text)))]
    assert _repair.fix_mojibake(part) == part
    assert _repair.fix_mojibake(fold(part)) == fold(part)


@given(st.text([*_repair._QUIET, *"aZ0 .?"]))
@settings(max_examples=2000, deadline=None)
def test_dashes_and_quotation_marks_alone_are_never_damage(text: str):
    assert _repair.fix_mojibake(text) == text


def _posts_beside_the_project() -> list[tuple[str, str]]:
    if not SHARED.is_dir():
        return []
    found = []
    for path in sorted(SHARED.glob("posts/*.jsonl")):
        lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        found += [(line["id"], line["html"]) for line in lines]
    for path in sorted(
        [*SHARED.glob("wordpress/rest/*/*.json"), *SHARED.glob("wordpress/plugins/*/*.json")]
    ):
        data = json.loads(path.read_bytes())
        for number, post in enumerate(data if isinstance(data, list) else [data]):
            if isinstance(post, dict) and isinstance(post.get("content"), dict):
                name = f"{path.parent.name}/{path.stem}/{number}"
                found.append((name, post["content"]["rendered"]))
    return found


@needs_shared
def test_every_post_beside_the_project_obeys_the_laws():
    posts = _posts_beside_the_project()
    assert posts
    for name, html in posts:
        try:
            laws.check_all(html)
        except AssertionError as error:
            error.add_note(name)
            raise


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("posts/*/post.json")), ids=lambda p: p.parent.name
)
def test_every_post_of_the_corpus_obeys_the_laws(path: Path):
    laws.check_all(json.loads(path.read_bytes())["content"]["rendered"])


@pytest.mark.parametrize("folder", ["html", "rules", "sources"])
def test_every_case_of_the_corpus_obeys_the_laws(folder: str):
    for path in files(folder):
        for case in [read_case(path)] if folder != "sources" else read_cases(path):
            for name, part in case.parts.items():
                if name.startswith("html"):
                    try:
                        laws.check_all(part)
                    except AssertionError as error:
                        error.add_note(case.id)
                        raise
