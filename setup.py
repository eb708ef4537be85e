"""What a wheel holds: the plugins, in Pelican's namespace, and what `briefing init` makes a site from.

All else is in pyproject.toml.
"""

import shutil
from pathlib import Path

from setuptools import find_namespace_packages, setup
from setuptools.command.build_py import build_py

NAMESPACE = "pelican.plugins"
STARTER = ("pelicanconf.py", "publishconf.py", "tasks.py", "LICENSE", ".gitignore", "content/pages", "themes")
"""What a new site has of this folder; `briefing.cli.starting` knows it as its starter."""


class BuildWithStarter(build_py):
    """Beside the plugins, a copy of what new sites are made from."""

    def run(self):
        super().run()
        if self.editable_mode:
            return
        starter = Path(self.build_lib, *NAMESPACE.split("."), "briefing", "starter")
        shutil.rmtree(starter, ignore_errors=True)
        for name in STARTER:
            (starter / name).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if Path(name).is_dir() else shutil.copyfile
            copy(name, starter / name)


setup(
    packages=[
        f"{NAMESPACE}.{name}" for name in find_namespace_packages("plugins", exclude=["*__pycache__*"])
    ],
    package_dir={NAMESPACE: "plugins"},
    cmdclass={"build_py": BuildWithStarter},
)
