"""The commands of daily work: `invoke --list` shows them, `invoke --help NAME` explains one."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from invoke import Context, Exit, task

ROOT = Path(__file__).parent
OUTPUT = ROOT / "output"
CONF = ROOT / "pelicanconf.py"
STORAGE = ROOT / ".venv/storage"
"""The environment of the S3 server that tests write to: it needs other versions of some libraries."""
BIN = Path(sys.executable).parent
A_LOOK = 5000
"""Inputs of a short look at all targets of the fuzzer: half a minute of processor time."""
WATCHED = ("seeds", "content", "themes", "plugins", "pelicanconf.py")
LOADED_ONCE = ("pelican", "commonmark", "briefing.site", "briefing.summaries.concepts", "babel.dates")
"""What takes longest to load, for builds that follow one another."""


def run(context: Context, *words: str, hide: bool = False) -> None:
    """Run a command of this environment in the project's folder, its output shown as it comes."""
    with context.cd(str(ROOT)):
        context.run(" ".join(words), hide=hide, pty=sys.stdout.isatty())


def python(*words: str) -> tuple[str, ...]:
    """A command of this environment's Python."""
    return (f'"{sys.executable}"', *words)


@task(
    help={
        "pdf": "make a PDF of each briefing, too; `PDF=1` in the environment does the same",
        "profile": "say at the end where the time went, step by step",
    }
)
def build(context: Context, pdf: bool = False, profile: bool = False) -> None:
    """Build the site into output/ and stop at the first error."""
    if pdf:
        context.config.run.env["PDF"] = "1"
    if profile:
        context.config.run.env["BRIEFING_PROFILE"] = "1"
    run(context, *python("-m pelican --fatal errors"))


@task
def index(context: Context) -> None:
    """Index the built site for its search page."""
    run(context, *python("-m pagefind --site output --quiet"))


@task(help={"pdf": "make a PDF of each briefing, too; `make site PDF=1` does the same"})
def site(context: Context, pdf: bool = False) -> None:
    """Build the site with its search, and say where it is."""
    build(context, pdf=pdf)
    index(context)
    print(f"\nThe site is in {OUTPUT}: open {OUTPUT / 'index.html'} in a browser, or run `make serve`.")


@task(help={"address": "where the site will be served, such as https://brief.example"})
def publish_build(context: Context, address: str = "") -> None:
    """Build the site for hosting, with clean links and absolute addresses in feeds."""
    if not address.startswith(("https://", "http://")):
        raise Exit("Say where it will be served: invoke publish-build --address https://brief.example")
    context.config.run.env["SITE_ADDRESS"] = address
    run(context, *python("-m pelican --fatal errors -s publishconf.py"))
    index(context)


@task(
    help={
        "address": "where the site will be served, such as https://brief.example",
        "to": "`github` for GitHub Pages, s3://BUCKET/FOLDER, HOST:FOLDER for rsync, or a folder",
        "today": "the day of publication: the days before it are frozen, and errata entered",
        "dry-run": "build and check, and say what would be done",
    }
)
def publish(
    context: Context, address: str = "", to: str = "", today: str = "", dry_run: bool = False
) -> None:
    """Build the site for hosting, check it, freeze past days, and send what changed."""
    if not to:
        raise Exit("Say where it goes: --to github, s3://BUCKET/FOLDER, HOST:FOLDER or a folder")
    checked_build(context, address)
    if freeze(today, dry_run):
        checked_build(context, address)
    send(to, dry_run)


def checked_build(context: Context, address: str) -> None:
    """Build the site; stop where its readers would trip, or where a frozen day is not what it was."""
    publish_build(context, address)
    site = plugin("publishing").BuiltSite(OUTPUT, address)
    archive = plugin("editions").read(plugin("cli.project").open_project(CONF).editions)
    if problems := [*site.problems(), *archive.broken.values()]:
        raise Exit("Nothing was published:\n" + "\n".join(problems))
    print("Checked: every link leads somewhere, and the books balance.")
    for line in site.heavy():
        print(f"Heavier than readers like: {line}")


def freeze(today: str, dry_run: bool) -> bool:
    """Freeze the days before this one and enter errata; whether anything was written."""
    if not today:
        print("No day was frozen: that takes --today.")
        return False
    try:
        yesterday = date.fromisoformat(today) - timedelta(days=1)
    except ValueError as error:
        raise Exit(f"--today is {today!r}; write the day as 2016-01-31") from error
    words = ["freeze", "--settings", str(CONF), "--through", str(yesterday), "--today", today]
    before = frozen_files()
    if plugin("cli").main([*words, "--dry-run"] if dry_run else words):
        raise Exit("Nothing was published.")
    return frozen_files() != before


def frozen_files() -> dict[Path, bytes]:
    """The files of the frozen editions and what they hold."""
    folder = plugin("cli.project").open_project(CONF).editions
    return {path: path.read_bytes() for path in folder.glob("*.json")}


def send(to: str, dry_run: bool) -> None:
    """Send what changed, or say what would be sent."""
    publishing = plugin("publishing")
    try:
        goal = publishing.target(OUTPUT, to)
        todo = goal.plan()
        print(f"{todo}{', were this no dry run' if dry_run else ''}: {to}")
        if not dry_run:
            goal.send(todo)
    except publishing.PublishError as error:
        raise Exit(str(error)) from error


def plugin(name: str) -> ModuleType:
    """A module of the plugin: of this folder's, or of the one that is installed."""
    if not (ROOT / "plugins").is_dir():
        return importlib.import_module(f"pelican.plugins.briefing.{name}")
    if str(ROOT / "plugins") not in sys.path:
        sys.path.insert(0, str(ROOT / "plugins"))
    return importlib.import_module(f"briefing.{name}")


@task(help={"port": "the port to serve on"})
def serve(context: Context, port: int = 8000) -> None:
    """Serve the site on this machine and rebuild it whenever something it is made of changes."""
    code = ROOT / "plugins"
    # The process that builds finds modules where this one does.
    os.environ["PYTHONPATH"] = os.pathsep.join([str(code), *filter(None, [os.environ.get("PYTHONPATH")])])
    os.chdir(ROOT)
    sys.path.insert(0, str(code))
    from incremental import serving

    builder = serving.Builder([], LOADED_ONCE, code)
    serving.serve(builder, OUTPUT, [ROOT / name for name in WATCHED], port)


@task(help={"only": "a test file or folder, or any other words for pytest"})
def test(context: Context, only: str = "") -> None:
    """Run all tests, on all cores."""
    run(context, *python("-m pytest -n auto", only))


@task
def storage(context: Context) -> None:
    """Test publishing to S3-compatible storage, against a server on this machine."""
    if not (STORAGE / "bin").is_dir():
        run(context, *python(f'-m venv --clear "{STORAGE}"'))
        install = "-m pip install --quiet --disable-pip-version-check --require-hashes"
        run(context, f'"{STORAGE}/bin/python" {install} -r requirements-storage.txt')
    context.config.run.env["STORAGE_SERVER"] = f"{STORAGE}/bin/python -m moto.server"
    run(context, *python("-m pytest tests/briefing/test_publishing_storage.py"))


@task
def lint(context: Context) -> None:
    """Check style and formatting of the code."""
    run(context, *python("-m ruff check ."))


@task(
    help={
        "seconds": "how long each target is fuzzed; a short look at all of them if not given",
        "only": "some targets, such as `html feed`; all if not given",
    }
)
def fuzz(context: Context, seconds: int = 0, only: str = "") -> None:
    """Throw made-up bytes at whatever reads what others wrote; installs atheris when first asked."""
    if importlib.util.find_spec("atheris") is None:
        run(context, *python("-m pip install --quiet --require-hashes -r requirements-fuzz.txt"))
    words = f"--seconds {seconds} {only}" if seconds else f"--runs {A_LOOK} every"
    run(context, *python("tests/hostile/fuzz.py", words))


@task
def lock(context: Context) -> None:
    """Pin what pyproject.toml asks for into requirements*.txt, with hashes and without naming a host."""
    pin(context, "--extra site --extra test pyproject.toml", "requirements.txt")
    for group in ("fuzz", "storage"):
        pin(context, f"--group pyproject.toml:{group}", f"requirements-{group}.txt")


def pin(context: Context, wanted: str, file: str) -> None:
    """Pin some dependencies into a file."""
    run(
        context,
        *python("-m uv pip compile --universal --python-version 3.11", wanted),
        "--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file",
        file,
    )


@task
def audit(context: Context) -> None:
    """Look for known flaws in what is pinned; needs the network, and fails where it learns nothing."""
    run(
        context,
        *python("-m uv tool run pip-audit --strict --require-hashes --disable-pip --progress-spinner off"),
        "-r requirements.txt",
    )


@task
def reference(context: Context) -> None:
    """Write docs/reference/settings.md from the settings themselves."""
    page = plugin("reference").settings_page()
    (ROOT / "docs/reference/settings.md").write_text(page, encoding="utf-8")


@task
def catalogues(context: Context) -> None:
    """Bring the catalogues of translations up to date: new messages are empty in them, to be translated."""
    sys.path.insert(0, str(ROOT / "plugins"))
    from briefing.interface import extraction

    for path in extraction.update(ROOT):
        print(f"changed: {path.relative_to(ROOT)}")


@task
def docs(context: Context) -> None:
    """Build the documentation with the project's own plugins and theme, into output-docs/."""
    run(context, *python("-m pelican --fatal errors -s docsconf.py"))
    print(f"The documentation is in {ROOT / 'output-docs'}: open index.html in a browser.")


@task
def screenshots(context: Context) -> None:
    """Take the pictures of the documentation anew, of the site that the five seeds make."""
    run(context, *python("docs/screenshots.py"))


@task
def clean(context: Context) -> None:
    """Delete what builds and tests leave behind; the sources and .venv stay."""
    for name in ("output", "output-docs", ".pytest_cache", ".hypothesis", ".ruff_cache", ".briefing"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
