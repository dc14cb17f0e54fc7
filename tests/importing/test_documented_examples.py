"""The examples of docs/importing.md, imported as they stand there."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from postings.importing.readers.mapping import parse_mapping
from postings.importing.readers.record_fields import TARGETS
from postings.models import Posting
from tests.builders import run, write

PAGE = (Path(__file__).parent.parent.parent / "docs" / "importing.md").read_text("utf-8")
_FILE = re.compile(r"`([\w./-]+\.\w+)`:\n\n((?:    .*\n|\n)+)")
EXAMPLES = {name: dedent(text).strip("\n") + "\n" for name, text in _FILE.findall(PAGE)}
# The title of each ad, with its company.
EXPECTED = {
    "careers/2026-11-03-tide-analyst.md": {"Tide Analyst": "Ebbmark Energy"},
    "jobs.json": {"Harbour Engineer": "Quayside Works", "Crane Operator": "Quayside Works"},
    "jobs.csv": {"Chart Editor": "Meridian Maps", "Survey Lead": "Meridian Maps"},
    "jobs.jsonl": {"Lighthouse Keeper": "Northern Lights Trust", "Lens Cleaner": "Northern Lights Trust"},
    "sailmaker.txt": {"Sailmaker": "Windrose Lofts"},
    "backend-engineer.md": {"Backend Engineer, Tide Forecasting": "Ebbmark Energy"},
    "README.md": {"Pilot Trainee": "Pilot Station", "Radio Operator": "Pilot Station"},
    "careers.md": {"Boat Builder": "Breakwater Yard", "Yard Manager": "Breakwater Yard"},
    "diver.html": {"Diver": "Deepwater Repair"},
    "feed.rss": {"Marsh Ecologist": "Saltmarsh Labs"},
    "hiring.txt": {"Sonar Engineer": "Tidewater Systems", "Crane Engineer": "Quayside Works"},
}


def test_every_example_of_the_page_is_tested() -> None:
    assert list(EXAMPLES) == list(EXPECTED)


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.parametrize("name", list(EXPECTED))
def test_example_is_imported(name: str, ads: Path) -> None:
    report = run(write(ads, {name: EXAMPLES[name]}))
    assert (report.message, [finding.code for finding in report.findings if finding.set_aside]) == ("", [])
    assert dict(Posting.objects.values_list("title", "company__name")) == EXPECTED[name]


def test_mapping_of_the_page_is_valid() -> None:
    block = re.search(r"## Other field names\n[\s\S]*?\n\n((?:    .*\n)+)", PAGE)
    assert block
    assert set(parse_mapping(dedent(block[1]), TARGETS).fields) == {
        "title", "location", "body", "apply_url", "company", "closes", "team", "pay_min",
    }  # fmt: skip
