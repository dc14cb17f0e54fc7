"""Accessibility faults that a machine can find: WCAG 2.2 AA and best practices."""

from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def find_faults(page: Page, **options: Any) -> AxeResults:
    """Return what axe finds. It takes twice as long if it also lists each element that is right."""
    return Axe().run(page, options={"resultTypes": ["violations"], **options})


def assert_no_fault(page: Page, state: str = "") -> None:
    # Preloading would look in the wrong place for what stylesheets import.
    results = find_faults(page, preload=False)
    assert results.violations_count == 0, f"{state or page.url}: {results.generate_report()}"
