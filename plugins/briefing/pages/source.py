"""The page of an article: its cleaned text in raw order, what was removed and why, its date, its copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..interface import Language
from ..links import web_address
from ..publication_dates import sidecar_text
from ..records import Article, Change, Copy, Evidence, Origin, Paragraph, Removed, Sentence
from ..said import N_
from ..words import count as count_words
from . import cite, wording
from .site import Site
from .views import (
    ChangedWords,
    CopyView,
    Head,
    Link,
    Passage,
    Piece,
    RemovedLine,
    Rung,
    SourcePage,
    SourceSentence,
)

COPY_KINDS = {
    "verbatim": N_("word for word"),
    "near": N_("nearly word for word"),
    "spun": N_("with words swapped for synonyms"),
}
CHANGE_KINDS = {
    "name": N_("a name"),
    "number": N_("a number"),
    "date": N_("a date"),
    "negation": N_("a negation"),
}
"""Changes that may alter what is said."""
CHANGES_SHOWN = 60
"""A spun article changes several hundred words; those that may alter what is said come first."""


def source_page(article: Article, site: Site) -> SourcePage:
    """All that an article's page shows."""
    passages = tuple(Passages(article, site))
    story = site.story_of.get(article.path)
    origin = site.origins.get(article.path)
    own_copy = site.copies.get(article.path)
    stitch = site.stitches.get(article.path)
    anchors = {anchor for passage in passages for anchor in anchors_of(passage)} | {"headline", "standfirst"}
    text = article.text
    body = site.words(text or article.title, article.language)
    return SourcePage(
        head=head(article, site),
        title=site.title(article),
        standfirst=site.words(article.standfirst, article.language),
        lang=body.lang,
        dir=body.dir,
        outlet=site.outlet(article),
        agency=article.agency or "",
        author=article.author or "",
        date=site.date_line(article.published),
        sidecar=to_save(article, site),
        ladder=tuple(rung(e, article, anchors, site) for e in article.published.evidence),
        credits=tuple(rung(e, article, anchors, site) for e in article.credits),
        original=web_address(article.url),
        story=site.story_link(story) if story else None,
        topics=tuple(site.topic_link(site.topics[t]) for t in article.topics if t in site.topics),
        quoted_in=quoted_in(article, site),
        passages=passages,
        kept_line=kept_line(article, site),
        copy_of=copy_view(own_copy[1], own_copy[0].article, site, own=True) if own_copy else None,
        reason=site.account(origin.said if origin and origin.copies else ""),
        copies=copies(origin, site),
        stitched=tuple(site.source_link(p) for p in stitch.sources if p in site.articles) if stitch else (),
        stitched_share=round(100 * stitch.share) if stitch else 0,
        repairs=tuple(site.account(repair) for repair in article.repairs),
        path=article.path,
        digest=article.digest,
        minutes=wording.minutes(count_words(text), site.language),
        cite=cite.of_source_page(article, site),
    )


def head(article: Article, site: Site) -> Head:
    """What the page says of itself; search engines are sent to the original, not to our copy."""
    title = site.title(article).text
    when = wording.short_date(article.published, site.language)
    whose = article.outlet or site.language.gettext("source")
    return Head(
        title=f"{title} ({whose})",
        description=wording.shortened(f"{site.outlet(article)}, {when}: {title}"),
        href=site.source_href(article.path),
        kind="article",
        day=article.published.day.isoformat() if article.published.day else "",
    )


def quoted_in(article: Article, site: Site) -> tuple[Link, ...]:
    """The pages that quote an article, each once."""
    uses = site.uses.get(article.path, {})
    links = {link.href: link for s in article.sentences for link in uses.get(s.number, ())}
    return tuple(links.values())


def kept_line(article: Article, site: Site) -> str:
    """What cleaning kept and removed, in a line."""
    uses = site.uses.get(article.path, {})
    used = sum(s.number in uses for s in article.sentences)
    lines = sum(r.paragraph is None for r in article.removed)
    cuts = len(article.removed) - lines
    say = site.language
    parts = [
        say.ngettext("%(num)s sentence kept", "%(num)s sentences kept", len(article.sentences)),
        say.ngettext("%(num)s of them quoted on this site", "%(num)s of them quoted on this site", used),
        say.ngettext("%(num)s line removed", "%(num)s lines removed", lines),
    ]
    if cuts:
        parts.append(say.ngettext("%(num)s cut within lines", "%(num)s cuts within lines", cuts))
    return ", ".join(parts)


class Passages:
    """An article's kept paragraphs and removed lines, in the order of the raw file."""

    def __init__(self, article: Article, site: Site) -> None:
        self.article = article
        self.site = site
        self.anchored: set[int] = set()
        """Lines that an element already stands for: many pieces of an HTML file may share one."""
        copy = site.copies.get(article.path)
        self.changes = changes_by_sentence(copy[1].changes) if copy else {}
        self.used = site.uses.get(article.path, {}).keys()

    def __iter__(self) -> Iterator[Passage]:
        """Each paragraph, and each run of removed lines between two of them."""
        for removed, group in groupby(self._in_order(), key=lambda part: isinstance(part, Removed)):
            if removed:
                yield self._run(list(group))
            else:
                yield from (self._paragraph(paragraph) for paragraph in group)

    def _in_order(self) -> list[Paragraph | Removed]:
        """Kept and removed by line; what was cut out of a paragraph follows it."""
        kept = [(p.line, 1, number, p) for number, p in enumerate(self.article.paragraphs)]
        lines = [(r.line, 0, n, r) for n, r in enumerate(self.article.removed) if r.paragraph is None]
        cuts = [
            (max(r.line, self.article.paragraphs[r.paragraph].line), 2, n, r)
            for n, r in enumerate(self.article.removed)
            if r.paragraph is not None
        ]
        return [part for *_, part in sorted([*kept, *lines, *cuts], key=lambda row: row[:3])]

    def _paragraph(self, paragraph: Paragraph) -> Passage:
        sentences = tuple(self._sentence(s) for s in paragraph.sentences)
        whole = (SourceSentence("", paragraph.text, False),)
        return Passage(paragraph.kind, paragraph.line, self._anchor(paragraph.line), sentences or whole)

    def _sentence(self, sentence: Sentence) -> SourceSentence:
        return SourceSentence(
            anchor=f"s{sentence.number}",
            text=sentence.text,
            used=sentence.number in self.used,
            pieces=pieces(sentence.text, self.changes.get(sentence.number, ())),
        )

    def _run(self, removed: list[Removed]) -> Passage:
        rows = tuple(
            RemovedLine(
                anchor=self._anchor(r.line) if r.paragraph is None else "",
                line=r.line,
                words=self.site.words(r.text, self.article.language),
                reason=self.site.account(r.reason),
                rule=r.rule,
                within=r.paragraph is not None,
            )
            for r in removed
        )
        return Passage(
            "removed", removed[0].line, removed=rows, summary=run_summary(removed, self.site.language)
        )

    def _anchor(self, line: int) -> str:
        """The anchor of a line of the raw file, for the first element that stands on it."""
        if line in self.anchored:
            return ""
        self.anchored.add(line)
        return f"line-{line}"


def run_summary(removed: list[Removed], say: Language) -> str:
    """ "3 lines removed", "1 cut from the line above"."""
    lines = sum(r.paragraph is None for r in removed)
    cuts = len(removed) - lines
    parts = [say.ngettext("%(num)s line removed", "%(num)s lines removed", lines)] if lines else []
    if cuts:
        parts.append(
            say.ngettext(
                "%(num)s passage cut from the paragraph above",
                "%(num)s passages cut from the paragraph above",
                cuts,
            )
        )
    return ", ".join(parts)


def anchors_of(passage: Passage) -> Iterable[str]:
    """The line anchors that stand on a passage."""
    return [a for a in (passage.anchor, *(r.anchor for r in passage.removed)) if a]


def changes_by_sentence(changes: Iterable[Change]) -> dict[int, list[Change]]:
    """A copy's changes by the sentence in which they stand, in order."""
    found: dict[int, list[Change]] = {}
    for change in changes:
        found.setdefault(change.number, []).append(change)
    return found


def pieces(text: str, changes: Iterable[Change]) -> tuple[Piece, ...]:
    """A sentence cut where a copy changed its words, if it did; together the pieces are the sentence."""
    found: list[Piece] = []
    begin = 0
    for change in changes:
        place = text.find(change.after, begin) if change.after else -1
        if place < 0:
            continue
        if place > begin:
            found.append(Piece(text[begin:place]))
        begin = place + len(change.after)
        found.append(Piece(change.after, change.kind))
    if found and begin < len(text):
        found.append(Piece(text[begin:]))
    return tuple(found)


def to_save(article: Article, site: Site) -> str:
    """What the editor saves to date an article, which may share its raw file with others."""
    alone = "#" not in article.path and f"{article.path}#2" not in site.articles
    return sidecar_text(article, alone)


def rung(evidence: Evidence, article: Article, anchors: set[str], site: Site) -> Rung:
    """A piece of evidence, linked to its line on this page or to the other article that it rests on."""
    anchor = f"line-{evidence.line}" if evidence.line else above_body(evidence.quote, article)
    other = evidence.source if evidence.source in site.articles and evidence.source != article.path else ""
    return Rung(
        says=site.account(evidence.said),
        quote=site.words(evidence.quote, article.language),
        line=evidence.line,
        href=f"#{anchor}" if anchor in anchors else "",
        rule=evidence.rule,
        refused=evidence.rule == "refused",
        source=site.source_link(other) if other else None,
    )


def above_body(quote: str, article: Article) -> str:
    """The anchor of what stands above the body and holds these words; "" where nothing does."""
    places = (("headline", article.title), ("standfirst", article.standfirst))
    return next((anchor for anchor, text in places if quote and quote in text), "")


def copies(origin: Origin | None, site: Site) -> tuple[CopyView, ...]:
    """The copies of an origin."""
    found = [copy for copy in (origin.copies if origin else ()) if copy.article in site.articles]
    return tuple(copy_view(copy, copy.article, site, own=False) for copy in found)


def copy_view(copy: Copy, other: str, site: Site, *, own: bool) -> CopyView | None:
    """A copy, linked to the other of the two articles; its changes are listed on its own page only."""
    if other not in site.articles:
        return None
    return CopyView(
        article=site.source_link(other),
        outlet=site.outlet(site.articles[other]),
        kind=site.language.gettext(COPY_KINDS[copy.kind]),
        share=round(100 * copy.share),
        changes=changed_words(copy, site) if own else (),
        changed=changed_line(copy, site.language),
    )


def changed_line(copy: Copy, say: Language) -> str:
    """How much a copy changed: "12 changes, 2 of them in names, numbers, dates or denials"."""
    changes = say.ngettext("%(num)s change", "%(num)s changes", len(copy.changes))
    weighty = sum(change.kind != "word" for change in copy.changes)
    if not weighty:
        return changes
    return say.ngettext(
        "%(changes)s, %(num)s of them in names, numbers, dates or denials",
        "%(changes)s, %(num)s of them in names, numbers, dates or denials",
        weighty,
        changes=changes,
    )


def changed_words(copy: Copy, site: Site) -> tuple[ChangedWords, ...]:
    """A copy's changes, those that may alter what is said first."""
    ordered = sorted(copy.changes, key=lambda change: change.kind == "word")
    return tuple(
        ChangedWords(
            before=change.before,
            after=change.after,
            kind=site.language.gettext(CHANGE_KINDS[change.kind]) if change.kind in CHANGE_KINDS else "",
            href=f"#s{change.number}",
            weighty=change.kind in CHANGE_KINDS,
        )
        for change in ordered[:CHANGES_SHOWN]
    )
