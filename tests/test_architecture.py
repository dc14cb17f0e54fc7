"""The order of packages in docs/architecture.md: a module imports only from its own package and from those before it."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
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

# What reaches outside the process, or depends on how the site is set up, by what a module imports or calls for it.
ACCESS = {
    "disk": {
        *("fcntl", "fileinput", "glob", "importlib.resources", "linecache", "mmap", "open", "pathlib", "shutil", "sqlite3"),
        *("tarfile", "tempfile", "zipfile", "django.core.files"),
        *(f"{name}.open" for name in "bz2 codecs gzip io lzma".split()),
        *(f"os.{name}" for name in "access chmod chown fdopen fsync link listdir makedirs mkdir open remove rename".split()),
        *(f"os.{name}" for name in "replace rmdir scandir stat symlink truncate unlink utime walk".split()),
        *(f"os.path.{name}" for name in "exists getmtime getsize isdir isfile islink lexists realpath".split()),
        *(f".{name}" for name in "glob is_dir is_file iterdir mkdir read_bytes read_text rglob unlink".split()),
        *(".write_bytes", ".write_text"),
    },
    "network": {
        *("asyncio", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket"),
        *("socketserver", "ssl", "urllib.request", "urllib3", "xmlrpc", "django.core.mail.get_connection"),
        *("django.core.mail.send_mail", "django.core.mail.mail_admins", ".send"),
    },
    "process": {
        *("concurrent.futures", "ctypes", "multiprocessing", "pty", "signal", "subprocess"),
        *(f"os.{name}" for name in "_exit execv fork kill killpg popen posix_spawn spawnv system".split()),
    },
    "database": {
        *("django.apps", "django.contrib.auth", "django.contrib.contenttypes", "django.core.cache", "django.db"),
        *("postings.database", "postings.models", "psycopg", "sqlite3"),
    },
    "settings": {"django.conf", "jobboard"},
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
        "postings.publishing.board_file",
        "postings.checks",
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
    "settings": [
        "jobboard",
        "postings.models",
        "postings.importing.pipeline",
        "postings.search",
        "postings.presentation",
        "postings.publishing",
        "postings.editing",
        "postings.admin",
        "postings.views",
        "postings.management",
        "postings.checks",
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


def _tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text())


def _imports_in(tree: ast.AST, name: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            # Choices with their labels ask no database: see decision 004.
            if ast.unparse(node) != "from django.db.models import TextChoices":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func)
            if isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports, wherever in it, the functions that it calls, and the methods with a dot in front."""
    return frozenset(_imports_in(_tree(name), name))


@cache
def imported_modules(name: str) -> set[str]:
    """The modules of the project that a module imports when it runs, without those that only type checkers read."""
    names = set(imports(name))
    for node in _tree(name).body if "typing.TYPE_CHECKING" in names else []:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            names -= set(_imports_in(node, name))
    return {other if other in modules() else other.rpartition(".")[0] for other in names} & modules().keys()


def is_in(name: str, packages: Iterator[str] | list[str] | set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@cache
def package_of(name: str) -> str | None:
    return next((package for package in LEVEL if is_in(name, [package])), None)


def test_every_module_belongs_to_a_package_that_is_known() -> None:
    assert {file.parent.name for file in ROOT.glob("*/__init__.py")} == {"benchmarks", "jobboard", "postings", "tests"}
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


def test_no_modules_import_each_other() -> None:
    TopologicalSorter({name: imported_modules(name) for name in modules()}).prepare()  # raises CycleError, with the cycle


@pytest.mark.parametrize("kind", ACCESS)
def test_only_some_modules_reach_outside_the_process(kind: str) -> None:
    having = {name for name in modules() if any(is_in(other, ACCESS[kind]) for other in imports(name))}
    assert {name for name in having if not is_in(name, MAY_HAVE[kind])} == set()
    assert [package for package in MAY_HAVE[kind] if not any(is_in(name, [package]) for name in having)] == []


def test_reading_an_ad_loads_no_models() -> None:
    loaded: set[str] = set()
    waiting = {READS_ADS}
    while waiting:
        name = waiting.pop()
        loaded.add(name)
        packages = {parent for parent in [name.rpartition(".")[0]] if parent}
        waiting |= (imported_modules(name) | packages) - loaded
    assert not [
        name for name in loaded if is_in(name, ["postings.models", "postings.sync", "postings.database", "jobboard"])
    ]
    django = {other.rpartition(".")[0] for name in loaded for other in imports(name) if is_in(other, ["django"])}
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
