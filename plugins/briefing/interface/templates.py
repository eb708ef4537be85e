"""Jinja's `{% trans %}`, translated when a template is compiled: a page costs the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension

from .language import Language

VALUE = re.compile(r"%(?:\((\w+)\)s|%)")
"""A value of a message, or a per cent sign, as gettext writes them."""


def install(environment: Environment, language: Language) -> None:
    """Let the templates of an environment speak a language, unless their theme brings its own messages."""
    if any(isinstance(known, InternationalizationExtension) for known in environment.extensions.values()):
        return
    environment.extend(language=language)
    environment.add_extension(CompiledMessages)
    environment.install_gettext_translations(language.messages)  # type: ignore[attr-defined]


class CompiledMessages(InternationalizationExtension):
    """Puts the words of the environment's language in the place of each message.

    What depends on a number is said by `Language.ngettext` before a template is asked; plural forms within
    templates are left to Jinja's own calls, for the themes that use them.
    """

    @property
    def fingerprint(self) -> str:
        """All that parsing depends on beside a template's source: the plugin `incremental` asks for it."""
        return self.environment.language.fingerprint  # type: ignore[attr-defined]

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,
        num_called_num: bool,
    ) -> nodes.Output:
        if plural is not None or context is not None:
            return super()._make_node(
                singular, plural, context, variables, plural_expr, vars_referenced, num_called_num
            )
        said = self.environment.language.gettext  # type: ignore[attr-defined]
        if not vars_referenced:
            return nodes.Output([nodes.TemplateData(said(singular.replace("%%", "%")))])
        return nodes.Output(list(parts(said(singular), variables)))


def parts(message: str, variables: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """A message as what Jinja would have read in its place: words as they are, values as expressions."""
    begin = 0
    for found in VALUE.finditer(message):
        yield nodes.TemplateData(message[begin : found.start()])
        yield variables[found[1]] if found[1] else nodes.TemplateData("%")
        begin = found.end()
    yield nodes.TemplateData(message[begin:])
