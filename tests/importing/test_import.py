"""Import runs from files to postings."""

from datetime import date
from pathlib import Path

import pytest

from postings.choices import RunOutcome
from postings.content.contacts import posting_slug
from postings.importing.store.run_records import Counts
from postings.models import Change, Company, Finding, ImportRun, Posting, Source, SourceFile, Team
from tests.builders import APPLY, ad, many_ads, run, write

pytestmark = pytest.mark.django_db


def titles() -> dict[str, str]:
    return dict(Posting.objects.order_by("title").values_list("title", "status"))


def test_import_creates_postings(two_ads: Path) -> None:
    report = run(two_ads)

    assert report.counts == Counts(new=2, files=2, ads=2)
    tides = Posting.objects.get(title="Backend Engineer, Tides")
    assert (tides.company.name, tides.team.name, tides.status) == ("Northwind Tidal", "Tides", "open")
    assert (tides.pay_min, tides.pay_max, tides.pay_currency, tides.pay_period) == (65000, 95000, "USD", "year")
    assert (tides.posted_on, tides.posted_precision) == (date(2024, 7, 1), "month")
    assert [category.name for category in tides.categories.all()] == ["Python"]
    assert tides.apply_url == APPLY + "backend-engineer-tides"
    assert "<li>Write software</li>" in tides.body_html
    assert Company.objects.count() == 1
    assert {team.name for team in Team.objects.all()} == {"Tides", "Charts"}
    assert SourceFile.objects.get(posting=tides).path == "jobs/Python/2024-07/tides/README.md"


def test_second_run_changes_nothing(two_ads: Path) -> None:
    run(two_ads)
    before = list(Posting.objects.order_by("pk").values())

    assert run(two_ads).counts == Counts(unchanged=2, files=2, ads=2)
    assert list(Posting.objects.order_by("pk").values()) == before
    assert Change.objects.filter(run=ImportRun.objects.first()).count() == 0


def test_run_is_recorded_with_counts_and_findings(two_ads: Path) -> None:
    write(two_ads, {"empty.md": ""})
    report = run(two_ads)

    recorded = ImportRun.objects.get()
    assert recorded.pk == report.run_id
    assert (recorded.outcome, recorded.new, recorded.set_aside, recorded.files) == (RunOutcome.DONE, 2, 1, 2)
    assert recorded.finished_at and recorded.started_at <= recorded.finished_at
    assert [source.name for source in recorded.sources.all()] == [str(two_ads)]
    finding = Finding.objects.get()
    assert (finding.path, finding.code, finding.set_aside, finding.source.name) == ("empty.md", "empty", True, str(two_ads))


def test_invalid_files_are_set_aside_and_others_imported(two_ads: Path) -> None:
    write(
        two_ads,
        {
            "binary.md": b"\x00\x01\x02",
            "empty.md": "",
            "no-title.md": "## Requirements\n\nYou have experience with tides.\n\n## Benefits\n\nHolidays. Apply by mail.\n",
            "no-ad.md": "# Tide tables\n\nHow to read them.\n",
            "script.md": "# [Engineer](javascript:x)\n",
        },
    )
    (two_ads / "link.md").symlink_to("/etc/hostname")

    report = run(two_ads)
    assert (report.counts.new, report.counts.set_aside) == (2, 5)
    assert {finding.path: finding.code for finding in report.findings} == {
        "binary.md": "not_text",
        "empty.md": "empty",
        "link.md": "not_a_file",
        "no-title.md": "no_title",
        "script.md": "bad_apply_link",
    }


def test_file_that_becomes_invalid_keeps_posting_open(two_ads: Path) -> None:
    run(two_ads)
    write(two_ads, {"jobs/Python/2024-07/tides/README.md": ""})

    assert run(two_ads).counts == Counts(unchanged=1, set_aside=1, files=1, ads=1)
    assert titles() == {"Backend Engineer, Tides": "open", "Data Engineer, Charts": "open"}


def test_changed_ad_updates_posting_and_records_change(two_ads: Path) -> None:
    run(two_ads)
    write(two_ads, {"jobs/Python/2024-07/tides/README.md": ad(badges="`💰 70k-99k USD` `🌎 Remote, Canada`")})

    assert run(two_ads).counts == Counts(changed=1, unchanged=1, files=2, ads=2)
    assert Posting.objects.get(title="Backend Engineer, Tides").pay_max == 99000
    changes = {
        change.field: (change.before, change.after) for change in Change.objects.filter(run=ImportRun.objects.first())
    }
    assert changes == {
        "pay": (["65000.00", "95000.00", "USD", "year"], ["70000.00", "99000.00", "USD", "year"]),
        "pay_text": ("65k-95k USD", "70k-99k USD"),
    }


def test_slug_is_kept_when_title_changes(two_ads: Path) -> None:
    run(two_ads)
    slug = Posting.objects.get(title="Backend Engineer, Tides").slug
    write(two_ads, {"jobs/Python/2024-07/tides/README.md": ad(title="Senior Backend Engineer, Tides")})
    run(two_ads)
    assert Posting.objects.get(slug=slug).title == "Senior Backend Engineer, Tides"


class TestPostingInSeveralFiles:
    def test_has_all_categories_and_values_of_newest_file(self, ads: Path) -> None:
        write(ads, {"jobs/C#/2024-07/x/README.md": ad(badges="`🌎 Remote`"), "jobs/Golang/2024-08/x/README.md": ad()})
        report = run(ads)

        assert report.counts == Counts(new=1, files=2, ads=2)
        posting = Posting.objects.get()
        assert sorted(category.name for category in posting.categories.all()) == ["C#", "Golang"]
        assert (posting.posted_on, posting.location_text) == (date(2024, 7, 1), "Remote, Canada")

    def test_older_file_does_not_override_newer_file(self, ads: Path) -> None:
        write(ads, {"jobs/C#/2024-07/x/README.md": ad(), "jobs/Golang/2024-08/x/README.md": ad()})
        run(ads)
        write(ads, {"jobs/C#/2024-07/x/README.md": ad(badges="`🌎 Mars`")})

        assert run(ads).counts == Counts(unchanged=1, files=2, ads=2)
        posting = Posting.objects.get()
        assert (posting.location_text, posting.categories.count()) == ("Remote, Canada", 2)

    def test_stays_open_while_one_file_remains(self, ads: Path) -> None:
        write(ads, {"jobs/C#/2024-07/x/README.md": ad(), "jobs/Golang/2024-08/x/README.md": ad(badges="`🌎 Mars`")})
        run(ads)
        (ads / "jobs/Golang/2024-08/x/README.md").unlink()

        assert run(ads).counts == Counts(changed=1, files=1, ads=1)
        posting = Posting.objects.get()
        assert (posting.status, posting.location_text) == ("open", "Remote, Canada")
        assert [category.name for category in posting.categories.all()] == ["C#"]

    def test_other_sources_keep_posting_open_and_add_categories(self, ads: Path, tmp_path: Path) -> None:
        write(ads, {"jobs/C#/2024-07/x/README.md": ad(), **many_ads(5)})
        other = write(tmp_path / "other", {"jobs/PHP/2024-08/x/README.md": ad(), **many_ads(5)})
        run(ads)
        run(other)
        assert sorted(c.name for c in Posting.objects.get(title="Backend Engineer, Tides").categories.all()) == ["C#", "PHP"]

        (other / "jobs/PHP/2024-08/x/README.md").unlink()
        assert run(other).counts.closed == 0
        assert Posting.objects.get(title="Backend Engineer, Tides").status == "open"

        (ads / "jobs/C#/2024-07/x/README.md").unlink()
        assert run(ads).counts.closed == 1


class TestClosing:
    def test_missing_ad_closes_and_reopens(self, ads: Path) -> None:
        write(ads, many_ads(6))
        run(ads)
        (ads / "ad-000.md").unlink()
        assert run(ads).counts == Counts(unchanged=5, closed=1, files=5, ads=5)
        closed = Posting.objects.get(title="Engineer 0, Tides")
        assert (closed.status, closed.closed_at is not None) == ("closed", True)
        assert SourceFile.objects.get(posting=closed).last_seen is not None

        write(ads, many_ads(1))
        assert run(ads).counts == Counts(unchanged=5, reopened=1, files=6, ads=6)
        closed.refresh_from_db()
        assert (closed.status, closed.closed_at) == ("open", None)

    def test_closing_more_than_a_fifth_is_refused(self, ads: Path) -> None:
        write(ads, many_ads(9))
        run(ads)
        for n in (0, 1):
            (ads / f"ad-00{n}.md").unlink()
        write(ads, {"new.md": ad(slug="new")})

        report = run(ads)
        assert report.outcome is RunOutcome.REFUSED
        assert "would close 2 of 9 open postings" in report.message
        assert set(titles().values()) == {"open"}
        assert Posting.objects.count() == 9
        assert ImportRun.objects.first().outcome == RunOutcome.REFUSED

        assert run(ads, force=True).counts == Counts(new=1, unchanged=7, closed=2, files=8, ads=8)

    def test_closing_exactly_a_fifth_is_allowed(self, ads: Path) -> None:
        write(ads, many_ads(10))
        run(ads)
        for n in (0, 1):
            (ads / f"ad-00{n}.md").unlink()
        assert run(ads).counts.closed == 2

    def test_source_without_ads_is_refused(self, ads: Path) -> None:
        assert "no job ads found" in run(ads).message
        write(ads, {"x.md": ad()})
        run(ads)
        (ads / "x.md").unlink()
        assert run(ads).outcome is RunOutcome.REFUSED
        assert run(ads, force=True).counts == Counts(closed=1)
        write(ads, {"README.md": "About this folder.\n"})
        report = run(ads)
        assert report.outcome is RunOutcome.REFUSED
        assert report.findings == []

    def test_single_file_import_closes_no_other_posting(self, two_ads: Path) -> None:
        run(two_ads)
        report = run(two_ads / "jobs/Golang/2024-08/charts/README.md")
        assert report.counts == Counts(unchanged=1, files=1, ads=1)
        assert Source.objects.count() == 1
        assert set(titles().values()) == {"open"}

    def test_changed_apply_link_creates_new_posting_and_closes_old(self, ads: Path) -> None:
        write(ads, many_ads(6))
        run(ads)
        write(ads, {"ad-000.md": ad(title="Engineer 0, Tides", slug="moved")})
        assert run(ads).counts == Counts(new=1, unchanged=5, closed=1, files=6, ads=6)

    def test_next_run_closes_what_killed_run_left_open(self, ads: Path) -> None:
        write(ads, many_ads(6))
        run(ads)
        SourceFile.objects.filter(path="ad-000.md").delete()  # as if the file had just moved to another posting
        (ads / "ad-000.md").unlink()
        assert run(ads).counts == Counts(unchanged=5, closed=1, files=5, ads=5)


class TestHistory:
    def test_dates_come_from_commits_and_removed_ads_are_closed(self, repository: Path) -> None:
        report = run(repository, history=True)

        assert report.counts == Counts(new=3, files=3, ads=3)
        postings = {posting.title: posting for posting in Posting.objects.all()}
        came_and_went = postings["Gone"]
        assert (came_and_went.status, came_and_went.closed_at.date()) == ("closed", date(2024, 7, 9))
        assert (came_and_went.posted_on, came_and_went.posted_precision) == (date(2024, 7, 5), "day")
        assert (postings["First"].posted_on, postings["First"].posted_precision) == (None, "unknown")
        stays = postings["Stays"]
        assert (stays.posted_on, stays.posted_precision) == (date(2024, 7, 5), "day")
        assert stays.source_files.get().first_seen.date() == date(2024, 7, 5)
        assert run(repository, history=True).counts == Counts(unchanged=3, files=3, ads=3)

    def test_import_without_history_keeps_exact_dates(self, repository: Path) -> None:
        run(repository)
        assert Posting.objects.get(title="Stays").posted_precision == "month"
        assert run(repository, history=True).counts == Counts(new=1, changed=1, unchanged=1, files=3, ads=3)
        assert Posting.objects.get(title="Stays").posted_on == date(2024, 7, 5)

        assert run(repository).counts == Counts(unchanged=2, files=2, ads=2)
        assert Posting.objects.get(title="Stays").posted_on == date(2024, 7, 5)


def test_several_paths_are_one_run(two_ads: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", many_ads(3))
    assert run(two_ads, other).counts == Counts(new=5, files=5, ads=5)
    assert ImportRun.objects.get().sources.count() == 2


def test_one_refused_path_refuses_the_run(two_ads: Path, tmp_path: Path) -> None:
    assert run(two_ads, tmp_path / "nowhere").outcome is RunOutcome.REFUSED
    assert Posting.objects.count() == 0


def test_named_source_may_change_its_path(two_ads: Path, tmp_path: Path) -> None:
    run(two_ads, source_name="remote jobs")
    two_ads.rename(tmp_path / "elsewhere")
    assert run(tmp_path / "elsewhere", source_name="remote jobs").counts == Counts(unchanged=2, files=2, ads=2)


def test_spellings_of_one_company_are_one_company(ads: Path) -> None:
    write(ads, {"a.md": ad(company="DoorStep", slug="a"), "b.md": ad(company="Doorstep \u200e", slug="b")})
    run(ads)
    assert [company.name for company in Company.objects.all()] == ["DoorStep"]


def test_ad_rejected_by_database_is_set_aside_and_batch_continues(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ads, many_ads(3))
    monkeypatch.setattr(
        "postings.importing.store.posting_store.posting_slug",
        lambda title, *others: posting_slug("", "") if title != "Engineer 1, Tides" else posting_slug(title, *others),
    )
    report = run(ads)
    assert (report.counts.new, report.counts.set_aside) == (2, 1)
    assert {finding.code for finding in report.findings} == {"not_stored"}


@pytest.mark.one_database
def test_parallel_reading_keeps_order(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postings.importing.workers.MIN_FILES_FOR_WORKERS", 40)
    write(ads, {**many_ads(50), "bad.md": ""})
    report = run(ads, processes=2)
    assert (report.counts.new, report.counts.set_aside) == (50, 1)
    assert list(Posting.objects.order_by("pk").values_list("title", flat=True)[:3]) == [
        "Engineer 0, Tides",
        "Engineer 1, Tides",
        "Engineer 2, Tides",
    ]
