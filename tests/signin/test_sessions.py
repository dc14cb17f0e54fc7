"""Session lifetime, signing out, and cache headers of the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from jobboard.signin.models import SignIn
from jobboard.signin.roles import Role
from tests.signin.accounts import PASSWORD, can_open_admin, make_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ada() -> Any:
    return make_user("ada", Role.ADMINISTRATOR)


def test_session_expires_after_twelve_hours_despite_activity(client: Client, monkeypatch: Any) -> None:
    sign_in(client, "ada")
    end = Session.objects.get().expire_date
    assert abs(end - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)

    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=11))
    session = client.session
    session["anything"] = "changes"
    session.save()
    assert can_open_admin(client)
    assert Session.objects.get().expire_date == end

    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=12, seconds=1))
    assert not can_open_admin(client)


def test_signing_in_starts_a_new_session(client: Client) -> None:
    sign_in(client, "ada")
    first = client.session.session_key
    client.post("/admin/logout/")
    sign_in(client, "ada")
    assert client.session.session_key != first
    assert [session.session_key for session in Session.objects.all()] == [client.session.session_key]


def test_signing_out_deletes_session_clears_browser_and_is_recorded(client: Client) -> None:
    sign_in(client, "ada")
    response = client.post("/admin/logout/")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.exists()
    assert not can_open_admin(client)
    assert [(row.name, row.outcome) for row in SignIn.objects.all()] == [("ada", "signed out"), ("ada", "signed in")]


def test_signing_out_needs_a_signed_in_user_and_a_post_request(client: Client) -> None:
    assert "Clear-Site-Data" not in client.post("/admin/logout/").headers
    sign_in(client, "ada")
    assert client.get("/admin/logout/").status_code == 405
    assert can_open_admin(client)
    assert SignIn.objects.count() == 1


def test_admin_pages_are_not_cacheable(client: Client) -> None:
    addresses = [
        "/admin/", "/admin/auth/user/", "/admin/password_change/", "/admin/password_change/done/", "/admin/jsi18n/",
        "/admin/two-step/", "/admin/two-step/set-up/", "/admin/two-step/verify/", "/admin/postings/posting/add/",
    ]  # fmt: skip
    for address in ["/admin/login/", *addresses]:
        assert "no-store" in client.get(address).headers["Cache-Control"], address
    sign_in(client, "ada")
    for address in addresses:
        assert "no-store" in client.get(address).headers["Cache-Control"], address
    assert "no-store" in client.post("/admin/logout/").headers["Cache-Control"]


def test_changing_password_ends_other_sessions(client: Client) -> None:
    elsewhere = Client()
    sign_in(client, "ada")
    sign_in(elsewhere, "ada")
    new = "another 8 password"
    client.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert can_open_admin(client)
    assert not can_open_admin(elsewhere)
