"""The ladder of one article: each rung asked in turn, the rungs reconciled, conflicts shown."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Article, Evidence, PublicationDate
from ..said import Said, said
from . import claims, file_time, reckoning, stamps
from .bounds import Bounds
from .references import references

ANY_DAY = Bounds()


def from_article(article: Article, zone: str = "UTC", bounds: Bounds = ANY_DAY) -> PublicationDate:
    """The day of publication as the article alone shows it.

    `zone` is the site's time zone; days out of `bounds` are not believed.
    """
    found = references(article)
    told = [*claims.evidence(article, zone), *stamps.evidence(article, found)]
    told = [_plausible(e, article, bounds) for e in told]
    told = list({(e.rule, e.says): e for e in reversed(told)}.values())[::-1]
    stated = [e for e in told if e.rule != "refused"]
    refused = [e for e in told if e.rule == "refused"]
    if stated:
        return _stated(sorted(stated, key=_is_guess), refused)
    reckoned = reckoning.from_calendar(found, bounds.first(article.outlet), bounds.today)
    if reckoned.day is None and (saved := file_time.evidence(article, zone)):
        reckoned = file_time.estimate(_plausible(saved, article, bounds), reckoned.evidence)
    return reckoned.changed(evidence=(*reckoned.evidence, *refused))


def _is_guess(evidence: Evidence) -> bool:
    """Whether it is a library's guess, which a stamp in the text outranks."""
    return evidence.says.startswith("htmldate")


def _stated(stated: Sequence[Evidence], refused: Sequence[Evidence]) -> PublicationDate:
    """The strongest statement decides; what agrees stands beside it, what does not is refused."""
    first = stated[0]
    agreeing = [e for e in stated if e.earliest == first.earliest]
    others = [e for e in stated if e.earliest != first.earliest]
    contrary = [_refused(e, said("stronger evidence says otherwise")) for e in others]
    evidence = (*agreeing, *contrary, *refused)
    return PublicationDate(first.earliest, first.earliest, first.latest, "stated", evidence)


def _plausible(evidence: Evidence, article: Article, bounds: Bounds) -> Evidence:
    """The evidence, refused where its day cannot be."""
    why = bounds.refusal(evidence.earliest, article.outlet) if evidence.earliest else None
    return _refused(evidence, why) if why else evidence


def _refused(evidence: Evidence, why: Said) -> Evidence:
    both = said("%(said)s; not believed: %(why)s", said=evidence.said, why=why)
    return evidence.changed(rule="refused", said=both, earliest=None, latest=None)
