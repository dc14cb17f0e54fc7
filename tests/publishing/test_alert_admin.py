"""The admin of alerts: numbers and runs, no addresses, and deleting an address on request."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.models import Action, Alert, Change
from tests.builders import make_posting
from tests.publishing.alert_builders import make_alert, next_day
from tests.signin.accounts import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends_mail")]

LIST = "/admin/postings/alertrun/"
DELETE = f"{LIST}delete-address/"


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(f"user-{role}", role))
    return client


def test_numbers_and_runs_are_shown_without_addresses() -> None:
    make_alert()
    make_alert("ben@example.org", frequency="weekly", refusals=1)
    make_alert("eve@example.org", paused_at=timezone.now())
    make_alert("joe@example.org", confirmed_at=None, evaluated_at=None)
    make_posting("New")
    next_day()
    page = client_of(Role.ADMINISTRATOR).get(LIST)
    assert dict(page.context["figures"]) == {
        "Daily alerts": 1,
        "Weekly alerts": 1,
        "Not confirmed yet": 1,
        "Last e-mail refused": 1,
        "Paused after refused e-mails": 1,
        "Waiting e-mails": 0,
        "E-mails to be sent again": 0,
    }
    assert page.context["cl"].result_count == 1
    assert "@example.org" not in page.content.decode()


def test_administrator_deletes_an_address_and_nothing_keeps_it() -> None:
    make_alert()
    make_alert(query="q=tides")
    make_alert("ben@example.org")
    admin = client_of(Role.ADMINISTRATOR)
    assert "Enter a valid email address." in admin.post(DELETE, {"email": "ana"}).content.decode()
    page = admin.post(DELETE, {"email": "ANA@example.org"}, follow=True)
    assert "Deleted 2 alerts of an e-mail address." in page.content.decode()
    assert [alert.email for alert in Alert.objects.all()] == ["ben@example.org"]
    action = Action.objects.get()
    assert action.summary == "Deleted 2 alerts of an e-mail address"
    kept = [*Action.objects.values(), *Change.objects.values(), *LogEntry.objects.values()]
    assert "ana" not in str(kept).lower()
    page = admin.post(DELETE, {"email": "ana@example.org"}, follow=True)
    assert "There is no alert with this address." in page.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_others_see_the_numbers_and_delete_no_addresses(role: Role) -> None:
    client = client_of(role)
    page = client.get(LIST)
    assert (page.status_code, "Delete an address" in page.content.decode()) == (200, False)
    assert client.post(DELETE, {"email": "ana@example.org"}).status_code == 403


def test_expired_alerts_are_deleted_by_the_tasks_of_each_minute() -> None:
    make_alert(paused_at=timezone.now() - timedelta(days=31))
    call_command("run_tasks")
    assert not Alert.objects.exists()
