"""The arrows of docs/architecture.md: a module imports only from what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A module, or all below a package, and what of the project it may import. Nothing else of the project is allowed there.
PURE = ["postings.vocabulary", "postings.rich_text", "postings.bands"]
STEPS = [*PURE, "postings.importing.shapes"]
READING = ["postings.models", "postings.querysets"]
WORDS = [
    "postings.vocabulary",
    "postings.wording",
    "postings.names",
    "postings.local_names",
    "postings.rules",
    "postings.importing.interpret",
]
ALLOWED = {
    "postings.vocabulary": [],
    "postings.wording": ["postings.vocabulary", "postings.bands"],
    "postings.bands": [],
    "postings.rules": [],
    "postings.place_areas": [
        "postings.vocabulary",
        "postings.wording",
        "postings.local_names",
        "postings.importing.interpret",
    ],
    "postings.rich_text": [],
    "postings.names": [],
    "postings.local_names": ["postings.vocabulary", "postings.wording", "postings.importing.interpret"],
    "postings.look_alikes": ["postings.names"],
    "postings.ad_text": [
        "postings.vocabulary",
        "postings.rich_text",
        "postings.importing.outline",
        "postings.importing.shapes",
    ],
    "postings.importing.shapes": ["postings.vocabulary"],
    "postings.importing.repair": [],
    "postings.importing.interpret": [*STEPS, "postings.importing.interpret"],
    "postings.importing.discover": ["postings.importing.shapes", "postings.importing.discover"],
    "postings.importing.parse": [*STEPS, "postings.importing.interpret"],
    "postings.importing.outline": [*STEPS, "postings.importing.interpret"],
    "postings.importing.reconcile": STEPS,
    "postings.importing.merge": [*STEPS, "postings.importing.interpret"],
    "postings.importing.read": [
        *STEPS,
        "postings.ad_text",
        "postings.importing.fingerprint",
        *(f"postings.importing.{step}" for step in ("interpret", "outline", "parse", "repair")),
    ],
    "postings.importing.fingerprint": ["postings.importing.interpret", "postings.importing.shapes"],
    "postings.importing.workers": ["postings.importing.interpret", "postings.importing.read", "postings.importing.shapes"],
    "postings.importing.spool": [*STEPS, "postings.importing.merge"],
    "postings.importing.inspection": [*STEPS, "postings.wording"],
    "postings.models": ["postings.vocabulary", "postings.wording", "postings.models", "postings.querysets"],
    "postings.querysets": ["postings.vocabulary", "postings.search"],
    "postings.search": [],
    "postings.facet_filters": [*READING, *WORDS, "postings.bands", "postings.place_areas"],
    "postings.filters": [*READING, *WORDS, "postings.bands", "postings.search", "postings.facet_filters"],
    "postings.database": [],
    "postings.facets": [
        *READING,
        *WORDS,
        "postings.bands",
        "postings.place_areas",
        "postings.search",
        "postings.database",
        "postings.facet_filters",
        "postings.filters",
        "postings.facets",
    ],
    "postings.cards": ["postings.models", "postings.vocabulary", "postings.search", "postings.facets"],
    "postings.charts": [],
    "postings.pay_chart": ["postings.bands", "postings.charts", "postings.filters", "postings.facets"],
    "postings.similar": ["postings.models", "postings.bands", "postings.pay_chart", "postings.filters", "postings.facets"],
    "postings.error_reports": ["postings.models"],
    "postings.row_ids": [],
    "postings.insights": [*READING, *WORDS, "postings.bands", "postings.charts", "postings.filters", "postings.facets"],
    "postings.reading_quality": ["postings.importing"],
    "postings.social_card": [],
    "postings.profile": [*READING, "postings.vocabulary", "postings.charts", "postings.bands"],
    "postings.suggestions": ["postings.models", "postings.filters", "postings.facets", "postings.importing.interpret"],
    "postings.did_you_mean": [*READING, *WORDS, "postings.search", "postings.filters", "postings.facets"],
    "postings.conditional": ["postings.facets"],
    "postings.editing": [
        *READING,
        "postings.vocabulary",
        "postings.names",
        "postings.ad_text",
        "postings.wording",
        "postings.local_names",
        "postings.look_alikes",
        "postings.search",
        "postings.importing.reconcile",
        "postings.importing.store",
        "postings.importing.interpret",
        "postings.editing",
    ],
}
WITHOUT_DJANGO = [
    *PURE,
    *(
        f"postings.importing.{step}"
        for step in ("shapes", "repair", "interpret", "discover", "outline", "parse", "reconcile")
    ),
    *(f"postings.importing.{step}" for step in ("merge", "read", "workers", "spool")),
]


def modules(name: str) -> Iterator[tuple[str, ast.Module]]:
    """The module of that name, or those of the package."""
    path = ROOT / name.replace(".", "/")
    for file in [path.with_suffix(".py")] if path.with_suffix(".py").exists() else sorted(path.rglob("*.py")):
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text())


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            if node.module == "postings":
                yield from (f"postings.{alias.name}" for alias in node.names)


def below(name: str, allowed: list[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


@pytest.mark.parametrize("module", ALLOWED)
def test_a_module_imports_only_from_what_stands_before_it(module: str) -> None:
    found = list(modules(module))
    assert found
    for file, tree in found:
        for name in imports(tree):
            if name.startswith("postings") and name != "postings":
                assert below(name, ALLOWED[module]), f"{file} imports {name}"


@pytest.mark.parametrize("module", WITHOUT_DJANGO)
def test_the_steps_know_no_django(module: str) -> None:
    for file, tree in modules(module):
        assert not [name for name in imports(tree) if name.startswith("django")], file


def test_only_discover_touches_a_disk_and_only_the_store_and_its_callers_a_database() -> None:
    for file, tree in modules("postings.importing"):
        names = set(imports(tree))
        if "/discover/" not in file:
            assert not names & {"pathlib", "tarfile", "zipfile", "subprocess", "shutil"}, file
        if "/store/" not in file and not file.endswith(("pipeline.py", "lock.py")):
            assert not [name for name in names if name.startswith(("django", "postings.models"))], file


def test_every_module_says_what_lives_there() -> None:
    for package in ("postings", "jobboard", "tests", "benchmarks"):
        for file in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(file.read_text())
            is_bare = not tree.body or "migrations" in file.parts or file.name in {"apps.py"}
            is_named_by_its_tests = file.name.startswith("test_")
            assert is_bare or is_named_by_its_tests or ast.get_docstring(tree), f"{file} has no docstring"
