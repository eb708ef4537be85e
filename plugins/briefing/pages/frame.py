"""What stands around every page: the navigation and the links of the footer."""

from __future__ import annotations

from .. import addresses
from ..interface import Language
from ..said import N_
from .site import LinkSettings
from .views import Frame, MenuEntry

NAVIGATION = (
    (N_("Topics"), addresses.TOPICS, "topics"),
    (N_("Archive"), addresses.ARCHIVE, "archive"),
    (N_("Outlets"), addresses.OUTLETS, "outlets"),
    (N_("Search"), addresses.SEARCH, "search"),
    (N_("About"), addresses.ABOUT, "about"),
)
"""Five entries: with the skip link and the site's name a keyboard needs seven stops to the page itself."""
FOOTER = (
    (N_("Method and corrections"), addresses.ABOUT, "about"),
    (N_("Names"), addresses.NAMES, "names"),
    (N_("Ledger"), addresses.LEDGER, "ledger"),
    (N_("Undated"), addresses.UNDATED, "undated"),
)


def frame(settings: LinkSettings, language: Language) -> Frame:
    """The links that every page carries; the same on all, so made once a build."""
    return Frame(
        home=addresses.link(addresses.HOME, settings.clean_urls),
        navigation=entries(NAVIGATION, settings.clean_urls, language),
        footer=entries(FOOTER, settings.clean_urls, language),
        lang=language.code,
        dir="rtl" if language.direction == "rtl" else "",
    )


def entries(
    rows: tuple[tuple[str, str, str], ...], clean_urls: bool, language: Language
) -> tuple[MenuEntry, ...]:
    """The rows of a menu, with their addresses."""
    return tuple(
        MenuEntry(language.gettext(name), addresses.link(page, clean_urls), section)
        for name, page, section in rows
    )
