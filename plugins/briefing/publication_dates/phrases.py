"""The words in which a date and its evidence are shown to readers and editors."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..records import Article, Evidence, PublicationDate
from ..said import Said, in_words, said

STATING = frozenset({"sidecar", "metadata", "address", "stamp", "byline", "dateline"})
"""The rules whose evidence states a day outright."""
LONGEST_QUOTE = 80
"""Characters of a quotation within a phrase."""
SHOWN_QUOTES = 3
"""A phrase quotes at most so many pieces of evidence: it must fit a line."""


NOTHING = said("nothing in it says when it was published")


def phrase(published: PublicationDate) -> str:
    """How a date is known, on one line.

    >>> phrase(PublicationDate())
    'undated: nothing in it says when it was published'
    """
    if published.day is None:
        return f"undated: {because(published)}"
    if published.certainty == "stated":
        return f"stated: {because(published)}"
    about = "about " if published.certainty == "estimated" else ""
    return f"{about}{in_words(published.day)}: {because(published)}"


def because(published: PublicationDate) -> str:
    """What decided, in plain English."""
    return str(reason(published))


def reason(published: PublicationDate) -> Said:
    """The quoted words that decided, or what the first evidence says where it quotes none."""
    telling = [e for e in published.evidence if e.rule != "refused"]
    if published.day is None:
        quotes = [_quoted(e.quote) for e in telling if e.quote]
        return said("only %(words)s bounds it", words=_in_a_row(quotes[:SHOWN_QUOTES])) if quotes else NOTHING
    if not telling:
        return said("no evidence")
    if telling[0].rule in STATING:
        return _verbatim(shortened(telling[0].quote)) if telling[0].quote else _told(telling[0])
    return _in_a_row([_named(e) for e in telling[:SHOWN_QUOTES]])


def _named(evidence: Evidence) -> Said:
    """The words of the article itself, or the day of the article that it is like."""
    if evidence.source:
        like = said("like an article of %(day)s", day=evidence.earliest) if evidence.earliest else None
        return like or said("like another article")
    return _quoted(evidence.quote) if evidence.quote else _told(evidence)


def _told(evidence: Evidence) -> Said:
    return evidence.said if isinstance(evidence.said, Said) else said(evidence.said)


def _verbatim(words: str) -> Said:
    """Words of a source, the same in every language."""
    return said("%(words)s", words=words)


def _quoted(quote: str) -> Said:
    return _verbatim(f"\u2018{shortened(quote)}\u2019")


def _in_a_row(items: Sequence[Said]) -> Said:
    """Those that are not the same, parted by commas."""
    first, *others = dict.fromkeys(items)
    for other in others:
        first = said("%(first)s, %(next)s", first=first, next=other)
    return first


def shortened(quote: str) -> str:
    """A quotation on one line, cut between words where it is long."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def sidecar_text(article: Article, alone: bool = True) -> str:
    """What to save to state the date of an article: TOML, ready but for a day that is not known.

    A sidecar, for the raw file beside which it lies; for an article that shares its file with others, which
    a sidecar would date as well, an editor's decision. A known day is filled in for the editor to confirm.
    """
    day = article.published.day
    value = day.isoformat() if day else "YYYY-MM-DD  # the day of publication"
    if alone:
        return f"# Save as {article.path}.toml\ndate = {value}\n"
    return (
        f"# Add to content/decisions.toml\n[[redate]]\narticle = {json.dumps(article.path)}\nday = {value}\n"
    )
