"""A headless Chromium that the machine has, and a board of the sample ads to walk through."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import database_copies
from tests.builders import run

# The headless shell takes half the processor time of the whole browser.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
SAMPLE_ADS = Path(__file__).resolve().parent.parent.parent / "postings" / "sample_ads"

# A busy machine may take longer than the five seconds that are usual.
expect.set_options(timeout=30_000)

# Playwright runs an event loop in the test's thread, where Django would refuse its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed, and CI has to run these tests.")
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium-headless-shell).")
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser's console says, which has to be nothing: a policy violation, a missing file, an error in a script."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    yield said
    assert said == []


@pytest.fixture
def board(live_server: Any, settings: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a board with the sample ads, which offers alerts. They are imported once."""
    settings.SENDS_MAIL = True
    imported = tmp_path_factory.getbasetemp() / "sample-ads.sqlite3"
    if imported.exists():
        database_copies.restore(imported)
    else:
        report = run(SAMPLE_ADS, source_name="sample ads")
        assert report.counts.set_aside == 0
        database_copies.keep(imported)
    return str(live_server.url)
