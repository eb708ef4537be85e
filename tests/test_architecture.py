"""Who may know whom: the house rules of the plugins, held by reading their imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
STEPS = (
    "noise",
    "publication_dates",
    "copies",
    "stories",
    "topics",
    "summaries",
    "timelines",
    "briefings",
    "figures",
    "quotes",
    "novelty",
    "names",
)
SHARED = (
    "records",
    "said",
    "words",
    "slugs",
    "addresses",
    "sentences",
    "readability",
    "readings",
    "date_expressions",
    "people",
    "links",
    "maps",
    "shuffles",
    "memory",
    "bundles",
    "texts",
    "ragged",
    "rows",
    "ways",
    "errors",
)


def modules(package: str) -> list[Path]:
    """The modules of a plugin."""
    return sorted((PLUGINS / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports; those of its own plugin in full, such as "briefing.words"."""
    package = path.relative_to(PLUGINS).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            whole = ".".join([*base, *([node.module] if node.module else [])])
            found |= {whole} if node.module else {f"{whole}.{alias.name}" for alias in node.names}
    return found


def step_of(path: Path) -> str:
    """The first name below `briefing`: "noise" for noise/rules.py, "topics" for topics.py."""
    return path.relative_to(PLUGINS / "briefing").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules("briefing"), ids=lambda p: p.relative_to(PLUGINS).as_posix())
def test_only_hooks_and_site_import_pelican(path):
    if step_of(path) not in ("hooks", "site"):
        assert not {name for name in imports(path) if name.split(".")[0] == "pelican"}


@pytest.mark.parametrize(
    "path",
    [p for p in modules("briefing") if step_of(p) in STEPS],
    ids=lambda p: p.relative_to(PLUGINS).as_posix(),
)
def test_no_step_imports_another(path):
    own = {name.split(".")[1] for name in imports(path) if name.startswith("briefing.")}
    assert own <= {*SHARED, step_of(path)}


@pytest.mark.parametrize("module", ["records", "said"])
def test_records_know_only_structs_what_they_say_and_how_they_are_folded(module):
    known = imports(PLUGINS / f"briefing/{module}.py") - {"briefing.said", "briefing.folding"}
    assert {name.split(".")[0] for name in known} - {"msgspec"} <= sys.stdlib_module_names


@pytest.mark.parametrize("package", ["commonmark", "incremental"])
def test_the_other_plugins_know_nothing_of_briefing(package):
    assert modules(package)
    for path in modules(package):
        assert not {name for name in imports(path) if name.split(".")[0] == "briefing"}


def test_there_are_no_import_cycles():
    graph = {}
    for path in modules("briefing"):
        name = ".".join(path.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {i for i in imports(path) if i.startswith("briefing.")}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_the_command_line_helps_without_pelican_and_heavy_libraries():
    script = (
        "import sys; sys.modules['pelican'] = None\n"
        "from briefing.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "heavy = {'numpy', 'scipy', 'sumy', 'trafilatura', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": str(PLUGINS)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "examples:" in done.stdout
