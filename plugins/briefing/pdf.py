"""Each day's page of the built site as a tagged PDF, laid out by WeasyPrint from the print styles."""

from __future__ import annotations

import hashlib
import importlib
import logging
import mimetypes
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

from lxml import html

from . import addresses
from .errors import SettingsError

VARIANT = "pdf/ua-1"
"""PDF/UA-1, ISO 14289-1: tagged, titled and in a stated language, for screen readers."""
TAIL = 1024
"""Bytes at the end of a PDF that hold its trailer, and in it the identifier."""


def weasyprint() -> ModuleType:
    """The library, an extra of this package. Raises SettingsError where it, or Pango below it, is missing."""
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise SettingsError(
            "BRIEFING['pdf'] is True, but WeasyPrint cannot be loaded: install it with "
            "pip install 'pelican-briefing[pdf]', and Pango with your system's packages "
            f"(Debian: libpangoft2-1.0-0). It said: {str(error).strip().splitlines()[0]}"
        ) from None


def check(address: str) -> None:
    """Raise SettingsError where PDFs cannot be made: without the library, or without the site's address."""
    weasyprint()
    if not urlsplit(address).netloc:
        raise SettingsError(
            "BRIEFING['pdf'] is True, but SITEURL is no address such as 'https://brief.example': links on "
            "paper need one."
        )


def write_editions(output: Path, address: str, days: Iterable[date]) -> int:
    """A PDF beside the page of each day below `output`; how many had to be made.

    A PDF whose page and styles are as they were stays; one of another day goes.
    """
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every property made for screens
    wanted = {output / addresses.paper(day): output / addresses.briefing(day) for day in days}
    for path in set(output.glob(addresses.PAPER.format("*"))) - wanted.keys():
        path.unlink()
        with suppress(OSError):  # more is in it
            path.parent.rmdir()
    return sum(write_edition(target, page, output, address) for target, page in sorted(wanted.items()))


def write_edition(target: Path, page: Path, output: Path, address: str) -> bool:
    """The PDF of one page; whether it had to be made."""
    identifier = identifier_of(page, output)
    if target.exists() and identifier in tail(target):
        return False
    library = weasyprint()
    document = library.HTML(
        string=page.read_text(encoding="utf-8"),
        base_url=f"{address}/{page.relative_to(output).as_posix()}",
        url_fetcher=fetcher(output, address),
    )
    target.write_bytes(document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier))
    return True


def identifier_of(page: Path, output: Path) -> bytes:
    """What the PDF of a page depends on, as 32 hexadecimal digits: page, style sheets, library."""
    digest = hashlib.sha256(weasyprint().__version__.encode())
    for path in [page, *style_sheets(page, output)]:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32].encode()


def style_sheets(page: Path, output: Path) -> Iterator[Path]:
    """The site's own style sheets that a page names."""
    tree = html.fromstring(page.read_bytes())
    for href in tree.xpath("//link[@rel='stylesheet']/@href"):
        path = (page.parent / unquote(urlsplit(href).path)).resolve()
        if path.is_relative_to(output.resolve()) and path.is_file():
            yield path


def tail(path: Path) -> bytes:
    """The last bytes of a file."""
    return path.read_bytes()[-TAIL:]


def fetcher(output: Path, address: str) -> object:
    """What WeasyPrint asks for files: those of the site come from `output`, all others are refused."""
    urls = weasyprint().urls
    below = f"{address}/"

    class SiteFetcher(urls.URLFetcher):
        """Reads the site's addresses as files; knows no network."""

        def fetch(self, url: str, headers: object = None) -> object:
            """The file at an address of the site; ValueError for any other."""
            path = (output / unquote(urlsplit(url.removeprefix(below)).path)).resolve()
            if not url.startswith(below) or not path.is_relative_to(output.resolve()):
                raise ValueError(f"{url} is no file of the site")
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return SiteFetcher()
