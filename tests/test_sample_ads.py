"""The ads that ship with the project: what a first look at the board shows."""

from pathlib import Path
from typing import Any

import pytest

from postings.models import Company, Posting, SourceFile
from tests.builders import run

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).resolve().parent.parent / "postings" / "sample_ads"


@pytest.fixture(autouse=True, scope="module")
def board(module_rows: Any) -> None:
    with module_rows():
        assert run(FOLDER).counts.set_aside == 0


def test_they_show_companies_with_several_teams_each() -> None:
    assert Posting.objects.count() >= 12
    teams = [company.teams.count() for company in Company.objects.all()]
    assert len(teams) >= 5
    assert sum(count >= 2 for count in teams) >= 4


def test_they_show_what_is_not_stated_too() -> None:
    for missing in ({"company": None}, {"location_text": ""}, {"pay_min": None}, {"posted_on": None}):
        assert Posting.objects.filter(**missing).exists(), missing


def test_their_damage_is_repaired_without_a_trace() -> None:
    for posting in Posting.objects.all():
        shown = posting.title + posting.location_text + posting.body
        assert not [trace for trace in ("â€", "Ã", "Å", "ðŸ", "\ufffd") if trace in shown], posting.title


def test_two_spellings_are_one_company_and_two_categories_one_posting() -> None:
    assert Company.objects.filter(name__iexact="wardlark").count() == 1
    assert Posting.objects.filter(categories__name="Python").filter(categories__name="Others").count() == 1


def test_they_show_every_format() -> None:
    suffixes = {path.partition("#")[0].rpartition(".")[2] for path in SourceFile.objects.values_list("path", flat=True)}
    assert suffixes == {"md", "txt", "html", "json", "jsonl", "csv", "xml", "rss"}


def test_their_links_lead_nowhere_real() -> None:
    for posting in Posting.objects.all():
        host = posting.apply_url.split("/")[2]
        assert host.endswith((".example", "example.org", "example.com")), host
