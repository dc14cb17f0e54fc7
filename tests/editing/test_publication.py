"""Drafts that are published, and postings that are closed, on their dates."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from postings.editing import publication, undo
from postings.models import Action, Posting
from tests.builders import ad, make_posting, run, write

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def states() -> dict[str, str]:
    return dict(Posting.objects.values_list("title", "status"))


def test_draft_is_published_on_its_date_and_dated() -> None:
    make_posting("Due", status="draft", publish_on=TODAY)
    make_posting("Missed", status="draft", publish_on=YESTERDAY, posted_on=date(2026, 1, 1), posted_precision="month")
    make_posting("Later", status="draft", publish_on=TOMORROW)
    make_posting("Unscheduled", status="draft")
    make_posting("Hidden", status="hidden", publish_on=TODAY)
    make_posting("No way to apply", status="draft", publish_on=TODAY, apply_url="")
    assert publication.publish_due(TODAY) == 2
    assert states() == {
        "Due": "open",
        "Missed": "open",
        "Later": "draft",
        "Unscheduled": "draft",
        "Hidden": "hidden",
        "No way to apply": "draft",
    }
    due, missed = Posting.objects.get(title="Due"), Posting.objects.get(title="Missed")
    assert (due.posted_on, due.posted_precision, due.publish_on) == (TODAY, "day", None)
    assert (missed.posted_on, missed.posted_precision) == (date(2026, 1, 1), "month")


def test_posting_is_open_on_its_closing_date_and_closed_the_day_after() -> None:
    make_posting("Last day", closes_on=TODAY)
    make_posting("Over", closes_on=YESTERDAY)
    make_posting("No date")
    make_posting("Draft", status="draft", closes_on=YESTERDAY)
    assert publication.close_due(TODAY) == 1
    assert states() == {"Last day": "open", "Over": "closed", "No date": "open", "Draft": "draft"}
    assert Posting.objects.get(title="Over").closed_at is not None


def test_changes_are_recorded_as_done_by_the_board_and_can_be_undone() -> None:
    make_posting("Due", status="draft", publish_on=timezone.localdate())
    make_posting("Over", closes_on=YESTERDAY)
    publication.publish_due(timezone.localdate())
    publication.close_due(timezone.localdate())
    closing, publishing = Action.objects.all()
    assert (publishing.user_name, publishing.kind, publishing.summary) == (
        "the board",
        "scheduled",
        "Published 1 scheduled posting",
    )
    assert (closing.user_name, closing.summary) == ("the board", "Closed 1 posting after the closing date")
    undo.undo_action(publishing, None)
    assert states() == {"Due": "draft", "Over": "closed"}
    assert publication.publish_due(timezone.localdate()) == 0, "it was taken back"


def test_nothing_due_is_one_query_each_and_leaves_no_record(django_assert_num_queries: Any) -> None:
    make_posting("Later", status="draft", publish_on=TOMORROW)
    with django_assert_num_queries(2):
        publication.publish_due(TODAY)
        publication.close_due(TODAY)
    assert not Action.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by the size of the table")
def test_what_is_due_to_close_is_found_by_an_index() -> None:
    assert "posting_by_closing_date (status=? AND closes_on<?)" in Posting.objects.due_to_close(TODAY).order_by().explain()


def test_command_and_import_apply_the_dates(ads: Path) -> None:
    make_posting("Over", closes_on=YESTERDAY)
    call_command("run_tasks", stdout=StringIO())
    assert states()["Over"] == "closed"
    make_posting("Due", status="draft", publish_on=YESTERDAY)
    write(ads, {"a.md": ad()})
    call_command("import_postings", str(ads), "--dry-run", stdout=StringIO())
    assert states()["Due"] == "draft"
    call_command("import_postings", str(ads), stdout=StringIO())
    assert states()["Due"] == "open"


def test_closing_by_date_is_no_edit_and_is_kept_by_imports(ads: Path) -> None:
    write(ads, {"a.md": ad()})
    run(ads)
    Posting.objects.update(closes_on=YESTERDAY)
    publication.close_due(TODAY)
    write(ads, {"a.md": ad(body="Changed.")})
    run(ads)
    posting = Posting.objects.get()
    assert (posting.status, posting.body, posting.edited) == ("closed", "Changed.", " closes_on ")
