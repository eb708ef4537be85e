"""The ledger: what became of every raw file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..records import Fate
from . import addresses
from .months import by_month
from .site import Site
from .views import FateLine, Head, LedgerPage, Link, Words
from .wording import N_

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
    """The whole account, and a page for each month once there are too many files for one."""
    fates = in_order(site.result.ledger.fates)
    dated = [fate for fate in fates if fate.day]
    undated = [fate for fate in fates if not fate.day]
    if len(fates) <= LEDGER_FILES:
        yield addresses.LEDGER, ledger_page(fates, (), site)
        return
    months = by_month(dated, lambda fate: fate.day)
    yield addresses.LEDGER, ledger_page(undated, tuple(ledger_link(month, site) for month in months), site)
    for month in months:
        yield addresses.ledger_month(month[0].day), ledger_month_page(month, site)


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
    return replace(page, unmatched=site.result.unmatched)


def ledger_month_page(fates: list[Fate], site: Site) -> LedgerPage:
    """One month's account."""
    say = site.language
    month = say.month(fates[0].day)
    head = Head(
        title=say.gettext("Ledger: %(month)s", month=month),
        description=say.gettext("What became of every raw file of %(month)s, and why.", month=month),
        href=site.href(addresses.ledger_month(fates[0].day)),
    )
    return account(head, fates, fates, (), site)


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


def ledger_link(fates: list[Fate], site: Site) -> Link:
    """A month's account in a line."""
    day = fates[0].day
    note = site.language.files(len(fates))
    return Link(Words(site.language.month(day)), site.href(addresses.ledger_month(day)), note)


def fate_line(fate: Fate, site: Site) -> FateLine:
    """What became of one document."""
    return FateLine(
        path=fate.path,
        href=site.source_href(fate.path) if fate.path in site.articles else "",
        fate=site.language.gettext(fate.fate),
        reason=fate.reason,
        day=site.day(fate.day) if fate.day else None,
    )
