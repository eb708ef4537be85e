"""Reads the expressions of a template: from where in the context may each value come?"""

from __future__ import annotations

from typing import Any

import jinja2
from jinja2 import filters as jinja_filters
from jinja2 import nodes
from jinja2 import tests as jinja_tests

from . import filters
from .errors import UnreadableTemplate
from .scopes import Scope
from .shapes import Reach
from .values import PLAIN, Arguments, Constant, Fields, Known, Value, either


class Expressions:
    """Follows expressions; a method `value_of_…` for each kind of node."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self.environment = environment
        self.context = Reach()
        """What is reached of the context."""
        self.helpers: set[tuple[str, str]] = set()
        """The filters and tests met that Jinja does not ship."""

    def value(self, node: nodes.Node, scope: Scope) -> Value:
        """Where the value of an expression comes from."""
        handler = getattr(self, "value_of_" + type(node).__name__.lower(), None)
        if handler is None:
            raise UnreadableTemplate(
                f"line {node.lineno} holds a {type(node).__name__}, which is not known here"
            )
        return handler(node, scope)

    def value_of_const(self, node: nodes.Const, scope: Scope) -> Value:
        return Constant(node.value)

    def value_of_templatedata(self, node: nodes.TemplateData, scope: Scope) -> Value:
        return PLAIN

    def value_of_name(self, node: nodes.Name, scope: Scope) -> Value:
        return scope.find(node.name, lambda: Known(self.context.follow("attr", node.name)))

    def value_of_tuple(self, node: nodes.Tuple | nodes.List, scope: Scope) -> Value:
        return Fields.of(self.value(item, scope) for item in node.items)

    value_of_list = value_of_tuple

    def value_of_dict(self, node: nodes.Dict, scope: Scope) -> Value:
        fields: dict[Any, Value] = {}
        for place, pair in enumerate(node.items):
            key = self.value(pair.key, scope)
            key.use("equal")
            constant = isinstance(key, Constant)
            fields[key.value if constant else ("key", place)] = self.value(pair.value, scope)
        return Fields(fields)

    def value_of_condexpr(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.value(node.test, scope).use("truth")
        other = self.value(node.expr2, scope) if node.expr2 is not None else PLAIN
        return either((self.value(node.expr1, scope), other))

    def value_of_and(self, node: nodes.And | nodes.Or, scope: Scope) -> Value:
        left = self.value(node.left, scope)
        left.use("truth")
        return either((left, self.value(node.right, scope)))

    value_of_or = value_of_and

    def value_of_not(self, node: nodes.Not, scope: Scope) -> Value:
        self.value(node.node, scope).use("truth")
        return PLAIN

    def value_of_neg(self, node: nodes.Neg | nodes.Pos, scope: Scope) -> Value:
        self.value(node.node, scope).use("equal")
        return PLAIN

    value_of_pos = value_of_neg

    def value_of_concat(self, node: nodes.Concat, scope: Scope) -> Value:
        for part in node.nodes:
            self.value(part, scope).use("text")
        return PLAIN

    def value_of_add(self, node: nodes.BinExpr, scope: Scope) -> Value:
        """A sum of numbers or text is new; one of lists holds the elements of both."""
        parts = [self.value(part, scope) for part in (node.left, node.right)]
        for part in parts:
            part.use("equal")
        return either(part.some() for part in parts if not isinstance(part, Constant))

    def value_of_arithmetic(self, node: nodes.BinExpr, scope: Scope) -> Value:
        for part in (node.left, node.right):
            self.value(part, scope).use("whole")
        return PLAIN

    value_of_sub = value_of_mul = value_of_div = value_of_floordiv = value_of_arithmetic
    value_of_mod = value_of_pow = value_of_arithmetic

    def value_of_compare(self, node: nodes.Compare, scope: Scope) -> Value:
        self.value(node.expr, scope).use("equal")
        for operand in node.ops:
            other = self.value(operand.expr, scope)
            (other.items() if operand.op in ("in", "notin") else other).use("equal")
        return PLAIN

    def value_of_getattr(self, node: nodes.Getattr, scope: Scope) -> Value:
        return self.value(node.node, scope).attr(node.attr)

    def value_of_getitem(self, node: nodes.Getitem, scope: Scope) -> Value:
        whole = self.value(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return self._sliced(whole, node.arg, scope)
        key = self.value(node.arg, scope)
        if isinstance(key, Constant):
            return whole.item(key.value)
        key.use("equal")
        return whole.any()

    def _sliced(self, whole: Value, node: nodes.Slice, scope: Scope) -> Value:
        ends = [part and self.value(part, scope) for part in (node.start, node.stop, node.step)]
        if all(end is None or isinstance(end, Constant) for end in ends):
            return whole.slice(tuple(end and end.value for end in ends))
        for end in ends:
            if end is not None:
                end.use("equal")
        whole.use("length")
        return either((whole.some(), whole.items()))

    def value_of_marksafe(self, node: nodes.MarkSafe, scope: Scope) -> Value:
        self.value(node.expr, scope).use("text")
        return PLAIN

    value_of_marksafeifautoescape = value_of_marksafe

    # Calls, filters, tests

    def _arguments(self, node: Any, scope: Scope) -> Arguments:
        values = [self.value(argument, scope) for argument in node.args]
        named = {pair.key: self.value(pair.value, scope) for pair in node.kwargs}
        spread = [self.value(part, scope) for part in (node.dyn_args, node.dyn_kwargs) if part is not None]
        for value in spread:
            value.use("whole")
        constants = None
        if not named and not spread and all(isinstance(value, Constant) for value in values):
            constants = tuple(value.value for value in values)
        return Arguments(values, named, constants)

    def _call_parts(self, node: nodes.Call, scope: Scope) -> tuple[Any, Arguments]:
        arguments = self._arguments(node, scope)
        if isinstance(node.node, nodes.Getattr):
            owner, method = self.value(node.node.node, scope), node.node.attr
            return (lambda given: owner.call(method, given)), arguments
        called = self.value(node.node, scope)
        return (lambda given: called.call(None, given)), arguments

    def value_of_call(self, node: nodes.Call, scope: Scope) -> Value:
        call, arguments = self._call_parts(node, scope)
        return call(arguments)

    def value_of_filter(self, node: nodes.Filter, scope: Scope) -> Value:
        value = self.value(node.node, scope) if node.node is not None else PLAIN
        return self._filtered(node.name, value, self._arguments(node, scope))

    def _filtered(self, name: str, value: Value, arguments: Arguments) -> Value:
        if self.environment.filters.get(name) is jinja_filters.FILTERS.get(name, self):
            return filters.apply(name, value, arguments, self._filtered, self._tested)
        return self._helped("filter", name, value, arguments)

    def value_of_test(self, node: nodes.Test, scope: Scope) -> Value:
        return self._tested(node.name, self.value(node.node, scope), self._arguments(node, scope))

    def _tested(self, name: str, value: Value, arguments: Arguments) -> Value:
        if self.environment.tests.get(name) is jinja_tests.TESTS.get(name, self):
            return filters.test(name, value, arguments)
        return self._helped("test", name, value, arguments)

    def _helped(self, kind: str, name: str, value: Value, arguments: Arguments) -> Value:
        """A filter or test that Jinja does not ship: it may look at all that it is given."""
        self.helpers.add((kind, name))
        value.use("whole")
        arguments.use("whole")
        return PLAIN
