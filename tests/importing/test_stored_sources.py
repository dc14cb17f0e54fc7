"""Sources that are imported again and again with --all."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from postings.database.locks import AnotherImportIsRunning, import_lock
from postings.importing import pipeline
from postings.importing.pipeline import Options
from postings.importing.sources import Limits
from postings.importing.stored_sources import import_due, next_import_after
from postings.models import ImportRun, Posting, Source
from tests.builders import ad, many_ads, write
from tests.importing.conftest import commit, git
from tests.importing.web_server import Reply, web_server, with_etag

pytestmark = pytest.mark.django_db
LIST = json.dumps([{"id": 7, "title": "Tide Analyst", "company": "Ebbmark", "url": "https://ebbmark.example/7"}]).encode()


def call(*arguments: Any, **options: Any) -> tuple[int, str]:
    """Run the command and return its exit code and output."""
    out = io.StringIO()
    try:
        call_command("import_postings", *map(str, arguments), stdout=out, **options)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


@pytest.fixture(autouse=True)
def local(settings: Any, tmp_path: Path) -> None:
    settings.IMPORT_ALLOW_PRIVATE_ADDRESSES, settings.IMPORT_TIMEOUT, settings.DATA_DIR = True, 1, tmp_path / "data"


def make_source(location: Path | str, **fields: Any) -> Source:
    return Source.objects.create(**{"name": str(location), "location": str(location), **fields})


def make_due() -> None:
    Source.objects.update(next_import_at=timezone.now())


def outcomes() -> dict[str, str]:
    """Return the outcome of the last run of each source by its name."""
    return {source.name: getattr(source, "last_run_outcome") for source in Source.objects.with_last_run()}  # noqa: B009  annotated


class TestDue:
    def test_every_source_is_imported_in_a_run_of_its_own(self, ads: Path, tmp_path: Path) -> None:
        git(write(ads, {"tides.md": ad()}), "init")
        commit(ads, "2024-07-01T12:00:00Z")
        folder = write(tmp_path / "folder", {"charts.md": ad(title="Charts", slug="charts")})
        with web_server({"/jobs": Reply(LIST, headers={"Content-Type": "application/json"})}) as site:
            for location in (f"file://{ads}", folder, f"{site.url}/jobs"):
                make_source(location)
            code, text = call(all=True)
        assert code == 0
        assert text.count("1 ad in 1 file: 1 new, 0 changed, 0 unchanged.") == 3
        assert f"{folder}:\n" in text
        assert set(outcomes().values()) == {"done"}
        assert ImportRun.objects.count() == Posting.objects.count() == 3
        assert call(all=True) == (0, "No source is due.\n")

    def test_paused_sources_and_those_without_a_location_are_left_alone(self, two_ads: Path) -> None:
        make_source(two_ads, is_paused=True)
        Source.objects.create(name="by hand")
        assert call(all=True) == (0, "No source is due.\n")

    def test_source_that_waited_longest_comes_first(self, ads: Path) -> None:
        now = timezone.now()
        for name, due in (("late", now - timedelta(hours=2)), ("later", now), ("new", None), ("not", now + timedelta(1))):
            make_source(name, next_import_at=due)
        assert [source.name for source in Source.objects.due(now)] == ["new", "late", "later"]

    def test_source_is_due_again_after_its_hours(self, two_ads: Path) -> None:
        source = make_source(two_ads, every_hours=6)
        call(all=True)
        source.refresh_from_db()
        assert source.next_import_at
        assert timedelta(hours=5) < source.next_import_at - timezone.now() < timedelta(hours=6)

    def test_history_is_used_where_the_source_says_so(self, repository: Path) -> None:
        make_source(repository, history=True)
        assert call(all=True)[0] == 0
        assert Posting.objects.get(title="First").status == "open"
        assert Posting.objects.get(title="Gone").status == "closed"

    def test_dry_run_saves_nothing(self, two_ads: Path) -> None:
        source = make_source(two_ads)
        assert "Dry run: nothing was saved." in call(all=True, dry_run=True)[1]
        source.refresh_from_db()
        assert (source.next_import_at, Posting.objects.count()) == (None, 0)


class TestFailures:
    def test_one_failing_source_does_not_stop_the_others(
        self, two_ads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_source(tmp_path / "nowhere")
        make_source("https://[broken")
        broken = make_source("broken")
        make_source(two_ads)
        original = pipeline.run_within_lock

        def fail(paths: list[str], *arguments: Any) -> Any:
            if paths == ["broken"]:
                raise ZeroDivisionError("a bug")
            return original(paths, *arguments)

        monkeypatch.setattr("postings.importing.stored_sources.run_within_lock", fail)
        code, text = call(all=True)
        assert code == 70
        assert f"{tmp_path / 'nowhere'}: no such file or folder." in text
        assert "Import failed: Unexpected error (ZeroDivisionError: a bug)." in text
        assert "2 ads in 2 files: 2 new" in text
        assert Source.objects.get(pk=broken.pk).failures == 1
        assert outcomes()[str(tmp_path / "nowhere")] == "refused"

    def test_refused_source_exits_with_2(self, two_ads: Path, tmp_path: Path) -> None:
        make_source(tmp_path / "nowhere")
        make_source(two_ads)
        assert call(all=True)[0] == 2

    def test_skipped_files_exit_with_1_if_strict(self, two_ads: Path) -> None:
        make_source(write(two_ads, {"bad.md": ""}))
        assert call(all=True, strict=True)[0] == 1

    def test_failures_in_a_row_are_tried_less_and_less_often(self) -> None:
        now, day = datetime(2026, 11, 30, 12, tzinfo=UTC), timedelta(days=1)
        waits = [(next_import_after(now, day, failures) - now + timedelta(minutes=10)) for failures in range(8)]
        assert [wait // timedelta(hours=1) for wait in waits] == [24, 1, 2, 4, 8, 16, 24, 24]

    def test_server_that_asks_to_wait_is_left_alone_until_then(self) -> None:
        with web_server({"/jobs.json": Reply(status=429, headers={"Retry-After": "36000"})}) as site:
            source = make_source(f"{site.url}/jobs.json", every_hours=1)
            assert call(all=True)[0] == 2
        source.refresh_from_db()
        assert source.next_import_at
        assert source.next_import_at - timezone.now() > timedelta(hours=9)

    def test_success_ends_the_failures(self, ads: Path) -> None:
        source = make_source(ads)
        call(all=True)
        make_due()
        call(all=True)
        source.refresh_from_db()
        assert source.failures == 2
        write(ads, {"x.md": ad()})
        make_due()
        call(all=True)
        source.refresh_from_db()
        assert source.failures == 0


def is_locked() -> bool:
    """Return whether another connection can have the import lock."""
    try:
        with import_lock():
            return False
    except AnotherImportIsRunning:
        return True
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_one_lock_is_held_for_all(two_ads: Path) -> None:
    make_source(two_ads)
    make_source("/srv/nowhere")
    seen = []
    for imported in import_due(Options(limits=Limits())):
        with ThreadPoolExecutor(1) as pool:
            seen.append((imported.report.outcome, pool.submit(is_locked).result()))
    assert sorted(seen) == [("done", True), ("refused", True)]
    with import_lock():
        pass


class TestDownloads:
    def test_unchanged_file_is_not_sent_again_and_its_ads_stay(self) -> None:
        with web_server({"/jobs.json": with_etag(LIST)}) as site:
            make_source(f"{site.url}/jobs.json")
            call(all=True)
            make_due()
            assert "No changes. 1 ad in 1 file: 0 new, 0 changed, 1 unchanged." in call(all=True)[1]
            assert [request.headers.get("If-None-Match") for request in site.requests] == [None, '"1"']
            assert Posting.objects.open().count() == 1

    def test_files_of_sources_that_are_gone_are_removed(self, settings: Any) -> None:
        with web_server({"/a.json": Reply(LIST), "/b.json": Reply(LIST)}) as site:
            make_source(f"{site.url}/a.json")
            gone = make_source(f"{site.url}/b.json")
            call(all=True)
            assert len(list((settings.DATA_DIR / "downloads").iterdir())) == 2
            gone.delete()
            call(all=True)
        assert [path.name for path in settings.DATA_DIR.glob("downloads/*/[a-z]*")] == ["a.json"]


class TestCommand:
    def test_every_stores_the_source(self, two_ads: Path) -> None:
        assert call(two_ads, every=12)[0] == 0
        source = Source.objects.get()
        assert (source.location, source.every_hours, source.history) == (str(two_ads), 12, False)
        assert call(all=True) == (0, "No source is due.\n")
        make_due()
        assert "2 unchanged" in call(all=True)[1]

    def test_refused_source_is_not_stored(self, ads: Path) -> None:
        assert call(ads, every=12)[0] == 2
        assert not Source.objects.exists()

    @pytest.mark.parametrize(
        ("arguments", "options", "message"),
        [
            ([], {}, "Name a PATH to import, or use --all"),
            (["x"], {"all": True}, "--all cannot be used with PATH"),
            ([], {"all": True, "force": True}, "--all cannot be used with --force"),
            (["x", "y"], {"every": 3}, "--every can only be used with a single PATH."),
            (["https://a:b@example.org/x.json"], {"every": 3}, "cannot store an address with a password"),
        ],
    )
    def test_arguments_that_do_not_fit_are_refused(self, arguments: list[str], options: Any, message: str) -> None:
        code, text = call(*arguments, **options)
        assert code == 2
        assert message in text

    def test_json_is_one_object_a_source(self, two_ads: Path, tmp_path: Path) -> None:
        make_source(two_ads)
        make_source(tmp_path / "nowhere")
        lines = [json.loads(line) for line in call(all=True, json=True)[1].splitlines()]
        assert {line["source"]: line["outcome"] for line in lines} == {
            str(two_ads): "done",
            str(tmp_path / "nowhere"): "refused",
        }

    def test_url_inside_another_url_is_a_source_of_its_own(self) -> None:
        other = json.dumps([{"id": 8, "title": "Clerk", "company": "Ebbmark", "url": "https://ebbmark.example/8"}]).encode()
        with web_server({"/jobs.json": Reply(LIST), "/jobs.json/all.json": Reply(other)}) as site:
            assert call(f"{site.url}/jobs.json/all.json")[0] == 0
            assert call(f"{site.url}/jobs.json")[0] == 0
        assert Source.objects.count() == Posting.objects.open().count() == 2


def test_many_sources_need_few_queries_to_find_what_is_due(django_assert_num_queries: Any) -> None:
    for number in range(20):
        make_source(f"/srv/{number}", next_import_at=timezone.now())
    with django_assert_num_queries(1):
        assert len(Source.objects.due(timezone.now()).with_last_run()) == 20


def test_list_of_many_ads_is_a_source_like_any_other(ads: Path) -> None:
    make_source(write(ads, many_ads(3)), name="tides")
    call(all=True)
    assert Source.objects.get().name == "tides"
    assert Posting.objects.filter(source_files__source__name="tides").count() == 3
