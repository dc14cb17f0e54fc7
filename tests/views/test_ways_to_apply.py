"""Ads that do not say how to apply: imported, shown as such, and saved by an editor without a link."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from postings.models import Posting, Source
from tests.admin.test_posting_admin import form_values
from tests.builders import ad, make_posting, run, write
from tests.pages import text

pytestmark = pytest.mark.django_db

SILENT = "The ad does not say how to apply."


def import_record(ads: Path, **fields: str) -> Posting:
    record = {"title": "Diver", "company": "Northwind Tidal", "description": "You inspect moorings.", **fields}
    write(ads, {"jobs.json": json.dumps([record])})
    run(ads)
    return Posting.objects.get()


def test_ad_without_a_way_to_apply_is_imported_and_says_so(client: Client, ads: Path) -> None:
    posting = import_record(ads)
    assert (posting.status, posting.apply_url, posting.apply_email) == ("open", "", "")
    shown = text(client.get(posting.get_absolute_url()))
    assert SILENT in shown
    assert "See the source of this ad" not in shown
    assert "Diver" in text(client.get("/"))


def test_page_links_to_the_source_if_it_is_a_web_page(client: Client, ads: Path) -> None:
    posting = import_record(ads)
    Source.objects.update(name="https://careers.example.org/jobs.json")
    page = client.get(posting.get_absolute_url()).content.decode()
    assert (
        '<a href="https://careers.example.org/jobs.json" rel="nofollow noopener ugc">See the source of this ad</a>' in page
    )


def test_comparison_says_which_ad_does_not_say_how_to_apply(client: Client, ads: Path) -> None:
    other = make_posting("Tide Reader")
    write(ads, {"jobs.json": json.dumps([{"title": "Diver", "company": "Northwind Tidal", "description": "Moorings."}])})
    run(ads)
    silent = Posting.objects.get(title="Diver")
    shown = text(client.get(f"/compare/?job={other.pk}&job={silent.pk}"))
    assert shown.count(SILENT) == 1


def test_email_address_is_kept(client: Client, ads: Path) -> None:
    posting = import_record(ads, apply_email="jobs@example.org")
    shown = text(client.get(posting.get_absolute_url()))
    assert "Apply by e-mail: jobs@example.org" in shown
    assert SILENT not in shown


def test_markdown_with_badges_needs_no_link(ads: Path) -> None:
    write(ads, {"a.md": ad().replace("https://jobs.example.org/apply/backend-engineer-tides", "")})
    write(ads, {"b.md": "# Diver\n### Northwind Tidal\n#### `🌎 Halifax, NS`\n\nYou inspect moorings.\n"})
    run(ads)
    assert Posting.objects.get(title="Diver").apply_url == ""


def test_editor_saves_an_imported_ad_without_inventing_a_link(admin_client: Client, ads: Path) -> None:
    posting = import_record(ads)
    address = reverse("admin:postings_posting_change", args=[posting.pk])
    values = {**form_values(admin_client.get(address)), "title": "Commercial Diver"}
    assert admin_client.post(address, values).status_code == 302
    posting.refresh_from_db()
    assert (posting.title, posting.apply_url, posting.status) == ("Commercial Diver", "", "open")


def test_evidence_of_the_date_posted_is_that_of_the_date_that_counts(client: Client, ads: Path) -> None:
    posting = import_record(ads, date_posted="2024-07-03")
    assert "Date posted 3 July 2024 Why? Date posted Quote from the ad : Date posted date_posted: 2024-07-03" in text(
        client.get(posting.get_absolute_url())
    )
    posting = import_record(ads, date_posted="2024-09-03")
    posting.refresh_from_db()
    assert posting.evidence.get("posted") is None
    assert "Date posted 3 July 2024" in text(client.get(posting.get_absolute_url()))


def test_closing_date_in_the_text_is_stored_with_its_words_and_shown(client: Client, ads: Path) -> None:
    posting = import_record(ads, description="You inspect moorings.\n\nApply by 30 November 2099.")
    shown = text(client.get(posting.get_absolute_url()))
    assert (
        "Closing date 30 November 2099 Why? Closing date Quote from the ad : Closing date Apply by 30 November 2099."
        in shown
    )
    assert "Apply by 30 November 2099" in text(client.get("/"))
