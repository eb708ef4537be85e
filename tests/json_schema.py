"""The part of JSON Schema that `data/schema.json` uses, so that tests need no library for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES = {
    "string": str,
    "integer": int,
    "object": dict,
    "array": list,
    "null": type(None),
    "number": int | float,
    "boolean": bool,
}
KNOWN = {"type", "const", "enum", "pattern", "minimum", "anyOf", "properties", "required", "items"} | {
    "additionalProperties", "$ref", "$defs", "$schema", "title", "description"
}  # fmt: skip


def faults(value: Any, schema: dict, root: dict, where: str = "$") -> Iterator[str]:
    """What is wrong with a value, each fault with its place; nothing where it follows the schema."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, where)
    if "anyOf" in schema and all(list(faults(value, option, root, where)) for option in schema["anyOf"]):
        yield f"{where}: none of anyOf"
    if "const" in schema and value != schema["const"]:
        yield f"{where}: not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: not one of {schema['enum']}"
    yield from type_faults(value, schema, where)
    if isinstance(value, dict):
        yield from object_faults(value, schema, root, where)
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], root, f"{where}[{number}]")


def type_faults(value: Any, schema: dict, where: str) -> Iterator[str]:
    """Faults of type, pattern and least value."""
    names = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if names and not isinstance(value, tuple(TYPES[name] for name in names)):
        yield f"{where}: not {' or '.join(names)}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{where}: does not match {schema['pattern']}"
    if "minimum" in schema and isinstance(value, int) and value < schema["minimum"]:
        yield f"{where}: less than {schema['minimum']}"


def object_faults(value: dict, schema: dict, root: dict, where: str) -> Iterator[str]:
    """Faults of an object's keys and of what they hold."""
    properties = schema.get("properties", {})
    yield from (f"{where}: lacks {name}" for name in schema.get("required", ()) if name not in value)
    for name, inner in value.items():
        allowed = properties.get(name, schema.get("additionalProperties", {}))
        if allowed is False:
            yield f"{where}: has {name}"
        else:
            yield from faults(inner, allowed, root, f"{where}.{name}")
