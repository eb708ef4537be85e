"""Where the plugin takes hold of Pelican: settings are checked at once, the rest is loaded for a build.

Loading the pipeline takes longer than finding that nothing has changed, as `plugins/incremental` does.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from . import interface
from .settings import of_site

log = logging.getLogger(__name__)


def attach() -> None:
    """Connect to what Pelican says first, and first of all in a build."""
    signals.initialized.connect(check_settings)
    signals.initialized.connect(check_pdf)
    signals.initialized.connect(check_language)
    signals.get_generators.connect(begin)


def begin(pelican: Pelican) -> type:
    """The generator of every page that Pelican does not make itself."""
    from . import site

    site.connect()
    return site.BriefingGenerator


def check_settings(pelican: Pelican) -> None:
    """Stop before anything is built where a setting is wrong; keep notes from being read as articles."""
    content = Path(pelican.settings["PATH"])
    folder = content.parent / of_site(pelican.settings).notes
    if folder.is_relative_to(content):
        excluded = pelican.settings["ARTICLE_EXCLUDES"]
        pelican.settings["ARTICLE_EXCLUDES"] = [*excluded, folder.relative_to(content).as_posix()]


def check_pdf(pelican: Pelican) -> None:
    """Stop before anything is built where PDFs are asked for and cannot be made."""
    if of_site(pelican.settings).pdf:
        from . import pdf

        pdf.check(pelican.settings["SITEURL"])


def check_language(pelican: Pelican) -> None:
    """Say where the site cannot speak the language that is asked for."""
    asked = of_site(pelican.settings).language
    spoken = interface.Language(asked).code
    if spoken.split("-")[0] != asked.replace("_", "-").split("-")[0].lower():
        known = ", ".join(interface.languages())
        log.warning("BRIEFING['language'] is %r, of which there is no catalogue: the site speaks %r. "
                    "There are: %s.", asked, spoken, known)  # fmt: skip


def inputs(settings: Mapping[str, Any]) -> list[Path]:
    """The folders and files that belong to the pipeline: raw articles, decisions, notes, frozen editions."""
    own = of_site(settings)
    root = Path(settings["PATH"]).parent
    return [root / name for name in (own.seeds, own.decisions, own.notes, own.editions)]
