"""The order of packages in docs/architecture.md: a module imports only from its own package and from those before it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Every package and top-level module, in the order of dependencies. Those on one line do not import each other.
ORDER = [
    ["jobboard.accent_color", "jobboard.env_file", "jobboard.exchange_rates", "jobboard.logs"],
    ["jobboard.environment"],
    ["jobboard.site_texts"],
    ["jobboard.formats", "jobboard.settings", "jobboard.settings_checks", "jobboard.sqlite3", "jobboard.static_storage"],
    ["jobboard.branding_checks", "jobboard.code_version"],
    ["jobboard.context", "jobboard.middleware", "jobboard.read_only", "jobboard.request_origin"],
    ["jobboard.signin"],
    ["postings.choices"],
    ["postings.detail_facts", "postings.pay_bounds"],
    ["postings.models"],
    ["postings.database"],
    ["postings.reference"],
    ["postings.content"],
    ["postings.extraction"],
    ["postings.sync"],
    ["postings.importing"],
    ["postings.search"],
    ["postings.presentation"],
    ["postings.insights"],
    ["postings.publishing"],
    ["postings.editing"],
    ["postings.admin", "postings.views", "postings.templatetags", "postings.management"],
    ["postings.checks", "postings.readiness", "postings.root_urls", "postings.urls"],
    ["postings.apps", "jobboard.apps", "jobboard.health", "jobboard.urls", "jobboard.wsgi"],
]
LEVEL = {package: number for number, packages in enumerate(ORDER) for package in packages}

# What reaches outside the process, by what a module imports or calls for it.
ACCESS = {
    "disk": {
        *("pathlib", "tempfile", "tarfile", "zipfile", "shutil", "fcntl", "open"),
        *(f"os.{name}" for name in "access fsync listdir open path.exists remove rename replace".split()),
        *(f"os.{name}" for name in "scandir stat unlink walk".split()),
        *(f".{name}" for name in "glob is_dir is_file iterdir mkdir read_bytes read_text rglob unlink".split()),
        *(".write_bytes", ".write_text"),
    },
    "network": {"socket", "ssl", "http.client", "urllib.request", "ftplib", "requests", "httpx", "smtplib"},
    "process": {"subprocess", "multiprocessing", "concurrent.futures", "os.fork", "os.kill", "os.killpg", "signal"},
    "database": {"django.db", "postings.models", "postings.database", "sqlite3", "psycopg"},
}
# The modules, or packages, that may have it. All others may not.
MAY_HAVE = {
    "disk": [
        "jobboard.code_version",
        "jobboard.env_file",
        "jobboard.environment",
        "jobboard.exchange_rates",
        "jobboard.settings",
        "jobboard.settings_checks",
        "jobboard.site_texts",
        "jobboard.sqlite3",
        "jobboard.static_storage",
        "postings.database",
        "postings.importing.sources",
        "postings.importing.readers.mapping",
        "postings.importing.spool",
        "postings.insights.reading_measurement",
        "postings.insights.reading_quality",
        "postings.management",
        "postings.views.board_download",
        "postings.views.conditional_get",
    ],
    "network": [
        "postings.importing.sources.http_requests",
        "postings.importing.sources.remote_addresses",
        "postings.publishing.alerts.sending",
    ],
    "process": [
        "postings.importing.sources.git_process",
        "postings.importing.workers",
        "postings.importing.pipeline",
        "postings.management.commands.import_postings",
        "postings.importing.time_limit",
        "postings.editing.runner_process",
    ],
    "database": [
        "jobboard.read_only",
        "jobboard.signin",
        "jobboard.sqlite3",
        "postings.models",
        "postings.database",
        "postings.sync",
        "postings.importing.pipeline",
        "postings.importing.sources.exported_board",
        "postings.importing.store",
        "postings.importing.stored_sources",
        "postings.search",
        "postings.presentation",
        "postings.insights",
        "postings.publishing",
        "postings.editing",
        "postings.admin",
        "postings.views",
        "postings.templatetags",
        "postings.management",
        "postings.checks",
        "postings.readiness",
        "postings.apps",
    ],
}
# What worker processes load. They start without Django's set-up.
READS_ADS = "postings.importing.ad_reader"


@cache
def modules() -> dict[str, Path]:
    """Every module of the project by its dotted name, without migrations."""
    found = {}
    for package in ("postings", "jobboard"):
        for file in (ROOT / package).rglob("*.py"):
            if "migrations" not in file.parts:
                parts = file.relative_to(ROOT).with_suffix("").parts
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports, wherever in it, the functions that it calls, and the methods with a dot in front."""
    found = set()
    for node in ast.walk(ast.parse(modules()[name].read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            if [alias.name for alias in node.names] == ["TextChoices"]:
                continue  # choices with their labels: no database is asked for them, see decision 004
            found.add(node.module or "")
            found |= {each for alias in node.names if (each := f"{node.module}.{alias.name}") in modules()}
        elif isinstance(node, ast.Call):
            found |= {each.id for each in [node.func] if isinstance(each, ast.Name)}
            if isinstance(node.func, ast.Attribute):
                found |= {f".{node.func.attr}", ast.unparse(node.func)}
    return frozenset(found)


def is_in(name: str, packages: Iterator[str] | list[str] | set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def package_of(name: str) -> str | None:
    return next((package for package in LEVEL if is_in(name, [package])), None)


def test_every_module_belongs_to_a_package_that_is_known() -> None:
    unknown = [name for name in modules() if name not in {"postings", "jobboard"} and package_of(name) is None]
    assert not unknown, "give them a place in ORDER, and in docs/architecture.md"
    assert [package for package in LEVEL if not any(is_in(name, [package]) for name in modules())] == []


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_from_its_package_and_those_before(name: str) -> None:
    own = package_of(name)
    for other in imports(name):
        package = package_of(other)
        if own is None or package in {own, None}:
            continue
        assert LEVEL[package] < LEVEL[own], f"{name} imports {other}"


@pytest.mark.parametrize("kind", ACCESS)
def test_only_some_modules_reach_outside_the_process(kind: str) -> None:
    having = {name for name in modules() if any(is_in(other, ACCESS[kind]) for other in imports(name))}
    assert {name for name in having if not is_in(name, MAY_HAVE[kind])} == set()
    assert [package for package in MAY_HAVE[kind] if not any(is_in(name, [package]) for name in having)] == []


def test_reading_an_ad_loads_no_models() -> None:
    loaded, waiting = set(), [READS_ADS]
    while waiting:
        name = waiting.pop()
        if name in modules() and name not in loaded:
            loaded.add(name)
            waiting += imports(name)
    django = {other for name in loaded for other in imports(name) if is_in(other, ["django"])}
    assert not [
        name for name in loaded if is_in(name, ["postings.models", "postings.sync", "postings.database", "jobboard"])
    ]
    assert django == {"django.utils.functional", "django.utils.translation"}


def test_no_two_modules_have_one_name() -> None:
    """Names by which Django or pytest find a file are the exception."""
    conventional = {"__init__", "admin", "apps", "conftest", "forms", "models", "settings", "urls", "views"}
    names: dict[str, list[str]] = {}
    for package in ("postings", "jobboard", "tests", "benchmarks"):
        for file in (ROOT / package).rglob("*.py"):
            if "migrations" not in file.parts and file.stem not in conventional:
                names.setdefault(file.stem, []).append(str(file.relative_to(ROOT)))
    assert {name: files for name, files in names.items() if len(files) > 1} == {}


def test_every_module_says_what_it_holds() -> None:
    for package in ("postings", "jobboard", "tests", "benchmarks"):
        for file in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(file.read_text())
            is_bare = not tree.body or "migrations" in file.parts or file.name == "apps.py"
            is_named_by_its_tests = file.name.startswith("test_")
            assert is_bare or is_named_by_its_tests or ast.get_docstring(tree), f"{file} has no docstring"
