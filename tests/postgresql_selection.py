"""Which tests run on PostgreSQL too, after all of them have run on SQLite.

A test that asks no database, or says with the marker `one_database` that its kind makes no difference, does not. Of a test
with many cases, PostgreSQL gets the first, since cases usually differ in values and not in queries; it gets all where the
cases are queries, constraints or migrations.
"""

from collections import Counter

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
NO_TESTS = ["benchmarks", "browser", "content", "deployment", "extraction", "presentation", "reference", "upgrade"]
CASES = 1
ALL_CASES = (
    "tests/admin/test_admin_search.py",
    "tests/admin/test_export.py",
    "tests/database/",
    "tests/models/",
    "tests/search/",
    "tests/signin/test_throttled_sign_in.py",
    "tests/test_migrations.py",
    "tests/views/test_search_page.py",
)


def select(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests for PostgreSQL."""
    selected, cases = [], Counter[str]()
    for item in filter(_depends_on_database, items):
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        if cases[test] <= CASES or test.startswith(ALL_CASES):
            selected.append(item)
    return selected


def _depends_on_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database"):
        return False
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))
