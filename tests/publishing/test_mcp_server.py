"""The server for language models returns what the addresses for programs return.

Two tests start it as a process of its own, as a program on the operator’s machine does. For the others it answers in the
process of the test, since starting takes longer than all that they ask.
"""

import asyncio
import json
import sys
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from mcp import Client as McpClient
from mcp.client.stdio import StdioServerParameters
from mcp.server import MCPServer

from postings.models import Company, Posting
from postings.publishing.mcp_server import make_server
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting
from tests.processes import ROOT, environment, python

pytestmark = pytest.mark.django_db(transaction=True)

Calls = list[tuple[str, dict[str, Any]]]


def call(calls: Calls, server: MCPServer | StdioServerParameters | None = None) -> list[Any]:
    """Call tools of a new server one after the other, and return the results, or the messages of errors."""

    async def answers() -> list[Any]:
        async with McpClient(server or make_server()) as client:
            results = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [each.content[0].text if each.is_error else each.structured_content for each in results]

    return asyncio.run(answers())


def _command(operated: dict[str, str]) -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=["manage.py", "mcp"], env=environment(**operated), cwd=ROOT)


def get_json(client: Client, address: str) -> Any:
    return json.loads(client.get(address, follow=True).content)


@pytest.fixture
def random_board(transactional_db: None) -> RandomBoard:
    board = RandomBoard(seed=18)
    board.grow(40)
    return board


@pytest.fixture
def small_board(transactional_db: None) -> Posting:
    """Create a posting with evidence, a hidden one, and one of a company that another was merged into."""
    company = make_company()
    make_company("Tidal Northwind", merged_into=company)
    make_posting("Hidden Engineer", slug="hidden", status="hidden")
    make_posting("Analyst", company=make_company("Southwind"))
    evidence = {"seniority": [{"quote": "Senior", "line": 1, "rule": "title"}]}
    return make_posting("Senior Engineer", company=company, seniority="senior", evidence=evidence)


@pytest.mark.one_database
def test_tools_are_described_and_only_read(transactional_db: None, operated: dict[str, str]) -> None:
    async def described() -> tuple[Any, str | None]:
        async with McpClient(_command(operated)) as client:
            return (await client.list_tools()).tools, client.instructions

    tools, instructions = asyncio.run(described())
    assert [tool.name for tool in tools] == ["search", "posting", "facets", "companies"]
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert all(field["description"] for tool in tools for field in tool.input_schema["properties"].values())
    assert "seniority (Level)" in str(instructions)


def test_searches_equal_those_of_programs(random_board: RandomBoard, operated: dict[str, str], client: Client) -> None:
    queries = [urlencode([*random_board.query(), ("limit", "7")]) for _ in range(60)]
    found = call([("search", {"query": query, "evidence": True}) for query in queries], _command(operated))
    expected = [get_json(client, f"/postings.json?{query}") for query in queries]
    assert found == expected
    assert sum(each["total"] > 0 for each in expected) > 10


def test_search_returns_evidence_on_request(small_board: Posting) -> None:
    short, whole = call([("search", {}), ("search", {"evidence": True})])
    assert [posting.pop("evidence") for posting in whole["postings"]] == [small_board.evidence, {}]
    assert short == whole


def test_results_are_written_without_indentation(small_board: Posting) -> None:
    async def result() -> Any:
        async with McpClient(make_server()) as client:
            return await client.call_tool("posting", {"slug": small_board.slug})

    found = asyncio.run(result())
    assert found.content[0].text == json.dumps(found.structured_content, ensure_ascii=False)


def test_counts_equal_those_of_programs(random_board: RandomBoard, client: Client) -> None:
    queries = [urlencode(random_board.query()) for _ in range(20)]
    names = ["skill", "seniority", "company"]
    found = call([("facets", {"names": names, "query": query, "most": 1000}) for query in queries])
    for query, counted in zip(queries, found, strict=True):
        expected = get_json(client, f"/postings.json?{query}&facets={','.join(names)}&limit=1")
        assert (counted["total"], counted["jobs"]) == (expected["total"], expected["jobs"])
        assert {name: facet["values"] for name, facet in counted["facets"].items()} == {
            name: facet["values"] for name, facet in expected["facets"].items()
        }


def test_pages_follow_each_other(random_board: RandomBoard) -> None:
    search = {"text": "tides", "parameters": {"workplace": ["remote", "none"], "-seniority": "senior"}}
    whole, first = call([("search", {**search, "limit": 100}), ("search", {**search, "limit": 2})])
    assert whole["total"] == len(whole["postings"]) > 4
    cursor = parse_qs(urlsplit(first["next"]).query)["cursor"][0]
    by_cursor, by_address = call(
        [("search", {**search, "limit": 2, "cursor": cursor}), ("search", {"query": first["next"]})]
    )
    assert by_cursor == by_address
    assert [*first["postings"], *by_cursor["postings"]] == whole["postings"][:4]


def test_posting_has_its_text_and_evidence(small_board: Posting, client: Client) -> None:
    found, hidden, unknown = call([("posting", {"slug": slug}) for slug in (small_board.slug, "hidden", "unknown")])
    assert found == get_json(client, f"/jobs/{small_board.slug}.json")
    assert found["evidence"]["seniority"] == [{"quote": "Senior", "line": 1, "rule": "title"}]
    assert hidden == "Error executing tool posting: There is no job “hidden”."
    assert unknown == "Error executing tool posting: There is no job “unknown”."


def test_companies_are_those_with_jobs(small_board: Posting) -> None:
    every, named, most = call(
        [
            ("companies", {}),
            ("companies", {"name": "WIND t", "parameters": {"seniority": "senior"}}),
            ("companies", {"most": 1}),
        ],
    )
    northwind = {
        "value": "northwind-tidal",
        "label": "Northwind Tidal",
        "count": 1,
        "url": "http://127.0.0.1:8000/companies/northwind-tidal/",
    }
    assert [each["value"] for each in every["values"]] == ["northwind-tidal", "southwind"]
    assert named == {"values": [northwind], "left_out": 0}
    assert most == {"values": [northwind], "left_out": 1}


def test_merged_values_are_followed_and_invalid_ones_named(small_board: Posting) -> None:
    assert Company.objects.filter(slug="tidal-northwind").exists()
    merged, invalid = call(
        [
            ("search", {"parameters": {"company": "tidal-northwind", "colour": "red"}}),
            ("search", {"parameters": {"company": "nobody", "salary_min": 5}, "limit": 500}),
        ],
    )
    assert [each["title"] for each in merged["postings"]] == ["Senior Engineer"]
    assert merged["ignored"] == ["colour"]
    assert invalid == ("Error executing tool search: company: “nobody” was not found. limit: Enter a number from 1 to 100.")


@pytest.mark.one_database
def test_command_says_that_the_package_is_missing() -> None:
    program = (
        "import sys; sys.modules['mcp'] = None; from django.core.management import execute_from_command_line;"
        "execute_from_command_line(['manage.py', 'mcp'])"
    )
    result = python("-c", program)
    assert result.returncode == 1
    assert "The package “mcp” is missing. Install it with: pip install -r requirements-mcp.txt" in result.stderr
