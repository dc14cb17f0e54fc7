"""Reports by readers: sent without an account or a cookie, limited in number, and resolved in the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.choices import ActionKind
from postings.editing import error_reports, undo
from postings.editing.journal import recorded
from postings.models import Action, ErrorReport, Posting
from tests.builders import make_posting
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db

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
    assert (found.posting, found.fact, found.words, found.is_settled) == (posting, "pay", "The ad says 70,000.", False)
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
def test_invalid_report_shows_error_and_keeps_input(client: Client, posting: Posting, said: dict, problem: str) -> None:
    response = send(client, posting, said)
    html = response.content.decode()
    assert response.status_code == 400
    assert problem in html
    assert "There is a problem" in html
    assert not ErrorReport.objects.exists()
    if said.get("words", "").strip("x"):
        assert 'value="pay"' in html


def test_reports_are_limited_per_address_and_in_total(
    client: Client, posting: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        assert send(client, posting).status_code == 302
    refused = send(client, posting)
    assert (refused.status_code, ErrorReport.objects.count()) == (429, 5)
    assert "The ad says 70,000." in refused.content.decode()
    assert send(client, posting, REMOTE_ADDR="203.0.113.7").status_code == 302
    monkeypatch.setattr(error_reports, "MAX_AN_HOUR", 6)
    assert send(client, posting, REMOTE_ADDR="203.0.113.8").status_code == 429
    ErrorReport.objects.update(at=timezone.now() - timedelta(hours=2))
    assert send(client, posting).status_code == 302


def test_address_of_sender_is_not_stored(client: Client, posting: Posting) -> None:
    send(client, posting, REMOTE_ADDR="203.0.113.7")
    assert "203.0.113.7" not in str(ErrorReport.objects.values().get())
    assert len(ErrorReport.objects.get().sender) == 32
    ErrorReport.objects.update(at=timezone.now() - timedelta(days=2))
    send(client, posting)
    assert sorted(len(report.sender) for report in ErrorReport.objects.all()) == [0, 32], "who sent it is forgotten by now"


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
        html = page.content.decode()
        assert reverse("admin:postings_posting_change", args=[posting.pk]) in html
        assert "&lt;script&gt;" in html
        assert "<script>alert" not in html

        report = ErrorReport.objects.get()
        editor.post(figure.url, {"action": "settle", "_selected_action": [report.pk]})
        assert editor.get(figure.url).context["cl"].result_count == 0
        action = Action.objects.get()
        assert action.summary == "Resolved the reader report about Tide Reader"
        undo.undo_action(action, None)
        assert editor.get(figure.url).context["cl"].result_count == 1

    def test_undoing_deletion_of_posting_restores_its_reports(self, client: Client, posting: Posting) -> None:

        send(client, posting)
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        assert not ErrorReport.objects.exists()
        undo.undo_action(Action.objects.get(), None)
        assert ErrorReport.objects.get().words == "The ad says 70,000."
