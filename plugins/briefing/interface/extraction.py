"""The messages of pages and templates, found by Babel, and the catalogues kept up with them.

Run from a checkout of the project (`invoke catalogues`): the messages of its theme are in the plugin's
catalogues, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from ..noise.rules import RULES
from ..noise.trims import TRIMS
from . import catalogues

FOLDERS = {
    "plugins/briefing/interface": ("**.py", "python"),
    "plugins/briefing/pages": ("**.py", "python"),
    "plugins/briefing/copies": ("**.py", "python"),
    "plugins/briefing/decisions": ("**.py", "python"),
    "plugins/briefing/noise": ("**.py", "python"),
    "plugins/briefing/publication_dates": ("**.py", "python"),
    "plugins/briefing": ("*.py", "python"),
    "plugins/briefing/templates": ("**.*", "jinja2.ext:babel_extract"),
    "themes/broadsheet/templates": ("**.html", "jinja2.ext:babel_extract"),
}
"""Where messages stand, and how each kind of file is read."""
KEYWORDS = {**DEFAULT_KEYWORDS, "said": None}
"""The functions whose first argument is a message."""
LINE = 100
"""Characters of a line of a catalogue."""


def messages(root: Path) -> Catalog:
    """Every message of the project at `root`, with the files in which it stands."""
    found = Catalog(charset="utf-8")
    for folder, pattern_and_method in FOLDERS.items():
        for name, _, message, comments, context in sorted_in(root / folder, pattern_and_method):
            found.add(message, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    for reason in reasons():
        found.add(reason, None, [("plugins/briefing/noise", 0)])
    return found


def sorted_in(folder: Path, pattern_and_method: tuple[str, str]) -> Iterator[tuple]:
    """The messages of a folder, by file and line."""
    options = {pattern_and_method[0]: {"silent": "false"}}
    rows = extract_from_dir(folder, [pattern_and_method], options, KEYWORDS)
    yield from sorted(rows, key=lambda row: row[:2])


def reasons() -> Iterator[str]:
    """Why lines and parts of lines are taken out: fields of rules, some of them in a table."""
    return (rule.reason for rule in (*RULES, *TRIMS))


def updated(code: str, template: Catalog) -> bytes:
    """The catalogue of a language with the messages that there are now: new ones empty, old ones gone."""
    with catalogues.path_of(code).open("rb") as file:
        catalogue = read_po(file, locale=code.replace("-", "_"))
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    written = BytesIO()
    write_po(written, catalogue, width=LINE, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return written.getvalue()


def update(root: Path) -> list[Path]:
    """Bring every catalogue up to date; those that changed."""
    template, changed = messages(root), []
    for code in catalogues.languages():
        path = catalogues.path_of(code)
        if code != catalogues.SOURCE and path.read_bytes() != (text := updated(code, template)):
            path.write_bytes(text)
            changed.append(path)
    return changed
