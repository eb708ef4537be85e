"""`add`: files taken into the folder of raw articles, named one by one or put into a watched inbox."""

from __future__ import annotations

import argparse
from pathlib import Path

from .inbox import watch
from .printing import print_lines
from .shelf import Shelf

STATED = ("url", "date", "outlet", "title")
"""What options may say of a file; they are written into its sidecar."""


def new_files(parser: argparse.ArgumentParser) -> None:
    """The files, and what is known of them."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="raw files, such as saved pages")
    parser.add_argument("--to", type=Path, default=Path("seeds"), metavar="FOLDER", help="default: seeds")
    parser.add_argument(
        "--watch",
        type=Path,
        metavar="INBOX",
        help="take in whatever is put into this folder, until Ctrl-C; what was taken is removed from it",
    )
    for name in STATED:
        parser.add_argument(
            f"--{name}", help=f"written into a sidecar, which outranks the {name} in the file"
        )


def add(options: argparse.Namespace) -> int:
    """Copy each file in under a name of its own; 1 where one could not be taken."""
    if bool(options.files) == bool(options.watch):
        raise ValueError("name the files to add, or a folder to --watch")
    shelf = Shelf(options.to)
    stated = {name: value for name in STATED if (value := getattr(options, name))}
    if options.watch:
        if stated:
            raise ValueError("what --url, --date, --outlet and --title say cannot hold for a whole inbox")
        watch(options.watch, shelf)
        return 0
    refused = 0
    for path in options.files:
        outcome = shelf.take(path, stated=stated)
        print_lines([f"{path}: {outcome.said}"])
        refused += not outcome.taken
    return 1 if refused else 0
