"""Accessibility faults that a machine can find: WCAG 2.2 AA and best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_no_fault(page: Page, state: str = "") -> None:
    # Preloading would look in the wrong place for what stylesheets import.
    results = Axe().run(page, options={"preload": False})
    assert results.violations_count == 0, f"{state or page.url}: {results.generate_report()}"
