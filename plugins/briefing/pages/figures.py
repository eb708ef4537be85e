"""Where figures differ: each quantity as a table, a row for each article that gives a number."""

from __future__ import annotations

from ..records import Figure, Quantity, Story
from .site import Site, outlet, words
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
    developed = ", as they developed" if quantity.kind == "development" else ""
    return FigureTable(
        caption=quantity.subject[:1].upper() + quantity.subject[1:] + developed,
        rows=tuple(row(figure, copies, site) for figure in quantity.figures[:ROWS_SHOWN]),
        more=max(0, len(quantity.figures) - ROWS_SHOWN),
    )


def row(figure: Figure, copies: dict[str, int], site: Site) -> FigureRow:
    """A figure with its article, linked to its sentence."""
    article = site.articles[figure.sentence.article]
    return FigureRow(
        words=words(figure.words, article.language),
        href=site.source_href(article.path, f"s{figure.sentence.number}"),
        says=figure.says,
        outlet=outlet(article),
        date=site.date_line(article.published),
        copies=copies.get(article.path, 0),
    )
