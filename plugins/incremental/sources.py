"""The source of templates: found as Jinja finds it, parsed once, digested."""

from __future__ import annotations

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension

from . import files
from .errors import UnreadableTemplate

_SYNTAX = [
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "autoescape",
]


def dialect(environment: jinja2.Environment) -> str:
    """The settings of the environment that change what a template says.

    Raises UnreadableTemplate where they include code that is not Jinja's own.
    """
    if type(environment) is not jinja2.Environment:
        raise UnreadableTemplate("the Jinja environment is not Jinja's own")
    if environment.finalize is not None or callable(environment.autoescape):
        raise UnreadableTemplate("JINJA_ENVIRONMENT sets a function (finalize or autoescape)")
    extensions = {name: known_by(name, part) for name, part in environment.extensions.items()}
    foreign = [name for name, fingerprint in extensions.items() if fingerprint is None]
    if foreign:
        raise UnreadableTemplate(f"the Jinja extension {foreign[0]} may do anything")
    if not environment.undefined.__module__.startswith("jinja2."):
        raise UnreadableTemplate("JINJA_ENVIRONMENT sets a class for undefined values")
    syntax = [(name, getattr(environment, name)) for name in _SYNTAX]
    return repr((syntax, sorted(extensions.items()), environment.undefined.__name__))


def known_by(name: str, extension: Extension) -> str | None:
    """What an extension's reading of a template depends on beside its source; None where nothing says so.

    An extension that makes of its tags what Jinja itself could read may have a `fingerprint`: a text that
    changes whenever it would read the same source otherwise.
    """
    return "" if name.startswith("jinja2.ext.") else getattr(extension, "fingerprint", None)


class Sources:
    """The templates of one environment, and which of them, by content, were asked for."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self.environment = environment
        self._found: dict[str, tuple[str, str | None] | None] = {}
        self._parsed: dict[str, nodes.Template | None] = {}

    def parsed(self, name: str, asked: dict[str, str]) -> nodes.Template | None:
        """The template of this name, None where there is none; what was found is noted in `asked`."""
        asked[name] = self.digest(name)
        if name not in self._parsed:
            found = self._find(name)
            self._parsed[name] = self.environment.parse(found[0], name, found[1]) if found else None
        return self._parsed[name]

    def digest(self, name: str) -> str:
        """What stands for the source of a template; "missing" where there is none."""
        found = self._find(name)
        return files.digest(found[0].encode(errors="surrogatepass")) if found else "missing"

    def _find(self, name: str) -> tuple[str, str | None] | None:
        """The source of a template and its file."""
        if name not in self._found:
            try:
                source, filename, _ = self.environment.loader.get_source(self.environment, name)
                self._found[name] = source, filename
            except jinja2.TemplateNotFound:
                self._found[name] = None
        return self._found[name]
