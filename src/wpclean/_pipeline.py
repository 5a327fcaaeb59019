"""From a source to an article: the stages, in order."""

from __future__ import annotations

from collections.abc import Container

from selectolax.lexbor import LexborHTMLParser

from wpclean._body import Body
from wpclean._draft import Draft, Walked
from wpclean._guard import check
from wpclean._passes import run_passes
from wpclean._source import Post, PostLike, read_post
from wpclean._stray_cells import keep_stray_cells
from wpclean._walk import walk
from wpclean.article import Article
from wpclean.limits import LIMITS, Limits
from wpclean.model import Block
from wpclean.rules import RULES, RuleSet

__all__ = ["extract", "extract_post"]


def extract(
    source: PostLike,
    *,
    rules: RuleSet = RULES,
    known_repeats: Container[str] = (),
    limits: Limits = LIMITS,
) -> Article:
    """Extract the article of one WordPress post.

    `source` is the HTML of a post (`str`, or UTF-8 `bytes`), or a REST post
    object: a mapping whose `content` is `{"rendered": …}` or a string.

    `rules` say what leaves the text.  `known_repeats` are texts of blocks that
    recur across the site's posts, as `wpclean.repeats.find_repeats` gives them;
    blocks with these texts leave as `repeat`.

    `limits` bound what the HTML may take to parse; the defaults are far above what
    people write.

    Gives an `Article`; an empty or locked post is one without blocks.  Raises
    `SourceError` for anything else, and for a field of the wrong type, which it names;
    `LimitError` for HTML past one of the limits, with its name, value and place.

    >>> from wpclean import extract
    >>> article = extract("<p>Gulls &amp; <em>terns</em>.</p>")
    >>> article.text
    'Gulls & terns.'
    >>> article.blocks[0].spans
    (Span(start=8, end=13, kind='em', href=''),)
    """
    return extract_post(read_post(source), rules, known_repeats, limits)


def extract_post(
    post: Post, rules: RuleSet, known_repeats: Container[str], limits: Limits
) -> Article:
    """Extract the article of a post that has been read: what `extract` does after that."""
    walked = _walk(post.html, rules, limits)
    body = Body(post, _line(post.title, rules, limits), walked, rules)
    run_passes(body, known_repeats)
    return _assemble(post, body, limits)


def _walk(html: str, rules: RuleSet, limits: Limits) -> Walked:
    """Judge a fragment, parse it, and walk it."""
    html = keep_stray_cells(html)
    check(html, limits)
    return walk(LexborHTMLParser(html, is_fragment=True), html, rules)


def _line(markup: str, rules: RuleSet, limits: Limits) -> str:
    """Clean a title, a name or an excerpt: the same path, on one line a block."""
    if not markup:
        return ""
    drafts = _walk(markup, rules, limits).drafts
    return "\n\n".join(draft.text for draft in drafts if draft.text)


def _assemble(post: Post, body: Body, limits: Limits) -> Article:
    left = body.sort()

    def line(markup: str) -> str:
        return _line(markup, body.rules, limits)

    def names(terms: tuple[str | int, ...]) -> tuple[str | int, ...]:
        return tuple(line(term) if isinstance(term, str) else term for term in terms)

    return Article(
        title=body.title,
        url=post.url,
        id=post.id,
        slug=post.slug,
        type=post.type,
        published=post.published,
        modified=post.modified,
        author=line(post.author),
        categories=names(post.categories),
        tags=names(post.tags),
        excerpt=line(post.excerpt),
        featured_image=post.featured_image,
        protected=post.protected or "post-password-form" in post.html,
        blocks=_finish(left.drafts),
        sources=tuple(body.sources),
        removed=tuple(left.removed),
        repairs=(*post.repairs, *left.repairs),
    )


def _finish(drafts: list[Draft]) -> tuple[Block, ...]:
    """Make the records, with the offset of each in the article's text."""
    blocks: list[Block] = []
    start = 0
    for draft in drafts:
        # A block without text stands at the end of the text before it.
        blocks.append(draft.finish(start if draft.text else max(start - 2, 0)))
        if draft.text:
            start += len(draft.text) + 2
    return tuple(blocks)
