"""Replaying the log of changes gives exactly the public postings, however the board was changed."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from postings import database
from postings.choices import ActionKind, Status
from postings.editing import corrections, drafts, history, publication, skill_changes
from postings.editing.category_changes import change_category
from postings.editing.journal import recorded
from postings.editing.posting_changes import set_status
from postings.importing.store.removal import remove_source
from postings.models import Category, ChangedPosting, ChangeEntry, ChangeLog, Company, Posting, Skill, Source
from postings.publishing import change_log
from postings.publishing.posting_records import posting_records
from postings.publishing.stored_records import read_records
from postings.reference.lexicon import Alias
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting
from tests.editing.test_nothing_is_lost import Simulation

pytestmark = pytest.mark.django_db


class Copy:
    """A copy of the board, made from the log of changes only."""

    def __init__(self) -> None:
        self.jobs: dict[str, Any] = {}
        self.cursor = ""
        self.last_numbers: list[str] = []

    def follow(self, limit: int = 500) -> list[tuple[str, str]]:
        """Read what is new, and return the slug and status of each entry."""
        told, has_more = [], True
        while has_more:
            page = Client().get("/changes.json", {"cursor": self.cursor, "limit": str(limit)}).json()
            if "error" in page:
                self.jobs, self.cursor = {}, ""
                continue
            for entry in page["entries"]:
                told.append((entry["slug"], entry["status"]))
                if entry["status"] == "removed":
                    assert entry["posting"] is None
                    self.jobs.pop(entry["slug"], None)
                else:
                    assert entry["posting"]["status"] == entry["status"]
                    self.jobs[entry["slug"]] = entry["posting"]
            self.cursor, has_more = page["cursor"], page["has_more"]
        return told


def board() -> dict[str, Any]:
    return change_log.public_records()


def assert_stored_records_are_current() -> None:
    ids = [*Posting.objects.values_list("pk", flat=True)]
    assert read_records(ids) == posting_records(ids)


class ChangingBoard(Simulation):
    """A board that is also changed in ways that no import makes."""

    def rename_company(self) -> None:
        for company in self.chance.sample(list(Company.objects.unmerged()), 1):
            with recorded(None, ActionKind.EDITED, "Renamed", company):
                company.name = f"Company {self.chance.randrange(99)} Boats"
                corrections.name_company(company)

    def rename_skill(self) -> None:
        skill = Skill.objects.get(slug="go")
        posting = self.any_posting()
        if posting and not posting.posting_skills.filter(skill=skill).exists():
            posting.posting_skills.create(skill=skill, is_required=self.chance.random() < 0.5)
        skill_changes.change_skill(skill, f"Go {self.chance.randrange(9)}", True, [Alias("Golang")], None)

    def rename_category(self) -> None:
        for category in Category.objects.all()[:1]:
            change_category(category, f"Category {self.chance.randrange(99)}", [], None)

    def set_status(self) -> None:
        status = self.chance.choice([Status.OPEN, Status.CLOSED, Status.HIDDEN])
        with recorded(None, ActionKind.EDITED, "Changed") as journal:
            set_status(journal, list(Posting.objects.values_list("pk", flat=True))[:3], status)

    def delete(self) -> None:
        if posting := self.any_posting():
            with recorded(None, ActionKind.DELETED, "Deleted") as journal:
                journal.delete(posting)

    def recover(self) -> None:
        for change in history.deleted()[:1]:
            history.recover(change, None)

    def publish_draft(self) -> None:
        if posting := self.any_posting():
            draft = drafts.duplicate(posting, None)
            Posting.objects.filter(pk=draft.pk).update(publish_on=timezone.localdate(), apply_url="https://example.org/x")
            publication.publish_due(timezone.localdate())

    def close_after_last_day(self) -> None:
        if posting := self.any_posting():
            Posting.objects.filter(pk=posting.pk).update(closes_on=timezone.localdate() - timedelta(days=1))

    def remove_the_source(self) -> None:
        for source in Source.objects.all():
            remove_source(source)


SEEDS = [0, 2] if connection.vendor == "sqlite" else [1, 3]


@pytest.mark.parametrize("seed", SEEDS)
def test_replaying_the_log_gives_the_board_after_imports_and_edits(ads: Path, seed: int) -> None:
    changing, copy = ChangingBoard(ads, seed), Copy()
    changing.import_ads()
    steps = [
        changing.change_the_source_and_import, changing.edit, changing.undo, changing.restore, changing.roll_back,
        changing.merge, changing.merge_teams, changing.decide, changing.rename_company, changing.rename_skill,
        changing.rename_category, changing.set_status, changing.delete, changing.recover, changing.publish_draft,
        changing.close_after_last_day,
    ]  # fmt: skip
    for _ in range(12):
        for step in changing.chance.sample(steps, 2):
            step()
        assert_stored_records_are_current()
        copy.follow(limit=changing.chance.choice([1, 2, 100]))
        assert copy.jobs == board()
    changing.remove_the_source()
    copy.follow()
    assert copy.jobs == board()


@pytest.mark.parametrize("seed", SEEDS)
def test_replaying_the_log_gives_the_board_after_writes_of_any_program(seed: int) -> None:
    changing, copy = RandomBoard(seed), Copy()
    changing.grow(15)
    for _ in range(12):
        for _ in range(changing.random.randrange(4)):
            changing.change()
        assert_stored_records_are_current()
        copy.follow(limit=changing.random.choice([1, 3, 500]))
        assert_stored_records_are_current()
        assert copy.jobs == board()
    from_zero = Copy()
    from_zero.follow(limit=7)
    assert from_zero.jobs == board()


def test_entries_come_in_the_order_of_the_changes_and_only_once() -> None:
    first, second = make_posting("First"), make_posting("Second")
    copy = Copy()
    assert copy.follow() == [(first.slug, "open"), (second.slug, "open")]
    assert copy.follow() == []
    set_title(first, "First again")
    assert copy.follow() == [(first.slug, "open")]
    assert Copy().follow() == [(second.slug, "open"), (first.slug, "open")]


def set_title(posting: Posting, title: str) -> None:
    Posting.objects.filter(pk=posting.pk).update(title=title)


def test_change_that_readers_do_not_see_has_no_entry() -> None:
    posting, copy = make_posting(), Copy()
    copy.follow()
    Posting.objects.filter(pk=posting.pk).update(imported={"title": "Other"}, updated_at=timezone.now())
    set_title(posting, "Changed")
    set_title(posting, "Backend Engineer")
    assert copy.follow() == []


def test_draft_is_told_when_it_is_published_and_hidden_posting_when_it_is_hidden() -> None:
    draft, hidden, copy = make_posting("Draft", status="draft"), make_posting("Hidden"), Copy()
    assert copy.follow() == [(hidden.slug, "open")]
    Posting.objects.filter(pk=hidden.pk).update(status="hidden")
    Posting.objects.filter(pk=draft.pk).update(status="open")
    assert copy.follow() == [(hidden.slug, "removed"), (draft.slug, "open")]
    Posting.objects.filter(pk=draft.pk).delete()
    assert copy.follow() == [(draft.slug, "removed")]
    assert Copy().follow() == [(hidden.slug, "removed"), (draft.slug, "removed")]


def test_status_has_the_time_since_when_it_is_so() -> None:
    posting = make_posting()
    change_log.number_changes()
    assert ChangeEntry.objects.get().since == posting.created_at.replace(microsecond=0)
    set_title(posting, "Changed")
    change_log.number_changes()
    entry = ChangeEntry.objects.get()
    assert (entry.since, entry.at > entry.since) == (posting.created_at.replace(microsecond=0), True)
    closed_at = timezone.now().replace(microsecond=0) - timedelta(days=3)
    Posting.objects.update(status="closed", closed_at=closed_at)
    change_log.number_changes()
    assert ChangeEntry.objects.get().since == closed_at


def test_slug_that_another_posting_has_taken_is_not_removed() -> None:
    old, copy = make_posting(slug="engineer"), Copy()
    copy.follow()
    old.delete()
    make_posting("New", slug="engineer")
    assert copy.follow() == [("engineer", "open")]
    assert copy.jobs == board()


def test_renamed_slug_is_removed_under_its_old_name() -> None:
    posting, copy = make_posting(slug="old"), Copy()
    copy.follow()
    Posting.objects.filter(pk=posting.pk).update(slug="new")
    assert sorted(copy.follow()) == [("new", "open"), ("old", "removed")]
    assert copy.jobs == board()


def test_page_ends_before_a_posting_that_has_changed_since_it_was_numbered() -> None:
    """Its record is no longer that of its entry, so if it changed back, nobody would be told."""
    first, second = make_posting("First"), make_posting("Second")
    change_log.number_changes()
    set_title(second, "Changed")
    page = change_log.page_after(None, 10)
    assert [entry.slug for entry in page.entries] == [first.slug]
    change_log.number_changes()
    assert [entry.slug for entry in change_log.page_after(page.cursor, 10).entries] == [second.slug]


def test_changes_made_without_triggers_are_told_after_migrations() -> None:
    kept, gone, copy = make_posting("Kept"), make_posting("Gone"), Copy()
    copy.follow()
    database.remove()
    gone.delete()
    new = make_posting("New")
    database.install()
    assert copy.follow() == [(gone.slug, "removed"), (new.slug, "open")]
    assert copy.jobs.keys() == {kept.slug, new.slug}


def test_readers_start_from_zero_if_addresses_change(settings: Any) -> None:
    copy = Copy()
    company = make_company()
    jobs = [make_posting(company=company) for _ in range(3)]
    copy.follow()
    home = settings.SITE_URL
    for address in ("https://moved.example.org", home):  # back at once, before any record was made anew
        settings.SITE_URL = address
        assert len(copy.follow()) == len(jobs)
        assert copy.jobs == board()
        assert all(job["url"].startswith(f"{address}/jobs/") for job in copy.jobs.values())
    settings.SITE_URL = "https://moved.example.org"
    copy.follow()
    change_log.catch_up(seconds=60)
    copy.follow()
    assert copy.jobs == board()


def test_page_has_postings_that_only_may_have_changed() -> None:
    """All of them, after each migration."""
    kept, changed, last, hidden = (make_posting(title) for title in ("Kept", "Changed", "Last", "Hidden"))
    Posting.objects.filter(pk=hidden.pk).update(status="hidden")
    change_log.number_changes()
    database.mark_all_changed()
    page = change_log.page_after(None, 10)
    assert [entry.slug for entry in page.entries] == [kept.slug, changed.slug, last.slug]
    set_title(changed, "Other")
    page = change_log.page_after(None, 10)
    assert [entry.slug for entry in page.entries] == [kept.slug]


def test_log_of_an_emptied_database_starts_again() -> None:
    make_posting()
    change_log.number_changes()
    for model in (ChangeLog, ChangeEntry, ChangedPosting, Posting):
        model.objects.all().delete()
    assert Copy().follow() == []
    assert ChangeLog.objects.count() == 1


def test_numbering_costs_the_same_for_one_posting_and_many(django_assert_num_queries: Any) -> None:
    change_log.number_changes()
    for count in (1, 30):
        for number in range(count):
            make_posting(company=make_company(f"Company {count} {number}"))
        # The version of the records, before and after the batch whether any are left, and in the batch: two for a savepoint,
        # the lock, the changed postings, all their rows, the last number, six for records and entries, two to save them, and
        # deleting.
        with django_assert_num_queries(18):
            change_log.number_changes()


def test_posting_with_several_changes_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_posting("First"), make_posting("Second")
    change_log.number_changes()
    for title in ("Tide Reader", "Diver"):
        Posting.objects.filter(pk=first.pk).update(title=title)
        Posting.objects.filter(pk=second.pk).update(title=title)
    monkeypatch.setattr(change_log, "NUMBERED_AT_ONCE", 1)
    assert not change_log.number_changes(at_most=1)
    assert {*ChangedPosting.objects.values_list("posting_id", flat=True)} == {second.pk}


@pytest.mark.django_db(transaction=True)
class TestConcurrentTransactions:
    def test_change_that_is_committed_late_is_told_late(self) -> None:
        """On PostgreSQL, its row can have a lower id than those that were numbered before it was committed."""
        if connection.vendor == "sqlite":
            return  # SQLite allows one writer at a time
        copy = Copy()
        begun, go_on = threading.Event(), threading.Event()

        def slow() -> None:
            with transaction.atomic():
                make_posting("Slow", slug="slow")
                begun.set()
                assert go_on.wait(10)

        thread = in_thread(slow)
        assert begun.wait(10)
        make_posting("Quick", slug="quick")
        assert copy.follow() == [("quick", "open")]
        go_on.set()
        thread.join()
        assert copy.follow() == [("slow", "open")]

    def test_copy_is_exact_after_concurrent_writes_and_reads(self) -> None:
        board_of = RandomBoard(17)
        board_of.grow(10)
        stop = threading.Event()
        errors: list[BaseException] = []

        def follow_on() -> None:
            copy = Copy()
            try:
                while not stop.is_set():
                    copy.follow(limit=3)
                copy.follow(limit=3)
                assert copy.jobs == board()
            except BaseException as error:
                errors.append(error)

        threads = [in_thread(follow_on) for _ in range(3)]
        for _ in range(60):
            board_of.change()
        stop.set()
        for thread in threads:
            thread.join()
        assert errors == []


def in_thread(act: Callable[[], Any]) -> threading.Thread:
    """Start a function in a thread, with its own database connection."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_other_writers_have_a_pause_between_the_transactions_that_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite a save waits until it finds nobody writing, so transactions without a pause would keep it waiting."""
    monkeypatch.setattr(change_log, "NUMBERED_AT_ONCE", 2)
    for number in range(5):
        make_posting(f"Diver {number}")
    events: list[str] = []
    number_some = change_log._number_some
    monkeypatch.setattr(change_log, "_number_some", lambda: (events.append("batch"), number_some())[1])
    monkeypatch.setattr(change_log, "let_others_write", lambda: events.append("pause"))
    assert change_log.number_changes()
    assert events == ["batch", "pause", "batch", "pause", "batch"]
