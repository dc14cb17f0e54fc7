"""Every way to read a search gives the same postings: page, JSON, CSV, both feeds, alerts, language models and changes.

By default 60 random searches are compared. For 1,000, as after a change of how searches are read:

    PARITY_SEARCHES=1000 pytest tests/publishing/test_parity.py
    PARITY_SEARCHES=1000 python -m tests.postgresql pytest --reuse-db tests/publishing/test_parity.py
"""

import csv
import io
import json
import os
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml import etree
from mcp.server.mcpserver.exceptions import ToolError
from pyroaring import BitMap

from postings.models import Alert, AlertMail, KnownPostings, NewPostings
from postings.publishing import mcp_server
from postings.publishing.alerts import evaluation, saved_searches
from postings.search import facets
from postings.search.filters import PostingFilter
from tests.boards import RandomBoard
from tests.feed_rules import ATOM
from tests.publishing.alert_builders import make_alert

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends_mail")]

SEARCHES = int(os.environ.get("PARITY_SEARCHES", "60"))
SEED = 50 if connection.vendor == "sqlite" else 51
# The searches between two changes of the board.
AT_ONCE = 10
_POSTINGS = 30

Records = list[dict[str, Any]]


@dataclass
class Reader:
    """Reads searches in every way. Each returns the slugs of the postings, or None if it refuses the search."""

    client: Client
    copy: dict[str, Any] = field(default_factory=dict)
    cursor: str = ""

    def page(self, query: str) -> set[str] | None:
        """Return the postings that the search page links to."""
        response = self.client.get(f"/?{query}", follow=True)
        if response.status_code == 400:
            return None
        assert response.status_code == 200, query
        return set(re.findall(r'href="/jobs/([\w-]+)/"', response.content.decode()))

    def json(self, query: str) -> Records | None:
        found: Records = []
        address = f"/postings.json?{query}&limit=15"
        while address:
            response = self.client.get(address, follow=True)
            if response.status_code == 400:
                return None
            page = json.loads(response.content)
            found += page["postings"]
            address = page["next"] and "{0.path}?{0.query}".format(urlsplit(page["next"]))
        assert page["total"] == len(found), query
        return found

    def csv(self, query: str) -> list[str] | None:
        response = self.client.get(f"/postings.csv?{query}", follow=True)
        if response.status_code == 400:
            return None
        text = response.getvalue().decode("utf-8-sig")
        return [row["slug"] for row in csv.DictReader(io.StringIO(text))]

    def atom(self, query: str) -> list[str] | None:
        response = self.client.get(f"/postings.atom?{query}", follow=True)
        if response.status_code == 400:
            return None
        return [_slug(each.findtext(f"{ATOM}id") or "") for each in etree.fromstring(response.content).iter(f"{ATOM}entry")]

    def json_feed(self, query: str) -> list[str] | None:
        response = self.client.get(f"/postings.feed.json?{query}", follow=True)
        if response.status_code == 400:
            return None
        return [_slug(item["id"]) for item in json.loads(response.content)["items"]]

    def mcp(self, query: str) -> Records | None:
        try:
            found: Records = mcp_server.search(query=query, limit=100, evidence=True)["postings"]
        except ToolError:
            return None
        return found

    def follow_changes(self) -> None:
        """Bring the copy of the board up to date."""
        has_more = True
        while has_more:
            changes = json.loads(self.client.get("/changes.json", {"cursor": self.cursor}).content)
            self.copy |= {entry["slug"]: entry for entry in changes["entries"]}
            self.cursor, has_more = changes["cursor"], changes["has_more"]

    def copied(self, slugs: list[str]) -> Records:
        """Return the records of postings as the changes told them, without the text."""
        found = [dict(self.copy[slug]["posting"]) for slug in slugs]
        return [{name: value for name, value in record.items() if name not in {"body", "body_html"}} for record in found]

    @property
    def open_in_copy(self) -> set[str]:
        return {slug for slug, entry in self.copy.items() if entry["status"] == "open"}


def _slug(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def alerted(queries: list[str]) -> dict[str, set[int] | None]:
    """Return the ids that an alert for each search tells of if all postings are new, or None if it cannot be asked for."""
    Alert.objects.all().delete()
    NewPostings.objects.all().delete()
    found: dict[str, set[int] | None] = dict.fromkeys(queries)
    alerts = {}
    for number, query in enumerate(queries):
        filters = saved_searches.read(query, facets.current())
        if not filters.problems:
            alerts[query] = make_alert(f"{number}@example.org", saved_searches.canonical(filters.search), read_until=0)
    KnownPostings.objects.update(ids=BitMap().serialize())
    evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(minutes=1))
    mails = {mail.alert_id: set(mail.postings) for mail in AlertMail.objects.all()}
    return found | {query: mails.get(alert.pk, set()) for query, alert in alerts.items()}


@pytest.fixture
def whole_pages(settings: Any) -> None:
    """Let a page of the search have room for all postings."""
    settings.PAGE_SIZE = 100


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tools for language models keep the connection of the test, as Django's test client does."""
    monkeypatch.setattr(mcp_server, "close_old_connections", lambda: None)


@pytest.mark.usefixtures("whole_pages", "one_connection")
def test_every_way_to_read_a_search_gives_the_same_postings(client: Client) -> None:
    board, reader = RandomBoard(SEED), Reader(client)
    board.grow(_POSTINGS)
    asked = [board.query() for _ in range(SEARCHES)]
    compared = {"found": 0, "refused": 0}
    for start in range(0, SEARCHES, AT_ONCE):
        queries = [urlencode(each) for each in asked[start : start + AT_ONCE]]
        reader.follow_changes()
        assert reader.open_in_copy == {record["slug"] for record in reader.json("") or []}
        alerts = alerted(queries)
        for query in queries:
            compared["found" if compare(reader, query, alerts[query]) else "refused"] += 1
        for _ in range(3):
            board.change()
    assert compared["found"] > SEARCHES * 0.8, compared
    names = {name for each in asked for name, _value in each}
    assert SEARCHES < 1000 or names == {*PostingFilter.all_filters()}


def compare(reader: Reader, query: str, alert: set[int] | None) -> bool:
    """Compare all ways of reading a search, and return whether they found postings and did not refuse the search."""
    records = reader.json(query)
    others = [reader.page(query), reader.csv(query), reader.atom(query), reader.json_feed(query), reader.mcp(query), alert]
    if records is None:
        assert others == [None] * len(others), query
        return False
    page, rows, atom, json_feed, mcp, _alert = others
    slugs = [record["slug"] for record in records]
    newest_first = [record["slug"] for record in sorted(records, key=lambda record: -record["id"])]
    assert mcp == reader.copied(slugs) == records, query
    assert rows == slugs, query
    assert page == set(slugs), query
    assert atom == json_feed == newest_first, query
    assert alert == {record["id"] for record in records}, query
    return True
