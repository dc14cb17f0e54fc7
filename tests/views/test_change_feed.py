"""`/changes.json`: its answers, errors and headers, and the example of docs/changes.md."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils import translation
from pytest_django.live_server_helper import LiveServer

from postings.models import Posting
from postings.publishing import change_log
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db

DOCS = Path(settings.BASE_DIR) / "docs" / "changes.md"


def pages(client: Client, **query: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/changes.json", query).json()
    return found


def test_entry_has_the_record_of_the_posting_and_a_cursor_follows(client: Client) -> None:
    posting = make_posting("Tide Reader", company=make_company())
    answer = pages(client, limit=1)
    (entry,) = answer["entries"]
    assert {name: value for name, value in entry.items() if name not in {"since", "at", "posting"}} == {
        "slug": posting.slug,
        "status": "open",
    }
    assert entry["posting"] == change_log.public_records()[posting.slug]
    assert entry["posting"]["body"] == "We measure tides."
    assert answer["has_more"] is False
    assert answer["next"] == f"{settings.SITE_URL}/changes.json?cursor={answer['cursor']}&limit=1"
    assert pages(client, cursor=answer["cursor"]) == {
        "entries": [],
        "cursor": answer["cursor"],
        "has_more": False,
        "next": f"{settings.SITE_URL}/changes.json?cursor={answer['cursor']}",
    }


def test_closed_posting_has_no_contact_data(client: Client) -> None:
    texts = {"body": "Write to ann@example.org.", "apply_text": "Ask for Ann"}
    make_posting(apply_url="https://jobs.example.org/x", apply_email="ann@example.org", **texts)
    assert "ann@example.org" in client.get("/changes.json").content.decode()
    Posting.objects.update(status="closed")
    (entry,) = pages(client)["entries"]
    assert entry["status"] == "closed"
    assert [entry["posting"][name] for name in ("apply_url", "apply_email", "apply_text")] == [None, None, None]
    assert "ann@example.org" not in str(entry)


def test_posting_is_closed_by_the_first_request_after_its_last_day(client: Client) -> None:
    make_posting(closes_on="2024-01-31")
    assert [entry["status"] for entry in pages(client)["entries"]] == ["closed"]


@pytest.mark.parametrize(
    "cursor", ["x", "12", "-3", "a1-", "a1--3", "a1-1e3", "a1-٣", "a1-9999999999999999999", "z1-2", "a1-2\n"]
)
def test_malformed_cursor_is_refused(client: Client, cursor: str) -> None:
    response = client.get("/changes.json", {"cursor": cursor})
    assert (response.status_code, response.json()) == (
        400,
        {
            "error": "The cursor is not one that this board gave. Send the cursor of your last response, or none to start "
            "from zero."
        },
    )
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_cursor_of_before_a_restored_backup_is_refused(client: Client) -> None:
    make_posting()
    cursor = pages(client)["cursor"]
    key, number = cursor.split("-")
    later = client.get("/changes.json", {"cursor": f"{key}-{int(number) + 1}"})
    change_log.start_over()
    for response in (later, client.get("/changes.json", {"cursor": cursor})):
        assert (response.status_code, response.json()) == (
            410,
            {"error": "The board was restored or has moved. Empty your copy, and start from zero without a cursor."},
        )
    assert len(pages(client)["entries"]) == 1


@pytest.mark.parametrize("limit", ["0", "501", "-1", "ten", "1000000", "٣"])
def test_wrong_limit_is_refused(client: Client, limit: str) -> None:
    response = client.get("/changes.json", {"limit": limit})
    assert (response.status_code, response.json()) == (400, {"error": "The limit is not a number from 1 to 500."})


def test_unchanged_page_is_not_sent_again(client: Client, django_assert_num_queries: Any) -> None:
    make_posting()
    make_posting()
    response = client.get("/changes.json")
    assert (response.status_code, response.headers["Cache-Control"]) == (
        200,
        "public, max-age=60, stale-while-revalidate=600",
    )
    etag = response.headers["ETag"]
    # Due closings, what is not numbered, two for a transaction, the log, and the entries; no postings.
    with django_assert_num_queries(8 if connection.vendor == "postgresql" else 7):
        unchanged = client.get("/changes.json", headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["ETag"]) == (304, b"", etag)
    Posting.objects.filter(pk=Posting.objects.first().pk).update(title="Changed")
    changed = client.get("/changes.json", headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


def test_page_costs_the_same_for_one_posting_and_many(client: Client, django_assert_num_queries: Any) -> None:
    for count in (1, 40):
        for number in range(count):
            make_posting(company=make_company(f"Company {count} {number}"))
        change_log.number_changes()
        with django_assert_num_queries(13 if connection.vendor == "postgresql" else 12):
            client.get("/changes.json?limit=500")


def test_head_has_the_headers_of_get(client: Client) -> None:
    make_posting()
    got, head = client.get("/changes.json"), client.head("/changes.json")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", got.headers["ETag"])
    assert client.post("/changes.json").status_code == 405


def test_other_origins_may_read(client: Client) -> None:
    headers = client.get("/changes.json").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in headers


def test_entries_do_not_depend_on_the_language_in_which_they_were_numbered(client: Client) -> None:
    make_posting(company=make_company(), function="data")
    with translation.override("de"):
        change_log.number_changes()
        german = change_log.public_records()
    assert [entry["posting"] for entry in pages(client)["entries"]] == list(german.values())
    assert client.get("/de/changes.json").status_code == 404


def test_numbered_changes_are_sent_if_the_database_cannot_be_written(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = make_posting("First")
    change_log.number_changes()
    make_posting("Second")

    def fail() -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as locked:
        locked.setattr(change_log, "_number_some", fail)
        answer = pages(client)
    assert ([entry["slug"] for entry in answer["entries"]], answer["has_more"]) == ([first.slug], False)
    assert "Changes were not numbered: database is locked" in caplog.messages
    assert len(pages(client)["entries"]) == 2


@pytest.mark.django_db(transaction=True)
def test_example_of_the_documentation_copies_the_board(live_server: LiveServer) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(), re.DOTALL)
    names: dict[str, Any] = {}
    posting = make_posting("Tide Reader")
    exec(code.replace("https://jobs.example.org", live_server.url), names)  # noqa: S102
    assert names["jobs"] == change_log.public_records()
    make_posting("Analyst")
    posting.delete()
    cursor = names["follow"](live_server.url, names["jobs"], names["cursor"])
    assert names["jobs"] == change_log.public_records()
    change_log.start_over()
    names["jobs"]["lost"] = {}
    names["follow"](live_server.url, names["jobs"], cursor)
    assert names["jobs"] == change_log.public_records()
