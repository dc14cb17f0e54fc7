"""Postings close at midnight in the board's time zone, without an import, in the middle of a process's life."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from postings.editing import publication
from postings.models import Action, Posting
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 11, 30)
# In New York, 30 November ends five hours after midnight UTC.
EVENING, NEXT_DAY = datetime(2026, 12, 1, 4, 59, 59, tzinfo=UTC), datetime(2026, 12, 1, 5, 0, tzinfo=UTC)
SetClock = Callable[[datetime], None]


@pytest.fixture
def set_clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Return a function that sets the time of a board in New York."""
    settings.TIME_ZONE = "America/New_York"

    def set_to(now: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return set_to


@pytest.fixture
def closing(db: None) -> Posting:
    company = make_company()
    make_posting("Diver", company=company)
    return make_posting("Tide Reader", company=company, closes_on=LAST_DAY)


def page(client: Client, address: str, **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


def test_all_pages_agree_before_and_after_midnight(client: Client, closing: Posting, set_clock: SetClock) -> None:
    set_clock(EVENING)
    assert timezone.localdate() == LAST_DAY
    assert "Tide Reader" in page(client, "/")
    assert "Tide Reader" in page(client, "/?closing=7d")
    assert "This job closed" not in page(client, closing.get_absolute_url())
    set_clock(NEXT_DAY)
    assert "Tide Reader" not in page(client, "/")
    assert "This job closed on 1 December 2026." in page(client, closing.get_absolute_url())
    assert "Tide Reader" not in page(client, "/?closing=7d")
    (card,) = client.get("/companies/northwind-tidal/").context["cards"]
    assert "Diver" in card
    assert "closed" in page(client, f"/saved/?job={closing.pk}")


@pytest.mark.parametrize("first", ["posting", "/companies/northwind-tidal/", "/insights/", "/compare/", "/about/"])
def test_whichever_page_is_first_closes_the_posting(
    client: Client, closing: Posting, set_clock: SetClock, first: str
) -> None:
    set_clock(NEXT_DAY)
    page(client, closing.get_absolute_url() if first == "posting" else first)
    assert list(Posting.objects.open().values_list("title", flat=True)) == ["Diver"]
    assert [action.summary for action in Action.objects.all()] == ["Closed 1 posting after the closing date"]


def test_page_that_a_browser_has_is_sent_again_after_midnight(client: Client, closing: Posting, set_clock: SetClock) -> None:
    set_clock(EVENING)
    etag = client.get("/").headers["ETag"]
    assert client.get("/", headers={"If-None-Match": etag}).status_code == 304
    set_clock(NEXT_DAY)
    response = client.get("/", headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert "Tide Reader" not in response.content.decode()


def test_posting_that_is_opened_again_after_its_last_day_closes_with_the_next_request(
    client: Client, closing: Posting, set_clock: SetClock
) -> None:
    set_clock(NEXT_DAY)
    page(client, "/")
    Posting.objects.update(status="open", closed_at=None)
    assert "Tide Reader" not in page(client, "/")


def test_page_is_shown_if_the_database_cannot_be_written(
    client: Client,
    closing: Posting,
    set_clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError("database is locked")

    set_clock(NEXT_DAY)
    with monkeypatch.context() as locked, caplog.at_level(logging.WARNING):
        locked.setattr(publication, "_close", fail)
        assert "Tide Reader" in page(client, "/")
        assert "This job closed" not in page(client, closing.get_absolute_url())
    assert "Postings after their closing date were not closed: database is locked" in caplog.messages
    assert "Tide Reader" not in page(client, "/")
