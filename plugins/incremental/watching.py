"""What is said and asked while a site is built: warnings, errors, and texts that ask for the date."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils.parsers.rst.directives.misc import Date


class Watch(logging.Handler):
    """Takes down warnings, to say them again when the build is left out, and what forbids that."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[list[Any]] = []
        """Logger, level and text of each."""
        self.doubts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take down a message."""
        if record.levelno >= logging.ERROR:
            self.doubts.append(f"it had an error: {record.getMessage()}")
        else:
            self.warnings.append([record.name, record.levelno, record.getMessage()])


def repeat(warnings: list[list[Any]]) -> None:
    """Say again what an earlier build warned of."""
    for name, level, text in warnings:
        logging.getLogger(name).log(level, "%s", text)


@contextmanager
def watched() -> Iterator[Watch]:
    """Everything that is said in here."""
    watch = Watch()
    run = Date.run

    def noted(directive: Date) -> Any:
        watch.doubts.append("a text shows the date of the build (the directive `date`)")
        return run(directive)

    logging.getLogger().addHandler(watch)
    Date.run = noted
    try:
        yield watch
    finally:
        Date.run = run
        logging.getLogger().removeHandler(watch)
