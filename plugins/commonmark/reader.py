"""The reader that Pelican calls for each Markdown file."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from pelican import signals
from pelican.readers import BaseReader
from pelican.utils import pelican_open

from .front_matter import separate
from .pages import link_to_pages, take_title

# Pelican resolves these itself after reading; percent-encoding the braces would hide them from it.
PELICAN_LINK = re.compile(r"[{|](?:filename|static|attach|author|category|index|tag)[|}]")


class CommonMarkReader(BaseReader):
    """Reads Markdown with markdown-it-py: CommonMark, tables, strikethrough, footnotes, definition lists."""

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def read(self, source_path: str | Path) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata of one file; its title may be the heading that opens it."""
        with pelican_open(source_path) as text:
            given, source = separate(text)
        markdown = parser()
        metadata = {}
        for name, value in given.items():
            value = as_pelican(value)
            if name in self.settings["FORMATTED_FIELDS"]:
                value = markdown.render(value)
            metadata[name] = self.process_metadata(name, value)
        footnotes: dict[str, Any] = {}
        tokens = markdown.parse(source, footnotes)
        if "title" not in metadata and (title := take_title(tokens, markdown)):
            metadata["title"] = self.process_metadata("title", title)
        link_to_pages(tokens)
        return markdown.renderer.render(tokens, markdown.options, footnotes), metadata


def parser() -> MarkdownIt:
    """A markdown-it parser that leaves Pelican's link markers alone."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.use(footnote_plugin).use(deflist_plugin).use(anchors_plugin, max_level=3)
    encode = markdown.normalizeLink
    markdown.normalizeLink = lambda url: url if PELICAN_LINK.match(url) else encode(url)
    return markdown


def as_pelican(value: Any) -> Any:
    """A value in the shape that Pelican's metadata processors expect: text, or lists of text."""
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return "" if value is None else str(value)


def add_reader(readers: Any) -> None:
    """Take over the Markdown suffixes."""
    for suffix in CommonMarkReader.file_extensions:
        readers.reader_classes[suffix] = CommonMarkReader


def keep_quiet(generator: Any) -> None:
    """Spare the warning that Markdown cannot be read: Pelican means the reader that this one replaces."""
    for suffix in CommonMarkReader.file_extensions:
        generator.readers.disabled_readers.pop(suffix, None)


def register() -> None:
    """Attach to Pelican."""
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(keep_quiet)
