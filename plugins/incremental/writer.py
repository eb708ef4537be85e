"""The writer: Pelican's, but for rendering and writing only what changed."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from pelican.paginator import Paginator
from pelican.plugins import signals
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import FileOverwriteFailedError, Writer

from .engine import engine
from .keys import Keys
from .output import ORDINARY_PATH, open_output

logger = logging.getLogger(__name__)


class IncrementalWriter(Writer):
    """Writes a page or feed only where what it depends on, or its file, has changed.

    Everything else is as Pelican does it: names, pagination, what may overwrite
    what, and the signals `content_written` and `feed_written`, which are sent for
    every page and feed whether or not it had to be written.
    """

    def __init__(self, output_path: str, settings: Mapping[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.output = open_output(
            output_path,
            self.settings.get("CACHE_PATH", "cache"),
            bool(self.settings.get("INCREMENTAL_FORCE")),
        )
        self.keys = Keys(self.settings.get("INCREMENTAL_PURE", ()))
        self._feed_key: str | None = None
        if self.output.manifest.engine not in ("", engine()):
            logger.info("Pelican, Jinja, Python or this plugin is another version: every page is made again")

    def finish(self) -> None:
        """Remove pages that are no longer made and remember the rest. To be called once, at the end."""
        self.output.finish()
        self.output.manifest.save(engine())
        tally = self.output.tally
        logger.info(
            "Incremental: %d rendered; %d files written, %d kept, %d removed",
            tally.rendered,
            tally.written,
            tally.kept,
            tally.removed,
        )

    # Pages

    def write_file(
        self,
        name: str,
        template: jinja2.Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, list] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Render the template into the file, or into one file a page of its lists, where needed.

        The arguments are those of `pelican.writers.Writer.write_file`.
        """
        if not name:
            return
        self._expect_changes(kwargs)
        if paginated is None:
            paginated = {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        if not paginated or template_name not in self.settings["PAGINATED_TEMPLATES"]:
            self._write_page(name, template, context, kwargs, relative_urls, override_output)
            return
        per_page = self.settings["PAGINATED_TEMPLATES"][template_name] or self.settings["DEFAULT_PAGINATION"]
        for save_as, pages in self._paginated(name, url, paginated, per_page):
            self._write_page(save_as, template, context, kwargs | pages, relative_urls, override_output)

    def _paginated(
        self, name: str, url: str | None, lists: Mapping[str, list], per_page: int | None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each page's file name and the variables that tell the template where it is."""
        shown: dict[str, tuple[Paginator, list[Any]]] = {}
        for key, items in lists.items():
            paginator = Paginator(name, url, items, self.settings, per_page)
            shown[key] = paginator, [paginator.page(number + 1) for number in range(paginator.num_pages)]
        for place, last in enumerate(next(iter(shown.values()))[1]):
            variables: dict[str, Any] = {}
            for key, (paginator, pages) in shown.items():
                variables[f"{key}_paginator"] = paginator
                variables[f"{key}_page"] = last = pages[place]
                variables[f"{key}_previous_page"] = pages[place - 1] if place else None
                variables[f"{key}_next_page"] = pages[place + 1] if place + 1 < len(pages) else None
            yield last.save_as, variables

    def _write_page(
        self,
        name: str,
        template: jinja2.Template,
        context: dict[str, Any],
        variables: dict[str, Any],
        relative_urls: bool,
        override: bool,
    ) -> None:
        own = {"output_file": name, "localsiteurl": context.get("localsiteurl")} | variables
        if relative_urls:
            own["SITEURL"] = own["localsiteurl"] = way_to_root(name)
            own |= variables
        if own["localsiteurl"]:
            # Articles ask the shared context where the page lies that shows them.
            context["localsiteurl"] = own["localsiteurl"]
        local = context | own
        path = self.output.path(name)
        place = self.output.place(path)
        key = self.keys.page(template, local, own)
        if self._claim(place, override):
            self.output.put(path, key, lambda: template.render(local))
        signals.content_written.send(place, context=local)

    def _expect_changes(self, variables: Mapping[str, Any]) -> None:
        """Plugins may change an article or a page just before it is written: then nothing kept is sure."""
        listeners = (
            ("article", signals.article_generator_write_article),
            ("page", signals.page_generator_write_page),
        )
        if any(name in variables and signal.receivers for name, signal in listeners):
            self.keys.forget()

    # Feeds

    def write_feed(
        self,
        elements: list,
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: str | None = None,
    ) -> Any:
        """Make the feed and write it, where needed; returns the feed, made when first looked at.

        The arguments are those of `pelican.writers.Writer.write_feed`.
        """
        remake = (elements, context, path, url, feed_type, override_output, feed_title)
        if not path:
            return super().write_feed(*remake)
        site_url = context.get("SITEURL", path_to_url(get_relative_path(path)))
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        key = self.keys.feed(
            items,
            context,
            self.settings,
            listeners=list(signals.feed_generated.receivers_for(context)),
            feed_type=feed_type,
            feed_title=feed_title,
            site_url=site_url,
            feed_url=self.urljoiner(context.get("FEED_DOMAIN"), url or path),
        )
        below = self.output.path(path)
        place = self.output.place(below)
        if override_output or place in self._written_files or not self.output.keep(below, key):
            return self._write_feed(key, remake)
        self._written_files.add(place)
        feed = LazyFeed(self, items, context, site_url, url or path, feed_type, feed_title)
        signals.feed_written.send(place, context=context, feed=feed)
        return feed

    def _write_feed(self, key: str | None, told: tuple[Any, ...]) -> Any:
        self._feed_key = key
        try:
            return super().write_feed(*told)
        finally:
            self._feed_key = None

    def make_feed(
        self, items: list, context: dict, site_url: str, feed_url: str, feed_type: str, title: str | None
    ) -> Any:
        """The feed, unwritten."""
        self.site_url = site_url
        self.feed_domain = context.get("FEED_DOMAIN")
        self.feed_url = self.urljoiner(self.feed_domain, feed_url)
        feed = self._create_new_feed(feed_type, title, context)
        for item in items:
            self._add_item_to_the_feed(feed, item)
        signals.feed_generated.send(context, feed=feed)
        return feed

    # Files

    def _claim(self, place: str, override: bool) -> bool:
        """Whether this page may have the file, by Pelican's rules. Raises FileOverwriteFailedError."""
        if place in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(f'"{place}" is to be overwritten a second time')
            logger.info('Skipping "%s", not overwriting', place)
            return False
        if place in self._written_files:
            if not override:
                raise FileOverwriteFailedError(
                    f'"{place}" was already written (set `override=True` if intended)'
                )
            logger.info('Overwriting "%s"', place)
        if override:
            self._overridden_files.add(place)
        self._written_files.add(place)
        return True

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        """A file to write to, as Pelican and plugins ask for it; what they write is put in one step."""
        if not self._claim(filename, override):
            return Path(os.devnull).open("w", encoding=encoding)
        return _Sink(self, filename)

    def put(self, place: str, text: str) -> None:
        """Put the text of a feed, or of what a plugin writes, in its place."""
        path = self.output.path(os.path.relpath(place, self.output.folder))
        self.output.put(path, self._feed_key, lambda: text)


def way_to_root(name: str) -> str:
    """How Pelican leads from a page to the root of the site."""
    return (
        _upwards(name.count("/")) if ORDINARY_PATH.fullmatch(name) else path_to_url(get_relative_path(name))
    )


@cache
def _upwards(folders: int) -> str:
    """The same for all pages so many folders down: taking each path apart costs 6 microseconds a page."""
    return path_to_url(get_relative_path("a/" * folders + "a"))


class _Sink(io.StringIO):
    """Collects what is written, and puts it in place when it is closed without an error."""

    def __init__(self, writer: IncrementalWriter, place: str) -> None:
        super().__init__(newline="")
        self._put = (writer, place)

    def __exit__(self, kind: type[BaseException] | None, *rest: Any) -> None:
        if kind is None:
            writer, place = self._put
            writer.put(place, self.getvalue())
        super().__exit__(kind, *rest)


class LazyFeed:
    """A feed that did not have to be written, made when someone looks at it."""

    def __init__(self, writer: IncrementalWriter, *told: Any) -> None:
        self._make = lambda: writer.make_feed(*told)
        self._feed: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._feed is None:
            self._feed = self._make()
        return getattr(self._feed, name)
