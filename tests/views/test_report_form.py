"""Reports by readers: sent without an account or a cookie, limited in number, and resolved in the admin."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.choices import ActionKind
from postings.editing import error_reports, undo
from postings.editing.journal import recorded
from postings.models import Action, Change, ErrorReport, Posting
from tests.builders import make_posting
from tests.pages import text
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/postings/errorreport/"
SAID = {"fact": "pay", "words": "The ad says 70,000."}


@pytest.fixture
def posting() -> Posting:
    return make_posting("Tide Reader")


def send(client: Client, posting: Posting, said: dict[str, str] = SAID, **options: Any) -> Any:
    return client.post(reverse("report", args=[posting.slug]), said, **options)


def test_report_is_saved_and_sets_no_cookie(posting: Posting) -> None:
    client = Client(enforce_csrf_checks=True)
    link = reverse("report", args=[posting.slug])
    assert f'href="{link}"' in client.get(posting.get_absolute_url()).content.decode()
    assert client.get(link).status_code == 200
    response = send(client, posting)
    assert (response.status_code, response.url) == (302, f"{link}?sent")
    assert "We have sent your report to our editors" in client.get(response.url).content.decode()
    found = ErrorReport.objects.get()
    assert (found.posting, found.fact, found.words, found.is_resolved) == (posting, "pay", "The ad says 70,000.", False)
    assert not client.cookies


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Select what the problem is with."),
        ({"fact": "pay"}, "Enter what is wrong."),
        ({"fact": "pay", "words": "   "}, "Enter what is wrong."),
        ({"fact": "nonsense", "words": "x"}, "nonsense"),
        ({"fact": "pay", "words": "x" * 1001}, "at most 1"),
    ],
)
def test_invalid_report_shows_error_and_keeps_input(
    client: Client, posting: Posting, said: dict[str, Any], problem: str
) -> None:
    response = send(client, posting, said)
    html = response.content.decode()
    assert response.status_code == 400
    assert problem in html
    assert "There is a problem" in html
    assert not ErrorReport.objects.exists()
    if said.get("words", "").strip("x"):
        assert 'value="pay"' in html


def limit(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(error_reports, name.upper(), value)


class TestLimits:
    @pytest.mark.parametrize(
        ("sender", "neighbour", "stranger"),
        [
            ("203.0.113.7", "203.0.113.250", "203.0.114.7"),
            ("2001:db8:1:2::1", "2001:db8:1:ffff::1", "2001:db8:2:2::1"),
        ],
    )
    def test_network_can_send_ten_reports_an_hour(
        self, client: Client, posting: Posting, sender: str, neighbour: str, stranger: str
    ) -> None:
        for _ in range(10):
            assert send(client, posting, REMOTE_ADDR=sender).status_code == 302
        refused = send(client, posting, REMOTE_ADDR=neighbour)
        assert (refused.status_code, ErrorReport.objects.count()) == (429, 10)
        assert "too many reports from your network" in refused.content.decode()
        assert "The ad says 70,000." in refused.content.decode()
        assert send(client, posting, REMOTE_ADDR=stranger).status_code == 302
        ErrorReport.objects.update(at=timezone.now() - timedelta(hours=2))
        assert send(client, posting, REMOTE_ADDR=sender).status_code == 302

    def test_senders_without_valid_address_share_one_limit(self, client: Client, posting: Posting, settings: Any) -> None:
        settings.BEHIND_PROXY = True
        for number in range(10):
            assert send(client, posting, HTTP_X_FORWARDED_FOR=f"nonsense {number}").status_code == 302
        assert send(client, posting, HTTP_X_FORWARDED_FOR="other nonsense").status_code == 429
        assert send(client, posting, HTTP_X_FORWARDED_FOR="203.0.113.7:4711").status_code == 302

    def test_flood_from_many_networks_silences_nobody(
        self, client: Client, posting: Posting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        limit(monkeypatch, max_in_queue_an_hour=4, max_held=3)
        for number in range(9):
            assert send(client, posting, REMOTE_ADDR=f"10.0.{number}.1").status_code == 302
        assert send(client, posting, {**SAID, "words": "Honest."}, REMOTE_ADDR="203.0.113.7").status_code == 302
        assert ErrorReport.objects.filter(is_held=False).count() == 4
        held = ErrorReport.objects.filter(is_held=True)
        assert (held.count(), held[0].words) == (3, "Honest.")
        ErrorReport.objects.update(at=timezone.now() - timedelta(hours=2))
        send(client, posting)
        assert not ErrorReport.objects.first().is_held

    def test_reports_held_back_are_counted_apart(self, client: Client, posting: Posting, admin_client: Client) -> None:
        for is_held in (True, True, False):
            ErrorReport.objects.create(posting=posting, fact="pay", words="x", is_held=is_held)
        figures = {each.label: each for each in admin_client.get("/admin/").context["waiting"]}
        for label, count in (("Reader reports", 1), ("Reader reports held back", 2)):
            assert figures[label].count == count
            assert admin_client.get(figures[label].url).context["cl"].result_count == count


class TestCrossSite:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
            {"Origin": "https://evil.example"},
            {"Origin": "http://testserver.evil.example"},
            {"Origin": "http://testserver:81"},
            {"Origin": "null"},
        ],
    )
    def test_report_from_another_site_is_refused_and_shown_again(
        self, client: Client, posting: Posting, headers: dict[str, str]
    ) -> None:
        response = send(client, posting, headers=headers)
        assert (response.status_code, ErrorReport.objects.count()) == (403, 0)
        assert "it did not come from this page" in response.content.decode()
        assert "The ad says 70,000." in response.content.decode()

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Origin": "http://testserver"},
            {"Sec-Fetch-Site": "same-origin"},
            {"Sec-Fetch-Site": "none"},
            {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        ],
    )
    def test_report_from_its_own_page_is_accepted(self, client: Client, posting: Posting, headers: dict[str, str]) -> None:
        assert send(client, posting, headers=headers).status_code == 302


class TestRetention:
    def old(self, days: int, posting: Posting, **fields: Any) -> ErrorReport:
        report = ErrorReport.objects.create(posting=posting, fact="pay", words=f"{days} days old", **fields)
        ErrorReport.objects.filter(pk=report.pk).update(at=timezone.now() - timedelta(days=days))
        return report

    def test_network_of_sender_is_not_stored(self, client: Client, posting: Posting) -> None:
        send(client, posting, REMOTE_ADDR="203.0.113.7")
        assert "203.0.113" not in str(ErrorReport.objects.values().get())
        assert len(ErrorReport.objects.get().sender) == 32
        ErrorReport.objects.update(at=timezone.now() - timedelta(days=2))
        send(client, posting)
        assert sorted(len(report.sender) for report in ErrorReport.objects.all()) == [0, 32]

    def test_resolved_reports_are_deleted_180_days_after_they_were_resolved(self, posting: Posting) -> None:
        self.old(400, posting, is_resolved=True)
        self.old(400, posting)
        error_reports.delete_old_reports()
        assert ErrorReport.objects.count() == 2
        ErrorReport.objects.filter(is_resolved=True).update(resolved_at=timezone.now() - timedelta(days=179))
        error_reports.delete_old_reports()
        assert ErrorReport.objects.count() == 2
        ErrorReport.objects.filter(is_resolved=True).update(resolved_at=timezone.now() - timedelta(days=181))
        error_reports.delete_old_reports()
        assert [report.is_resolved for report in ErrorReport.objects.all()] == [False]

    def test_reopened_report_is_kept(self, posting: Posting) -> None:
        self.old(400, posting, resolved_at=timezone.now() - timedelta(days=300))
        error_reports.delete_old_reports()
        assert ErrorReport.objects.get().resolved_at is None

    def test_reports_held_back_are_deleted_180_days_after_they_came(self, posting: Posting) -> None:
        self.old(181, posting, is_held=True)
        kept = self.old(179, posting, is_held=True)
        error_reports.delete_old_reports()
        assert list(ErrorReport.objects.all()) == [kept]

    def test_import_deletes_old_reports_by_the_setting(self, posting: Posting, settings: Any, two_ads: Path) -> None:
        settings.REPORT_RETENTION_DAYS = 30
        self.old(50, posting, is_resolved=True, resolved_at=timezone.now() - timedelta(days=31))
        call_command("import_postings", str(two_ads), dry_run=True, quiet=True)
        assert ErrorReport.objects.exists()
        call_command("import_postings", str(two_ads), quiet=True)
        assert not ErrorReport.objects.exists()

    @pytest.mark.parametrize("page", ["report", "privacy"])
    def test_pages_say_how_long_reports_are_kept(self, client: Client, posting: Posting, settings: Any, page: str) -> None:
        settings.REPORT_RETENTION_DAYS = 30
        address = reverse(page, args=[posting.slug] if page == "report" else [])
        assert "We delete your report 30 days after our editors have dealt with it." in text(client.get(address))

    def test_journal_forgets_reports_of_deleted_posting(self, client: Client, posting: Posting) -> None:
        send(client, posting)
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        stored = Change.objects.get()
        assert stored.before and "The ad says" in str(stored.before)
        assert [row["fields"]["sender"] for row in stored.before["rows"] if "sender" in row["fields"]] == [""]
        Action.objects.update(at=timezone.now() - timedelta(days=179))
        error_reports.delete_old_reports()
        assert "The ad says" in str(Change.objects.get().before)
        Action.objects.update(at=timezone.now() - timedelta(days=181))
        error_reports.delete_old_reports()
        assert "The ad says" not in str(Change.objects.get().before)
        undo.undo_action(Action.objects.get(), None)
        assert (Posting.objects.get().title, ErrorReport.objects.count()) == ("Tide Reader", 0)


def test_report_with_hidden_field_filled_in_is_not_saved(client: Client, posting: Posting) -> None:
    assert send(client, posting, {**SAID, "homepage": "https://spam.example"}).status_code == 302
    assert not ErrorReport.objects.exists()


def test_closed_postings_accept_reports_and_hidden_ones_do_not(client: Client) -> None:
    assert send(client, make_posting("hidden", status="hidden")).status_code == 404
    assert send(client, make_posting("closed", status="closed")).status_code == 302


class TestAdmin:
    @pytest.fixture
    def editor(self) -> Client:
        client = Client()
        client.force_login(make_user("ed", Role.EDITOR))
        return client

    def test_report_can_be_resolved_and_reopened_by_undo(self, editor: Client, client: Client, posting: Posting) -> None:
        send(client, posting, {"fact": "gone", "words": "<script>alert(1)</script> gone"})
        figure = next(each for each in editor.get("/admin/").context["waiting"] if each.label == "Reader reports")
        assert figure.count == 1
        page = editor.get(figure.url)
        assert page.context["cl"].result_count == 1
        report = ErrorReport.objects.get()
        address = reverse("admin:postings_errorreport_change", args=[report.pk])
        assert address in page.content.decode()
        item = editor.get(address)
        assert reverse("admin:postings_posting_change", args=[posting.pk]) in item.content.decode()
        for html in (page.content.decode(), item.content.decode()):
            assert "&lt;script&gt;" in html
            assert "<script>alert" not in html

        editor.post(figure.url, {"action": "resolve", "_selected_action": [report.pk]})
        assert editor.get(figure.url).context["cl"].result_count == 0
        action = Action.objects.get()
        assert action.summary == "Resolved the reader report about Tide Reader"
        undo.undo_action(action, None)
        assert editor.get(figure.url).context["cl"].result_count == 1

    def test_publishers_delete_reports_for_good(self, client: Client, posting: Posting) -> None:
        for words in ("spam one", "spam two", "honest"):
            send(client, posting, {"fact": "other", "words": words})
        doomed = list(ErrorReport.objects.filter(words__startswith="spam").values_list("pk", flat=True))
        publisher = Client()
        publisher.force_login(make_user("pia", Role.PUBLISHER))
        sent = {"action": "delete_selected", "_selected_action": doomed}
        asked = publisher.post(LIST, sent)
        assert "Are you sure" in asked.content.decode()
        assert publisher.post(LIST, {**sent, "post": "yes"}).status_code == 302
        assert [report.words for report in ErrorReport.objects.all()] == ["honest"]
        action = Action.objects.get()
        assert (action.kind, action.summary, action.user_name) == ("deleted", "Deleted 2 reader reports", "pia")
        kept = [*Action.objects.values(), *Change.objects.values(), *LogEntry.objects.values()]
        assert "spam" not in str(kept)
        page = publisher.get(reverse("admin:postings_action_change", args=[action.pk]))
        assert (page.status_code, page.context["can_undo"]) == (200, False)

    def test_editors_cannot_delete_reports(self, editor: Client, client: Client, posting: Posting) -> None:
        send(client, posting)
        report = ErrorReport.objects.get()
        editor.post(LIST, {"action": "delete_selected", "_selected_action": [report.pk], "post": "yes"})
        assert editor.post(reverse("admin:postings_errorreport_delete", args=[report.pk])).status_code == 403
        assert ErrorReport.objects.exists()

    def test_undoing_deletion_of_posting_restores_its_reports(self, client: Client, posting: Posting) -> None:
        send(client, posting)
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        assert not ErrorReport.objects.exists()
        undo.undo_action(Action.objects.get(), None)
        assert ErrorReport.objects.get().words == "The ad says 70,000."
