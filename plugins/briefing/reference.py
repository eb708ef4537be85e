"""The table of all settings for `docs/reference/settings.md`, made from `settings.py` itself."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields

from .settings import Settings, Words

INTRODUCTION = """# Settings

All are keys of the `BRIEFING` dict in `pelicanconf.py`. A key that is not listed here, or a value of another
kind, stops the build and is named. This page is made from `plugins/briefing/settings.py`: `invoke reference`.
"""


def settings_page() -> str:
    """The reference of all settings, in Markdown."""
    parts = [INTRODUCTION, *(setting_section(f) for f in fields(Settings)), words_section()]
    return "\n".join(parts)


def setting_section(field: Field) -> str:
    """One setting: its name, meaning, default and an example."""
    default = field.default if field.default is not MISSING else field.default_factory()
    shown = "see below" if isinstance(default, Words) else f"`{default!r}`"
    help, example = field.metadata["help"], field.metadata["example"]
    return f'## `{field.name}`\n\n{help}\n\nDefault: {shown}. Example: `"{field.name}": {example}`\n'


def words_section() -> str:
    """The word budgets with their defaults."""
    rows = [f"| `{f.name}` | {f.default} | {f.metadata['help']} |" for f in fields(Words)]
    return "\n".join(
        ["### Word budgets", "", "| key of `words` | default | what |", "|---|---|---|", *rows, ""]
    )
