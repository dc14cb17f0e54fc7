"""The OpenAPI description is valid, complete, and true of what the board answers."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from postings.models import Posting
from postings.publishing.openapi import openapi
from postings.root_urls import urlpatterns
from postings.search.filters import PostingFilter
from tests.boards import RandomBoard
from tests.builders import ad, make_posting, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_board(db: None, ads: Path) -> RandomBoard:
    """Import an ad, for its evidence, and add random postings."""
    run(write(ads, {"ad.md": ad(company="Harbour Works")}))
    board = RandomBoard(seed=31)
    board.grow(40)
    return board


def problems(name: str, value: Any) -> list[str]:
    """Return where a value does not fit a schema of the description, and why."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": openapi()["components"]}
    errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in errors]


def get_json(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address, follow=True)
    assert response.status_code == status, response.content
    return json.loads(response.content)


def test_description_is_valid() -> None:
    validate(openapi())


def test_every_address_of_data_is_described() -> None:
    routes = {f"/{re.sub('<slug:slug>', '{slug}', str(route.pattern))}" for route in urlpatterns}
    data = {route for route in routes if not route.endswith((".txt", ".xml"))}
    assert data - openapi()["paths"].keys() == {"/openapi.json", "/board.sqlite"}


def test_every_parameter_of_a_search_is_described() -> None:
    names = [*PostingFilter.all_filters()]
    document = openapi()
    assert [each["name"] for each in document["components"]["parameters"].values()] == names
    described = document["paths"]["/postings.csv"]["get"]["parameters"]
    assert described == [{"$ref": f"#/components/parameters/{name}"} for name in names]


def test_values_that_are_listed_are_valid(client: Client) -> None:
    make_posting()
    listed = 0
    for name, parameter in openapi()["components"]["parameters"].items():
        schema = parameter["schema"]
        values = schema.get("enum") or schema.get("items", {}).get("enum", [])
        size = schema.get("maxItems", 1)
        for start in range(0, len(values), size):
            get_json(client, f"/postings.json?{urlencode({name: values[start : start + size]}, doseq=True)}")
        listed += len(values)
    assert listed > 100


def test_searches_fit_the_schema(full_board: RandomBoard, client: Client) -> None:
    assert get_json(client, "/postings.json?facets=1&limit=100")["total"] > 20
    for query in ["", *(urlencode(full_board.query()) for _ in range(15))]:
        assert problems("Page", get_json(client, f"/postings.json?{query}&facets=1&limit=100")) == [], query


def test_postings_fit_the_schema(full_board: RandomBoard, client: Client) -> None:
    records = [get_json(client, f"/jobs/{posting.slug}.json") for posting in Posting.objects.public()]
    assert {record["status"] for record in records} == {"open", "closed"}
    assert any(record["evidence"] for record in records)
    assert [problem for record in records for problem in problems("PostingWithText", record)] == []


def test_changes_fit_the_schema(full_board: RandomBoard, client: Client) -> None:
    get_json(client, "/changes.json?limit=500")
    Posting.objects.filter(status="open").first().delete()
    changes = get_json(client, "/changes.json?limit=500")
    assert {entry["status"] for entry in changes["entries"]} == {"open", "closed", "removed"}
    assert problems("Changes", changes) == []


def test_errors_fit_the_schema(client: Client) -> None:
    assert problems("Problems", get_json(client, "/postings.json?company=nobody&limit=0", 400)) == []
    assert problems("Error", get_json(client, "/changes.json?cursor=x", 400)) == []


def test_schema_knows_every_field(client: Client) -> None:
    record = get_json(client, f"/jobs/{make_posting().slug}.json")
    assert problems("PostingWithText", {**record, "mood": "good"}) == [
        "$: Additional properties are not allowed ('mood' was unexpected)"
    ]
    del record["years"]
    assert problems("PostingWithText", record) == ["$: 'years' is a required property"]


def test_description_is_served_to_any_origin(client: Client) -> None:
    response = client.get("/openapi.json")
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == openapi()
    assert not response.cookies
    again = client.get("/openapi.json", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
