"""Every regular expression that the package compiles while it reads articles, and how it uses it.

Run as a program, it prints them as JSON: they are caught in a process of its own, where `re` reports each.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "plugins/briefing"
METHODS = "search|match|fullmatch|sub|subn|findall|finditer|split"
WHOLE = {"fullmatch", "match"}
"""Methods that try at one place only."""


def catch() -> dict[tuple[str, int], str]:
    """Process the seeds of every format with `re` reporting; pattern and flags, and where it was compiled."""
    found: dict[tuple[str, int], str] = {}
    compile = re._compile

    def reporting(pattern, flags):
        compiled = compile(pattern, flags)
        frame = sys._getframe(2)
        if frame.f_code.co_filename.startswith(str(PACKAGE)) and isinstance(compiled.pattern, str):
            place = f"{Path(frame.f_code.co_filename).relative_to(PACKAGE)}:{frame.f_lineno}"
            found.setdefault((compiled.pattern, compiled.flags), place)
        return compiled

    re._compile = reporting
    use_everything()
    re._compile = compile
    return found


def use_everything() -> None:
    """Import every module and run the steps on the fixtures of all formats."""
    import importlib
    import pkgutil
    import runpy

    import briefing

    for module in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if not module.name.endswith(("__main__", ".site")):
            importlib.import_module(module.name)
    root = PACKAGE.parents[1]
    conf = runpy.run_path(str(root / "pelicanconf.py"))["BRIEFING"]
    briefing.process(root / "seeds", topics=conf["topics"])
    briefing.process(root / "tests/fixtures/formats")


def methods(place: str) -> set[str]:
    """How the pattern compiled at this place is used, as far as its name tells; else by searching."""
    file, line = place.rsplit(":", 1)
    source = (PACKAGE / file).read_text(encoding="utf-8").splitlines()
    statement = next(
        (s for s in reversed(source[: int(line)]) if re.match(r"\s*[A-Za-z_]+\s*(:.*)?= ", s)), ""
    )
    inline = re.search(rf"\bre\.({METHODS})\(", source[int(line) - 1])
    if inline:
        return {inline[1]}
    name = re.match(r"\s*([A-Za-z_]+)", statement)
    everything = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    used = set(re.findall(rf"\b{name[1]}\.({METHODS})\b", everything)) if name else set()
    return used or {"search"}


if __name__ == "__main__":
    caught = catch()
    rows = [[pattern, flags, place, sorted(methods(place))] for (pattern, flags), place in caught.items()]
    print(json.dumps(rows))
