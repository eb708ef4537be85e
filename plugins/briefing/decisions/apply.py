"""Decisions put into effect, each at its step, each leaving word of itself."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count

from ..records import Article, Cluster, Evidence, Member, Origin, PublicationDate, SetAside, Topic
from ..said import Said, said
from .book import Book, Decision

Date = Callable[[Article], Article]
"""Dates an article anew on its own evidence."""
Refusal = Callable[[date, str | None], Said | None]
"""Why an article of an outlet cannot be of a day; None where it can."""
Regroup = Callable[[tuple[str, ...]], Sequence[Cluster]]
"""Groups the articles of these paths by themselves."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Puts the decisions of a book into effect."""

    book: Book

    def articles(self, articles: Iterable[Article], dated: Date, refusal: Refusal) -> list[Article]:
        """The articles, with the outlets that the editor names, dated by these, and redated."""
        days = {d.given["article"]: d for d in self.book.of("redate")}
        names = {d.given["article"]: d for d in self.book.of("outlet")}
        found = []
        for article in articles:
            if decision := names.get(article.path):
                article = dated(renamed_outlet(article, decision))
            if decision := days.get(article.path):
                article = redated(article, decision, refusal)
            found.append(article)
        return found

    def hide_articles(self, articles: Iterable[Article]) -> tuple[list[Article], list[SetAside]]:
        """The articles that are not hidden, and those that are, set aside."""
        reasons = {d.given["article"]: d.why for d in self.book.of("hide-article")}
        return hide(articles, reasons)

    def origins(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """The origins, each article that the editor calls no copy one of its own."""
        kept = {d.given["article"]: d for d in self.book.of("original")}
        own = [
            Origin(copy.article, reasoned(said("the editor says that it is no copy"), kept[copy.article]))
            for origin in origins
            for copy in origin.copies
            if copy.article in kept
        ]
        rest = [o.changed(copies=tuple(c for c in o.copies if c.article not in kept)) for o in origins]
        return tuple(sorted((*rest, *own), key=lambda origin: origin.article))

    def clusters(self, clusters: Sequence[Cluster], regroup: Regroup) -> tuple[Cluster, ...]:
        """The stories, merged, split and renamed, in this order."""
        by_slug = {cluster.slug: cluster for cluster in clusters}
        for decision in self.book.of("merge"):
            merge(by_slug, decision)
        for decision in self.book.of("split"):
            split(by_slug, decision, regroup)
        for decision in self.book.of("rename"):
            if cluster := by_slug.get(decision.given["story"]):
                word = f"The editor renamed it from “{cluster.headline}”{because(decision)}."
                by_slug[cluster.slug] = cluster.changed(
                    headline=decision.given["headline"], decided=(*cluster.decided, word)
                )
        return tuple(by_slug[slug] for slug in sorted(by_slug))

    def hide_stories(
        self, clusters: Sequence[Cluster], articles: Sequence[Article]
    ) -> tuple[tuple[Cluster, ...], list[Article], list[SetAside]]:
        """The stories that are not hidden, their articles, and the hidden articles, set aside."""
        reasons = {d.given["story"]: d.why for d in self.book.of("hide-story")}
        by_path = {path: reasons[c.slug] for c in clusters if c.slug in reasons for path in c.articles}
        kept, hidden = hide(articles, by_path)
        return tuple(c for c in clusters if c.slug not in reasons), kept, hidden

    def topics(self, topics: Sequence[Topic]) -> tuple[Topic, ...]:
        """The topics with the terms that the editor adds to the first group, or refuses there."""
        return tuple(self._with_terms(topic) for topic in topics)

    def _with_terms(self, topic: Topic) -> Topic:
        refused = tuple(f"-{term}" for term in self._terms("refuse-term", topic))
        first, *others = topic.terms
        return topic.changed(terms=((*first, *self._terms("add-term", topic), *refused), *others))

    def _terms(self, kind: str, topic: Topic) -> tuple[str, ...]:
        return tuple(d.given["term"] for d in self.book.of(kind) if d.given["topic"] == topic.slug)

    def members(
        self, topic: Topic, members: Sequence[Member], articles: Sequence[Article]
    ) -> tuple[Member, ...]:
        """The members of a topic, without those that the editor refuses and with those that he adds."""
        refused = {d.given["article"] for d in self._about("refuse-topic", topic)}
        kept = [member for member in members if member.article not in refused]
        there = {member.article for member in kept}
        for decision in self._about("add-topic", topic):
            found = [a for a in articles if a.path == decision.given["article"] and a.path not in there]
            kept += [
                Member(a.path, a.sentences, reasoned(said("the editor put it here"), decision)) for a in found
            ]
        days = {a.path: (a.published.day is None, a.published.day, a.path) for a in articles}
        return tuple(sorted(kept, key=lambda member: days[member.article]))

    def _about(self, kind: str, topic: Topic) -> list[Decision]:
        return [d for d in self.book.of(kind) if d.given["topic"] == topic.slug]

    def pinned(self) -> tuple[str, ...]:
        """The slugs of the stories that stand first, in their order."""
        return tuple(d.given["story"] for d in self.book.of("pin"))


def because(decision: Decision) -> str:
    """The reason of a decision, as the end of a sentence; nothing where none is given."""
    return f": {decision.why.rstrip('.')}" if decision.why else ""


def reasoned(what: Said, decision: Decision) -> Said:
    """What the editor did, with the reason where one is given."""
    return said("%(said)s: %(why)s", said=what, why=decision.why.rstrip(".")) if decision.why else what


def redated(article: Article, decision: Decision, refusal: Refusal) -> Article:
    """The article on the day that the editor names, what it said of itself kept as evidence.

    On a day that cannot be, by the editor's own settings, it stays where it was, and the evidence says why.
    """
    day = decision.given["day"]
    word = reasoned(said("the editor dates it"), decision)
    if why := refusal(day, article.outlet):
        refused = Evidence("refused", "", 0, said("%(said)s; not believed: %(why)s", said=word, why=why))
        evidence = (*article.published.evidence, refused)
        return article.changed(published=article.published.changed(evidence=evidence))
    evidence = (Evidence("editor", "", 0, word, day, day), *article.published.evidence)
    return article.changed(published=PublicationDate(day, day, day, "stated", evidence))


def renamed_outlet(article: Article, decision: Decision) -> Article:
    """The article with the outlet that the editor names."""
    word = Evidence("outlet", "", 0, reasoned(said("the editor names its outlet"), decision))
    credits = (word, *(c for c in article.credits if c.rule != "outlet"))
    return article.changed(outlet=decision.given["name"], credits=credits)


def hide(articles: Iterable[Article], reasons: dict[str, str]) -> tuple[list[Article], list[SetAside]]:
    """Articles apart from those with a reason to hide them."""
    articles = list(articles)
    kept = [a for a in articles if a.path not in reasons]
    hidden = [SetAside(a.path, "editor", reasons[a.path]) for a in articles if a.path in reasons]
    return kept, hidden


def merge(by_slug: dict[str, Cluster], decision: Decision) -> None:
    """Put stories into the first of them."""
    found = [by_slug[slug] for slug in decision.given["stories"] if slug in by_slug]
    if len(found) < 2:
        return
    first, *others = found
    for other in others:
        del by_slug[other.slug]
    names = ", ".join(f"“{other.headline}”" for other in others)
    by_slug[first.slug] = first.changed(
        articles=tuple(sorted({path for cluster in found for path in cluster.articles})),
        joins=tuple(join for cluster in found for join in cluster.joins),
        decided=(*first.decided, f"The editor merged {names} into it{because(decision)}."),
    )


def split(by_slug: dict[str, Cluster], decision: Decision, regroup: Regroup) -> None:
    """Take articles out of a story into one of their own; a story is never emptied."""
    cluster = by_slug.get(decision.given["story"])
    gone = tuple(p for p in cluster.articles if p in decision.given["articles"]) if cluster else ()
    if not gone or len(gone) == len(cluster.articles):
        return
    word = f"The editor split it off from “{cluster.headline}”{because(decision)}."
    for new in regroup(gone):
        slug = free_slug(new.slug, by_slug)
        by_slug[slug] = new.changed(slug=slug, decided=(*new.decided, word))
    # Regrouping what stays gives it a headline of its own; its address stays.
    [stays, *more] = regroup(tuple(p for p in cluster.articles if p not in gone))
    kept = tuple(path for part in (stays, *more) for path in part.articles)
    word = f"The editor split {len(gone)} of its articles off{because(decision)}."
    by_slug[cluster.slug] = stays.changed(
        slug=cluster.slug, articles=tuple(sorted(kept)), decided=(*cluster.decided, word)
    )


def free_slug(slug: str, taken: Container[str]) -> str:
    """The slug, with a number where a story has it already: the story that is split keeps its address."""
    return next(s for s in chain([slug], (f"{slug}-{n}" for n in count(2))) if s not in taken)


SINGULAR = {
    "article": "article",
    "articles": "article",
    "story": "story",
    "stories": "story",
    "topic": "topic",
}


def unmatched(
    book: Book, paths: Iterable[str], slugs: Iterable[str], topics: Iterable[str]
) -> tuple[str, ...]:
    """A line for each name in a decision that matches nothing any more, with the nearest that there is."""
    known = {"article": set(paths), "story": set(slugs), "topic": set(topics)}
    known |= {"articles": known["article"], "stories": known["story"]}
    found = []
    for decision in book.decisions:
        for key in known.keys() & decision.given.keys():
            value = decision.given[key]
            for name in value if isinstance(value, list) else [value]:
                if name not in known[key]:
                    found.append(
                        f"{decision.name}: there is no {SINGULAR[key]} {name!r}{nearest(name, known[key])}"
                    )
    return tuple(sorted(found))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at what may have been meant."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
