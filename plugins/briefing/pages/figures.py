"""Where figures differ: each quantity as a table, a row for each article that gives a number."""

from __future__ import annotations

from ..records import Figure, Quantity, Story
from .site import Site
from .views import FigureRow, FigureTable

QUANTITIES_SHOWN = 6
ROWS_SHOWN = 12
"""More would bury the story; the sources themselves say the rest."""


def tables(story: Story, site: Site) -> tuple[FigureTable, ...]:
    """The quantities for which a story's articles give different values."""
    copies = {origin.article: len(origin.copies) for origin in story.origins}
    return tuple(table(quantity, copies, site) for quantity in story.figures[:QUANTITIES_SHOWN])


def table(quantity: Quantity, copies: dict[str, int], site: Site) -> FigureTable:
    """One quantity, a row for each figure."""
    subject = quantity.subject[:1].upper() + quantity.subject[1:]
    developed = site.language.gettext("%(quantity)s, as they developed", quantity=subject)
    more = len(quantity.figures) - ROWS_SHOWN
    return FigureTable(
        caption=developed if quantity.kind == "development" else subject,
        rows=tuple(row(figure, copies, site) for figure in quantity.figures[:ROWS_SHOWN]),
        more=site.language.ngettext(
            "%(num)s further figure is not shown.", "%(num)s further figures are not shown.", more
        )
        if more > 0
        else "",
    )


def row(figure: Figure, copies: dict[str, int], site: Site) -> FigureRow:
    """A figure with its article, linked to its sentence."""
    article = site.articles[figure.sentence.article]
    copied = copies.get(article.path, 0)
    return FigureRow(
        words=site.words(figure.words, article.language),
        href=site.source_href(article.path, f"s{figure.sentence.number}"),
        says=figure.says or site.language.gettext("nobody named"),
        outlet=site.outlet(article),
        date=site.date_line(article.published),
        copies=site.language.ngettext("and %(num)s copy", "and %(num)s copies", copied) if copied else "",
    )
