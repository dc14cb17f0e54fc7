"""Asking for an alert, confirming, changing and ending it, without an account, a cookie or a script."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from postings.models import Alert, AlertMail, AlertRequest
from postings.publishing.alerts import runs, subscriptions
from tests.builders import make_posting
from tests.pages import text
from tests.publishing.alert_builders import make_alert, next_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends_mail")]

GIVEN = {"email": "ana@example.org", "frequency": "weekly"}


def ask(client: Client, query: str = "q=tides", given: dict[str, str] = GIVEN, **options: Any) -> Any:
    return client.post(f"/alerts/new/?{query}", given, **options)


def links() -> dict[str, str]:
    """The addresses of the alert's pages in the last mail, by the name of the page, without the host."""
    runs.run()
    found = re.findall(r"https://jobs.example.org(\S*/alerts/(\w+)/\?key=\S+)", str(mail.outbox[-1].body))
    return {page: address for address, page in found}


def test_alert_is_asked_for_confirmed_changed_and_ended_without_a_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    make_posting("Tides")
    page = client.get("/alerts/new/?q=tides")
    assert ("“tides”" in text(page), "no-store" in page["Cache-Control"]) == (True, True)
    response = ask(client)
    assert (response.status_code, response.url) == (302, "/alerts/new/?q=tides&sent=1")
    assert "We have sent you an e-mail." in text(client.get(response.url))

    alert = Alert.objects.get()
    assert (alert.email, alert.query, alert.frequency, alert.language) == ("ana@example.org", "q=tides", "weekly", "en")
    confirm = links()["confirm"]
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (["ana@example.org"], "Confirm your job alert from Job board")
    page = client.get(confirm)
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("no-referrer", "no-store")
    alert.refresh_from_db()
    assert alert.confirmed_at is None
    assert "Your alert is confirmed" in text(client.post(confirm, follow=True))
    alert.refresh_from_db()
    assert alert.confirmed_at is not None

    make_posting("New Tides")
    alert.frequency = "daily"
    alert.save()
    next_day()
    manage = links()["manage"]
    assert "Your alert" in text(client.get(manage))
    assert "Saved." in text(client.post(manage, {"frequency": "weekly"}, follow=True))
    alert.refresh_from_db()
    assert alert.frequency == "weekly"

    stop = links()["stop"]
    assert "End this alert?" in text(client.get(stop))
    assert Alert.objects.exists()
    assert "The alert has ended" in text(client.post(stop))
    assert not Alert.objects.exists()
    assert "The alert has ended" in text(client.post(stop))
    assert client.get(manage).status_code == 404
    assert not client.cookies


def test_mail_program_ends_the_alert_with_one_click() -> None:
    make_alert()
    make_posting("New")
    next_day()
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    parts = urlsplit(address)
    body = {"List-Unsubscribe": "One-Click"}
    headers = {"Origin": "https://mail.example.com", "Sec-Fetch-Site": "cross-site"}
    response = Client(enforce_csrf_checks=True).post(f"{parts.path}?{parts.query}", body, headers=headers)
    assert (response.status_code, Alert.objects.count(), AlertMail.objects.count()) == (200, 0, 0)


def test_alert_in_another_language(client: Client) -> None:
    client.post("/de/alerts/new/?q=tides", GIVEN)
    assert Alert.objects.get().language == "de"
    assert links()["confirm"].startswith("/de/alerts/confirm/")


@pytest.mark.parametrize("address", ["/alerts/confirm/", "/alerts/manage/", "/alerts/stop/"])
@pytest.mark.parametrize("key", ["", "?key=", "?key=x", "?key=abc:def", "?key=%F0%9F%98%80"])
def test_wrong_key_opens_nothing(client: Client, address: str, key: str) -> None:
    make_alert()
    for response in (client.get(address + key), client.post(address + key)):
        assert (response.status_code, Alert.objects.count()) == (404, 1)


def test_key_of_one_page_does_not_open_another(client: Client) -> None:
    ask(client)
    key = links()["confirm"].partition("?")[2]
    assert client.post(f"/alerts/stop/?{key}").status_code == 404
    assert Alert.objects.exists()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "Enter your e-mail address."),
        ({"email": "ana", "frequency": "daily"}, "Enter an e-mail address in the correct format"),
        ({"email": "ana@example.org\nBcc: x@example.org", "frequency": "daily"}, "correct format"),
        ({"email": "ana@example.org"}, "Select how often you want an e-mail."),
    ],
)
def test_invalid_form_shows_what_is_wrong_and_keeps_input(client: Client, given: dict[str, str], problem: str) -> None:
    response = ask(client, given=given)
    html = response.content.decode()
    assert (response.status_code, problem in html, "There is a problem" in html) == (400, True, True)
    assert Alert.objects.count() == 0
    assert 'name="email"' in html


def test_search_is_stored_as_its_canonical_address(client: Client) -> None:
    ask(client, "sort=newest&function=backend&q=tides&page=3&utm_source=x&q=")
    assert Alert.objects.get().query == "q=tides&function=backend"


def test_alert_for_a_value_that_is_not_there_uses_the_others(client: Client) -> None:
    page = client.get("/alerts/new/?q=tides&company=nobody")
    assert "Company: “nobody” was not found." in text(page)
    ask(client, "q=tides&company=nobody")
    assert Alert.objects.get().query == "q=tides"


def test_page_shows_the_next_mail(client: Client) -> None:
    make_posting("Tide <b>Reader</b>")
    html = client.get("/alerts/new/?q=reader").content.decode()
    assert "<strong>1 new job: “reader”</strong>" in html
    assert "Tide &lt;b&gt;Reader&lt;/b&gt;" in html
    assert "What the e-mails look like" not in client.get("/alerts/new/?q=nothing").content.decode()


def test_asking_twice_sends_the_mail_again_and_tells_nobody_who_has_alerts(client: Client) -> None:
    pages = []
    for _ in range(2):
        pages.append(client.get(ask(client).url).content)
        runs.run()
    assert (Alert.objects.count(), len(mail.outbox)) == (1, 2)
    client.post(links()["confirm"]) if AlertMail.objects.exists() else subscriptions.confirm(Alert.objects.get().key)
    pages.append(client.get(ask(client, given={**GIVEN, "email": "ANA@example.org"}).url).content)
    assert len(set(pages)) == 1
    assert "You already have this alert." in str(mail.outbox[-1].body) if runs.run() else False
    assert Alert.objects.count() == 1


def test_words_of_a_search_are_in_the_first_mail_only_if_ads_have_them(client: Client) -> None:
    make_posting("Tide Reader")
    ask(client, "q=buy+pills+at+evil.example")
    runs.run()
    assert "evil" not in str(mail.outbox[-1].message())
    ask(client, "q=tide")
    runs.run()
    assert "“tide”" in str(mail.outbox[-1].body)


@pytest.mark.parametrize("text", ['tide -"buy pills at evil.example"', f"{'tide ' * 10}buy pills at evil.example"])
def test_words_that_no_ad_has_to_have_are_not_in_the_first_mail(client: Client, text: str) -> None:
    make_posting("Tide Reader")
    ask(client, urlencode({"q": text}))
    runs.run()
    assert "evil" not in str(mail.outbox[-1].message())


def test_unconfirmed_alert_tells_nothing_and_is_deleted_after_seven_days(client: Client) -> None:
    ask(client)
    runs.run()
    make_posting("Tides")
    assert next_day().evaluated == 0
    Alert.objects.update(created_at=timezone.now() - timedelta(days=8))
    subscriptions.delete_expired()
    assert not Alert.objects.exists()


class TestLimits:
    def test_network_may_ask_for_ten_alerts_an_hour(self, client: Client) -> None:
        for number in range(10):
            given = {**GIVEN, "email": f"{number}@example.org"}
            assert ask(client, given=given, REMOTE_ADDR=f"203.0.113.{number}").status_code == 302
        refused = ask(client, given={**GIVEN, "email": "x@example.org"}, REMOTE_ADDR="203.0.113.99")
        assert (refused.status_code, Alert.objects.count()) == (429, 10)
        assert "x@example.org" in refused.content.decode()
        assert ask(client, given={**GIVEN, "email": "x@example.org"}, REMOTE_ADDR="198.51.100.1").status_code == 302

    def test_address_gets_three_mails_a_day_whoever_asks(self, client: Client) -> None:
        for number in range(4):
            given = {**GIVEN, "email": f"Ana+{number}@example.org"}
            status = ask(client, f"q={number}", given, REMOTE_ADDR=f"203.0.{number}.1").status_code
            assert status == (302 if number < 3 else 429)
        assert AlertMail.objects.count() == 3

    def test_address_has_at_most_twenty_alerts(self, client: Client) -> None:
        for number in range(20):
            make_alert(query=f"q={number}")
        assert ask(client).status_code == 429

    def test_what_is_kept_names_nobody_and_only_for_a_day(self, client: Client) -> None:
        ask(client, REMOTE_ADDR="203.0.113.7")
        kept = str(AlertRequest.objects.values().get())
        assert "203.0.113" not in kept
        assert "ana" not in kept
        AlertRequest.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
        subscriptions.delete_expired()
        assert not AlertRequest.objects.exists()

    def test_form_from_another_site_is_refused_and_shown_again(self, client: Client) -> None:
        response = ask(client, headers={"Sec-Fetch-Site": "cross-site"})
        assert (response.status_code, Alert.objects.count()) == (403, 0)
        assert 'value="ana@example.org"' in response.content.decode()

    def test_form_with_hidden_field_filled_in_is_not_saved(self, client: Client) -> None:
        assert ask(client, given={**GIVEN, "homepage": "https://spam.example"}).status_code == 302
        assert not Alert.objects.exists()


class TestOffer:
    def test_results_and_empty_results_lead_to_the_form(self, client: Client) -> None:
        make_posting("Tides")
        for query in ("?q=tides", "?q=nothing"):
            assert f'href="/alerts/new/{query}"' in client.get(f"/{query}").content.decode()

    def test_without_mail_settings_nothing_is_offered_and_alerts_can_still_be_ended(
        self, client: Client, settings: Any
    ) -> None:
        make_alert()
        make_posting("New")
        next_day()
        stop = links()["stop"]
        settings.SENDS_MAIL = False
        assert "/alerts/new/" not in client.get("/?q=tides").content.decode()
        assert client.get("/alerts/new/?q=tides").status_code == 404
        assert client.post(stop).status_code == 200
        assert not Alert.objects.exists()

    def test_privacy_page_tells_of_alerts_only_if_there_are_any(self, client: Client, settings: Any) -> None:
        assert "When you ask for new jobs by e-mail" in text(client.get("/privacy/"))
        settings.SENDS_MAIL = False
        assert "When you ask for new jobs by e-mail" not in text(client.get("/privacy/"))
