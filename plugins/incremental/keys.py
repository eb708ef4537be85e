"""The key of a page: the digest of all that the page depends on."""

from __future__ import annotations

import logging
import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2
from pelican.contents import Content

from .bodies import body, may_hold_links, recipe
from .callables import Callables
from .digests import Shadows, digest
from .engine import surroundings
from .errors import UndigestibleValue, Unkeyable
from .kept import Kept
from .reading import Reader, Reading
from .shapes import Reach, Shape

logger = logging.getLogger(__name__)

FEED_SETTINGS = ("FEED_MAX_ITEMS", "FEED_APPEND_REF", "RSS_FEED_SUMMARY_ONLY", "TIMEZONE", "RELATIVE_URLS")

_MISSING = object()


def _item_shape() -> Shape:
    """What a feed can reach of an article, but for its content."""
    reach = Reach()
    for name in ("title", "url", "date", "modified", "category", "author"):
        reach.follow("attr", name).uses.add("text")
    reach.follow("attr", "tags").follow("items").uses.add("text")
    reach.follow("attr", "summary")
    return reach.at_rest()


FEED_ITEM = _item_shape()


@dataclass
class _Read:
    """A template, read; or the reason why it cannot be."""

    digest: bytes = b""
    variables: tuple[tuple[str, Shape], ...] = ()
    reason: str = ""
    split: dict[frozenset[str], Any] = field(default_factory=dict)
    """The variables that are a page's own, and those that pages share, by what is a page's own."""


class Keys:
    """Makes the keys of one build."""

    def __init__(self, pure: Iterable[str] = ()) -> None:
        self.kept: Kept | None = None
        """Where readings of templates are kept, if anywhere."""
        self.callables = Callables(frozenset(pure))
        self.shadows = Shadows(self.callables, self._rendered)
        self.reasons: dict[str, str] = {}
        """Why the pages of a template are rendered on every build, by template."""
        self._readers: dict[int, tuple[jinja2.Environment, Reader | str]] = {}
        self._read: dict[tuple[int, str | None], _Read] = {}
        self._shared: dict[Any, tuple[list[Any], bytes]] = {}

    def forget(self) -> None:
        """Drop what was digested so far: values may have changed."""
        self.shadows.forget()
        self._shared.clear()

    def page(self, template: jinja2.Template, context: Mapping[str, Any], own: Iterable[str]) -> str | None:
        """The key of the page that the template makes of the context; None where nothing can tell.

        `own` are the variables that differ from page to page.
        """
        if self._template(template).reason:
            return None
        self.shadows.at(context.get("localsiteurl"))
        try:
            return self._rendered(template, context, own).hex()
        except Exception as error:
            # Whatever goes wrong here may go wrong when the page is rendered; that is Pelican's to report.
            self._explain(template, str(error) if isinstance(error, Unkeyable) else repr(error))
            return None

    def _rendered(self, template: jinja2.Template, context: Mapping[str, Any], own: Iterable[str]) -> bytes:
        """What stands for what the template makes of the context. Raises where nothing can tell."""
        read = self._template(template)
        if read.reason:
            raise UndigestibleValue(read.reason)
        return digest((read.digest, *self._trees(read, template, context, frozenset(own))))

    def _explain(self, template: jinja2.Template, reason: str) -> None:
        name = template.name or "a template without a name"
        if name not in self.reasons:
            self.reasons[name] = reason
            logger.info("Pages of %s are rendered on every build: %s", name, reason)

    # Templates

    def _template(self, template: jinja2.Template) -> _Read:
        place = (id(template.environment), template.name)
        if place not in self._read:
            try:
                self._read[place] = self._follow(template)
            except Exception as error:
                reason = str(error) if isinstance(error, Unkeyable) else repr(error)
                self._read[place] = _Read(reason=reason)
                self._explain(template, reason)
        return self._read[place]

    def _follow(self, template: jinja2.Template) -> _Read:
        if template.name is None:
            return _Read(reason="it has no name")
        environment = template.environment
        if id(environment) not in self._readers:
            self._readers[id(environment)] = (environment, Reader(environment, self.kept))
        reading = self._readers[id(environment)][1].read(template.name)
        tree = (reading.sources, reading.dialect, self._helpers(environment, reading), surroundings())
        return _Read(digest(tree), reading.variables)

    def _helpers(self, environment: jinja2.Environment, reading: Reading) -> Any:
        offered = {"filter": environment.filters, "test": environment.tests}
        return tuple(
            (kind, name, self.callables.digest(offered[kind].get(name), name))
            for kind, name in reading.helpers
        )

    # Values

    def _trees(
        self, read: _Read, template: jinja2.Template, context: Mapping[str, Any], own: frozenset[str]
    ) -> tuple[Any, Any]:
        if own not in read.split:
            read.split[own] = (
                tuple(variable for variable in read.variables if variable[0] in own),
                tuple(variable for variable in read.variables if variable[0] not in own),
            )
        mine, others = read.split[own]
        shadow = self.shadows.shadow
        return self._common(read, others, template, context), [
            shadow(context[name], shape) for name, shape in mine
        ]

    def _common(
        self,
        read: _Read,
        variables: tuple[tuple[str, Shape], ...],
        template: jinja2.Template,
        context: Mapping[str, Any],
    ) -> bytes:
        """The digest of the variables that all pages share, made again only when one is another object."""
        values = [context.get(name, _MISSING) for name, _ in variables]
        place = (read.digest, variables, context.get("localsiteurl"))
        known = self._shared.get(place)
        if known is None or any(map(operator.is_not, known[0], values)):
            tree = [
                self._named(name, template.globals.get(name, _MISSING) if value is _MISSING else value, shape)
                for (name, shape), value in zip(variables, values, strict=True)
            ]
            known = self._shared[place] = (values, digest(tree))
        return known[1]

    def _named(self, name: str, value: Any, shape: Shape) -> Any:
        if value is _MISSING:
            return name
        if None in shape.calls:
            return (name, self.callables.digest(value, name))
        return (name, self.shadows.shadow(value, shape))

    # Feeds

    def feed(
        self,
        items: list[Content],
        context: Mapping[str, Any],
        settings: Mapping[str, Any],
        listeners: list[Any],
        **told: Any,
    ) -> str | None:
        """The key of a feed of these items; None where nothing can tell.

        `listeners` are those of `feed_generated`, which may change the feed; `told` is what
        else the writer was told of it.
        """
        self.shadows.at(context.get("localsiteurl"))
        try:
            if not items and not listeners:
                raise UndigestibleValue("an empty feed tells the time")
            named = [
                repr(context.get(name)) for name in ("SITENAME", "SITESUBTITLE", "SITEURL", "FEED_DOMAIN")
            ]
            chosen = [repr(settings.get(name)) for name in FEED_SETTINGS]
            changers = [self.callables.digest(listener) for listener in listeners]
            brief = told["feed_type"] == "rss" and settings.get("RSS_FEED_SUMMARY_ONLY")
            shadows = [self._item(item, None if brief else told["site_url"]) for item in items]
            return digest(
                (surroundings(), repr(sorted(told.items())), named, chosen, changers, shadows)
            ).hex()
        except Exception as error:
            # As above: whatever is wrong, making the feed will tell.
            logger.info("A feed is made on every build: %s", error)
            return None

    def _item(self, item: Content, site_url: str | None) -> Any:
        shadow = self.shadows.shadow(item, FEED_ITEM)
        if site_url is None:
            return shadow
        if recipe(item, "content"):
            return (shadow, self.shadows.body(item, "content"))
        return (shadow, body(item, "content", (site_url,) if may_hold_links(item) else ()))
