"""Reads a template with all that it extends, includes and imports: what of the context can it reach?

This is an abstract interpretation of Jinja's syntax tree. Each expression is
followed to the parts of the context that its value may come from; each use of a
value is noted there. Where two readings are possible both are noted, and what
cannot be read raises `UnreadableTemplate`: reaching too much costs a rendering,
reaching too little would leave a page stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from . import files
from .engine import engine
from .errors import UnreadableTemplate
from .expressions import Expressions
from .kept import Kept
from .scopes import Blocks, Scope
from .shapes import Shape, shape_of
from .sources import Sources, dialect
from .values import PLAIN, Arguments, Called, Each, Fields, Loop, Names, Value, either


@dataclass(frozen=True)
class Reading:
    """What one template can reach."""

    variables: tuple[tuple[str, Shape], ...]
    """The variables of the context, by name, each with what is reached of it."""
    helpers: tuple[tuple[str, str], ...]
    """The filters and tests that Jinja does not ship: ("filter", name), ("test", name)."""
    sources: tuple[tuple[str, str], ...]
    """Every template that it names, with the digest of its source or "missing"."""
    dialect: str
    """The settings of Jinja under which all this was read."""

    def at_rest(self) -> tuple[Any, ...]:
        """The reading as plain values."""
        return tuple((name, shape.at_rest()) for name, shape in self.variables), self.sources, self.helpers

    @classmethod
    def of(cls, plain: tuple[Any, ...], dialect: str) -> Reading:
        """The reading that such values stand for."""
        variables, sources, helpers = plain
        return cls(tuple((name, shape_of(found)) for name, found in variables), helpers, sources, dialect)


class Reader:
    """Reads the templates of one environment."""

    def __init__(self, environment: jinja2.Environment, kept: Kept | None = None) -> None:
        self.environment = environment
        self.dialect = dialect(environment)
        self.sources = Sources(environment)
        self._kept = kept

    def read(self, name: str) -> Reading:
        """What the template of this name can reach. Raises UnreadableTemplate."""
        if self._kept is None:
            return self._walk(name)
        key = f"reading {self._rules} {name}"
        known = self._kept.get(key)
        if known is None or not self._still(known[1]):
            reading = self._walk(name)
            self._kept.put(key, reading.at_rest())
            return reading
        return Reading.of(known, self.dialect)

    @cached_property
    def _rules(self) -> str:
        """What reading depends on beside the templates: the settings, and which helpers are Jinja's own."""
        offered = ((self.environment.filters, FILTERS), (self.environment.tests, TESTS))
        own = [
            sorted(name for name, made in had.items() if made is not known.get(name))
            for had, known in offered
        ]
        return files.digest(repr((engine(), self.dialect, own)).encode())

    def _still(self, sources: Iterable[tuple[str, str]]) -> bool:
        """Whether these templates are what they were."""
        return all(self.sources.digest(name) == known for name, known in sources)

    def _walk(self, name: str) -> Reading:
        walk = _Walk(self.environment, self.sources)
        walk.template(name, Scope())
        variables = sorted(walk.context.edges.items(), key=lambda step: step[0][1])
        return Reading(
            variables=tuple((edge[1], reach.at_rest()) for edge, reach in variables),
            helpers=tuple(sorted(walk.helpers)),
            sources=tuple(sorted(walk.asked.items())),
            dialect=self.dialect,
        )


class _Walk(Expressions):
    """One walk through a template; a method `on_…` for each kind of statement."""

    def __init__(self, environment: jinja2.Environment, sources: Sources) -> None:
        super().__init__(environment)
        self.sources = sources
        self.asked: dict[str, str] = {}
        self._open: list[object] = []
        self._blocks: list[Blocks] = []
        self._name = ""

    # Templates

    def template(self, name: str, outer: Scope) -> Scope:
        """Read the template with its parents; returns the names that it sets at its top."""
        scope = Scope(outer)
        if (name, "template") in self._open:
            raise UnreadableTemplate(f"{name} includes itself")
        with self._within((name, "template")):
            chain = list(self._lineage(name))
            bodies: dict[str, list[nodes.Block]] = {}
            for template in chain:
                for block in template.find_all(nodes.Block):
                    bodies.setdefault(block.name, []).append(block)
            self._blocks.append(Blocks(bodies, scope))
            scope.bind("self", Names(lambda block: self._block_as_value(blocks, block, 0)))
            blocks = self._blocks[-1]
            for template in chain[1:]:
                # A block may stand before or after what the parents set at their top.
                with scope.perhaps():
                    self._assignments(template.body, scope)
            for template in chain:
                self.body(template.body if template is chain[-1] else self._top(template.body), scope)
            self._blocks.pop()
        return scope

    @staticmethod
    def _top(body: list[nodes.Node]) -> list[nodes.Node]:
        """What a template that extends another still does by itself: after `extends` it prints nothing."""
        extends = next(place for place, node in enumerate(body) if isinstance(node, nodes.Extends))
        after = [node for node in body[extends:] if not isinstance(node, nodes.Block | nodes.Output)]
        return body[:extends] + after

    def _assignments(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Assign | nodes.Import | nodes.FromImport | nodes.Macro):
                self.statement(node, scope)

    def _lineage(self, name: str | None) -> Iterator[nodes.Template]:
        """The template, the one it extends, and so on."""
        met: set[str] = set()
        while name is not None:
            if name in met:
                raise UnreadableTemplate(f"{name} extends itself")
            met.add(name)
            template = self.sources.parsed(name, self.asked)
            if template is None:
                raise UnreadableTemplate(f"there is no template {name}")
            yield template
            name = self._parent(template, name)

    def _parent(self, template: nodes.Template, name: str) -> str | None:
        extending = list(template.find_all(nodes.Extends))
        if not extending:
            return None
        if len(extending) > 1 or extending[0] not in template.body:
            raise UnreadableTemplate(f"{name} extends another only sometimes")
        parent = extending[0].template
        if not isinstance(parent, nodes.Const):
            raise UnreadableTemplate(f"{name} extends a template whose name is not constant")
        return self.environment.join_path(parent.value, name)

    @contextmanager
    def _within(self, place: object) -> Iterator[None]:
        self._open.append(place)
        before = self._name
        if isinstance(place, tuple) and place[1] == "template":
            self._name = place[0]
        try:
            yield
        finally:
            self._open.pop()
            self._name = before

    # Statements

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        handler = getattr(self, "on_" + type(node).__name__.lower(), None)
        if handler is None:
            raise UnreadableTemplate(
                f"line {node.lineno} holds a {type(node).__name__}, which is not known here"
            )
        handler(node, scope)

    def on_output(self, node: nodes.Output, scope: Scope) -> None:
        for part in node.nodes:
            self.value(part, scope).use("text")

    def on_exprstmt(self, node: nodes.ExprStmt, scope: Scope) -> None:
        self.value(node.node, scope)

    def on_extends(self, node: nodes.Extends, scope: Scope) -> None:
        """Already followed by `_lineage`."""

    def on_break(self, node: nodes.Break, scope: Scope) -> None:
        """Ends a loop that was read for all its elements."""

    on_continue = on_break

    def on_if(self, node: nodes.If, scope: Scope) -> None:
        self.value(node.test, scope).use("truth")
        with scope.perhaps():
            self.body(node.body, scope)
            self.body(node.elif_, scope)
            self.body(node.else_, scope)

    def on_for(self, node: nodes.For, scope: Scope) -> None:
        element = self.value(node.iter, scope).items()
        inner = Scope(scope)
        if node.recursive:
            element.use("whole")
        inner.bind("loop", Loop(element))
        self._give(node.target, element, inner, certain=True)
        if node.test is not None:
            self.value(node.test, inner).use("truth")
        self.body(node.body, inner)
        with scope.perhaps():
            self.body(node.else_, scope)

    def on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._give(node.target, self.value(node.node, scope), scope)

    def on_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.body(node.body, Scope(scope))
        if node.filter is not None:
            self.value(node.filter, scope).use("text")
        self._give(node.target, PLAIN, scope)

    def _give(self, target: nodes.Expr, value: Value, scope: Scope, certain: bool = False) -> None:
        if isinstance(target, nodes.Tuple):
            for place, part in enumerate(target.items):
                self._give(part, value.item(place), scope, certain)
        elif isinstance(target, nodes.Name) and certain:
            scope.bind(target.name, value)
        elif isinstance(target, nodes.Name):
            scope.assign(target.name, value)
        else:  # an attribute of a namespace, read later as plain: count all of the value now
            value.use("whole")

    def on_with(self, node: nodes.With, scope: Scope) -> None:
        inner = Scope(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._give(target, self.value(value, scope), inner, certain=True)
        self.body(node.body, inner)

    def on_filterblock(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self.body(node.body, Scope(scope))
        self.value(node.filter, scope).use("text")

    def on_scopedevalcontextmodifier(self, node: nodes.ScopedEvalContextModifier, scope: Scope) -> None:
        for option in node.options:
            self.value(option.value, scope).use("truth")
        self.body(node.body, scope)

    def on_scope(self, node: nodes.Scope, scope: Scope) -> None:
        self.body(node.body, Scope(scope))

    # Blocks

    def on_block(self, node: nodes.Block, scope: Scope) -> None:
        blocks = self._blocks[-1]
        self._block(blocks, node.name, 0, scope if node.scoped else blocks.scope)

    def _block(self, blocks: Blocks, name: str, depth: int, outer: Scope) -> None:
        bodies = blocks.bodies.get(name, [])
        if depth >= len(bodies) or (name, depth, id(blocks)) in self._open:
            return
        scope = Scope(outer)
        scope.bind("super", Called(lambda _: self._block(blocks, name, depth + 1, outer)))
        self._blocks.append(blocks)
        with self._within((name, depth, id(blocks))):
            self.body(bodies[depth].body, scope)
        self._blocks.pop()

    def _block_as_value(self, blocks: Blocks, name: str, depth: int) -> Value:
        return Called(lambda _: self._block(blocks, name, depth, blocks.scope))

    # Includes and imports

    def _named(self, node: nodes.Expr) -> Sequence[str]:
        """The names under which a template is looked for, in order."""
        try:
            names = node.as_const()
        except nodes.Impossible:
            raise UnreadableTemplate(f"line {node.lineno} names a template that is not constant") from None
        names = [names] if isinstance(names, str) else list(names)
        return [self.environment.join_path(name, self._name) for name in names]

    def _first_there(self, node: nodes.Expr) -> str | None:
        return next((name for name in self._named(node) if self.sources.parsed(name, self.asked)), None)

    def on_include(self, node: nodes.Include, scope: Scope) -> None:
        name = self._first_there(node.template)
        if name is not None:
            self.template(name, scope if node.with_context else Scope())

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Value:
        name = self._first_there(node.template)
        if name is None:
            raise UnreadableTemplate(f"line {node.lineno} imports a template that is not there")
        top = self.template(name, scope if node.with_context else Scope())
        return Names(lambda wanted: top.find(wanted, lambda: PLAIN))

    def on_import(self, node: nodes.Import, scope: Scope) -> None:
        scope.assign(node.target, self._module(node, scope))

    def on_fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        module = self._module(node, scope)
        for wanted in node.names:
            name, alias = (wanted, wanted) if isinstance(wanted, str) else wanted
            scope.assign(alias, module.attr(name))

    # Macros

    def on_macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope.assign(node.name, self._macro(node, scope))

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> Value:
        blocks = self._blocks[-1]
        return Called(lambda arguments: self._run(node, scope, blocks, arguments))

    def _run(
        self, node: nodes.Macro | nodes.CallBlock, scope: Scope, blocks: Blocks, arguments: Arguments
    ) -> None:
        if node in self._open:
            arguments.use("whole")
            return
        inner = Scope(scope)
        self._bind_arguments(node, inner, arguments)
        self._blocks.append(blocks)
        with self._within(node):
            self.body(node.body, inner)
        self._blocks.pop()

    def _bind_arguments(
        self, node: nodes.Macro | nodes.CallBlock, scope: Scope, arguments: Arguments
    ) -> None:
        named = dict(arguments.named)
        first_default = len(node.args) - len(node.defaults)
        for place, parameter in enumerate(node.args):
            if place < len(arguments.values):
                value = arguments.values[place]
            elif parameter.name in named:
                value = named.pop(parameter.name)
            elif place >= first_default:
                value = self.value(node.defaults[place - first_default], scope)
            else:
                value = PLAIN
            scope.bind(parameter.name, value)
        scope.bind("caller", named.pop("caller", PLAIN))
        scope.bind("varargs", Each(either(arguments.values[len(node.args) :])))
        scope.bind("kwargs", Fields(named))

    def on_callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        target, arguments = self._call_parts(node.call, scope)
        arguments.named["caller"] = self._macro(node, scope)
        target(arguments).use("text")
