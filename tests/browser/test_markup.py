"""The markup for search engines in a browser, which must not take it for a script."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.publishing.test_job_posting import make_ad

pytestmark = pytest.mark.django_db


def test_markup_violates_no_policy_and_runs_nothing(page: Page, live_server: Any, complaints: list[str]) -> None:
    ad = make_ad(body="</script><script>document.title = 'run'</script>\n\nText.")
    page.goto(f"{live_server.url}{ad.get_absolute_url()}")
    expect(page.locator("script[type='application/ld+json']")).to_have_count(1)
    assert page.evaluate("JSON.parse(document.querySelector('script[type*=ld]').textContent).title") == "Backend Engineer"
    assert page.title().startswith("Backend Engineer")
