"""A posting as JSON and as Markdown."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from postings.models import Posting
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


def test_json_has_the_facts_and_the_text(client: Client, board: dict[str, Any]) -> None:
    response = client.get(f"/jobs/{board['full'].slug}.json")
    assert response.headers["Content-Type"] == "application/json"
    record = json.loads(response.content)
    assert record["title"] == "Backend Engineer"
    assert record["body"].startswith("We measure <b>tides</b>.")
    assert record["body_html"].startswith("<p>We measure &lt;b&gt;tides&lt;/b&gt;.</p>")


def test_markdown_is_in_the_language_of_its_address(client: Client, board: dict[str, Any]) -> None:
    response = client.get(f"/de/jobs/{board['full'].slug}.md")
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    text = response.content.decode()
    assert "- **Gehalt:** 65.000–95.000 USD pro Jahr\n" in text
    assert f"- <http://127.0.0.1:8000/de/jobs/{board['full'].slug}/>\n" in text


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_closed_posting_has_no_contact_data(client: Client, db: None, suffix: str) -> None:
    body = "Write to ada@example.org or [apply](https://jobs.example.org/apply/x)."
    posting = make_posting(status="closed", body=body, apply_email="ada@example.org")
    content = client.get(f"/jobs/{posting.slug}.{suffix}").content.decode()
    assert "Write to […] or apply." in content
    assert "ada@" not in content
    assert "jobs.example.org" not in content


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_only_public_postings_are_found(client: Client, board: dict[str, Any], suffix: str) -> None:
    for status in ("draft", "hidden"):
        Posting.objects.filter(pk=board["full"].pk).update(status=status)
        response = client.get(f"/jobs/{board['full'].slug}.{suffix}")
        assert (response.status_code, response.content) == (404, b"Not found.\n")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" not in response.headers


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_unchanged_posting_is_not_read_again(client: Client, board: dict[str, Any], suffix: str) -> None:
    address = f"/jobs/{board['full'].slug}.{suffix}"
    etag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert len(queries) == 2  # what is due to close, and the data version
    Posting.objects.filter(pk=board["full"].pk).update(title="Other")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
