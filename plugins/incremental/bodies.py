"""What the content and the summary of an article are made of, without making them.

Both are functions of the source text and of a few settings. Making them is dear (a
summary runs an HTML parser over the content), so it is their ingredients that count.
Where a text may hold links to other files of the site ("{filename}other.md") it is
made after all: what such a link becomes depends on the other file, and making it
moves files that are attached.

A class of articles whose text is rendered by a template may say so by a method
`incremental_recipe(name)`, for the names "content" and "summary": it returns the
template, its context, and the names of the variables that are the text's own, or
None. Then the template is read as those of pages are, and nothing is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from inspect import getattr_static
from typing import Any

import jinja2
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG

_MAKING = [
    "content",
    "summary",
    "get_content",
    "get_summary",
    "get_siteurl",
    "_update_content",
    "_get_intrasite_link_regex",
]
_SUMMARY_SETTINGS = ("SUMMARY_MAX_PARAGRAPHS", "SUMMARY_MAX_LENGTH", "SUMMARY_END_SUFFIX")


Recipe = tuple[jinja2.Template, Mapping[str, Any], Iterable[str]]


def recipe(content: Content, name: str) -> Recipe | None:
    """How content or summary are rendered, where the article says so."""
    tell = getattr(content, "incremental_recipe", None)
    return tell(name) if tell else None


@cache
def _made_by_pelican(kind: type[Content]) -> bool:
    """Whether this class makes content and summary as Pelican does."""
    return all(getattr_static(kind, name) is getattr_static(Content, name) for name in _MAKING)


def may_hold_links(content: Content) -> bool:
    """Whether the text may hold links to other files of the site; False is certain, True is not."""
    if content.settings["INTRASITE_LINK_REGEX"] != DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]:
        return True
    text = content._content or ""
    return "{" in text or "|" in text


def body(content: Content, name: str, arguments: tuple[Any, ...] = ()) -> Any:
    """A plain value that decides what `content.content` or `content.summary` is.

    `arguments` are those of a call of `get_content` or `get_summary`, where constant.
    """
    if not _made_by_pelican(type(content)) or hasattr(content, "_get_content"):
        return _made(content, name, arguments)
    if name == "summary":
        return _summary(content, arguments)
    if may_hold_links(content):
        return _made(content, name, arguments)
    return spelled(content._content)


def spelled(text: Any) -> Any:
    """The text with its type: markup is not escaped, text may be. None stays None."""
    return None if text is None else (type(text).__name__, str(text))


def _summary(content: Content, arguments: tuple[Any, ...]) -> Any:
    if "summary" in content.metadata:
        return spelled(content.metadata["summary"])
    settings = tuple(repr(content.settings.get(name)) for name in _SUMMARY_SETTINGS)
    return (body(content, "content"), settings)


def _made(content: Content, name: str, arguments: tuple[Any, ...]) -> Any:
    return spelled(getattr(content, "get_" + name)(*arguments) if arguments else getattr(content, name))
