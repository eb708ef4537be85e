"""Templates as the Python code that Jinja makes of them, kept from build to build.

Compiling takes longer than rendering where little has changed. Jinja has a cache for it, but knows a
template there by its name and source alone; what the code is depends on more: the settings of the
environment, its extensions, the language they speak, and filters, which are applied to constants already
while compiling.
"""

from __future__ import annotations

import jinja2
from jinja2 import filters, tests
from jinja2.bccache import Bucket

from .callables import Callables
from .digests import digest
from .engine import engine
from .errors import Unkeyable
from .kept import Kept
from .sources import dialect


class Compiled(jinja2.BytecodeCache):
    """Jinja's cache of code, in `Kept`; it passes over environments that may do anything."""

    def __init__(self, kept: Kept, callables: Callables) -> None:
        self.kept = kept
        self.callables = callables

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """A place for the code of a template, filled if it is known."""
        bucket = Bucket(environment, self._key(environment, name, filename, source), "")
        code = self.kept.get(bucket.key) if bucket.key else None
        if code is not None:
            bucket.bytecode_from_string(code)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.key:
            self.kept.put(bucket.key, bucket.bytecode_to_string())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing: `get_bucket` did it."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing: `set_bucket` does it."""

    def _key(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> str:
        """The digest of all that the code follows from; "" where nothing can tell."""
        try:
            return digest(("code", engine(), name, filename, source, self._compiler(environment))).hex()
        except (Unkeyable, ValueError):
            return ""

    def _compiler(self, environment: jinja2.Environment) -> tuple[object, ...]:
        """What compiling depends on beside the source. Raises Unkeyable."""
        offered = ((environment.filters, filters.FILTERS), (environment.tests, tests.TESTS))
        helpers = [
            [
                (name, self.callables.digest(made, name))
                for name, made in own.items()
                if made is not known.get(name)
            ]
            for own, known in offered
        ]
        told = (repr(sorted(environment.policies.items())), getattr(environment, "newstyle_gettext", False))
        return (dialect(environment), helpers, *told)
