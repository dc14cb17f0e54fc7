"""A search as JSON and CSV: the results of the search page, in pages without end, for any origin and any cache."""

import csv
import io
import json
from itertools import chain
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from postings.models import Posting
from postings.publishing import postings_csv
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def get_json(client: Client, query: str = "", status: int = 200) -> Any:
    response = client.get(f"/postings.json{query}")
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.content)


def get_rows(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/postings.csv{query}")
    assert response.status_code == 200
    text = response.getvalue().decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def titles(found: Any) -> list[str]:
    return [posting["title"] for posting in found["postings"]]


class TestJson:
    def test_page_of_a_search_says_what_it_is(self, client: Client, board: dict[str, Any]) -> None:
        found = get_json(client, "?company=northwind-tidal&limit=1&utm_source=x&apply=yes&salary=no&sort=answer")
        assert titles(found) == ["Data Engineer"]
        del found["postings"]
        assert found == {
            "total": 2,
            "jobs": 2,
            "page": f"{SITE}/?company=northwind-tidal",
            "next": f"{SITE}/postings.json?company=northwind-tidal&limit=1&cursor=0.2024-08-03.{board['mate'].pk}",
            "ignored": ["utm_source", "apply", "salary", "sort"],
        }

    def test_next_leads_to_every_posting_and_ends(self, client: Client, board: dict[str, Any]) -> None:
        found, seen = get_json(client, "?limit=3"), []
        while True:
            seen += titles(found)
            if found["next"] is None:
                break
            found = get_json(client, found["next"].removeprefix(f"{SITE}/postings.json"))
        assert seen == ["Data Engineer", "Backend Engineer", "Analyst", "Bare Engineer"]

    def test_invalid_values_are_named_and_nothing_is_returned(self, client: Client, board: dict[str, Any]) -> None:
        found = get_json(client, "?company=nobody&limit=101&cursor=5&facets=colour", status=400)
        assert found == {
            "problems": [
                {"parameter": "company", "message": "“nobody” was not found."},
                {"parameter": "cursor", "message": "The cursor is not valid. Use the address in “next”."},
                {"parameter": "limit", "message": "Enter a number from 1 to 100."},
                {"parameter": "facets", "message": "There is no filter “colour”."},
            ]
        }

    @pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "٣", "9" * 5000, "00000000199999999"])
    def test_limit_has_to_be_a_number_up_to_100(self, client: Client, db: None, limit: str) -> None:
        assert get_json(client, f"?limit={limit}", status=400)["problems"][0]["parameter"] == "limit"

    def test_facets_have_the_counts_of_the_page(self, client: Client, board: dict[str, Any]) -> None:
        facets = get_json(client, "?category=none&facets=company,workplace&facets=workplace")["facets"]
        assert facets == {
            "company": {
                "label": "Company",
                "values": [
                    {"value": "northwind-tidal", "label": "Northwind Tidal", "count": 1},
                    {"value": "southwind-sons", "label": "Southwind & Sons", "count": 1},
                    {"value": "none", "label": "Not stated", "count": 1},
                ],
            },
            "workplace": {"label": "Workplace", "values": [{"value": "none", "label": "Not stated", "count": 3}]},
        }
        assert "facets" not in get_json(client)

    def test_all_facets_include_the_answers_for_a_country(self, client: Client, board: dict[str, Any]) -> None:
        facets = get_json(client, "?from=CA&facets=1")["facets"]
        assert {"function", "skill", "degree", "apply"} <= facets.keys()
        assert [(each["value"], each["count"]) for each in facets["apply"]["values"]] == [("yes", 0), ("none", 4), ("no", 0)]

    def test_control_characters_are_escaped(self, client: Client, db: None) -> None:
        make_posting("Tab\tand \x01 and \u2028 and \ufffe", body="\x0c")
        assert titles(get_json(client)) == ["Tab\tand \x01 and \u2028 and \ufffe"]

    def test_merged_company_redirects_with_the_cursor(self, client: Client, board: dict[str, Any]) -> None:
        make_company("Old Tidal", slug="old-tidal", merged_into=board["company"])
        response = client.get("/postings.json?company=old-tidal&limit=1&cursor=0.none.9")
        assert response.status_code == 301
        assert response.headers["Location"] == "/postings.json?company=northwind-tidal&limit=1&cursor=0.none.9"
        assert response.headers["Access-Control-Allow-Origin"] == "*"

    def test_change_of_a_posting_is_shown_at_once(self, client: Client, board: dict[str, Any]) -> None:
        get_json(client)
        Posting.objects.filter(pk=board["mate"].pk).update(title="Data Analyst")
        assert titles(get_json(client))[0] == "Data Analyst"

    def test_page_costs_a_fixed_number_of_queries(self, client: Client, board: dict[str, Any]) -> None:
        get_json(client)
        for _ in range(8):
            make_posting(company=board["company"])
        with CaptureQueriesContext(connection) as queries:
            assert len(titles(get_json(client, "?limit=100"))) == 12
        assert len(queries) == 13, [each["sql"] for each in queries]


class TestCsv:
    def test_rows_have_the_facts(self, client: Client, board: dict[str, Any]) -> None:
        row = get_rows(client, "?category=C%23")[0]
        shown = {name: value for name, value in row.items() if value}
        for name in ("first_seen_at", "changed_at"):
            del shown[name]
        assert shown == {
            "id": str(board["full"].pk),
            "slug": board["full"].slug,
            "url": f"{SITE}/jobs/{board['full'].slug}/",
            "title": "Backend Engineer",
            "status": "open",
            "company": "Northwind Tidal",
            "company_slug": "northwind-tidal",
            "team": "Tides",
            "team_slug": "tides",
            "location_text": "Remote, Canada",
            "pay_min": "65000",
            "pay_max": "95000",
            "pay_currency": "USD",
            "pay_period": "year",
            "pay_yearly_min": "65000",
            "pay_yearly_max": "95000",
            "pay_text": "65k-95k USD",
            "categories": "C#",
            "posted_on": "2024-07",
            "posted_precision": "month",
            "apply_url": "https://jobs.example.org/apply/x",
            "excerpt": "We measure <b>tides</b>.",
        }

    def test_no_cell_is_a_formula(self, client: Client, db: None) -> None:
        benefits = 'Lunch; =1;"=2\n\n@SUM(1)\nLunch, -1'
        make_posting(
            '=HYPERLINK("https://evil.example")', location_text="＝1", pay_text="\x01@SUM(1)", benefits_text=benefits
        )
        (row,) = get_rows(client)
        assert row["title"] == '\'=HYPERLINK("https://evil.example")'
        assert row["location_text"] == "'＝1"
        assert row["pay_text"] == "' @SUM(1)"
        assert row["benefits_text"] == "Lunch;' =1;'\"=2\n\n'@SUM(1)\nLunch, -1"

    def test_all_rows_are_read_in_batches(
        self, client: Client, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(postings_csv, "BATCH", 3)
        assert [row["title"] for row in get_rows(client)] == [
            "Data Engineer",
            "Backend Engineer",
            "Analyst",
            "Bare Engineer",
        ]

    def test_posting_hidden_while_it_is_read_is_left_out(
        self, client: Client, board: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(postings_csv, "BATCH", 1)
        response = client.get("/postings.csv")
        assert isinstance(response, StreamingHttpResponse)
        lines = iter(response)
        read = next(lines) + next(lines)
        Posting.objects.filter(pk=board["full"].pk).update(status="hidden")
        text = (read + b"".join(lines)).decode()
        assert "Data Engineer" in text and "Analyst" in text
        assert "Backend Engineer" not in text

    def test_invalid_value_is_reported_as_text(self, client: Client, db: None) -> None:
        response = client.get("/postings.csv?place=Nowhere")
        assert response.status_code == 400
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode() == "place: “Nowhere” was not found.\n"

    def test_file_is_named_after_the_day(self, client: Client, db: None) -> None:
        disposition = client.get("/postings.csv").headers["Content-Disposition"]
        assert disposition.startswith('attachment; filename="jobs-2')


ADDRESSES = ["/postings.json", "/postings.csv"]


@pytest.mark.parametrize("address", ADDRESSES)
class TestHeaders:
    def test_any_origin_may_read_and_caches_may_keep(self, client: Client, board: dict[str, Any], address: str) -> None:
        response = client.get(address)
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_unchanged_board_is_not_read_again(self, client: Client, board: dict[str, Any], address: str) -> None:
        etag = client.get(address).headers["ETag"]
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"If-None-Match": etag})
        assert response.status_code == 304
        assert response.headers["ETag"] == etag
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
        read = [each["sql"] for each in queries if "postings_posting" in each["sql"]]
        assert [sql for sql in read if "closes_on" not in sql] == []  # the query that closes what is due
        assert len(queries) == 2

    def test_changed_board_is_read_again(self, client: Client, board: dict[str, Any], address: str) -> None:
        etag = client.get(address).headers["ETag"]
        make_posting()
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 200

    def test_only_reading_is_allowed(self, client: Client, board: dict[str, Any], address: str) -> None:
        response = client.head(address)
        assert response.status_code == 200
        assert b"".join(response) == b""
        assert {client.generic(method, address).status_code for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {405}

    def test_answer_is_compressed(self, client: Client, board: dict[str, Any], address: str) -> None:
        assert client.get(address, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"

    def test_looked_up_value_has_no_etag(self, client: Client, board: dict[str, Any], address: str) -> None:
        make_company("Quiet Company")
        assert "ETag" not in client.get(f"{address}?company=quiet-company").headers

    def test_data_has_one_address_in_all_languages(self, client: Client, board: dict[str, Any], address: str) -> None:
        assert client.get(f"/de{address}").status_code == 404


SEEDS = [20, 21] if connection.vendor == "sqlite" else [22]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_formats_have_the_postings_of_the_page(client: Client, seed: int) -> None:
    """Test many random searches; the others that fetch results compare with the plain queryset, too."""
    board = RandomBoard(seed)
    board.grow(40)
    for _ in range(40):
        query = f"?{urlencode(board.query())}"
        page = client.get(f"/{query}", follow=True)
        found = get_json(client, f"{query}&limit=100")
        ids = [posting["id"] for posting in found["postings"]]
        jobs = page.context["page"].paginator
        assert (jobs.count, page.context["ads"]) == (found["jobs"], found["total"]) == (found["jobs"], len(ids)), query
        assert sorted(chain(*jobs.object_list.ads_of_jobs(jobs.object_list[0:100]))) == sorted(ids), query
        assert [row["id"] for row in get_rows(client, query)] == list(map(str, ids)), query
