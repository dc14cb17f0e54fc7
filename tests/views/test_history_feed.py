"""The Atom feed of one posting."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from postings.choices import Status
from tests.builders import make_posting
from tests.publishing.test_ad_history import change_status, edit

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[dict[str, str]]:
    feed = ET.fromstring(client.get(address).content)  # noqa: S314
    return [{each.tag.removeprefix(ATOM): each.text or "" for each in entry} for entry in feed.iter(f"{ATOM}entry")]


def test_feed_tells_each_event_with_what_changed(client: Client) -> None:
    posting = make_posting("Tide Reader", slug="tide-reader")
    edit(posting, pay=["50.00", "60.00", "USD", "hour"], work_modes=["remote"])
    change_status(posting, Status.CLOSED)
    found = entries(client, "/jobs/tide-reader.atom")
    assert [(each["title"], each["summary"]) for each in found] == [
        ("Closed – Tide Reader", "By an editor."),
        (
            "Changed: Salary, Workplace – Tide Reader",
            "Salary: Not stated → 50–60 USD an hour\nWorkplace: Added: Remote\nCorrected by an editor.",
        ),
        ("Published – Tide Reader", ""),
    ]
    ids = [each["id"] for each in found]
    assert len(set(ids)) == 3
    assert all(each.startswith(f"{settings.SITE_URL}/jobs/tide-reader/#") for each in ids)
    assert [each["id"] for each in entries(client, "/de/jobs/tide-reader.atom")] == ids
    assert entries(client, "/de/jobs/tide-reader.atom")[1]["title"].endswith(": Gehalt, Arbeitsmodell – Tide Reader")


def test_page_links_to_the_feed(client: Client) -> None:
    make_posting(slug="tide-reader")
    assert 'href="/jobs/tide-reader.atom"' in client.get("/jobs/tide-reader/").content.decode()
    assert 'href="/de/jobs/tide-reader.atom"' in client.get("/de/jobs/tide-reader/").content.decode()


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_ad_that_is_not_public_has_no_feed(client: Client, status: str) -> None:
    make_posting(slug="tide-reader", status=status)
    assert client.get("/jobs/tide-reader.atom").status_code == 404


def test_hostile_title_does_not_break_the_feed(client: Client) -> None:
    posting = make_posting("Tide \x0b <script> & \ud7ff ]]>", slug="tide-reader")
    edit(posting, location_text="<b>\x01Halifax")
    titles = [each["title"] for each in entries(client, "/jobs/tide-reader.atom")]
    assert titles[0] == "Changed: Location – Tide  <script> & \ud7ff ]]>"


def test_unchanged_feed_is_not_sent_again_and_other_origins_may_read(client: Client, django_assert_num_queries: Any) -> None:
    posting = make_posting(slug="tide-reader")
    response = client.get("/jobs/tide-reader.atom")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    with django_assert_num_queries(2):  # due closings, data version
        unchanged = client.get("/jobs/tide-reader.atom", headers={"If-None-Match": response.headers["ETag"]})
    assert unchanged.status_code == 304
    edit(posting, seniority="staff")
    assert client.get("/jobs/tide-reader.atom", headers={"If-None-Match": response.headers["ETag"]}).status_code == 200


def test_feed_costs_the_same_for_few_events_and_many(client: Client, django_assert_num_queries: Any) -> None:
    posting = make_posting(slug="tide-reader")
    for count in (1, 5):
        for number in range(count):
            edit(posting, years=f"{count + number}.0")
        with django_assert_num_queries(7):  # due closings, data version, posting with its relations, changes
            client.get("/jobs/tide-reader.atom")
