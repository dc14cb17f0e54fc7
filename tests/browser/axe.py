"""Accessibility faults that a machine can find: WCAG 2.2 AA and best practices."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page

# For the long walks through all pages: what they look at does not come from the database.
on_one_database = pytest.mark.skipif(connection.vendor != "sqlite", reason="The pages are the same on every database.")


def assert_no_fault(page: Page, state: str = "") -> None:
    # Preloading would look in the wrong place for what stylesheets import.
    results = Axe().run(page, options={"preload": False})
    assert results.violations_count == 0, f"{state or page.url}: {results.generate_report()}"
