"""docs/data.md names every field of a posting and every column of CSV, and its examples work."""

import re
import shlex
from pathlib import Path
from textwrap import dedent

import pytest
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from postings.publishing.posting_records import full_record
from postings.sync.directory import Directory
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = {name: (ROOT / name).read_text() for name in ("README.md", "docs/data.md")}
SITE = "http://127.0.0.1:8000"


def curl_commands() -> list[str]:
    return [line.strip() for text in TEXTS.values() for line in text.splitlines() if line.startswith("    curl ")]


def test_every_field_is_described_and_no_other() -> None:
    table = TEXTS["docs/data.md"].partition("## Fields of a posting")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == full_record(make_posting()).keys()


@pytest.mark.parametrize("command", curl_commands())
def test_example_is_answered(client: Client, command: str) -> None:
    make_posting(is_remote=True).places.set([Directory().place("CA")])
    address = shlex.split(command)[-1]
    assert address.startswith(SITE)
    response = client.head(address.removeprefix(SITE)) if " -I " in command else client.get(address.removeprefix(SITE))
    assert response.status_code == 200


def test_there_are_examples() -> None:
    assert len(curl_commands()) >= 8


def test_program_reads_all_postings(live_server: LiveServer, capsys: pytest.CaptureFixture[str]) -> None:
    titles = [f"Engineer {number}" for number in range(103)]
    for title in titles:
        make_posting(title)
    program = TEXTS["docs/data.md"].partition("until it is null:\n\n")[2].partition("\n## ")[0]
    with override_settings(SITE_URL=live_server.url):
        exec(dedent(program).replace(SITE, live_server.url), {})  # noqa: S102
    assert [line.rpartition(" ")[0] for line in capsys.readouterr().out.splitlines()] == titles[::-1]
