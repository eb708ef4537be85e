"""`init`: a fresh site in a folder of its own."""

from __future__ import annotations

import argparse
import ast
import pprint
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from ..errors import BriefingError
from ..settings import SLUG, from_mapping
from ..slugs import slug_words
from .printing import print_lines

PACKAGE = Path(__file__).parents[1]
STARTER = PACKAGE / "starter"
"""What a wheel holds for new sites; a checkout has it at its root."""
CHECKOUT = PACKAGE.parents[1]
SHARED = ("themes", "content", "publishconf.py", "tasks.py", "LICENSE", ".gitignore")
"""What a site needs besides its own settings and seeds."""
OF_A_CHECKOUT = ("plugins", "Makefile", "requirements.txt", "pyproject.toml")
"""What it needs, too, where the plugins are not installed."""
LEFT_OUT = {"content": ("decisions.toml", "notes", "editions")}
"""What stands in these folders and is no other site's."""


class StartError(BriefingError):
    """A new site cannot be written; the message says why."""


def new_folder(parser: argparse.ArgumentParser) -> None:
    """Where the site goes, and what it is called."""
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument("--name", help="the site's name; asked for where it is not given")
    parser.add_argument("--address", help="where it will be served, such as https://brief.example")
    parser.add_argument(
        "--topic", action="append", metavar="NAME: TERM, TERM", help="a topic and its terms; may be repeated"
    )


def init(options: argparse.Namespace) -> None:
    """Make the folder whole, or not at all."""
    target = options.folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StartError(f"{target} is not empty; name a folder that does not exist yet")
    source, names = starter()
    conf = configured(
        (source / "pelicanconf.py").read_text(encoding="utf-8"),
        SITENAME=options.name or ask("Name of the site", "My briefing"),
        SITEURL=(options.address or ask("Address it will be served at", "https://brief.example")).rstrip("/"),
        BRIEFING={"topics": [topic(words) for words in options.topic or ask_topics()]},
        PLUGIN_PATHS=["plugins"] if "plugins" in names else [],
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".init-") as half:
        copy_project(source, names, Path(half, "site"))
        Path(half, "site/pelicanconf.py").write_text(conf, encoding="utf-8")
        Path(half, "site").replace(target)
    build = f"make -C {target} site" if "Makefile" in names else f"cd {target} && invoke site"
    print_lines([f"{target} is ready. Put raw articles into {target / 'seeds'}, then run: {build}"])


def starter() -> tuple[Path, tuple[str, ...]]:
    """The folder that new sites are made from, and what of it they get: a checkout, or what a wheel holds.

    Raises StartError where something is missing.
    """
    source, names = (STARTER, SHARED) if STARTER.is_dir() else (CHECKOUT, (*SHARED, *OF_A_CHECKOUT))
    missing = [name for name in ("pelicanconf.py", *names) if not (source / name).exists()]
    if missing:
        raise StartError(
            f"a new site is made from a checkout of the project, or from its wheel; {source} lacks "
            + ", ".join(missing)
        )
    return source, names


def ask(question: str, default: str) -> str:
    """An answer from a person at a terminal; elsewhere the default."""
    if not sys.stdin.isatty():
        return default
    return input(f"{question} [{default}]: ").strip() or default


def ask_topics() -> list[str]:
    """Topics from a person, one a line, until an empty one."""
    found = []
    while answer := ask("A topic as `Name: term, term` (empty for no more)", ""):
        found.append(answer)
    return found


def topic(words: str) -> dict[str, Any]:
    """A topic from "Fisheries: herring, cod".

    Raises StartError where there is no name or no term.
    """
    name, _, terms = (part.strip() for part in words.partition(":"))
    found = [term.strip() for term in terms.split(",") if term.strip()]
    slug = "-".join(slug_words(name))
    if not found or not SLUG.fullmatch(slug):
        raise StartError(f"{words!r} is no topic; write it as `Fisheries: herring, cod`")
    return {"name": name, "slug": slug, "description": f"{name}, as the sources report it.", "terms": found}


def configured(conf: str, **values: Any) -> str:
    """The text of a pelicanconf.py with other values assigned to some of its names."""
    from_mapping(values["BRIEFING"])
    lines = conf.splitlines()
    for node in reversed(ast.parse(conf).body):
        name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        if name in values:
            shown = pprint.pformat(values[name], sort_dicts=False, width=100)
            lines[node.lineno - 1 : node.end_lineno] = f"{name} = {shown}".splitlines()
    return "\n".join(lines) + "\n"


def copy_project(source: Path, names: tuple[str, ...], target: Path) -> None:
    """Theme, pages, commands and what else there is to copy, and an empty folder of seeds."""
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (source / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", *LEFT_OUT.get(name, ()))
            shutil.copytree(source / name, target / name, ignore=ignored)
        else:
            shutil.copyfile(source / name, target / name)
    (target / "seeds").mkdir()
    (target / "seeds/.gitkeep").touch()
