"""Closed ads keep their page and lose their contact data, wherever they are shown."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postings.editing.corrections import prepare_posting
from postings.models import Posting
from tests.builders import ad, make_company, make_posting, run, write

pytestmark = pytest.mark.django_db

SECRETS = ("ana@example.org", "555-0100", "jobs.example.org/apply", "post@example.org")
BODY = """### About the company

Northwind Tidal measures tides. Write to ana@example.org or [apply here](https://jobs.example.org/apply/x).

### Contact

Call us: 415-555-0100."""


def posting(**fields: Any) -> Posting:
    return make_posting(
        "Tide Reader (ask post@example.org)",
        body=BODY,
        pay_text="70,000.00 - 90,000.00 USD, ask ana@example.org or 415-555-0100",
        company=make_company(),
        apply_email="post@example.org",
        apply_text="Write to ana@example.org.",
        benefits_text="Ask ana@example.org",
        evidence={"pay": [{"quote": "Ask ana@example.org", "line": 3, "rule": "x"}]},
        **fields,
    )


ADDRESSES = [
    "/jobs/{slug}/",
    "/compare/?job={pk}&job={other}",
    "/companies/northwind-tidal/",
    "/jobs/{slug}.json",
    "/jobs/{slug}.md",
    "/jobs/{slug}.atom",
    "/jobs/{slug}/report/",
    "/companies/northwind-tidal.atom",
    "/changes.json",
]


@pytest.mark.parametrize("status", ["open", "closed"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_contact_data_is_shown_only_while_the_ad_is_open(client: Client, address: str, status: str) -> None:
    other = make_posting("Diver", apply_url="https://example.org/diver").pk
    shown = posting(status=status)
    html = client.get(address.format(slug=shown.slug, pk=shown.pk, other=other)).content.decode()
    assert any(each in html for each in SECRETS) == (status == "open")
    assert "Tide Reader" in html or "Northwind Tidal measures tides" in html


def test_stored_ad_keeps_its_text(client: Client) -> None:
    shown = posting(status="closed")
    client.get(shown.get_absolute_url())
    shown.refresh_from_db()
    assert (shown.body, shown.apply_email) == (BODY, "post@example.org")


def test_reopened_ad_shows_its_contact_data_again(client: Client) -> None:
    shown = posting(status="closed")
    Posting.objects.update(status="open", closed_at=None)
    assert "ana@example.org" in client.get(shown.get_absolute_url()).content.decode()


def test_address_of_an_imported_ad_has_no_contact_data(ads: Path) -> None:
    diver = ad(title="Diver, Tel. 030 901820", slug="diver", badges="`🌎 Berlin, Germany`")
    write(ads, {"reader.md": ad(title="Tide Reader (ask post@example.org)"), "diver.md": diver})
    run(ads)
    slugs = sorted(posting.slug.rpartition("-")[0] for posting in Posting.objects.all())
    assert slugs == ["diver-tel", "tide-reader-ask"]


def test_address_of_an_ad_written_by_an_editor_has_no_contact_data() -> None:
    written = Posting(title="Tide Reader (ask post@example.org)", status="draft")
    prepare_posting(written, timezone.now())
    assert written.slug.rpartition("-")[0] == "tide-reader-ask"
