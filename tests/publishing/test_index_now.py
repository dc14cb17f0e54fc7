"""Reports to search engines through IndexNow, against a server on this machine."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from postings.choices import ActionKind, ObjectType, Status
from postings.database.locks import IndexNowIsRunning, index_now_lock
from postings.editing.journal import recorded
from postings.editing.posting_changes import set_status
from postings.importing.sources import Limits
from postings.models import IndexNowState, Posting, ReportedPosting
from postings.publishing import index_now
from postings.publishing.change_log import number_changes
from postings.publishing.index_now import Report, report_changes
from tests.builders import ad, make_posting, run, write
from tests.importing.silent_servers import nothing, server
from tests.importing.web_server import Reply, Request, WebServer, web_server

pytestmark = pytest.mark.django_db
LOCAL = Limits(timeout=2, total_timeout=5, allow_private_addresses=True)
KEY = "a1b2c3d4-e5f6"


class Engine:
    """A search engine on this machine that gives the answers in `replies` in turn, and then accepts everything."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.server: WebServer

    def answer(self, _request: Request) -> Reply:
        return self.replies.pop(0) if self.replies else Reply()

    @property
    def batches(self) -> list[list[str]]:
        """The addresses of each request, without the site."""
        bodies = [json.loads(request.body) for request in self.server.requests]
        return [[address.removeprefix(settings.SITE_URL) for address in body["urlList"]] for body in bodies]

    @property
    def reported(self) -> list[str]:
        return [address for batch in self.batches for address in batch]


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Return an engine for a board that has begun to report."""
    engine = Engine()
    with (
        web_server({"/indexnow": engine.answer}) as engine.server,
        override_settings(INDEXNOW_KEY=KEY, INDEXNOW_URL=f"{engine.server.url}/indexnow"),
    ):
        assert report_changes(LOCAL) == Report(0)
        yield engine


def change(*postings: Posting, **fields: Any) -> None:
    Posting.objects.filter(pk__in=[posting.pk for posting in postings]).update(updated_at=timezone.now(), **fields)


def give_status(posting: Posting, status: Status) -> None:
    with recorded(None, ActionKind.EDITED, "Changed", posting) as journal:
        journal.watch_ids(ObjectType.POSTING, [posting.pk])
        set_status(journal, [posting.pk], status)


def addresses(*postings: Posting) -> list[str]:
    return [posting.get_absolute_url() for posting in postings]


def test_first_run_reports_nothing_since_nothing_has_changed_yet() -> None:
    make_posting("Old Engineer")
    with override_settings(INDEXNOW_KEY=KEY, INDEXNOW_URL="http://127.0.0.1:1/"):
        assert report_changes(LOCAL) == Report(0)


def test_request_names_the_site_its_key_and_the_addresses(engine: Engine) -> None:
    posting = make_posting()
    assert report_changes(LOCAL) == Report(1)
    (request,) = engine.server.requests
    assert request.headers["Content-Type"] == "application/json; charset=utf-8"
    assert json.loads(request.body) == {
        "host": "127.0.0.1",
        "key": KEY,
        "keyLocation": f"http://127.0.0.1:8000/{KEY}.txt",
        "urlList": [f"http://127.0.0.1:8000{posting.get_absolute_url()}"],
    }


def test_openings_changes_and_closings_are_reported_once_each(engine: Engine) -> None:
    posting = make_posting()
    report_changes(LOCAL)
    report_changes(LOCAL)
    change(posting, title="Data Engineer")
    report_changes(LOCAL)
    give_status(posting, Status.CLOSED)
    report_changes(LOCAL)
    report_changes(LOCAL)
    assert engine.batches == [addresses(posting)] * 3


def test_deleted_ad_is_reported_once(engine: Engine) -> None:
    deleted, draft = make_posting("Tide Reader"), make_posting("Secret Engineer", status="draft")
    report_changes(LOCAL)
    page = addresses(deleted)
    deleted.delete()
    draft.delete()
    assert report_changes(LOCAL) == Report(1)
    assert report_changes(LOCAL) == Report(0)
    assert engine.batches == [page, page]


def test_imports_are_reported(engine: Engine, ads: Path) -> None:
    write(ads, {f"{n}.md": ad(title=f"Engineer {n}", slug=str(n)) for n in range(6)})
    run(ads)
    report_changes(LOCAL)
    write(ads, {"1.md": ad(title="Engineer 1", slug="1", badges="`💰 90k USD`")})
    (ads / "2.md").unlink()
    run(ads)
    report_changes(LOCAL)
    changed = Posting.objects.filter(title__in=["Engineer 1", "Engineer 2"]).order_by("title")
    first, second = engine.batches
    assert sorted(first) == sorted(addresses(*Posting.objects.all()))
    assert sorted(second) == sorted(addresses(*changed))


def test_only_pages_that_are_or_were_public_are_reported(engine: Engine) -> None:
    make_posting("Secret Engineer", status="draft")
    make_posting("Unwanted Engineer", status="hidden")
    hidden = make_posting("Hidden Engineer")
    give_status(hidden, Status.HIDDEN)
    report_changes(LOCAL)
    assert engine.reported == addresses(hidden)


def test_batches_have_a_limited_size(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_now, "MAX_BATCH", 2)
    postings = [make_posting(f"Engineer {n}") for n in range(5)]
    assert report_changes(LOCAL) == Report(5)
    assert engine.batches == [addresses(*postings[:2]), addresses(*postings[2:4]), addresses(postings[4])]


def test_after_a_refusal_the_rest_is_reported_when_the_server_allows_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_now, "MAX_BATCH", 2)
    postings = [make_posting(f"Engineer {n}") for n in range(5)]
    engine.replies = [Reply(), Reply(status=429, headers={"Retry-After": "3600"})]
    first = report_changes(LOCAL)
    assert (first.sent, "429 Too Many Requests" in first.problem) == (2, True)
    waiting = report_changes(LOCAL)
    assert (waiting.sent, waiting.problem.startswith("The server asked to wait until ")) == (0, True)
    assert len(engine.server.requests) == 2
    wait_until = IndexNowState.objects.get().wait_until
    assert wait_until is not None
    assert timedelta(minutes=55) < wait_until - timezone.now() < timedelta(minutes=65)
    IndexNowState.objects.update(wait_until=timezone.now())
    assert report_changes(LOCAL) == Report(3)
    assert engine.batches == [
        addresses(*postings[:2]), addresses(*postings[2:4]), addresses(*postings[2:4]), addresses(postings[4])
    ]  # fmt: skip
    assert IndexNowState.objects.get().wait_until is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "The request is not valid."),
        (403, "The key is not valid"),
        (422, "Check SITE_URL."),
        (301, "Check INDEXNOW_URL."),
        (500, "Check INDEXNOW_URL."),
        (503, "503 Service Unavailable"),
    ],
)
def test_what_is_not_accepted_is_reported_again(engine: Engine, status: int, words: str) -> None:
    posting = make_posting()
    engine.replies = [Reply(status=status)]
    report = report_changes(LOCAL)
    assert (report.sent, words in report.problem) == (0, True), report
    IndexNowState.objects.update(wait_until=None)
    assert report_changes(LOCAL) == Report(1)
    assert engine.reported == addresses(posting, posting)


def test_server_that_does_not_answer_is_given_up(engine: Engine) -> None:
    posting = make_posting()
    with server(nothing) as port, override_settings(INDEXNOW_URL=f"http://127.0.0.1:{port}/"):
        report = report_changes(Limits(timeout=0.3, allow_private_addresses=True))
    assert (report.sent, "has sent nothing" in report.problem) == (0, True)
    IndexNowState.objects.update(wait_until=None)
    report_changes(LOCAL)
    assert engine.reported == addresses(posting)


def test_server_in_a_private_network_is_not_asked(engine: Engine) -> None:
    make_posting()
    assert "private address" in report_changes(Limits()).problem
    assert engine.server.requests == []


def test_killed_run_loses_nothing_and_repeats_only_the_batch_on_its_way(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_now, "MAX_BATCH", 2)
    postings = [make_posting(f"Engineer {n}") for n in range(5)]
    store = index_now._store

    def killed(reported: list[ReportedPosting]) -> None:
        if len(engine.server.requests) == 2:
            raise KeyboardInterrupt
        store(reported)

    monkeypatch.setattr(index_now, "_store", killed)
    with pytest.raises(KeyboardInterrupt):
        report_changes(LOCAL)
    monkeypatch.setattr(index_now, "_store", store)
    assert report_changes(LOCAL) == Report(3)
    assert engine.batches == [
        addresses(*postings[:2]), addresses(*postings[2:4]), addresses(*postings[2:4]), addresses(postings[4])
    ]  # fmt: skip


def test_change_of_a_transaction_that_ends_late_is_reported(engine: Engine) -> None:
    report_changes(LOCAL)
    IndexNowState.objects.update(since=timezone.now() - timedelta(hours=2))
    make_posting()
    report_changes(LOCAL)
    late = make_posting("Late Engineer")
    Posting.objects.filter(pk=late.pk).update(updated_at=timezone.now() - timedelta(minutes=30))
    assert report_changes(LOCAL) == Report(1)
    assert engine.reported[-1:] == addresses(late)


def test_reported_changes_are_forgotten_when_no_earlier_one_can_appear(engine: Engine) -> None:
    IndexNowState.objects.update(since=timezone.now() - timedelta(days=2))
    posting = make_posting()
    Posting.objects.update(updated_at=timezone.now() - timedelta(days=1))
    assert report_changes(LOCAL) == Report(1)
    assert not ReportedPosting.objects.exists()
    assert report_changes(LOCAL) == Report(0)
    assert engine.reported == addresses(posting)


def test_number_of_queries_does_not_depend_on_the_number_of_ads(engine: Engine, django_assert_max_num_queries: Any) -> None:
    for n in range(60):
        make_posting(f"Engineer {n}")
    number_changes()
    with django_assert_max_num_queries(18):
        assert report_changes(LOCAL) == Report(60)


@pytest.mark.one_database
def test_one_process_reports_at_a_time(engine: Engine, transactional_db: None) -> None:
    with index_now_lock(), pytest.raises(IndexNowIsRunning):
        report_changes(LOCAL)


class TestKeyFile:
    def test_has_the_key(self, client: Client) -> None:
        with override_settings(INDEXNOW_KEY=KEY):
            response = client.get(f"/{KEY}.txt")
            assert (response.content, response.headers["Content-Type"]) == (KEY.encode(), "text/plain; charset=utf-8")
            assert client.get("/other-key.txt").status_code == 404
            assert client.get("/robots.txt").content.startswith(b"User-agent")

    def test_does_not_exist_without_a_key(self, client: Client) -> None:
        assert client.get(f"/{KEY}.txt").status_code == 404


class TestCommands:
    def test_command_tells_what_it_did(self, engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
        make_posting()
        with override_settings(IMPORT_ALLOW_PRIVATE_ADDRESSES=True):
            call_command("submit_to_index_now")
            assert capsys.readouterr().out == "1 ad reported.\n"
            make_posting("Data Engineer")
            engine.replies = [Reply(status=403)]
            with pytest.raises(CommandError, match="The key is not valid"):
                call_command("submit_to_index_now")

    def test_command_needs_a_key(self) -> None:
        with pytest.raises(CommandError, match="Set INDEXNOW_KEY"):
            call_command("submit_to_index_now")

    def test_tasks_report_changes_and_go_on_if_that_fails(self, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
        posting = make_posting()
        with override_settings(IMPORT_ALLOW_PRIVATE_ADDRESSES=True):
            engine.replies = [Reply(status=422)]
            with caplog.at_level(logging.WARNING):
                call_command("run_tasks")
            assert "Not all changes were reported to search engines: The server answered 422." in caplog.text
            IndexNowState.objects.update(wait_until=None)
            call_command("run_tasks")
        assert engine.reported == addresses(posting, posting)

    def test_tasks_report_nothing_without_a_key(self) -> None:
        make_posting()
        call_command("run_tasks")
        assert not IndexNowState.objects.exists()
