"""What stands around every page: the navigation and the links of the footer."""

from __future__ import annotations

from . import addresses
from .site import LinkSettings
from .views import Frame, MenuEntry

NAVIGATION = (
    ("Topics", addresses.TOPICS, "topics"),
    ("Archive", addresses.ARCHIVE, "archive"),
    ("Outlets", addresses.OUTLETS, "outlets"),
    ("Search", addresses.SEARCH, "search"),
    ("About", addresses.ABOUT, "about"),
)
"""Five entries: with the skip link and the site's name a keyboard needs seven stops to the page itself."""
FOOTER = (
    ("Method and corrections", addresses.ABOUT, "about"),
    ("Ledger", addresses.LEDGER, "ledger"),
    ("Undated", addresses.UNDATED, "undated"),
)


def frame(settings: LinkSettings) -> Frame:
    """The links that every page carries; the same on all, so made once a build."""
    return Frame(
        home=addresses.link(addresses.HOME, settings.clean_urls),
        navigation=entries(NAVIGATION, settings.clean_urls),
        footer=entries(FOOTER, settings.clean_urls),
    )


def entries(rows: tuple[tuple[str, str, str], ...], clean_urls: bool) -> tuple[MenuEntry, ...]:
    """The rows of a menu, with their addresses."""
    return tuple(MenuEntry(name, addresses.link(page, clean_urls), section) for name, page, section in rows)
