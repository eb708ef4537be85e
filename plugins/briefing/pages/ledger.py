"""The ledger: what became of every raw file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import addresses
from ..interface import Language
from ..records import Fate
from ..said import N_
from . import wording
from .months import by_month
from .site import Site
from .source import COPY_KINDS
from .views import FateLine, Head, LedgerPage, Link, Words

LEDGER_FILES = 120
"""What one page of 12 kB, compressed, can list: a file takes 70 bytes."""
FATES = {
    N_("shown"): N_("stands in a story"),
    N_("folded"): N_("a copy of another file, counted once under its origin"),
    N_("undated"): N_("read, but nothing says when it was published"),
    N_("set aside"): N_("not read as an article, with the reason"),
}
"""What may become of a file, in the order of the account."""


def ledger_pages(site: Site) -> Iterator[tuple[str, LedgerPage]]:
    """The whole account, and pages for each month once there are too many files for one."""
    fates = in_order(site.result.ledger.fates)
    dated = [fate for fate in fates if fate.day]
    undated = [fate for fate in fates if not fate.day]
    if len(fates) <= LEDGER_FILES:
        yield addresses.LEDGER, ledger_page(fates, (), site)
        return
    months = by_month(dated, lambda fate: fate.day)
    parts = [part for month in months for part in parts_of(month)]
    yield addresses.LEDGER, ledger_page(undated, tuple(ledger_link(part, site) for part in parts), site)
    for part in parts:
        yield part.save_as, ledger_part_page(part, site)


@dataclass(frozen=True)
class Part:
    """A month's files, or as many of them as a page can list."""

    fates: list[Fate]
    number: int
    """Which page of its month it is, from 1."""

    @property
    def save_as(self) -> str:
        """Where its page is."""
        return addresses.ledger_month(self.fates[0].day, self.number)

    def name(self, say: Language) -> str:
        """ "December 2015", "December 2015, part 2"."""
        month = say.month(self.fates[0].day)
        if self.number == 1:
            return month
        return say.gettext("%(month)s, part %(number)s", month=month, number=self.number)


def parts_of(month: list[Fate]) -> list[Part]:
    """A month in as many pages as it needs."""
    begins = range(0, len(month), LEDGER_FILES)
    return [Part(month[begin : begin + LEDGER_FILES], n) for n, begin in enumerate(begins, 1)]


def in_order(fates: Iterable[Fate]) -> list[Fate]:
    """Fates by day, newest first, then path; those without a day last."""
    return sorted(fates, key=lambda f: (f.day is None, -(f.day.toordinal() if f.day else 0), f.path))


def ledger_page(fates: list[Fate], months: tuple[Link, ...], site: Site) -> LedgerPage:
    """The account: how many files met each fate, and what became of these."""
    head = Head(
        title=site.language.gettext("Ledger"),
        description=site.language.gettext(
            "What became of every raw file: shown, folded, undated or set aside, and why."
        ),
        href=site.href(addresses.LEDGER),
    )
    page = account(head, list(site.result.ledger.fates), fates, months, site)
    return replace(page, unmatched=tuple(site.account(line) for line in site.result.unmatched))


def ledger_part_page(part: Part, site: Site) -> LedgerPage:
    """One month's account, or a part of it."""
    say = site.language
    month = part.name(say)
    head = Head(
        title=say.gettext("Ledger: %(month)s", month=month),
        description=say.gettext("What became of every raw file of %(month)s, and why.", month=month),
        href=site.href(part.save_as),
    )
    return account(head, part.fates, part.fates, (), site)


def account(
    head: Head, counted: list[Fate], listed: list[Fate], months: tuple[Link, ...], site: Site
) -> LedgerPage:
    """The account of these files, with some of them listed."""
    gettext = site.language.gettext
    number = Counter(fate.fate for fate in counted)
    return LedgerPage(
        head=head,
        total=len(counted),
        counts=tuple((gettext(name), number[name], gettext(meaning)) for name, meaning in FATES.items()),
        balanced=sum(number[name] for name in FATES) == len(counted),
        months=months,
        lines=tuple(fate_line(fate, site) for fate in listed),
    )


def ledger_link(part: Part, site: Site) -> Link:
    """A month's account in a line, or a part's."""
    return Link(
        Words(part.name(site.language)), site.href(part.save_as), site.language.files(len(part.fates))
    )


def reason(fate: Fate, site: Site) -> Words:
    """Why that became of it."""
    story, copy = site.story_of.get(fate.path), site.copies.get(fate.path)
    if fate.fate == "folded" and copy:
        kind = site.language.gettext(COPY_KINDS[copy[1].kind])
        of = copy[0].article
        return Words(site.language.gettext("copy of %(article)s, %(kind)s", article=of, kind=kind))
    if fate.fate == "shown" and story:
        headline = site.language.quoted(wording.headline(story.headline))
        return Words(site.language.gettext("in %(story)s", story=headline))
    return site.account(fate.reason)


def fate_line(fate: Fate, site: Site) -> FateLine:
    """What became of one document."""
    return FateLine(
        path=fate.path,
        href=site.source_href(fate.path) if fate.path in site.articles else "",
        fate=site.language.gettext(fate.fate),
        reason=reason(fate, site),
        day=site.day(fate.day) if fate.day else None,
    )
