"""Catalogues of translated messages: gettext's .po files, read as they are: nothing compiled goes stale."""

from __future__ import annotations

import gettext
import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

DOMAIN = "briefing"
SOURCE = "en"
"""The language in which messages are written: it needs no catalogue."""
LOCALE = Path(__file__).parent / "locale"


def path_of(code: str) -> Path:
    """Where the catalogue of a language is, by gettext's convention."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages() -> tuple[str, ...]:
    """The codes of all languages in which the site can speak."""
    translated = (path.name for path in LOCALE.iterdir() if path_of(path.name).is_file())
    return tuple(sorted({SOURCE, *translated}))


def nearest(code: str) -> str:
    """The language to speak where `code` is asked for: itself, its parent ("de" for "de-AT"), or English."""
    parts = code.replace("_", "-").split("-")
    known = {name.lower(): name for name in languages()}
    wider = ("-".join(parts[:length]).lower() for length in range(len(parts), 0, -1))
    return next((known[name] for name in wider if name in known), SOURCE)


@cache
def messages(code: str) -> gettext.NullTranslations:
    """The messages of a language of `languages()`; those not translated stay English."""
    if code == SOURCE:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path_of(code).open("rb") as file:
        catalogue = read_po(file, locale=code.replace("-", "_"), abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def fingerprint(code: str) -> str:
    """What tells a catalogue from what it was before: its language and a digest."""
    digest = "" if code == SOURCE else hashlib.sha256(path_of(code).read_bytes()).hexdigest()
    return f"{code} {digest}"
