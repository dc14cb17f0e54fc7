"""The running board answers random requests as its OpenAPI description says, with valid and with invalid values."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from postings.models import Posting
from postings.publishing.openapi import openapi
from tests.boards import CODES, RandomBoard

pytestmark = pytest.mark.django_db(transaction=True)

# How many requests of each kind are made to each address.
EXAMPLES = 8
# Values of the parameters whose values the description cannot list, beside those of facets.
VALUES = {
    "near": ["CA-ON/Hamilton", "DE-BE/Berlin"],
    "since": ["2026-11-20", "2026-11-20T08:00Z"],
    "salary_min": ["40", "60000", "80.000"],
    "salary_currency": ["USD", "eur"],
    "from": [*CODES, "ca"],
    "facets": ["1", "skill,place"],
}
# Of a valid value that is not on the board, no description can say that it is refused.
ANY_VALUE = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", 400, 404, 410]
"""
# Parameters without a value are ignored, whatever their type: forms send them.
OPTIONS = ["--checks", "all", "--exclude-checks", "negative_data_rejection", "--phases", "fuzzing", "--seed", "18"]
# So that a busy machine fails no test.
PATIENCE = ["--request-timeout", "60", "--max-response-time", "60", "--request-retries", "1"]


@pytest.fixture
def random_board(transactional_db: None) -> RandomBoard:
    board = RandomBoard(seed=32)
    board.grow(40)
    return board


def check(address: str, document: dict[str, Any], folder: Path, config: str = "") -> None:
    """Fail if schemathesis finds anything wrong with the answers of a board to random requests."""
    described, settings = folder / "openapi.json", folder / "schemathesis.toml"
    described.write_text(json.dumps(document))
    settings.write_text(config)
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run", str(described)]
    options = [*OPTIONS, *PATIENCE, "--max-examples", str(EXAMPLES), "--url", address, "--no-color"]
    found = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(f"{found.stdout}\n{found.stderr}", pytrace=False)


def with_values_of_the_board(document: dict[str, Any], client: Client) -> dict[str, Any]:
    """Return a description in which all values of parameters are listed."""
    counted = json.loads(client.get("/postings.json?facets=1").content)["facets"]
    values = {name: [each["value"] for each in facet["values"]] for name, facet in counted.items()}
    values |= {f"-{name}": each for name, each in values.items()} | VALUES
    values["slug"] = [*Posting.objects.public().values_list("slug", flat=True)]
    for path, operations in document["paths"].items():
        cursor = json.loads(client.get(path, {"limit": 3}).content)["next"] if path in WITH_CURSOR else ""
        for parameter in operations["get"]["parameters"]:
            if parameter.get("name") == "cursor":
                parameter["schema"]["enum"] = [cursor.rpartition("cursor=")[2].partition("&")[0]]
            elif "name" in parameter:
                _list(parameter, values)
    for parameter in document["components"]["parameters"].values():
        _list(parameter, values)
    return document


WITH_CURSOR = {"/postings.json", "/changes.json"}


def _list(parameter: dict[str, Any], values: dict[str, list[str]]) -> None:
    if parameter["name"] in values:
        schema = parameter["schema"]
        schema.get("items", schema)["enum"] = values[parameter["name"]]


def test_values_of_the_board_are_accepted(
    random_board: RandomBoard, live_server: Any, client: Client, tmp_path: Path
) -> None:
    document = with_values_of_the_board(openapi(), client)
    check(live_server.url, document, tmp_path)


def test_any_value_is_answered_as_described(random_board: RandomBoard, live_server: Any, tmp_path: Path) -> None:
    check(live_server.url, openapi(), tmp_path, ANY_VALUE)
