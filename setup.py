"""Where the plugins stand in a wheel: in Pelican's namespace. All else is in pyproject.toml."""

from setuptools import find_namespace_packages, setup

NAMESPACE = "pelican.plugins"

setup(
    packages=[
        f"{NAMESPACE}.{name}" for name in find_namespace_packages("plugins", exclude=["*__pycache__*"])
    ],
    package_dir={NAMESPACE: "plugins"},
)
