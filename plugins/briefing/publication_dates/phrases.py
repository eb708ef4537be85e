"""The words in which a date and its evidence are shown to readers and editors."""

from __future__ import annotations

import json
from datetime import date

from ..records import Article, Evidence, PublicationDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Our own: `calendar.month_name` follows the machine's locale."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

STATING = frozenset({"sidecar", "metadata", "address", "stamp", "byline", "dateline"})
"""The rules whose evidence states a day outright."""
LONGEST_QUOTE = 80
"""Characters of a quotation within a phrase."""
SHOWN_QUOTES = 3
"""A phrase quotes at most so many pieces of evidence: it must fit a line."""


NOTHING = "nothing in it says when it was published"


def in_words(day: date) -> str:
    """17 December 2015."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Thursday 17 December 2015."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def month_in_words(day: date) -> str:
    """December 2015."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_in_words(earliest: date, latest: date) -> str:
    """15 to 17 December 2015, leaving out what both days share."""
    if earliest == latest:
        return in_words(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {in_words(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} to {in_words(latest)}"
    return f"{in_words(earliest)} to {in_words(latest)}"


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
    """The quoted words that decided, or what the first evidence says where it quotes none."""
    if published.day is None:
        bounds = [e for e in published.evidence if e.rule != "refused" and e.quote]
        told = ", ".join(f"\u2018{shortened(e.quote)}\u2019" for e in bounds[:SHOWN_QUOTES])
        return f"only {told} bounds it" if told else NOTHING
    deciding = [e for e in published.evidence if e.rule != "refused"]
    if not deciding:
        return "no evidence"
    if deciding[0].rule in STATING:
        return shortened(deciding[0].quote) or deciding[0].says
    told = list(dict.fromkeys(_named(e) for e in deciding))
    return ", ".join(told[:SHOWN_QUOTES])


def _named(evidence: Evidence) -> str:
    """The words of the article itself, or the article that it is like."""
    if evidence.source:
        day = f", {in_words(evidence.earliest)}" if evidence.earliest else ""
        return f"like {evidence.source}{day}"
    return f"\u2018{shortened(evidence.quote)}\u2019" if evidence.quote else evidence.says


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
