"""Sending the mails of alerts to a real mail server with TLS and log-in, which takes, defers or refuses them."""

import logging
import os
import re
from datetime import UTC, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from postings.database.locks import AlertsAreBeingSent
from postings.models import Alert, AlertMail, AlertRun
from postings.publishing.alerts import mails, runs, sending
from tests.builders import make_company, make_posting
from tests.publishing.alert_builders import make_alert, next_day
from tests.publishing.mail_server import NO_SUCH_USER, TRY_LATER, MailServer

pytestmark = pytest.mark.django_db


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def exit_code(*arguments: str) -> int:
    try:
        call_command("send_alerts", *arguments)
    except SystemExit as stopped:
        return int(str(stopped.code))
    except CommandError as error:
        return int(error.returncode)
    return 0


def test_mail_has_what_mail_programs_and_readers_need(server: MailServer, settings: Any) -> None:
    settings.SITE_NAME = "Tide jobs"
    make_alert(query="q=engineer")
    company = make_company("Northwind <Tidal>")
    posting = make_posting("Engineer & Diver", company=company, location_text="Halifax", pay_min=60000, pay_max=70000,
                           pay_currency="CAD", pay_period="year")  # fmt: skip
    assert next_day().sent.counts[sending.Answer.SENT] == 1
    (message,) = server.mails
    assert (message["Subject"], message["To"]) == ("1 new job: “engineer”", "ana@example.org")
    assert message["From"] == "Tide jobs <jobs@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip().startswith("<https://jobs.example.org/alerts/stop/?key=")
    assert message["Message-ID"].endswith("@jobs.example.org>")
    text, html = part(message, "plain"), part(message, "html")
    address = f"https://jobs.example.org{posting.get_absolute_url()}"
    assert text.splitlines()[4:7] == ["Engineer & Diver", "Northwind <Tidal> · Halifax", "60,000–70,000 CAD a year"]
    assert address in text
    assert f'<a href="{address}"><bdi>Engineer &amp; Diver</bdi></a>' in html
    assert "Northwind &lt;Tidal&gt;" in html
    for words in ("/alerts/manage/?key=", "/alerts/stop/?key="):
        assert words in text
        assert words in html
    assert "<img" not in html
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "color:" not in html.replace("text-decoration-color:", "")


def test_headers_are_sent_as_mail_programs_read_them(server: MailServer) -> None:
    """Some look at the link to end an alert without decoding it, so it has to be ASCII without encoded words."""
    alert = make_alert(query="q=%C3%BCber", language="de")
    make_posting("Über-Ingenieur")
    started = timezone.now().replace(microsecond=0)
    next_day()
    (message,) = server.mails
    sent = dict(message.raw_items())
    stop = sent["List-Unsubscribe"].strip()
    assert re.fullmatch(rf"<https://jobs\.example\.org/de/alerts/stop/\?key={alert.key}%3A[\w-]+>", stop, re.ASCII)
    assert sent["Subject"].isascii()
    assert message["Subject"] == "1 neuer Job: „über“"
    assert started <= parsedate_to_datetime(sent["Date"]).replace(tzinfo=UTC) <= timezone.now()
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in message.iter_parts()} <= {"7bit", "8bit", "quoted-printable"}


def test_mail_is_in_the_language_of_the_alert(server: MailServer) -> None:
    make_alert(query="q=engineer", language="de")
    make_posting("Engineer")
    next_day()
    (message,) = server.mails
    assert '<html lang="de">' in part(message, "html")
    assert '<a href="https://jobs.example.org/de/">' in part(message, "html")
    assert "https://jobs.example.org/de/?q=engineer" in part(message, "plain")
    assert "https://jobs.example.org/de/alerts/stop/?key=" in message["List-Unsubscribe"]


def test_mail_of_an_alert_whose_language_is_no_longer_offered_has_links_that_work(server: MailServer, settings: Any) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    make_alert(language="es")
    make_posting("Engineer")
    next_day()
    (message,) = server.mails
    assert '<html lang="en">' in part(message, "html")
    assert "https://jobs.example.org/alerts/stop/?key=" in message["List-Unsubscribe"]


def test_ads_and_searches_cannot_add_headers_or_lines(server: MailServer) -> None:
    make_alert(query="q=%22tide%0d%0aBcc%3A+all%40example.org%22")
    make_posting("Engineer\r\nSee https://evil.example", body="Tide\nBcc: all example.org all@example.org")
    make_posting("Tide Bcc all example org")
    next_day()
    for message in server.mails:
        assert message["Bcc"] is None
    texts = "".join(part(message, "plain") for message in server.mails)
    assert "\nSee https://evil.example" not in texts


def test_sent_mail_is_deleted_and_a_sent_alert_is_well_again(server: MailServer) -> None:
    alert = make_alert(refusals=2)
    make_posting("New")
    next_day()
    alert.refresh_from_db()
    assert (alert.refusals, AlertMail.objects.count()) == (0, 0)


def test_deferred_mail_is_tried_again_after_growing_waits(server: MailServer) -> None:
    make_alert()
    make_posting("New")
    server.answers["ana@example.org"] = TRY_LATER
    assert next_day().sent.counts[sending.Answer.DEFERRED] == 1
    waits = []
    for _ in range(3):
        waiting = AlertMail.objects.get()
        waits.append(round((waiting.next_attempt_at - timezone.now()) / timedelta(minutes=10)))
        AlertMail.objects.update(next_attempt_at=timezone.now())
        runs.run()
    assert waits == [1, 2, 4]
    first_id = AlertMail.objects.get().message_id
    server.answers.clear()
    AlertMail.objects.update(next_attempt_at=timezone.now())
    runs.run()
    assert [message["Message-ID"] for message in server.mails] == [first_id]
    assert not AlertMail.objects.exists()


def test_deferred_mail_does_not_keep_others_from_being_sent(server: MailServer) -> None:
    make_alert()
    make_alert("ben@example.org")
    make_posting("New")
    server.answers["ana@example.org"] = TRY_LATER
    next_day()
    assert [message["To"] for message in server.mails] == ["ben@example.org"]


def test_refused_alert_is_paused_and_the_command_says_so(
    server: MailServer, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    alert = make_alert()
    make_posting("New")
    server.answers["ana@example.org"] = NO_SUCH_USER
    next_day()
    next_day()
    alert.refresh_from_db()
    assert (alert.refusals, alert.paused_at) == (2, None)
    AlertMail.objects.update(next_attempt_at=timezone.now())
    assert exit_code("--quiet") == 1
    assert "Paused after 3 refused mails: 1 alert." in capsys.readouterr().out
    alert.refresh_from_db()
    assert (alert.refusals, bool(alert.paused_at), AlertMail.objects.count()) == (3, True, 0)
    make_posting("Newer")
    assert next_day().evaluated == 0
    logged = [record.getMessage() for record in caplog.records if record.name.startswith("postings")]
    assert f"alert {alert.pk}: mail refused 550" in logged
    assert "ana@example.org" not in str(logged) + str(list(AlertRun.objects.values()))


def test_mail_that_the_server_refuses_after_its_text_is_refused(server: MailServer) -> None:
    make_alert()
    make_posting("New")
    server.answer_to_data = "554 5.7.1 spam"
    assert next_day().sent.counts[sending.Answer.REFUSED] == 1


def test_alert_that_is_paused_for_long_is_deleted(server: MailServer) -> None:
    make_alert(paused_at=timezone.now() - timedelta(days=31))
    kept = make_alert("ben@example.org", paused_at=timezone.now() - timedelta(days=29))
    runs.run()
    assert list(Alert.objects.all()) == [kept]


def test_wrong_password_ends_the_run_and_loses_nothing(
    server: MailServer, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    make_alert()
    make_posting("New")
    settings.EMAIL_HOST_PASSWORD = "wrong"
    next_day()
    AlertMail.objects.update(next_attempt_at=timezone.now())
    assert exit_code() == os.EX_UNAVAILABLE
    printed = capsys.readouterr().out
    assert "were not sent: the mail server cannot be used (535, SMTPAuthenticationError)." in printed
    assert "wrong" not in printed
    settings.EMAIL_HOST_PASSWORD = "secret of the board"
    AlertMail.objects.update(next_attempt_at=timezone.now())
    assert exit_code() == 0
    assert len(server.mails) == 1


def test_server_that_is_not_trusted_or_not_there_gets_nothing(
    server: MailServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_alert()
    make_posting("New")
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "SSLCertVerificationError" in next_day().sent.trouble
    settings.EMAIL_PORT = 9
    AlertMail.objects.update(next_attempt_at=timezone.now())
    assert "the mail server cannot be used (ConnectionRefusedError)" in runs.run().sent.trouble
    assert (server.mails, AlertMail.objects.count()) == ([], 1)


def test_alert_whose_mail_cannot_be_written_does_not_stop_the_others(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = make_alert()
    make_alert("ben@example.org", query="q=new")
    make_posting("New")
    build = mails.build

    def fails_for_one(mail: AlertMail, index: Any) -> Any:
        if mail.alert_id == broken.pk:
            raise RuntimeError
        return build(mail, index)

    monkeypatch.setattr("postings.publishing.alerts.mails.build", fails_for_one)
    next_day()
    assert [message["To"] for message in server.mails] == ["ben@example.org"]
    assert AlertMail.objects.get().attempts == 1


class TestCommand:
    def test_without_mail_settings_it_says_so(self) -> None:
        assert exit_code() == 2

    def test_second_process_ends_at_once(self, sends_mail: None, monkeypatch: pytest.MonkeyPatch) -> None:
        def taken() -> None:
            raise AlertsAreBeingSent

        monkeypatch.setattr("postings.publishing.alerts.runs.run", taken)
        assert exit_code("--quiet") == os.EX_TEMPFAIL

    def test_database_failure_has_its_own_code(self, sends_mail: None, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails() -> None:
            raise OperationalError("disk is full")

        monkeypatch.setattr("postings.publishing.alerts.runs.run", fails)
        assert exit_code() == os.EX_IOERR

    def test_quiet_run_prints_nothing(self, server: MailServer, capsys: pytest.CaptureFixture[str]) -> None:
        make_alert()
        make_posting("New")
        assert exit_code("--quiet") == 0
        assert capsys.readouterr().out == ""
        run = AlertRun.objects.get()
        assert (run.evaluated, run.sent, bool(run.finished_at)) == (1, 1, True)
        runs.run()
        assert AlertRun.objects.count() == 1
