"""Closing dates, e-mail addresses and instructions that a source states, and drafts that imports leave alone."""

import dataclasses
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from postings.content.types import Fact, RawFile, ReadFile
from postings.importing.ad_reader import read_file
from postings.importing.store.posting_store import PostingStore
from postings.importing.store.run_records import get_source, start_run
from postings.models import Posting
from postings.sync.edited_fields import edited_fields
from postings.sync.merged_ad import merge
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

NOW = timezone.now()
PAST, FUTURE = NOW.date() - timedelta(days=3), NOW.date() + timedelta(days=3)


def import_ad(now: datetime = NOW, text: str = "", **stated: Any) -> Posting:
    """Import one ad as a reader would return it that finds the fields in `stated`."""
    read = read_file(RawFile("a.md", (text or ad()).encode()))
    assert isinstance(read, ReadFile) and read.ad
    if "closes_on" in stated:
        stated["closes_on"] = Fact(stated["closes_on"], ())
    stored = dataclasses.replace(read.ad, **stated)
    list(PostingStore(get_source("ads", create=True), start_run(), now, {"a.md"}).store([merge([stored])]))
    return Posting.objects.get()


def test_new_ways_to_apply_are_stored_and_follow_the_source() -> None:
    posting = import_ad(apply_email="jobs@example.org", apply_text="Write to us.", closes_on=FUTURE)
    assert (posting.apply_email, posting.apply_text, posting.closes_on) == ("jobs@example.org", "Write to us.", FUTURE)
    posting = import_ad(apply_email="work@example.org")
    assert (posting.apply_email, posting.apply_text, posting.closes_on) == ("work@example.org", "", None)


def test_edited_way_to_apply_is_kept_and_a_change_of_the_source_is_a_conflict() -> None:
    posting = import_ad(apply_email="jobs@example.org")
    Posting.objects.update(apply_email="editor@example.org")
    posting = import_ad(apply_email="work@example.org")
    assert (posting.apply_email, edited_fields(posting)) == ("editor@example.org", ["apply_email"])
    assert posting.conflicts.get().field == "apply_email"


def test_ad_past_its_closing_date_is_closed_and_a_later_date_opens_it_again() -> None:
    assert import_ad(closes_on=PAST).status == "closed"
    assert import_ad(closes_on=FUTURE).status == "open"


def test_closing_date_that_an_editor_extended_keeps_the_ad_open() -> None:
    import_ad(closes_on=FUTURE)
    Posting.objects.update(closes_on=FUTURE + timedelta(days=30))
    later = NOW + timedelta(days=10)
    posting = import_ad(now=later, closes_on=FUTURE, text=ad(body="Changed."))
    assert (posting.status, posting.body) == ("open", "Changed.")


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_import_does_not_publish_a_draft_or_hidden_posting(ads: Path, status: str) -> None:
    write(ads, {"a.md": ad(), "b.md": ad(slug="b")})
    run(ads)
    Posting.objects.filter(apply_url__endswith="tides").update(status=status)
    write(ads, {"a.md": ad(body="Changed.")})
    run(ads)
    (ads / "a.md").unlink()
    run(ads, force=True)
    write(ads, {"a.md": ad(body="Here again.")})
    run(ads)
    posting = Posting.objects.get(apply_url__endswith="tides")
    assert (posting.status, posting.body) == (status, "Here again.")


def test_field_that_an_older_import_did_not_know_counts_as_empty_in_the_source(ads: Path) -> None:
    write(ads, {"a.md": ad()})
    run(ads)
    posting = Posting.objects.get()
    del posting.imported["closes_on"]
    posting.closes_on = date(2030, 1, 1)
    posting.save()
    assert edited_fields(posting) == ["closes_on"]
    run(ads)
    assert Posting.objects.get().closes_on == date(2030, 1, 1)
