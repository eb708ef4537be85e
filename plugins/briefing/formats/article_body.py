"""Which passages of a page are the article's body.

Three steps, each on the same passages:

1. What names itself as something else (comments, related stories, captions) is put aside, except where
   the headline, the named body or most of the page's text stands in it: class names of wrappers
   ("page-with-sidebar") deceive.
2. The element of the body is the one that names itself so (schema.org's `articleBody`, "article-body",
   "entry-content"), else the one that holds most running text directly, as in Readability's scoring.
3. From its passages, what is mostly links goes, and what stands before the first and after the last sentence.

Measured in docs/decisions/article-body.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from lxml.etree import _Element

from .passages import PROSE_LINKED, SENTENCE_END, Passage

FOREIGN_NAMES = frozenset({
    "related", "recommended", "recommendations", "recirc", "outbrain", "taboola", "comments", "comment",
    "disqus", "commentlist", "respond", "breadcrumb", "breadcrumbs", "newsletter", "cookie", "cookies",
    "consent", "gdpr", "copyright", "footer",
})  # fmt: skip
"""Words in class names and ids of what is never the article, however long: comments outgrow articles."""

OTHER_NAMES = frozenset({
    "promo", "promos", "promoted", "sidebar", "rail", "nav", "navigation", "navbar", "menu", "share",
    "sharing", "social", "subscribe", "signup", "ad", "ads", "advert", "advertisement", "adv",
    "advertising", "sponsored", "sponsor", "trending", "popular", "byline", "author", "authors", "bio",
    "credit", "credits", "caption", "captions", "figcaption", "gallery", "slideshow", "tags", "paywall",
    "modal", "popup", "overlay", "teaser", "teasers", "toolbar", "timestamp", "dateline", "pubdate",
    "disclaimer", "pullquote", "infobox", "login", "skip", "print", "widget", "widgets", "tooltip", "rss",
    "meta", "metadata", "masthead", "banner", "inread", "readmore", "pagination", "pager", "poll", "vote",
    "rating", "ratings", "reply", "replies", "feedback", "legal", "kicker", "attribution", "provider",
    "keywords", "latest",
})  # fmt: skip
"""Words in class names and ids of what is seldom the article: not believed of what holds much of the text."""

OTHER_TAGS = frozenset({
    "nav", "aside", "footer", "figure", "figcaption", "form", "button", "header", "dialog", "caption",
})  # fmt: skip
HIDDEN_CLASSES = frozenset({
    "hidden", "hide", "noprint", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text",
})  # fmt: skip
HIDING_STYLE = re.compile(r"display\s*:\s*none")

BODY_NAME = re.compile(
    r"(?:article|story|post|entry)[-_]*(?:body|content|text)(?![a-z])|^(?:body[-_]*(?:copy|text)|(?:content|main|text)[-_]*body)$",
    re.IGNORECASE,
)
"""Class names and ids by which publishing systems call the body."""

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LETTERS = re.compile(r"[a-z]+")

MUCH = 0.4
"""The share of the page's running text that a name like "sidebar" cannot be believed of."""
ENOUGH_WORDS = 60
"""Two paragraphs make a region worth looking into."""
REGION_SHARE = 0.3
"""The same as a share of the page's running text, for short articles."""
REMAINING_WORDS = 30
"""A paragraph must remain for comments to be put aside: else the name deceives."""
BODY_WORDS = 150
"""A named body of so many words is the body, whatever else the page carries: teasers are shorter."""
WRAPPER_SHARE = 0.7
"""A named body inside another holds at least this share of it, or the outer one is meant."""
LINKED = 0.6
"""Mostly links: passages of the body stay below, lists of other articles above."""
LINKED_STRAY = 0.3
"""The same for passages that stand apart from the body."""
LONG_LINE = 15
"""So many words are text even without a full stop."""
SHORT_SENTENCE = 4
HEADLINE_WORDS = 3
"""More words than this: a headline; fewer: the name of the site or the section."""

TEXT_TAGS = frozenset({"p", "li", "blockquote", "pre", "h2", "h3"})
LINE_TAGS = frozenset({"p", "td", "li", "blockquote"})
TEASER_TAGS = frozenset({"li", "a", "article", "table"})


def body(passages: Sequence[Passage]) -> list[bool]:
    """For each passage of a page whether it belongs to the article's body."""
    page = _Page(passages)
    if not page.total:
        return [passage.links < LINKED for passage in passages]
    if not page.mass:  # names deceive on this page: all of its text is said to be something else
        page = _Page(passages, names_count=False)
    return _trim(passages, _named(page) or _scored(page))


class _Page:
    """The passages of a page and how its running text is spread over its elements."""

    def __init__(self, passages: Sequence[Passage], names_count: bool = True) -> None:
        self.passages = passages
        self.names_count = names_count
        self.total = sum(passage.prose for passage in passages)
        self._others: dict[_Element, bool] = {}

    @cached_property
    def gross(self) -> dict[_Element, int]:
        """The words of running text inside each element, in the order of the page, inner elements first."""
        return _mass(self.passages)

    @cached_property
    def own(self) -> list[bool]:
        """For each passage whether nothing around it says that it is something else."""
        if not self.names_count:
            return [True] * len(self.passages)
        return [not any(map(self._is_other, passage.around)) for passage in self.passages]

    @cached_property
    def mass(self) -> dict[_Element, int]:
        """As `gross`, of the passages that nothing speaks against."""
        return _mass([passage for passage, own in zip(self.passages, self.own, strict=True) if own])

    @property
    def remaining(self) -> int:
        """The words of running text that nothing speaks against."""
        return sum(p.prose for p, own in zip(self.passages, self.own, strict=True) if own)

    @cached_property
    def headline(self) -> Passage | None:
        """The longest top heading, unless the page has many: then it is a list of articles."""
        found = [passage for passage in self.passages if passage.tag == "h1"]
        longest = max(found, key=lambda passage: passage.words, default=None)
        return longest if longest and len(found) < 4 and longest.words > HEADLINE_WORDS else None

    @cached_property
    def safe(self) -> set[_Element]:
        """The elements around the headline, a named body or an article: they are not something else."""
        found = set(self.headline.around[1:]) if self.headline else set()
        enough = min(100, self.total / 2)
        for element, words in self.gross.items():
            if words >= enough and (element.tag == "article" or is_named_body(element)):
                found.update((element, *element.iterancestors()))
        return found

    def _is_other(self, element: _Element) -> bool:
        known = self._others.get(element)
        if known is None:
            known = self._others[element] = self._judge(element)
        return known

    def _judge(self, element: _Element) -> bool:
        if element.tag in ("html", "body"):
            return False
        words = self.gross.get(element, 0)
        little = words < MUCH * self.total
        if element in self.safe:
            return little and element.tag in ("header", "figure")
        found = names(element)
        if element.tag == "footer" or not FOREIGN_NAMES.isdisjoint(found):
            return self.total - words >= min(REMAINING_WORDS, MUCH * self.total)
        return little and (
            element.tag in OTHER_TAGS or not OTHER_NAMES.isdisjoint(found) or _is_hidden(element)
        )


def _mass(passages: Sequence[Passage]) -> dict[_Element, int]:
    found: dict[_Element, int] = {}
    for passage in passages:
        if passage.prose:
            for element in passage.around:
                found[element] = found.get(element, 0) + passage.prose
    return found


def names(element: _Element) -> frozenset[str]:
    """The words in the class names and the id of an element, lower-cased."""
    return _words(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(10_000)
def _words(names: str) -> frozenset[str]:
    """ "relatedStories__list-item" as related, stories, list, item."""
    return frozenset(LETTERS.findall(CAMEL.sub(" ", names).lower()))


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None or HIDING_STYLE.search(element.get("style") or ""):
        return True
    return not HIDDEN_CLASSES.isdisjoint((element.get("class") or "").split())


def is_named_body(element: _Element) -> bool:
    """Whether an element calls itself the body of an article."""
    if element.tag in ("p", "html", "body"):
        return False
    if _has_body_property(element):
        return True
    return _has_body_name(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(10_000)
def _has_body_name(names: str) -> bool:
    return any(map(BODY_NAME.search, names.split()))


def _named(page: _Page) -> list[bool] | None:
    """The passages of the element that calls itself the body; None where none does or it holds too little."""
    enough = min(BODY_WORDS, MUCH * page.remaining)
    for called in (_has_body_property, is_named_body):
        found = [element for element in page.mass if called(element) and not _is_in_list(element)]
        most = max((page.mass[element] for element in found), default=0)
        if found and most >= enough:
            return _inside(page, _first(page, [one for one in found if page.mass[one] >= most / 2]))
    return None


def _has_body_property(element: _Element) -> bool:
    return element.get("itemprop") == "articleBody"


def _is_in_list(element: _Element) -> bool:
    """Whether it stands in an item of a list, as teasers do, which call their text a body too."""
    return next(element.iterancestors("li"), None) is not None


def _first(page: _Page, found: list[_Element]) -> _Element:
    """Of several named bodies the first, for pages load others below; or a much larger one around."""
    first = found[0]
    outer = [
        around
        for around in first.iterancestors()
        if around in found and page.mass[around] >= page.mass[first] / WRAPPER_SHARE
    ]
    return outer[-1] if outer else first


def _inside(page: _Page, element: _Element) -> list[bool]:
    return [
        own and passage.links < LINKED and element in passage.around
        for passage, own in zip(page.passages, page.own, strict=True)
    ]


def _scored(page: _Page) -> list[bool]:
    """The passages of the element with most running text, and their likes in the rest of the region."""
    region = _region(page)
    score: dict[_Element, float] = {}
    for passage, own in zip(page.passages, page.own, strict=True):
        if own and passage.prose and region in passage.around:
            nearest = passage.around[1:3] if passage.tag in TEXT_TAGS else passage.around[:2]
            for element, weight in zip(nearest, (1, 0.5), strict=False):
                score[element] = score.get(element, 0) + weight * passage.prose
    best = max(score, key=lambda element: score[element])
    return _widen(page, region, _inside(page, best))


def _region(page: _Page) -> _Element:
    """The `article` with the headline, else the `main` element, else the whole page."""
    enough = min(ENOUGH_WORDS, REGION_SHARE * page.remaining)
    large = [element for element, words in page.mass.items() if words >= enough]
    articles = [element for element in large if element.tag == "article" and element in page.safe]
    if articles:
        return max(articles, key=lambda element: page.mass[element])
    mains = [element for element in large if element.tag == "main" or element.get("role") == "main"]
    return mains[0] if mains else page.passages[0].around[-1]


def _widen(page: _Page, region: _Element, kept: list[bool]) -> list[bool]:
    """Add running text built like the body, between its passages and after it, up to a linked heading."""
    places = [place for place, keep in enumerate(kept) if keep and page.passages[place].prose]
    if not places:
        return kept
    built = {_path(page.passages[place], region) for place in places}
    for place in _reach(page, region, places):
        passage = page.passages[place]
        alike = passage.prose and page.own[place] and _path(passage, region) in built
        kept[place] = kept[place] or bool(alike and _is_plain(passage, region))
    return kept


def _reach(page: _Page, region: _Element, places: list[int]) -> Iterator[int]:
    """The places from the body's first passage on: up to its last, then up to what begins something else."""
    yield from range(places[0], places[-1])
    for place in range(places[-1] + 1, len(page.passages)):
        passage = page.passages[place]
        if region not in passage.around or (passage.tag.startswith("h") and passage.links > PROSE_LINKED):
            return
        yield place


def _path(passage: Passage, region: _Element) -> tuple[tuple[str, str | None], ...]:
    """Tags and classes from the passage up to the region; () outside of it."""
    if region not in passage.around:
        return ()
    return tuple((e.tag, e.get("class")) for e in passage.around[: passage.around.index(region)])


def _is_plain(passage: Passage, region: _Element) -> bool:
    """Whether it is no teaser of another article: few links, in no list, table or article of its own."""
    if passage.links > LINKED_STRAY:
        return False
    return not any(e.tag in TEASER_TAGS for e in passage.around[: passage.around.index(region)])


def _trim(passages: Sequence[Passage], kept: list[bool]) -> list[bool]:
    """Without the lines before the first and after the last passage that reads like text."""
    text = [place for place, keep in enumerate(kept) if keep and _reads_like_text(passages[place])]
    if not text:
        return kept
    return [keep and text[0] <= place <= text[-1] for place, keep in enumerate(kept)]


def _reads_like_text(passage: Passage) -> bool:
    if passage.prose or passage.words >= LONG_LINE or passage.tag == "td":
        return True
    return (
        passage.tag in LINE_TAGS
        and passage.words >= SHORT_SENTENCE
        and bool(SENTENCE_END.search(passage.text))
    )
